/** How does Microsoft Teams itself behave, as far as the tests need it? */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { certificate, certificateKey, certificatePath } from './teams-certificate.ts';
import { Connector, type ConnectorCall, kindOf } from './teams-connector.ts';
import type { Failing, Failure } from './teams-failures.ts';
import { Calls, close, listen, readJson, type TeamsCall } from './teams-http.ts';
import { type Issuer, makeIssuer } from './teams-issuer.ts';
import { Login, scope } from './teams-login.ts';
import { type Rate, RateLimit, teamsRate } from './teams-rate.ts';
import { badSyntax, type Fields, isFields, type Reply, TeamsRefusal } from './teams-refusal.ts';
import { waitFor } from './teams-wait.ts';
import {
  type Installed,
  type Person,
  type Room,
  splitId,
  type Team,
  type TeamsMessage,
  type Typing,
  World,
} from './teams-world.ts';
import type { Truthy } from './wait-for.ts';

export { certificatePath, trustCertificate } from './teams-certificate.ts';
export type { CallKind, Failing, Failure } from './teams-failures.ts';
export type { TeamsCall } from './teams-http.ts';
export { badTokenKinds, type TokenKind, tokenKinds } from './teams-issuer.ts';
export type { Fields } from './teams-refusal.ts';
export type { Attachment, Person, Room, Team, TeamsMessage, Typing } from './teams-world.ts';

export interface TeamsStandIn {
  /** Of the connector, with a slash at the end. */
  readonly serviceUrl: string;
  readonly openIdUrl: string;
  readonly issuer: string;
  /** The authority for MSAL, with the tenant; over TLS, see `trustCertificate`. */
  readonly loginUrl: string;
  readonly scope: string;
  readonly appId: string;
  readonly password: string;
  /** The organisation that the bot belongs to. */
  readonly tenantId: string;
  /** The settings of a bot in this Teams, by their names in the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The same for a managed identity instead of a password. */
  readonly identityEnvironment: Readonly<Record<string, string>>;
  readonly world: World;
  /** The rep that acts where nobody else is named. */
  readonly dana: Person;
  readonly robin: Person;
  readonly calls: readonly TeamsCall[];
  /** How many tokens were asked for. */
  readonly tokenRequests: number;
  /** All messages, those of a room, or of one thread of a channel. */
  messages(conversation?: string): readonly TeamsMessage[];
  typings(conversation?: string): readonly Typing[];
  /** The card that everybody or, where it differs, this person sees of a message. */
  cardFor(message: TeamsMessage, person?: Person): Fields | undefined;
  addPerson: World['addPerson'];
  addGroupChat: World['addGroupChat'];
  addTeam: World['addTeam'];
  addChannel: World['addChannel'];
  /** A team's channel by its name. */
  channel(team: Team, name: string): Room;
  /** The chat of somebody with the bot; Dana's by default. */
  personalChat(person?: Person): Room;
  /** Keeps the bot from writing there, with a code such as `ConversationBlockedByUser`. */
  block(where: Room | Team, code?: string): void;
  /** Lets it write there again, or takes it out, without telling it. */
  setInstalled(where: Room | Team, installed: Installed): void;
  /** Puts failures in the way of the next calls. */
  fail(which: Failing, ...failures: readonly Failure[]): void;
  /** Sends to a conversation; undefined for as many as it likes. */
  limit(rate: Rate | undefined): void;
  /** A token as Teams sends it, or a bad one. `claims` override. */
  sign: Issuer['sign'];
  /** The Authorization header with it; undefined for `none`. */
  authorization: Issuer['authorization'];
  /** No token that the bot has is good any longer. */
  revokeTokens(): void;
  /** How long the next tokens are good for, in seconds. */
  setTokenLife(seconds: number): void;
  /** Resolves with what the predicate gives once that is something; rejects after 15 s with what there was instead. */
  waitFor<T>(predicate: (teams: TeamsStandIn) => T, ms?: number): Promise<Truthy<T>>;
  stop(): Promise<void>;
}

export interface TeamsOptions {
  readonly appId?: string;
  readonly password?: string;
  readonly tenantId?: string;
  readonly botName?: string;
  readonly issuer?: string;
  /** Sends to one conversation, 7 a second by default; null for as many as it likes. */
  readonly rate?: Rate | null;
  /** The smallest page of members that is given, 50 in Teams, whatever is asked for. */
  readonly smallestPage?: number;
}

const region = '/amer/';
const partsOf = (path: string): string[] =>
  path.startsWith(region) ? path.slice(region.length).split('/').filter(Boolean).map(decodeURIComponent) : [];

