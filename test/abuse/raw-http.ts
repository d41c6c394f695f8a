/** What does somebody send who writes HTTP by hand: no client would? */
import { connect } from 'node:net';
import fc from 'fast-check';
import { hostilePath, hostileText, mark } from './hostile-values.ts';

const methods = [
  'GET',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'get',
  'G\u00cbT',
  'CONNECT',
  'X'.repeat(300),
] as const;
const paths = [
  '/',
  '/ask',
  '/slack/events',
  '/api/messages',
  '/healthz',
  '/readyz',
  '/metrics',
  '/desk.css',
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '//evil.example/',
  'http://evil.example/',
  'http://127.0.0.1/slack/events',
  '*',
  '',
  '/slack/events/',
  '/slack/events%00',
  '/SLACK/EVENTS',
  '/slack/../slack/events',
  '/./api/messages',
  '/api/messages;x=1',
  '/__proto__',
  '/constructor',
  `/?${'a=1&'.repeat(2_000)}`,
  `/${'a'.repeat(20_000)}`,
  `/?thread=${encodeURIComponent(`<${mark}>`)}`,
] as const;

const headerLines = [
  'Content-Length: 5',
  'Content-Length: 5\r\nContent-Length: 6',
  'Content-Length: -1',
  'Content-Length: 99999999999999999999',
  'Content-Length: 5\r\nTransfer-Encoding: chunked',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: xchunked',
  'Content-Type: application/json',
  'Content-Type: application/x-www-form-urlencoded',
  'Content-Type: multipart/form-data; boundary=',
  'Content-Type: application/json; charset=utf-7',
  'Content-Type: ,,,',
  'Content-Encoding: gzip',
  'Content-Encoding: br, gzip, deflate, x',
  'Expect: 100-continue',
  'Upgrade: websocket\r\nConnection: Upgrade',
  'Range: bytes=0-1,2-3,4-99999999',
  'If-None-Match: *',
  'Accept: application/json',
  'Accept: */*;q=nan',
  'Origin: null',
  'Origin: http://127.0.0.1',
  'X-Forwarded-Host: evil.example',
  'X-Forwarded-Proto: https',
  'X-Slack-Request-Timestamp: 1e309',
  'X-Slack-Signature: v0=',
  'X-Slack-Retry-Num: NaN',
  'Authorization: Bearer',
  'Authorization: Bearer a.b.c',
  `Authorization: Bearer ${'e30.'.repeat(2_000)}`,
  `Cookie: ${'a=b; '.repeat(2_000)}`,
  'Cookie: vouch=%00; vouch=; =; ;;',
  `X-Long: ${'x'.repeat(20_000)}`,
  Array.from({ length: 1_500 }, (_, at) => `X-${at}: 1`).join('\r\n'),
  'X-\u0000: 1',
  ' Folded: 1\r\n  more',
  'NoColon',
  ': empty',
] as const;

const hosts = [
  '127.0.0.1',
  'evil.example',
  '',
  '127.0.0.1, evil.example',
  '127.0.0.1:99999',
  '[::1]',
  '127.0.0.1@evil.example',
  '127.0.0.1\r\nHost: evil.example',
] as const;
const bodies = [
  '',
  'hello',
  '5\r\nhello\r\n0\r\n\r\n',
  'zz\r\nhello',
  'FFFFFFFFFFFFFFFF\r\n',
  '{"q":',
  '{"q":"x"}',
  '\u0000\u0001\u0002',
  'q=%C3',
  'q=x&q=y&__proto__=1',
] as const;

/** The bytes of one request, as Latin-1. */
export const rawRequest: fc.Arbitrary<string> = fc
  .record({
    method: fc.constantFrom(...methods),
    path: fc.oneof(
      fc.constantFrom(...paths),
      hostilePath.map((path) => `/${path}`),
      hostileText,
    ),
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''),
    host: fc.constantFrom('127.0.0.1', '127.0.0.1', '127.0.0.1', ...hosts),
    headers: fc.array(fc.constantFrom(...headerLines), { maxLength: 3 }),
    body: fc.oneof(fc.constantFrom(...bodies), hostileText),
  })
  .map(({ method, path, version, host, headers, body }) =>
    [
      `${method} ${path} ${version}`,
      ...(host === '' ? [] : [`Host: ${host}`]),
      'Connection: close',
      ...headers,
      '',
      body,
    ].join('\r\n'),
  );

/** Sends bytes, says that there are no more, and gives what came back, as Latin-1; nothing where nothing did. */
export function sendRaw(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: false });
    const done = (): void => {
      socket.destroy();
      resolve(Buffer.concat(pieces).toString('latin1'));
    };
    socket.setTimeout(1_000, done);
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    socket.on('error', done);
    socket.on('close', done);
    socket.on('connect', () => socket.end(Buffer.from(request, 'latin1')));
  });
}
