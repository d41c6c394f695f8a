/** How do calls travel to Teams' connector: once, whole, and not for ever? */
import { ConnectorClient } from 'botframework-connector';
import { Agent, errors, request } from 'undici';
import { z } from 'zod';
import { callTimeout } from '../../inbox/job.ts';
import { ConnectorFailure, noReason } from '../calls/connector-failure.ts';

type Send = ConnectorClient['sendOperationRequest'];
type Arguments = Parameters<Send>[0];
type Spec = Parameters<Send>[1];

const TeamsError = z.object({ error: z.object({ code: z.string(), message: z.string().optional() }) });
/** What the connector answers: a resource's id, or a page of members; each reader looks at what it needs. */
const Answer = z.custom<Awaited<ReturnType<Send>>>((value) => typeof value === 'object' && value !== null);

/** How long a connection may take, in milliseconds: less than the call, so that it is known that nothing was sent. */
const connectTimeout = 5_000;
/** Connections kept open to all connectors together; more calls at once wait for one. */
const dispatcher = new Agent({ connections: 100, connect: { timeout: connectTimeout } });

/** The system's and undici's words for a connection that was never made. */
const notReached: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * The SDK's client with its way to the network replaced. Its own, of 4.23.3, sends of an entity only what it knows by name, so
 * that citations and the AI label never arrive (github.com/microsoft/botbuilder-js issue 4902); it waits for ever; and it sends
 * a post up to four times, also after an answer that only came too late, so that a message stands there twice. Here everything
 * is sent as it is, once, and fails in words; the inbox tries again. Redirects are not followed.
 */
export class Connector extends ConnectorClient {
  readonly #base: string;
  readonly #token: () => Promise<string | null>;
  readonly #refused: () => void;

  /** `token`: what a call shows; null where there is no login. `refused` is told when the connector did not take it. */
  constructor(serviceUrl: string, token: () => Promise<string | null>, refused: () => void) {
    super({ signRequest: async (resource) => resource }, { baseUri: serviceUrl });
    this.#base = serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`;
    this.#token = token;
    this.#refused = refused;
  }

  /** Rejects with `ConnectorFailure`, or with `TokenFailure` where nothing could be sent. */
  override async sendOperationRequest(args: Arguments, spec: Spec): ReturnType<Send> {
    const token = await this.#token();
    const part = spec.requestBody?.parameterPath;
    const body = typeof part === 'string' ? JSON.stringify(args[part]) : undefined;
    const url = `${this.#base}${pathOf(args, spec)}`;
    let answer = await send(url, spec.httpMethod, token, body);
    if (answer.status === 401) {
      // The token has ended early, and nothing was done with it.
      this.#refused();
      answer = await send(url, spec.httpMethod, await this.#token(), body);
    }
    const { status, headers, text } = answer;
    if (status < 200 || status >= 300) throw failure(status, headers['retry-after'], text);
    return Answer.parse(readJson(text) ?? {});
  }
}

/** The operation's path with its arguments, and its query. */
function pathOf(args: Arguments, spec: Spec): string {
  const path = (spec.path ?? '').replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(args[name])));
  const query = new URLSearchParams();
  for (const { parameterPath } of spec.queryParameters ?? []) {
    const name = Array.isArray(parameterPath) ? parameterPath[1] : undefined;
    const value: unknown = name === undefined ? undefined : Object(args.options)[name];
    if (name !== undefined && value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

async function send(
  url: string,
  method: Spec['httpMethod'],
  token: string | null,
  body: string | undefined,
): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  try {
    const response = await request(url, {
      dispatcher,
      method,
      headers: {
        accept: 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
      },
      body: body ?? null,
      signal: AbortSignal.timeout(callTimeout),
    });
    return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
  } catch (cause) {
    const code = codeOf(cause);
    throw new ConnectorFailure({ status: null, code, reached: !notReached.includes(code) }, { cause });
  }
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof errors.UndiciError) return thrown.code;
  if (thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return thrown instanceof Error ? thrown.name : 'unknown';
}

function failure(status: number, retryAfter: unknown, text: string): ConnectorFailure {
  const seconds = typeof retryAfter === 'string' ? Number(retryAfter) : Number.NaN;
  const after = Number.isFinite(seconds) ? { after: seconds * 1000 } : {};
  const { code = noReason, message = '' } = TeamsError.safeParse(readJson(text)).data?.error ?? {};
  return new ConnectorFailure({ status, code, said: message.slice(0, 300), ...after });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
