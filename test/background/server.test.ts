/** Does the running server look at the sources by itself, end in the middle of a look, and leave them alone where it is told to? */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openBackground } from '../../src/open-background.ts';
import { watchOf } from '../../src/watch-config.ts';
import { sampleDay } from '../stand-ins/sources-samples.ts';
import { startSources } from '../stand-ins/sources-server.ts';
import { startVouch } from '../start-vouch.ts';
import { openDesk } from '../surfaces/web/open-desk.ts';

const root = resolve(import.meta.dirname, '../..');

/** As a user starts it; resolves once it says that it watches. */
async function start(environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', './src/guard.js', 'src/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', VOUCH_NOW: `${sampleDay}T09:00:00Z`, VOUCH_WATCH: 'on', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const closed = new Promise<number | null>((done) => child.on('close', done));
  let said = '';
  const address = await new Promise<string>((done, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece) => {
        said += String(piece);
        const found = /The desk is at (\S+)/.exec(said)?.[1];
        if (found !== undefined && said.includes('Watching 6 official sources')) done(found);
      });
    closed.then((code) => fail(new Error(`it ended with ${code}: ${said}`)));
  });
  return { address, closed, end: () => child.kill('SIGTERM') };
}

test('it looks at every source once; ended in the middle of a look it ends with 0, and the next run takes that up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-background-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const sources = await startSources();
  onTestFinished(() => sources.stop());
  const environment = { ...sources.environment, DATABASE_URL: `sqlite:${join(folder, 'vouch.db')}` };
  const list = '/csl/consolidated.json';

  sources.answer(list, { hangs: true });
  const first = await start(environment);
  await sources.askedFor(list, 1);
  first.end();
  expect(await first.closed).toBe(0);

  sources.answer(list);
  const second = await start(environment);
  const desk = await openDesk(second.address);
  await vi.waitFor(
    async () => {
      const page = await (await desk.get('/health')).text();
      expect(page.match(/>in order</g)).toHaveLength(6);
    },
    { timeout: 60_000, interval: 100 },
  );
  expect(await (await desk.get('/readyz')).json()).not.toHaveProperty('sources');
  second.end();
  expect(await second.closed).toBe(0);
  const times = (path: string) => sources.asked.filter((each) => each === path).length;
  expect([list, '/kev/known_exploited_vulnerabilities.json', '/fcc/supplychain/coveredlist'].map(times)).toEqual([
    2, 1, 1,
  ]);
});

test('with VOUCH_WATCH=off nothing is put to be looked at, and it says so', async () => {
  const app = await startVouch('2026-11-24');
  onTestFinished(() => app.close());
  const background = openBackground(app, watchOf({ VOUCH_WATCH: 'off' }));
  await background.stop(5_000);
  expect(background.said).toBe('No source is looked at: VOUCH_WATCH is off. Digests and reminders go on.');
  expect(await app.ledger.outbox.claim('background', 1_000)).toBeUndefined();

  const on = openBackground(app, watchOf({ VOUCH_WATCH: 'on' }));
  await on.stop(5_000);
  expect(on.said).toContain('Watching 6 official sources');
});
