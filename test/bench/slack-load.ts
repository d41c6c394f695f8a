/** How is a Slack app put under load, and how long do its answers take? */
import { randomUUID } from 'node:crypto';
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sign } from '../stand-ins/slack-client.ts';
import { app } from '../stand-ins/slack-workspace.ts';
import { askHttp } from './ask-http.ts';
import { questions } from './questions.ts';
import { keepBusy, type Load } from './side-by-side.ts';

export const signingSecret = 'only-for-benches-0123';

/** What Slack sends along with a body that it signs now. */
export function signed(body: string): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000);
  return {
    'content-type': 'application/json',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': sign(signingSecret, timestamp, body),
  };
}

/** The ts of message `number` of a bench: each has its own, and they come in order. */
export const tsOf = (number: number): string => `18${String(number).padStart(8, '0')}.000100`;

/** The body of an event as Slack delivers it, with an id of its own. */
export const eventBody = (event: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    type: 'event_callback',
    team_id: app.teamId,
    api_app_id: app.appId,
    event_id: `Ev${randomUUID()}`,
    event_time: 1,
    is_ext_shared_channel: false,
    authorizations: [{ team_id: app.teamId, user_id: app.botUser, is_bot: true, is_enterprise_install: false }],
    event,
  });

/** Delivers an event, signed now; `retry` holds the headers of a second time. Rejects unless it is acknowledged. */
export async function deliverEvent(
  url: string,
  body: string,
  agent: Agent,
  retry: Readonly<Record<string, string>> = {},
): Promise<void> {
  const headers = { ...signed(body), ...retry };
  const answer = await askHttp(`${url}/slack/events`, { method: 'POST', agent, headers, body });
  if (answer.status !== 200) throw new Error(`/slack/events answered ${answer.status}: ${answer.body.slice(0, 200)}`);
}

/** The parts of Slack that an answer to a mention needs, as quick as they can be. */
export interface LeanSlack {
  readonly apiUrl: string;
  /** Resolves when the answer to the message with this ts is posted. */
  answerTo(ts: string): Promise<void>;
  /** Resolves when anything is posted in this conversation. */
  answerIn(channel: string): Promise<void>;
  stop(): void;
}

export async function leanSlack(): Promise<LeanSlack> {
  const waiting = new Map<string, () => void>();
  let last = 0;
  const server = createServer((asked, response) => {
    const pieces: Buffer[] = [];
    asked.on('data', (piece: Buffer) => pieces.push(piece));
    asked.on('end', () => {
      const method = asked.url?.split('/').at(-1) ?? '';
      const answer: Record<string, unknown> = { ok: true };
      if (method === 'auth.test')
        Object.assign(answer, {
          team_id: app.teamId,
          team: 'Bench',
          user_id: app.botUser,
          bot_id: app.botId,
          url: 'https://bench.slack.com/',
        });
      if (method === 'users.info') Object.assign(answer, { user: { profile: { display_name: 'Dana' } } });
      if (method === 'chat.postMessage') {
        last += 1;
        answer['ts'] = `1900000000.${String(last).padStart(6, '0')}`;
        const form = Buffer.concat(pieces).toString();
        for (const name of ['thread_ts', 'channel']) {
          const key = new RegExp(`(?:^|&)${name}=([^&]+)`).exec(form)?.[1] ?? '';
          waiting.get(key)?.();
          waiting.delete(key);
        }
      }
      const body = JSON.stringify(answer);
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    answerTo: (ts) => new Promise((posted) => waiting.set(ts, posted)),
    answerIn: (channel) => new Promise((posted) => waiting.set(channel, posted)),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

let sent = 0;

/** Mentions, each in a thread of its own. */
export async function putUnderLoad(url: string, slack: LeanSlack, connections: number, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const load = await keepBusy(connections, seconds, async () => {
    sent += 1;
    const ts = tsOf(sent);
    const body = eventBody({
      type: 'app_mention',
      user: 'U1',
      channel: `C${sent % 40}`,
      ts,
      text: `<@${app.botUser}> ${questions[sent % questions.length]}`,
    });
    const answered = slack.answerTo(ts);
    await deliverEvent(url, body, agent);
    await answered;
  });
  agent.destroy();
  return load;
}