/** Starts a Teams on free ports of this machine. */
export async function startTeams(options: TeamsOptions = {}): Promise<TeamsStandIn> {
  const { appId = randomUUID(), password = `secret~${randomUUID()}`, tenantId = randomUUID() } = options;
  const world = new World({ appId, tenantId, botName: options.botName ?? 'Vouch' });
  const login = new Login({ appId, password, tenantId });
  const connector = new Connector(world, options.smallestPage ?? 50);
  const limit = new RateLimit(options.rate === null ? undefined : (options.rate ?? teamsRate));
  const calls = new Calls(() => world.changed());
  // Whoever keeps the keys keeps them by this address, which no other stand-in has.
  const openIdPath = `/v1/${randomUUID()}/.well-known/openidconfiguration`;
  const keysPath = openIdPath.replace('openidconfiguration', 'keys');
  let issuer: Issuer;

  const connectorCall = (request: IncomingMessage, url: URL, text: string): ConnectorCall => ({
    method: request.method ?? '',
    parts: partsOf(url.pathname),
    query: url.searchParams,
    body: readJson(text),
    text,
  });

  const actOf = (request: IncomingMessage, call: ConnectorCall): Reply => {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!login.isGood(bearer))
      throw new TeamsRefusal(401, 'Unauthorized', 'Authorization has been denied for this request.');
    if (typeof call.body === 'string') throw badSyntax('The body is no JSON.');
    const kind = kindOf(call);
    if (kind === 'post' || kind === 'typing') limit.take(connector.roomOf(call));
    return connector.act(call);
  };

  const server: Server = createServer(
    calls.listener((request, url, text) => {
      const { origin } = new URL(serviceUrl);
      if (url.pathname === openIdPath) {
        const body = {
          issuer: issuer.issuer,
          authorization_endpoint: 'https://invalid.botframework.com',
          jwks_uri: `${origin}${keysPath}`,
          id_token_signing_alg_values_supported: ['RS256'],
          token_endpoint_auth_methods_supported: ['private_key_jwt'],
        };
        return { kind: 'openid', act: () => ({ status: 200, body }) };
      }
      if (url.pathname === keysPath)
        return { kind: 'openid', act: () => ({ status: 200, body: { keys: issuer.keys } }) };
      if (url.pathname === '/msi/token')
        return { kind: 'token', act: () => login.managedIdentity(request, url.searchParams) };
      const call = connectorCall(request, url, text);
      return { kind: kindOf(call), act: () => actOf(request, call) };
    }),
  );
  const loginServer: Server = createTlsServer(
    { cert: certificate, key: certificateKey },
    calls.listener((request, url, text) => {
      const endpoint = login.endpointOf(request.method ?? '', url.pathname);
      if (endpoint === undefined) return { kind: 'other', act: () => ({ status: 404 }) };
      if (endpoint === 'discovery') return { kind: 'other', act: () => login.discovery(loginOrigin, url.pathname) };
      const form = new URLSearchParams(text);
      return { kind: 'token', body: Object.fromEntries(form), act: () => login.clientCredentials(url.pathname, form) };
    }),
  );
  const [port, loginPort] = await Promise.all([listen(server), listen(loginServer)]);
  const serviceUrl = `http://127.0.0.1:${port}${region}`;
  const loginOrigin: string = `https://localhost:${loginPort}`;
  const openIdUrl = `http://127.0.0.1:${port}${openIdPath}`;
  issuer = await makeIssuer({ issuer: options.issuer ?? scope, appId, serviceUrl });

  const common = {
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
    ToBotFromChannelTokenIssuer: issuer.issuer,
  };
  const within = <T extends { readonly room: string; readonly thread: string | undefined }>(
    all: readonly T[],
    conversation: string | undefined,
  ): readonly T[] => {
    if (conversation === undefined) return [...all];
    const { room, thread } = splitId(conversation);
    return all.filter((each) => each.room === room && (thread === undefined || each.thread === thread));
  };

  const teams: TeamsStandIn = {
    serviceUrl,
    openIdUrl,
    issuer: issuer.issuer,
    loginUrl: `${loginOrigin}/${tenantId}`,
    scope,
    appId,
    password,
    tenantId,
    environment: {
      ...common,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppPassword: password,
      ToChannelFromBotLoginUrl: `${loginOrigin}/${tenantId}`,
      NODE_EXTRA_CA_CERTS: certificatePath,
    },
    identityEnvironment: {
      ...common,
      MicrosoftAppType: 'UserAssignedMSI',
      IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`,
      IDENTITY_HEADER: login.identityHeader,
    },
    world,
    dana: world.addPerson({ name: 'Dana Reyes' }),
    robin: world.addPerson({ name: 'Robin Cole' }),
    calls: calls.list,
    get tokenRequests() {
      return calls.list.filter(({ kind }) => kind === 'token').length;
    },
    messages: (conversation) => within(world.messages, conversation),
    typings: (conversation) => within(world.typings, conversation),
    cardFor: (message, person) => {
      const own = person === undefined ? undefined : world.views.get(message.id)?.get(person.id);
      if (own !== undefined) return own;
      return message.attachments
        .map(({ content }) => content)
        .find((content) => isFields(content) && content['type'] === 'AdaptiveCard') as Fields | undefined;
    },
    addPerson: (person) => world.addPerson(person),
    addGroupChat: (chat) => world.addGroupChat(chat),
    addTeam: (team) => world.addTeam(team),
    addChannel: (team, name) => world.addChannel(team, name),
    channel: (team, name) => {
      const found = team.channels.find((each) => each.name === name);
      if (found === undefined) throw new Error(`the team ${team.name} has no channel ${name}`);
      return found;
    },
    personalChat: (person = teams.dana) => world.personalChat(person),
    block: (where, code = 'BotDisabledByUser') => teams.setInstalled(where, { blocked: code }),
    setInstalled: (where, installed) => {
      const owner = 'team' in where ? (where.team ?? where) : where;
      owner.installed = installed;
    },
    fail: (which, ...failures) => calls.fail(which, failures),
    limit: (rate) => {
      limit.rate = rate;
    },
    sign: (kind, claims) => issuer.sign(kind, claims),
    authorization: (kind, claims) => issuer.authorization(kind, claims),
    revokeTokens: () => login.revokeAll(),
    setTokenLife: (seconds) => {
      login.seconds = seconds;
    },
    waitFor: (predicate, ms = 15_000) => waitFor(teams, predicate, ms),
    stop: async () => void (await Promise.all([close(server), close(loginServer)])),
  };
  return teams;
}
