/** How is something sent over HTTP with as little work as can be, so that the machine is left to whoever answers? */
import { type Agent, request } from 'node:http';

export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly agent: Agent;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until it is given up. */
  readonly timeout?: number;
}

export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly cookies: readonly string[];
}

/** Rejects where there is no whole answer. */
export async function askHttp(url: string, asked: Asked): Promise<Answered> {
  try {
    return await askOnce(url, asked);
  } catch (thrown) {
    // The server closed an idle connection just then: https://nodejs.org/api/http.html#requestreusedsocket
    if (thrown instanceof StaleConnection) return askOnce(url, asked);
    throw thrown;
  }
}

class StaleConnection extends Error {}

function askOnce(url: string, { method, agent, headers = {}, body, timeout = 60_000 }: Asked): Promise<Answered> {
  return new Promise((done, fail) => {
    const asked = request(url, {
      method,
      agent,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
      signal: AbortSignal.timeout(timeout),
    });
    asked.on('error', (error: NodeJS.ErrnoException) =>
      fail(asked.reusedSocket && error.code === 'ECONNRESET' ? new StaleConnection() : error),
    );
    asked.on('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', fail);
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          body: Buffer.concat(pieces).toString('utf8'),
          cookies: response.headers['set-cookie'] ?? [],
        }),
      );
    });
    asked.end(body);
  });
}

/** Somebody at the desk of a running Vouch: where it is, the cookie that lets them in, and what their forms carry. */
export interface Entered {
  readonly url: string;
  readonly cookie: string;
  readonly csrf: string;
}

/** Opens the address that Vouch printed. Where that holds no token, everybody is let in. */
export async function enter(printed: string, agent: Agent): Promise<Entered> {
  const { origin } = new URL(printed);
  const { cookies } = await askHttp(printed, { method: 'GET', agent });
  const cookie = cookies.map((each) => each.split(';', 1)[0]).join('; ');
  const { status, body } = await askHttp(`${origin}/`, { method: 'GET', agent, headers: { cookie } });
  if (status !== 200) throw new Error(`the desk answered ${status}: ${body.slice(0, 300)}`);
  return { url: origin, cookie, csrf: /name="csrf" value="([^"]*)"/.exec(body)?.[1] ?? '' };
}

/** What a form of the desk is sent with. */
export const formHeaders = ({ url, cookie }: Entered): Record<string, string> => ({
  cookie,
  origin: url,
  'content-type': 'application/x-www-form-urlencoded',
});
