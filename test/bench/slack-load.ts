/** How is a Slack app put under load, and how long do its answers take? */
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { questions } from './questions.ts';
import { keepBusy, type Load } from './side-by-side.ts';

export const signingSecret = 'only-for-benches-0123';

/** What Slack sends along with a body that it signs now. */
export function signed(body: string): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': 'application/json',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': `v0=${signature}`,
  };
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
          team_id: 'T1',
          team: 'Bench',
          user_id: 'UBOT',
          bot_id: 'B1',
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
    const ts = `18${String(sent).padStart(8, '0')}.000100`;
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T1',
      api_app_id: 'A1',
      event_id: `Ev${randomUUID()}`,
      event_time: 1,
      is_ext_shared_channel: false,
      authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
      event: {
        type: 'app_mention',
        user: 'U1',
        channel: `C${sent % 40}`,
        ts,
        text: `<@UBOT> ${questions[sent % questions.length]}`,
      },
    });
    const answered = slack.answerTo(ts);
    await post(`${url}/slack/events`, body, agent);
    await answered;
  });
  agent.destroy();
  return load;
}

function post(url: string, body: string, agent: Agent): Promise<void> {
  return new Promise((done, fail) => {
    const asked = request(url, {
      method: 'POST',
      agent,
      headers: { ...signed(body), 'content-length': Buffer.byteLength(body) },
    });
    asked.on('error', fail);
    asked.on('response', (response) => {
      response.resume();
      if (response.statusCode !== 200) fail(new Error(`an event was answered with ${response.statusCode}`));
      response.on('end', done);
    });
    asked.end(body);
  });
}
