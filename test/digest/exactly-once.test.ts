/** Is every digest posted, and none twice, though those who post it are killed at every step? */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type TestContext, test } from 'vitest';
import type { Ledger } from '../../src/core/ports.ts';
import { lastSlot } from '../../src/digest/digest-slots.ts';
import { usualTime } from '../../src/digest/settle-time.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { dana, engines } from '../ledger/engines.ts';
import { startSlack, tokens } from '../stand-ins/slack-server.ts';
import { startTeams, type TeamsMessage, trustCertificate } from '../stand-ins/teams-server.ts';
import { signingSecret } from '../surfaces/slack/open-slack.ts';

trustCertificate();
const day = 24 * 60 * 60 * 1000;
const rooms = 50;
const replicas = { sqlite: 1, postgres: 2 } as const;

type Settings = Readonly<Record<string, string>>;

/** A process that posts digests; resolves once it is at it. */
async function started(url: string, surface: string, settings: Settings, { onTestFinished }: TestContext) {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'replica.ts'), url, surface], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise((done) => child.on('close', done));
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  let failed = '';
  child.stderr.on('data', (piece) => {
    failed += String(piece);
  });
  await new Promise<void>((done, fail) => {
    child.stdout.on('data', () => done());
    closed.then(() => fail(new Error(`it ended before it was killed: ${failed}`)));
  });
  return { kill };
}

/** A ledger whose rooms asked for the digest before the last one was due. */
async function subscribed(url: string, ids: readonly string[], { onTestFinished }: TestContext): Promise<Ledger> {
  let now = Date.now() - 8 * day;
  const ledger = await openLedger(url, { clock: () => now });
  onTestFinished(() => ledger.close());
  for (const id of ids) await ledger.subscriptions.put({ id, shared: false }, dana, usualTime);
  now = Date.now();
  return ledger;
}

/** What came of each room's digest. */
async function covered(ledger: Ledger): Promise<number> {
  const { day: slot } = lastSlot(usualTime, Date.now());
  return (await ledger.subscriptions.list()).filter((each) => each.covered !== null && each.covered < slot).length;
}

test.concurrent.for(engines)('Slack, on $name', { timeout: 120_000 }, async ({ name, fresh }, context) => {
  const { expect, onTestFinished } = context;
  const { url, remove } = await fresh();
  onTestFinished(() => remove());
  const slack = await startSlack();
  onTestFinished(() => slack.stop());
  const channels = Array.from({ length: rooms }, (_, index) => `C9${index}`);
  for (const id of channels) slack.addChannel({ id, name: `room-${id.toLowerCase()}` });
  const ledger = await subscribed(
    url,
    channels.map((id) => `slack:T1:${id}`),
    context,
  );
  const settings = { SLACK_BOT_TOKEN: tokens.bot, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: slack.apiUrl };
  const start = () =>
    Promise.all(Array.from({ length: replicas[name] }, () => started(url, 'slack', settings, context)));
  const posted = (channel?: string) => slack.messages(channel).filter((message) => message.bot_id !== undefined);
  const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);
  const hung = (): number => slack.calls.filter(({ failure }) => failure?.startsWith('timeout')).length;

  // After the claim, before the post, and after the post before it is written down.
  slack.fail('conversations.info', ...times(8, { kind: 'timeout' } as const));
  slack.fail(
    'chat.postMessage',
    ...times(8, { kind: 'timeout' } as const),
    ...times(10, { kind: 'timeout-after' } as const),
  );
  const first = await start();
  await slack.waitFor(() => hung() >= 26, 60_000);
  await Promise.all(first.map(({ kill }) => kill()));
  const before = posted().length;

  // While it is looked up, and at whatever moment once some more are posted.
  slack.fail('conversations.history', ...times(4, { kind: 'timeout' } as const));
  slack.fail('chat.postMessage', ...times(4, { kind: 'timeout-after' } as const));
  const second = await start();
  await slack.waitFor(() => posted().length >= before + 4 && hung() >= 32, 60_000);
  await Promise.all(second.map(({ kill }) => kill()));
  const third = await start();
  await slack.waitFor(() => channels.every((id) => posted(id).length > 0), 60_000);
  // All that was claimed by the dead is taken up and found to be there.
  for (let wait = 0; wait < 300 && (await isOpen(ledger)); wait += 1) await pause(100);
  await Promise.all(third.map(({ kill }) => kill()));
  expect(await isOpen(ledger)).toBe(false);
  expect(channels.filter((id) => posted(id).length !== 1).map((id) => [id, posted(id).length])).toEqual([]);
  expect(await covered(ledger)).toBe(rooms);
  console.log(`${name}: ${rooms} digests, ${hung()} cut off, 3 generations killed, each posted once`);
});

