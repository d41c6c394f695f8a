/** How is everything on one port served, and drained? */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { VouchError } from '../../core/errors.ts';
import type { Access } from './access/access.ts';
import { desk } from './desk.ts';
import { health, type Metered } from './health/health.ts';

export interface Served {
  /** `http://127.0.0.1:3978` */
  readonly address: string;
  /** Takes no new connections, lets those open finish (at most `grace` milliseconds), then resolves. */
  close(grace: number): Promise<void>;
}

/** What stands beside the desk: requests other surfaces answer themselves, by path, what keeps them from working, and whether this server looks at the sources by itself. */
export interface Beside {
  readonly handlers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>>;
  problems(): readonly string[];
  readonly watches?: boolean;
}

/**
 * How long a connection may idle, in milliseconds: longer than load balancers keep theirs (60 s mostly), or one of them sends
 * something at the moment it is closed.
 */
const keepAliveTimeout = 75_000;

/** Listen on host and port; port 0 takes a free one. No desk without `access`. Rejects with `config` when the address cannot be had. */
export async function serve(
  { vouch, registry }: Metered,
  host: string,
  port: number,
  beside: Beside = { handlers: {}, problems: () => [] },
  access: Access | null = null,
): Promise<Served> {
  const app = new Hono();
  app.route('/', health(vouch, registry, beside.problems));
  if (access !== null) app.route('/', desk(vouch, access, beside.problems, beside.watches));
  const pages = getRequestListener(app.fetch);
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout },
    (request, response) => {
      const path = request.url?.split('?', 1)[0] ?? '';
      const handler = Object.hasOwn(beside.handlers, path) ? beside.handlers[path] : undefined;
      return handler === undefined ? pages(request, response) : handler(request, response);
    },
  );
  await listen(server, host, port);
  const bound = server.address() as AddressInfo;
  return {
    address: `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`,
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
