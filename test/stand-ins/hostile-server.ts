/** How do the servers of official sources misbehave? Each way was seen at one of them, or is what an attacker would do. */
import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface HostileServer {
  /** With a closing slash: the base address of a source. */
  readonly base: URL;
  /** The requests so far, oldest first. */
  readonly asked: IncomingMessage[];
  /** How many bytes of a body without end were taken from the server. */
  taken(): number;
  /** Resolves when the next request is there. */
  asking(): Promise<void>;
  /** Resolves when the next answer is closed before it is whole. */
  closing(): Promise<void>;
  stop(): Promise<void>;
}

/** A page of Akamai, as CISA's servers give it to programs they do not know. */
export const accessDenied = `<HTML><HEAD>
<TITLE>Access Denied</TITLE>
</HEAD><BODY>
<H1>Access Denied</H1>
You have no permission for this page.
</BODY></HTML>
`;

const megabyte = Buffer.alloc(1024 * 1024, 'x');
/** 200 MB that are 200 KB packed: gzip takes members in a row for one. */
const bomb = Buffer.concat(Array.from({ length: 200 }, () => gzipSync(megabyte)));

export async function hostileServer(): Promise<HostileServer> {
  const asked: IncomingMessage[] = [];
  let taken = 0;
  const events = new EventEmitter();
  const next = (event: string) => new Promise<void>((done) => events.once(event, done));
  /** Sends a piece again and again for ever, as fast as it is taken. */
  const pour = (response: ServerResponse, piece: Buffer): void => {
    if (response.destroyed) return;
    const more = () => setImmediate(() => pour(response, piece));
    taken += piece.byteLength;
    if (response.write(piece)) more();
    else response.once('drain', more);
  };

  /** What to do by the name of a case, which is the path; how often it was asked before. */
  const cases: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage, before: number) => void>> =
    {
      ok: (response) => {
        response.writeHead(200, { 'content-type': 'application/json', etag: '"1"', 'set-cookie': 'id=1' });
        response.end('{"count":1}');
      },
      packed: (response) => {
        response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', 'content-encoding': 'gzip' });
        response.end(gzipSync('<rss/>'));
      },
      stale: (response) => response.writeHead(200, { age: '6240', 'cache-control': 'no-store' }).end('{"count":0}'),
      etag: (response, request) => {
        const isKnown = request.headers['if-none-match'] === '"6a7f18bb-1dd23"';
        response.writeHead(isKnown ? 304 : 200, { etag: '"6a7f18bb-1dd23"' }).end(isKnown ? undefined : '<rss/>');
      },
      dated: (response, request) => {
        const day = 'Thu, 20 Aug 2026 12:00:00 GMT';
        const isKnown = request.headers['if-modified-since'] === day;
        response.writeHead(isKnown ? 304 : 200, { 'last-modified': day }).end(isKnown ? undefined : '{}');
      },
      'always-304': (response) => response.writeHead(304, { etag: '"1"' }).end(),
      'denied-200': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(accessDenied),
      'denied-403': (response) =>
        response.writeHead(403, { server: 'AkamaiGHost', 'content-type': 'text/html' }).end(accessDenied),
      'challenge-202': (response) =>
        response.writeHead(202, { 'x-amzn-waf-action': 'challenge', 'content-type': 'text/html' }).end('<html></html>'),
      'challenge-200': (response) =>
        response.writeHead(200, { 'x-amzn-waf-action': 'challenge', 'content-type': 'text/html' }).end('<html></html>'),
      empty: (response) => response.writeHead(200).end(),
      missing: (response) => response.writeHead(404, 'You <b>lose</b>').end('{}'),
      moved: (response) => response.writeHead(301, { location: '/ok' }).end(),
      'moved-nowhere': (response) => response.writeHead(302).end(),
      loop: (response) => response.writeHead(302, { location: '/loop' }).end(),
      'moved-away': (response) => response.writeHead(302, { location: 'https://login.example.com/' }).end(),
      'busy-once': (response, _, before) =>
        before === 0 ? response.writeHead(429, { 'retry-after': '7' }).end() : cases['ok']?.(response, _, before),
      'busy-long': (response) => response.writeHead(429, { 'retry-after': '120' }).end(),
      'down-until': (response, _, before) =>
        before === 0
          ? response.writeHead(503, { 'retry-after': 'Fri, 21 Aug 2026 13:00:00 GMT' }).end()
          : cases['ok']?.(response, _, before),
      down: (response) => response.writeHead(500).end('oops'),
      'long-by-header': (response) => response.writeHead(200, { 'content-length': '99999999' }).flushHeaders(),
      'short-of-header': (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"count":', () => response.socket?.destroy());
      },
      reset: (response, request, before) =>
        before === 0 ? request.socket.destroy() : cases['ok']?.(response, request, before),
      hang: () => undefined,
      drip: (response) => pour(response.writeHead(200), Buffer.from('x')),
      endless: (response) => pour(response.writeHead(200), megabyte),
      bomb: (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      'badly-packed': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip at all'),
    };

  const server = createServer((request, response) => {
    const before = asked.filter(({ url }) => url === request.url).length;
    asked.push(request);
    events.emit('asked');
    response.on('close', () => {
      if (!response.writableFinished) events.emit('closed');
    });
    const act = cases[(request.url ?? '').slice(1)];
    if (act === undefined) response.writeHead(404).end();
    else act(response, request, before);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    base: new URL(`http://127.0.0.1:${port}/`),
    asked,
    taken: () => taken,
    asking: () => next('asked'),
    closing: () => next('closed'),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
