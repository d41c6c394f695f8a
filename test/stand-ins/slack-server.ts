/** How does Slack itself behave, as far as the tests need it? */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { type Fields, readArguments, SlackRefusal } from './slack-args.ts';
import { answer, type Failure, send } from './slack-failures.ts';
import { allScopes } from './slack-limits.ts';
import { callMethod, type Installation } from './slack-methods.ts';
import { eventOf, type Said, write } from './slack-people.ts';
import { respond } from './slack-responses.ts';
import { type SocketSide, serveSockets } from './slack-socket.ts';
import { waitFor } from './slack-wait.ts';
import { type Ephemeral, type Message, type ThreadMark, type View, Workspace } from './slack-workspace.ts';
import type { Truthy } from './wait-for.ts';

/** A call of the Web API, or of a response_url under the method `response`. */
export interface Call {
  readonly method: string;
  readonly args: Fields;
  readonly at: number;
  readonly token: string | undefined;
  /** The failure that was put in its way. */
  readonly failure: Failure['kind'] | undefined;
  /** The code it was refused with. */
  error: string | undefined;
}

export interface SlackStandIn {
  readonly url: string;
  /** For `slackApiUrl` of a client. */
  readonly apiUrl: string;
  readonly workspace: Workspace;
  readonly calls: readonly Call[];
  /** Open modals, the lowest of a stack first. */
  readonly views: readonly View[];
  readonly socket: SocketSide;
  messages(channel?: string): readonly Message[];
  ephemerals(channel?: string): readonly Ephemeral[];
  home(user: string): View | undefined;
  /** The last status, title or prompts of a thread or, without one, of a conversation. */
  mark(kind: ThreadMark['kind'], channel: string, thread_ts?: string): unknown;
  addUser: Workspace['addUser'];
  addChannel: Workspace['addChannel'];
  /** A person writes; gives the message and the event that tells the app of it. */
  say(said: Said): { readonly message: Message; readonly event: Fields };
  /** Puts failures in the way of the next calls of a method; `response` is a POST to a response_url. */
  fail(method: string, ...failures: readonly Failure[]): void;
  /** Lets time pass for triggers, response urls and new messages. */
  advance(ms: number): void;
  /** Resolves with what the predicate gives once that is something; rejects after 5 s with what there was instead. */
  waitFor<T>(predicate: (slack: SlackStandIn) => T, ms?: number): Promise<Truthy<T>>;
  stop(): Promise<void>;
}

export interface SlackOptions {
  /** The scopes of the bot's token; every known one by default. */
  readonly scopes?: readonly string[];
  /** False for an app of the older assistant kind. */
  readonly agentView?: boolean;
}

function tokenOf(request: IncomingMessage, args: Fields): string | undefined {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? (typeof args['token'] === 'string' ? args['token'] : undefined);
}

export type { Failure } from './slack-failures.ts';
export { tokens } from './slack-methods.ts';

/** Starts a Slack on a free port of this machine. */
export async function startSlack(options: SlackOptions = {}): Promise<SlackStandIn> {
  const workspace = new Workspace();
  const calls: Call[] = [];
  const failures = new Map<string, Failure[]>();
  const installation: Installation = {
    scopes: new Set(options.scopes ?? allScopes),
    agentView: options.agentView ?? true,
    tickets: new Set(),
  };

  function handle(request: IncomingMessage, response: ServerResponse, body: string): void {
    const [, method, id] = /^\/(?:api\/([\w.]+)|response\/(\w+))$/.exec(request.url ?? '') ?? [];
    const name = method ?? (id === undefined ? undefined : 'response');
    if (request.method !== 'POST' || name === undefined) {
      send(response, { status: 404, body: { ok: false } });
      return;
    }
    let args: Fields = {};
    let unread: SlackRefusal | undefined;
    try {
      args = readArguments(request.headers['content-type'] ?? '', body);
    } catch (thrown) {
      if (!(thrown instanceof SlackRefusal)) throw thrown;
      unread = thrown;
    }
    const failure = failures.get(name)?.shift();
    const token = tokenOf(request, args);
    const call: Call = { method: name, args, at: workspace.now(), token, failure: failure?.kind, error: undefined };
    calls.push(call);
    answer(request, response, failure, () => {
      try {
        if (unread) throw unread;
        if (id !== undefined) return respond(workspace, id, args);
        const scopes = [...installation.scopes].join(',');
        const said = callMethod({ method: name, args, token }, workspace, installation);
        return { status: 200, body: { ok: true, ...said }, headers: { 'x-oauth-scopes': scopes } };
      } catch (thrown) {
        if (!(thrown instanceof SlackRefusal)) throw thrown;
        call.error = thrown.code;
        return { status: 200, body: { ok: false, error: thrown.code, ...thrown.extra } };
      }
    });
    workspace.changed();
  }

  const server = createServer((request, response) => {
    readText(request).then(
      (body) => handle(request, response, body),
      () => response.destroy(),
    );
  });
  const socket = serveSockets(server, workspace, installation.tickets);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  workspace.url = `http://127.0.0.1:${port}`;

  const of = <T extends Message>(list: readonly T[], channel: string | undefined) =>
    list.filter((message) => channel === undefined || message.channel === channel);

  const slack: SlackStandIn = {
    url: workspace.url,
    apiUrl: `${workspace.url}/api/`,
    workspace,
    calls,
    get views() {
      return [...workspace.views.values()];
    },
    socket,
    messages: (channel) => of(workspace.messages, channel),
    ephemerals: (channel) => of(workspace.ephemerals, channel),
    home: (user) => workspace.homes.get(user),
    mark: (kind, channel, thread_ts) =>
      workspace.marks.findLast((one) => one.kind === kind && one.channel === channel && one.thread_ts === thread_ts)
        ?.value,
    addUser: (user) => workspace.addUser(user),
    addChannel: (channel) => workspace.addChannel(channel),
    say: (said) => {
      const message = write(workspace, said);
      return { message, event: eventOf(workspace, message) };
    },
    fail: (method, ...more) => void failures.set(method, [...(failures.get(method) ?? []), ...more]),
    advance: (ms) => workspace.advance(ms),
    waitFor: (predicate, ms = 15_000) => waitFor(slack, predicate, ms),
    stop: async () => {
      socket.drop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return slack;
}
