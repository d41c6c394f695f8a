/** How is a Teams bot put under load, and how long do its answers take? */
import { randomUUID } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { certificate, certificateKey } from '../stand-ins/teams-certificate.ts';
import { makeIssuer } from '../stand-ins/teams-issuer.ts';
import { questions } from './questions.ts';
import { keepBusy, type Load } from './side-by-side.ts';

export const appId = randomUUID();
export const tenantId = randomUUID();
export const password = 'only-for-benches';
const issuer = 'https://api.botframework.com';

/** The parts of Teams that an answer to a message needs, as quick as they can be. */
export interface LeanTeams {
  readonly openIdUrl: string;
  readonly loginUrl: string;
  readonly serviceUrl: string;
  /** What Teams shows with everything it sends; one serves for an hour, as Teams' own do. */
  readonly authorization: string;
  /** Resolves when a message is posted in a conversation. */
  answerIn(conversation: string): Promise<void>;
  stop(): void;
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return (server.address() as AddressInfo).port;
}

export async function leanTeams(): Promise<LeanTeams> {
  const waiting = new Map<string, () => void>();
  let last = Date.now();
  let keys: readonly unknown[] = [];

  async function connector(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(asked);
    if (asked.url === '/openid') return answer(response, 200, { issuer, jwks_uri: `${base}/keys` });
    if (asked.url === '/keys') return answer(response, 200, { keys });
    if (asked.method === 'GET')
      return answer(response, 200, { id: '29:dana', name: 'Dana', tenantId, userRole: 'user' });
    last += 1;
    const room = decodeURIComponent(asked.url?.split('/')[4] ?? '');
    if (body.includes('"type":"message"')) {
      waiting.get(room)?.();
      waiting.delete(room);
    }
    answer(response, 201, { id: String(last) });
  }

  const plain = createServer((asked, response) => void connector(asked, response));
  const tls = createTlsServer({ cert: certificate, key: certificateKey }, (asked, response) => {
    asked.resume();
    const at = `https://localhost:${loginPort}/${tenantId}`;
    answer(
      response,
      200,
      asked.url?.includes('openid-configuration') === true
        ? {
            issuer: `${at}/v2.0`,
            authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
            token_endpoint: `${at}/oauth2/v2.0/token`,
            jwks_uri: `${at}/keys`,
          }
        : { token_type: 'Bearer', expires_in: 3600, access_token: 'a-token' },
    );
  });
  const base = `http://127.0.0.1:${await listen(plain)}`;
  const loginPort = await listen(tls);
  const serviceUrl = `${base}/amer/`;
  const signer = await makeIssuer({ issuer, appId, serviceUrl });
  keys = signer.keys;
  return {
    openIdUrl: `${base}/openid`,
    loginUrl: `https://localhost:${loginPort}/${tenantId}`,
    serviceUrl,
    authorization: `Bearer ${await signer.sign()}`,
    answerIn: (conversation) => new Promise((posted) => waiting.set(conversation, posted)),
    stop: () => {
      for (const server of [plain, tls]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

let sent = 0;

let messages = 0;

/** What Teams tells of a message of one of its people, in their own chat with the bot. */
export function messageOf({ serviceUrl }: LeanTeams, person: number, text: string): string {
  messages += 1;
  return JSON.stringify({
    type: 'message',
    id: String(1_790_000_000_000 + messages),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: {
      id: `29:person-${person}`,
      name: 'Dana',
      aadObjectId: `00000000-0000-4000-8000-${String(person).padStart(12, '0')}`,
    },
    recipient: { id: `28:${appId}`, name: 'Vouch' },
    conversation: { conversationType: 'personal', tenantId, id: chatOf(person) },
    text,
    textFormat: 'plain',
    entities: [{ locale: 'en-US', country: 'US', platform: 'Windows', type: 'clientInfo' }],
    channelData: { tenant: { id: tenantId } },
    locale: 'en-US',
  });
}

export const chatOf = (person: number): string => `a:chat-${person}`;

/** Each connection is a person in their own chat with the bot. */
export async function putUnderLoad(url: string, teams: LeanTeams, connections: number, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const load = await keepBusy(connections, seconds, async (connection) => {
    sent += 1;
    const conversation = chatOf(connection);
    const body = messageOf(teams, connection, questions[sent % questions.length] ?? '');
    const answered = teams.answerIn(conversation);
    await post(`${url}/api/messages`, body, teams.authorization, agent);
    await answered;
  });
  agent.destroy();
  return load;
}

function post(url: string, body: string, authorization: string, agent: Agent): Promise<void> {
  return new Promise((done, fail) => {
    const asked = request(url, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization },
    });
    asked.on('error', fail);
    asked.on('response', (response) => {
      response.resume();
      if (response.statusCode !== 200) fail(new Error(`an activity was answered with ${response.statusCode}`));
      response.on('end', done);
    });
    asked.end(body);
  });
}
