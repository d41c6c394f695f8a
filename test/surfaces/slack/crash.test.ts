/** Does the answer still come, once, when the process is killed between the acknowledgement and the answer? */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'vitest';
import { slackSender } from '../../stand-ins/slack-client.ts';
import { type Failure, startSlack, tokens } from '../../stand-ins/slack-server.ts';
import { signingSecret } from './open-slack.ts';

const root = resolve(import.meta.dirname, '../../..');
type Undo = (work: () => unknown) => void;

/** Vouch as a user starts it; resolves once it listens. */
async function started(apiUrl: string, folder: string, undo: Undo) {
  const child = spawn(process.execPath, ['--import', './src/guard.js', 'src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: `sqlite:${join(folder, 'vouch.db')}`,
      VOUCH_WATCH: 'off',
      SLACK_BOT_TOKEN: tokens.bot,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: apiUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  undo(() => child.kill('SIGKILL'));
  const closed = new Promise<number | null>((done) => child.on('close', done));
  let said = '';
  const url = await new Promise<string>((done, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece) => {
        said += String(piece);
        const found = /The desk is at (\S+)\/\?token=/.exec(said)?.[1];
        if (found !== undefined && said.includes('Slack: in the workspace')) done(found);
      });
    closed.then((code) => fail(new Error(`it ended with ${code}: ${said}`)));
  });
  return { url, child, closed };
}

const cases: readonly (readonly [string, string, Failure])[] = [
  ['before it was worked on', 'users.info', { kind: 'timeout' }],
  ['before it was posted', 'chat.postMessage', { kind: 'timeout' }],
  ['after it was posted and before that was known', 'chat.postMessage', { kind: 'timeout-after' }],
];

// Mostly waiting, so all at once.
test.concurrent.for(cases)(
  'killed %s',
  { timeout: 120_000 },
  async ([, method, failure], { expect, onTestFinished }) => {
    const undo: Undo = (work) => onTestFinished(async () => void (await work()));
    const slack = await startSlack();
    undo(() => slack.stop());
    const folder = mkdtempSync(join(tmpdir(), 'vouch-slack-crash-'));
    undo(() => rmSync(folder, { recursive: true, force: true }));
    const first = await started(slack.apiUrl, folder, undo);
    slack.fail(method, failure);
    const asked = slack.say({ channel: 'D1', text: 'log that Acme is worried about Kaspersky: do we remove it?' });
    const send = slackSender({ slack, url: first.url, signingSecret });
    expect(await send.event(asked.event)).toMatchObject({ status: 200 });
    await slack.waitFor((s) => s.calls.some((call) => call.method === method && call.failure === failure.kind));
    if (failure.kind === 'timeout-after') await slack.waitFor((s) => s.messages('D1').length > 1);
    first.child.kill('SIGKILL');
    await first.closed;

    const second = await started(slack.apiUrl, folder, undo);
    // The lease of the process that died has to end first: ten seconds.
    await slack.waitFor((s) => s.messages('D1').filter((m) => m.bot_id !== undefined).length > 0, 90_000);
    await slack.waitFor(
      (s) => failure.kind !== 'timeout-after' || s.calls.some((call) => call.method === 'conversations.replies'),
      90_000,
    );
    await pause(500);
    expect(slack.messages('D1').filter((m) => m.bot_id !== undefined)).toHaveLength(1);
    second.child.kill('SIGTERM');
    expect(await second.closed).toBe(0);
    console.log(`killed with SIGKILL while ${method} was under way: answered once`);
  },
);
