/** Does Vouch say in words why it cannot come into Slack, and end with the right code? */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startSlack } from '../../stand-ins/slack-server.ts';
import { signingSecret } from './open-slack.ts';

const root = resolve(import.meta.dirname, '../../..');
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

async function run(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', './src/guard.js', 'src/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATABASE_URL: 'sqlite::memory:', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece) => {
    said += String(piece);
  });
  undo.push(() => child.kill('SIGKILL'));
  return { code: await new Promise((done) => child.on('close', done)), said };
}

test('a token that Slack refuses', async () => {
  const slack = await startSlack();
  undo.push(() => slack.stop());
  const { code, said } = await run({
    SLACK_BOT_TOKEN: 'xoxb-wrong',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slack.apiUrl,
  });
  expect({ code, said }).toMatchObject({
    code: 1,
    said: expect.stringMatching(/Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)/),
  });
  expect(said).not.toContain('xoxb-wrong');
});

test('an app-level token that Slack refuses', async () => {
  const slack = await startSlack();
  undo.push(() => slack.stop());
  const { code, said } = await run({
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_APP_TOKEN: 'xapp-wrong',
    SLACK_API_URL: slack.apiUrl,
  });
  expect({ code, said }).toMatchObject({ code: 1, said: expect.stringMatching(/Slack refuses SLACK_APP_TOKEN/) });
});

test('a Slack that cannot be reached, and one that never answers', async () => {
  const gone = await startSlack();
  await gone.stop();
  const silent = await startSlack();
  undo.push(() => silent.stop());
  silent.fail('auth.test', { kind: 'timeout' });
  const results = await Promise.all(
    [gone, silent].map(({ apiUrl }) =>
      run({ SLACK_BOT_TOKEN: 'xoxb-test', SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl }),
    ),
  );
  for (const { code, said } of results)
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringMatching(/Slack cannot be reached at http/) });
});

test('all missing and wrong values at once, each with where to get it', async () => {
  const { code, said } = await run({
    SLACK_SIGNING_SECRET: 'short',
    SLACK_API_URL: 'nowhere',
    SLACK_APP_TOKEN: 'xoxb-no',
  });
  expect(code).toBe(2);
  expect(said).toMatch(/SLACK_SIGNING_SECRET: is too short.*api\.slack\.com\/apps/);
  expect(said).toMatch(/SLACK_API_URL: is not a web address/);
  expect(said).toMatch(/SLACK_APP_TOKEN: is not an app-level token/);
  expect(said).toMatch(/SLACK_BOT_TOKEN: is missing.*Bot User OAuth Token/);
  const half = await run({ SLACK_BOT_TOKEN: 'xoxb-test' });
  expect(half).toMatchObject({
    code: 2,
    said: expect.stringMatching(/SLACK_SIGNING_SECRET: is missing.*SLACK_APP_TOKEN/),
  });
});
