/** How does a call to Slack go wrong? */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fields } from './slack-args.ts';

/** How a call goes wrong: `-after` does what was asked first. */
export type Failure =
  | { readonly kind: '429'; readonly retryAfter: number }
  | { readonly kind: '500' | 'timeout' | 'timeout-after' | 'drop' | 'drop-after' }
  | { readonly kind: 'error'; readonly error: string };

export interface Answer {
  readonly status: number;
  readonly body: Fields;
  readonly headers?: Readonly<Record<string, string>>;
}

export function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** Answers as `act` says, or goes wrong as asked. */
export function answer(
  request: IncomingMessage,
  response: ServerResponse,
  failure: Failure | undefined,
  act: () => Answer,
): void {
  switch (failure?.kind) {
    case undefined:
      send(response, act());
      break;
    case '429': {
      const headers = { 'retry-after': String(failure.retryAfter) };
      send(response, { status: 429, headers, body: { ok: false, error: 'ratelimited' } });
      break;
    }
    case '500':
      send(response, { status: 500, body: { ok: false, error: 'internal_error' } });
      break;
    case 'error':
      send(response, { status: 200, body: { ok: false, error: failure.error } });
      break;
    case 'timeout-after':
      act();
      break;
    case 'timeout':
      break;
    case 'drop-after':
      act();
      request.socket.destroy();
      break;
    case 'drop':
      request.socket.destroy();
  }
}
