/** How is everything on one port served, and drained? */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { loopbackHosts } from '../../config.ts';
import { VouchError } from '../../core/errors.ts';
import { desk } from './desk.ts';
import { health, type Metered } from './health.ts';

export interface Served {
  /** `http://127.0.0.1:3978` */
  readonly address: string;
  /** Whether the desk itself is on; it is off anywhere but on loopback, until it has logins. */
  readonly deskOn: boolean;
  /** Takes no new connections, lets those open finish (at most `grace` milliseconds), then resolves. */
  close(grace: number): Promise<void>;
}

/** What other surfaces add to the port: requests they answer themselves, by path, and what keeps them from working. */
export interface Beside {
  readonly handlers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>>;
  problems(): readonly string[];
}

/** Listen on host and port; port 0 takes a free one. Rejects with `config` when the address cannot be had. */
export async function serve(
  { vouch, registry }: Metered,
  host: string,
  port: number,
  beside: Beside = { handlers: {}, problems: () => [] },
): Promise<Served> {
  const deskOn = loopbackHosts.includes(host);
  const app = new Hono();
  app.route('/', health(vouch, registry, beside.problems));
  if (deskOn) app.route('/', desk(vouch));
  const pages = getRequestListener(app.fetch);
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    const handler = Object.hasOwn(beside.handlers, path) ? beside.handlers[path] : undefined;
    return handler === undefined ? pages(request, response) : handler(request, response);
  });
  await listen(server, host, port);
  const bound = server.address() as AddressInfo;
  return {
    address: `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`,
    deskOn,
    close: (grace) => drain(server, grace),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE'
          ? 'is already in use'
          : cause.code === 'EACCES'
            ? 'may not be used by this user'
            : 'cannot be listened on';
      reject(
        new VouchError('config', `Port ${port} on ${host} ${why}.`, 'Stop what uses it, or set PORT to another port.', {
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
}

function drain(server: Server, grace: number): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