// Teams tells nobody what stands there: a stub whose id was not written down stays, and the digest comes once all the same.
test.concurrent('Teams: of a stub that nobody knows of, one more is posted, and the digest once', {
  timeout: 120_000,
}, async (context) => {
  const { expect, onTestFinished } = context;
  const [engine] = engines;
  const { url = '', remove } = (await engine?.fresh()) ?? {};
  onTestFinished(() => remove?.());
  const teams = await startTeams({ rate: null });
  onTestFinished(() => teams.stop());
  const chats = Array.from({ length: 12 }, (_, index) =>
    teams.addGroupChat({ name: `Chat ${index}`, members: [teams.dana, teams.robin] }),
  );
  const idOf = (conversation: string): string => `teams:${teams.tenantId}:${conversation}`;
  const ledger = await subscribed(
    url,
    chats.map(({ id }) => idOf(id)),
    context,
  );
  for (const { id } of chats) {
    const address = JSON.stringify({ serviceUrl: teams.serviceUrl, conversation: id });
    await ledger.conversations.put({
      id: idOf(id),
      surface: 'teams',
      kind: 'room',
      name: '',
      address,
      reachable: true,
    });
  }
  const hung = (): number => teams.calls.filter(({ failure }) => failure?.startsWith('hang')).length;
  for (const which of ['members', 'post', 'put'] as const) {
    teams.fail(which, { kind: 'hang' }, { kind: 'hang' });
    if (which !== 'members') teams.fail(which, { kind: 'hang-after' }, { kind: 'hang-after' });
  }
  const first = await started(url, 'teams', teams.environment, context);
  await teams.waitFor(() => hung() >= 10, 60_000);
  await first.kill();

  const second = await started(url, 'teams', teams.environment, context);
  const standing = chats.map(
    ({ id }) =>
      () =>
        teams.messages(id).filter((each) => each.from === 'bot' && !each.deleted),
  );
  const digests = () => standing.map((of) => of().filter((each) => !isStub(each)).length);
  await teams.waitFor(() => digests().every((count) => count > 0), 60_000);
  for (let wait = 0; wait < 300 && (await isOpen(ledger)); wait += 1) await pause(100);
  await pause(500);
  await second.kill();
  expect(digests()).toEqual(chats.map(() => 1));
  const stubs = standing.map((of) => of().filter(isStub).length);
  const strays = stubs.reduce((sum, count) => sum + count, 0);
  // The two whose answer was cut off, and whatever was on its way when the process was killed.
  expect(strays).toBeGreaterThanOrEqual(2);
  expect(Math.max(...stubs)).toBeLessThanOrEqual(2);
  expect(await covered(ledger)).toBe(chats.length);
  console.log(`Teams: ${chats.length} digests, ${hung()} cut off, each posted once, ${strays} stray stubs`);
});

const isStub = ({ text }: TeamsMessage): boolean => text.startsWith('Vouch is writing');

/** Whether anything is left to be done, now or later. */
async function isOpen(ledger: Ledger): Promise<boolean> {
  for (const { room } of await ledger.subscriptions.list()) {
    const surface = room.startsWith('slack') ? 'slack' : 'teams';
    const { week } = lastSlot(usualTime, Date.now());
    const posting = await ledger.postings.get(`digest:${room}:${week}`);
    if (posting?.ref == null || posting.surface !== surface) return true;
  }
  return false;
}
