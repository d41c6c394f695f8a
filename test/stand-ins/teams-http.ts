/** How do the stand-in's servers listen, take a call, go wrong when asked to, and stop? */
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { answer, type CallKind, type Failing, type Failure } from './teams-failures.ts';
import { type Reply, TeamsRefusal } from './teams-refusal.ts';

/** A call of the bot: to the connector, for the issuer's keys, or for a token. */
export interface TeamsCall {
  readonly kind: CallKind;
  readonly method: string;
  /** With the query, as it was sent. */
  readonly path: string;
  /** JSON; as text where it is none. */
  readonly body: unknown;
  readonly at: number;
  /** The failure that was put in its way. */
  readonly failure: Failure['kind'] | undefined;
  /** What was answered; undefined while nothing was. */
  status: number | undefined;
  /** Teams' word for a refusal of its own. */
  error: string | undefined;
}

/** What a call is for, and what is done about it. */
export interface Route {
  readonly kind: CallKind;
  /** What is kept of the body, where that is not JSON. */
  readonly body?: unknown;
  /** Throws a `TeamsRefusal`. */
  act(): Reply;
}

export class Calls {
  readonly list: TeamsCall[] = [];
  readonly #failures = new Map<Failing, Failure[]>();
  readonly #changed: () => void;

  /** `changed` is called after each call. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  fail(which: Failing, failures: readonly Failure[]): void {
    this.#failures.set(which, [...(this.#failures.get(which) ?? []), ...failures]);
  }

  #failureOf(kind: CallKind): Failure | undefined {
    const take = (which: Failing) => this.#failures.get(which)?.shift();
    if (kind === 'other') return undefined;
    return take(kind) ?? (kind === 'post' || kind === 'typing' ? take('any-post') : undefined);
  }

  /** Serves what `route` finds. */
  listener(route: (request: IncomingMessage, url: URL, text: string) => Route): RequestListener {
    return (request, response) => {
      readText(request).then(
        async (text) => {
          const { method = '', url: path = '/' } = request;
          const { kind, body, act } = route(request, new URL(path, 'http://localhost'), text);
          const failure = this.#failureOf(kind);
          const call: TeamsCall = {
            kind,
            method,
            path,
            body: body ?? readJson(text),
            at: Date.now(),
            failure: failure?.kind,
            status: undefined,
            error: undefined,
          };
          this.list.push(call);
          const tried = async (): Promise<Reply> => {
            try {
              return act();
            } catch (thrown) {
              if (!(thrown instanceof TeamsRefusal)) throw thrown;
              call.error = thrown.code;
              return thrown.reply;
            }
          };
          await answer(request, response, failure, tried, (status) => {
            call.status = status;
            this.#changed();
          });
        },
        () => response.destroy(),
      );
    };
  }
}

/** The value, or the text itself where it is no JSON. */
export function readJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** Listens on a free port of this machine, and gives it. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Cuts what is open. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
