/** Does Vouch say at start whether it is in Teams, and why not where it is half set up? */
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { type TestContext, test } from 'vitest';
import { startTeams } from '../../stand-ins/teams-server.ts';

const root = resolve(import.meta.dirname, '../../..');
const line = /^(Teams.*)$/m;

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  said(): string;
  /** Resolves with the first match in what it said. */
  saying(pattern: RegExp): Promise<string>;
}

/** Mostly waiting, so all at once; each takes its own down. */
function run({ onTestFinished }: TestContext, environment: Readonly<Record<string, string>>): Run {
  const child = spawn(process.execPath, ['--import', './src/guard.js', 'src/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATABASE_URL: 'sqlite::memory:', VOUCH_WATCH: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const look = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += String(piece);
      for (const each of look) each();
    });
  return {
    child,
    ended,
    said: () => said,
    saying: (pattern) =>
      new Promise((found, fail) => {
        const each = () => {
          const match = pattern.exec(said);
          if (match !== null) found(match[1] ?? match[0]);
        };
        look.add(each);
        each();
        void ended.then(() => fail(new Error(`it ended without saying ${String(pattern)}: ${said}`)));
      }),
  };
}

test.concurrent('without any of its values Teams is off, its endpoint too, and one line says what it needs', async (context) => {
  const { expect } = context;
  const vouch = run(context, {});
  expect(await vouch.saying(line)).toMatch(/^Teams is off\. It needs MicrosoftAppId.*see the README/);
  const address = await vouch.saying(/The desk is at (\S+)\/\?token=/);
  expect((await fetch(`${address}/api/messages`, { method: 'POST', body: '{}' })).status).toBe(404);
});

test.concurrent('with a bot it listens, answers nobody without a token, and SIGTERM ends it with 0', async (context) => {
  const { expect } = context;
  const teams = await startTeams();
  context.onTestFinished(() => teams.stop());
  const vouch = run(context, teams.environment);
  expect(await vouch.saying(line)).toBe(`Teams: at /api/messages, for the bot ${teams.appId}.`);
  const address = await vouch.saying(/The desk is at (\S+)\/\?token=/);
  expect((await fetch(`${address}/api/messages`, { method: 'POST', body: '{}' })).status).toBe(401);
  vouch.child.kill('SIGTERM');
  expect(await vouch.ended).toBe(0);
  expect(vouch.said()).not.toContain(teams.password);
});

test.concurrent('for development it says so', async (context) => {
  const { expect } = context;
  const vouch = run(context, { VOUCH_TEAMS_DEVELOPMENT: 'yes' });
  expect(await vouch.saying(line)).toMatch(/for development on this machine only/);
});

test.concurrent('development reachable by others, and half a set of values, end with 2 and every problem at once', async (context) => {
  const { expect } = context;
  const open = run(context, { VOUCH_TEAMS_DEVELOPMENT: 'yes', HOST: '0.0.0.0' });
  expect(await open.ended).toBe(2);
  expect(open.said()).toMatch(/VOUCH_TEAMS_DEVELOPMENT: lets anybody in/);
  const half = run(context, { MicrosoftAppId: '6f1de6b6-2f0c-4c37-9c2d-0f6f4a1f8a11' });
  expect(await half.ended).toBe(2);
  expect(half.said()).toMatch(/2 problems/);
  expect(half.said()).toMatch(/MicrosoftAppTenantId: is missing.*App Tenant ID/);
  expect(half.said()).toMatch(/MicrosoftAppPassword: is missing.*New client secret/);
});
