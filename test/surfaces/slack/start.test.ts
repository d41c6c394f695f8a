/** Does Vouch say in words why it cannot come into Slack, and end with the right code? */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { type TestContext, test } from 'vitest';
import { startSlack } from '../../stand-ins/slack-server.ts';
import { signingSecret } from './open-slack.ts';

const root = resolve(import.meta.dirname, '../../..');
/** Mostly waiting, so all at once; each takes its own down. */
type Undo = (work: () => unknown) => void;
const undoOf =
  ({ onTestFinished }: TestContext): Undo =>
  (work) =>
    onTestFinished(async () => void (await work()));

async function run(environment: Record<string, string>, undo: Undo): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', './src/guard.js', 'src/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATABASE_URL: 'sqlite::memory:', VOUCH_WATCH: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece) => {
    said += String(piece);
  });
  undo(() => child.kill('SIGKILL'));
  return { code: await new Promise((done) => child.on('close', done)), said };
}

test.concurrent('a token that Slack refuses', async (context) => {
  const { expect } = context;
  const undo = undoOf(context);
  const slack = await startSlack();
  undo(() => slack.stop());
  const { code, said } = await run(
    {
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
    },
    undo,
  );
  expect({ code, said }).toMatchObject({
    code: 1,
    said: expect.stringMatching(/Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)/),
  });
  expect(said).not.toContain('xoxb-wrong');
});

test.concurrent('an app-level token that Slack refuses', async (context) => {
  const { expect } = context;
  const undo = undoOf(context);
  const slack = await startSlack();
  undo(() => slack.stop());
  const { code, said } = await run(
    {
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_APP_TOKEN: 'xapp-wrong',
      SLACK_API_URL: slack.apiUrl,
    },
    undo,
  );
  expect({ code, said }).toMatchObject({ code: 1, said: expect.stringMatching(/Slack refuses SLACK_APP_TOKEN/) });
});

test.concurrent('a Slack that cannot be reached, and one that never answers', async (context) => {
  const { expect } = context;
  const undo = undoOf(context);
  const gone = await startSlack();
  await gone.stop();
  const silent = await startSlack();
  undo(() => silent.stop());
  silent.fail('auth.test', { kind: 'timeout' });
  const results = await Promise.all(
    [gone, silent].map(({ apiUrl }) =>
      run({ SLACK_BOT_TOKEN: 'xoxb-test', SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl }, undo),
    ),
  );
  for (const { code, said } of results)
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringMatching(/Slack cannot be reached at http/) });
});

test.concurrent('all missing and wrong values at once, each with where to get it', async (context) => {
  const { expect } = context;
  const undo = undoOf(context);
  const { code, said } = await run(
    {
      SLACK_API_URL: 'nowhere',
      SLACK_APP_TOKEN: 'xoxb-no',
    },
    undo,
  );
  expect(code).toBe(2);
  expect(said).toMatch(/SLACK_API_URL: is not a web address/);
  expect(said).toMatch(/SLACK_APP_TOKEN: is not an app-level token/);
  expect(said).toMatch(/SLACK_BOT_TOKEN: is missing.*Bot User OAuth Token/);
  const half = await run({ SLACK_BOT_TOKEN: 'xoxb-test' }, undo);
  expect(half).toMatchObject({
    code: 2,
    said: expect.stringMatching(/SLACK_SIGNING_SECRET: is missing.*SLACK_APP_TOKEN/),
  });
});
