/** How does what Teams sends come in: only from Teams, only whole, and only once? */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { asVouchError, VouchError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { type Caller, NotTeams } from './bot-framework/strict-authentication.ts';
import type { TeamsAdapter } from './bot-framework/teams-adapter.ts';
import type { InvokeResponse } from './invoke/invoke-response.ts';
import { Activity, tenantOf } from './receive/activity.ts';

/** The largest body taken, in bytes. Teams' own messages have at most 100 KB; a message with its quotes is larger. */
const bodyLimit = 1024 * 1024;

export interface RequestOptions {
  readonly adapter: TeamsAdapter;
  /** The organisation whose people may use Vouch; empty in development. */
  readonly home: string;
  readonly log: Log;
  /** What is done with an activity that is certainly Teams'; `raw` as it came. Gives what an invoke is answered with. */
  readonly take: (activity: Activity, raw: Record<string, unknown>) => Promise<InvokeResponse | undefined>;
}

/** Answers one request. Never rejects. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: RequestOptions,
): Promise<void> {
  try {
    const { status, body } = await answerTo(request, options);
    end(response, status, body);
  } catch (thrown) {
    if (thrown instanceof NotTeams) {
      options.log.warn({ why: thrown.message, status: thrown.status }, 'a request that Teams did not send');
      return end(response, thrown.status);
    }
    const { http } = asVouchError(thrown);
    if (!(thrown instanceof VouchError)) options.log.error({ err: thrown }, 'something from Teams could not be taken');
    end(response, http);
  }
}

async function answerTo(request: IncomingMessage, options: RequestOptions): Promise<InvokeResponse> {
  const { adapter, home, take } = options;
  if (request.method !== 'POST') return { status: 405 };
  if (home === '') refuseBrowsers(request);
  // Who it is comes first: nothing of what a stranger sends is read.
  const caller = await adapter.authentication.identify(request.headers.authorization ?? '');
  const raw = readObject(await readBody(request));
  const parsed = Activity.safeParse(raw);
  if (!parsed.success) throw notActivity(parsed.error);
  const activity = parsed.data;
  checkOrigin(activity, caller, home);
  return (await adapter.receive(caller, raw, () => take(activity, raw))) ?? { status: 200 };
}

/** The address in the token is the only one that may be answered, and the home organisation the only one that is served. */
function checkOrigin(activity: Activity, { serviceUrl }: Caller, home: string): void {
  if (serviceUrl === null) {
    if (!isLoopback(activity.serviceUrl)) throw new NotTeams(403, 'In development only this machine is answered.');
    return;
  }
  if (activity.serviceUrl !== serviceUrl) throw new NotTeams(403, 'The token is for another service URL.');
  const tenant = tenantOf(activity);
  if (tenant !== undefined && tenant !== home)
    throw new NotTeams(403, 'The activity is of another organisation than MicrosoftAppTenantId.');
}

/** Without a login a web page that happens to be open on this machine must not reach Vouch: it cannot send this type unasked. */
function refuseBrowsers({ headers }: IncomingMessage): void {
  const host = headers.host?.replace(/:\d+$/, '') ?? '';
  if (headers.origin !== undefined || !['127.0.0.1', 'localhost', '[::1]'].includes(host))
    throw new NotTeams(403, 'In development only programs on this machine are answered.');
  if (headers['content-type']?.startsWith('application/json') !== true)
    throw new NotTeams(403, 'What Teams sends is JSON.');
}

const isLoopback = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

async function readBody(request: IncomingMessage): Promise<string> {
  const tooLarge = () => new VouchError('too-large', 'This is too large for a message.', 'Send less at once.');
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) throw tooLarge();
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > bodyLimit) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function readObject(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw notActivity(cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notActivity(undefined);
  return { ...value };
}

const notActivity = (cause: unknown): VouchError =>
  new VouchError('bad-input', 'This is not in the shape Teams sends.', 'Send what Teams sends.', { cause });

function end(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent) return void response.end();
  if (body === undefined) return void response.writeHead(status).end();
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
