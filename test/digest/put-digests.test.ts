/** Is each digest put on its way once, for all days and none twice, whatever was down or changed meanwhile? */
import { describe, expect, test } from 'vitest';
import { addDays, type Day, daysBetween } from '../../src/core/day.ts';
import type { DigestTime } from '../../src/core/delivery.ts';
import { Errand } from '../../src/core/errand.ts';
import type { SurfaceName } from '../../src/core/person.ts';
import type { Ledger } from '../../src/core/ports.ts';
import { weekOf } from '../../src/digest/digest-slots.ts';
import { comingDigest, putDigests } from '../../src/digest/put-digests.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { dana, engines } from '../ledger/engines.ts';
import { ledgers } from '../ledger/with-ledger.ts';

type PostDigest = Extract<Errand, { do: 'post-digest' }>;

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const at = (time: string): number => Date.parse(time);
const channel = { id: 'slack:T1:C1', shared: false };
const monday: DigestTime = { weekday: 1, hour: 9, zone: 'America/New_York' };

/** What was put, taken out of the outbox. */
async function taken(ledger: Ledger, lane: SurfaceName = 'slack') {
  const found: (PostDigest & { readonly id: string })[] = [];
  for (;;) {
    const row = await ledger.outbox.claim(lane, 1_000);
    if (row === undefined) return found;
    const errand = Errand.parse(JSON.parse(row.body));
    if (errand.do === 'post-digest') found.push({ ...errand, id: row.id });
    await ledger.outbox.sent(row.id, 'test');
  }
}

/** Each digest tells of the days after the one before it. */
function expectNoGap(digests: readonly PostDigest[]): void {
  for (const [index, digest] of digests.entries()) {
    const before = digests[index - 1];
    if (before !== undefined) expect(digest.from).toBe(addDays(before.to, 1));
    expect(digest.to >= digest.from).toBe(true);
  }
}

const [sqlite] = engines;
if (sqlite === undefined) throw new Error('there is no engine');
const open = ledgers(sqlite);

test('every hour of a year, in four zones: 52 or 53 digests each, at the room’s own hour, every day told of once', async () => {
  const { ledger, time } = await open();
  const zones = ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Sydney'];
  const start = at('2025-12-31T12:30:00Z');
  time.now = start;
  for (const [index, zone] of zones.entries())
    await ledger.subscriptions.put({ id: `slack:T1:C${index}`, shared: false }, dana, { ...monday, zone });
  const digests: (PostDigest & { readonly at: number })[] = [];
  for (time.now = start; time.now < start + 365 * day; time.now += hour) {
    const { put } = await putDigests(ledger, time.now);
    // Rows of long ago are forgotten, as the ledger does after a week: what is covered is what counts.
    if (put > 0) for (const each of await taken(ledger)) digests.push({ ...each, at: time.now });
  }
  for (const [index, zone] of zones.entries()) {
    const own = digests.filter(({ room }) => room === `slack:T1:C${index}`);
    expect([52, 53]).toContain(own.length);
    expectNoGap(own);
    for (const { due, at, from, to, week } of own) {
      const local = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(zone);
      expect([local.dayOfWeek, local.hour, local.minute]).toEqual([1, 9, 0]);
      expect(at - due).toBeLessThan(hour);
      expect(daysBetween(from, to)).toBe(6);
      expect(weekOf(addDays(to, 1))).toBe(week);
    }
  }
});

describe('after a downtime', () => {
  test('of weeks, the last digest alone comes, and tells of all the days', async () => {
    const { ledger, time } = await open();
    time.now = at('2026-10-28T12:00:00Z');
    await ledger.subscriptions.put(channel, dana, monday);
    await putDigests(ledger, at('2026-11-02T14:00:00Z'));
    await putDigests(ledger, at('2026-11-26T10:00:00Z'));
    time.now = at('2026-11-26T10:00:00Z');
    const digests = await taken(ledger);
    expect(digests).toMatchObject([
      { week: '2026-W45', from: '2026-10-26', to: '2026-11-01' },
      { week: '2026-W48', from: '2026-11-02', to: '2026-11-22', due: at('2026-11-23T14:00:00Z') },
    ]);
    expect((await putDigests(ledger, at('2026-11-29T10:00:00Z'))).put).toBe(0);
  });

  test('of months, it tells of five weeks', async () => {
    const { ledger, time } = await open();
    time.now = at('2026-01-28T12:00:00Z');
    await ledger.subscriptions.put(channel, dana, monday);
    await putDigests(ledger, at('2026-02-02T14:00:00Z'));
    await putDigests(ledger, at('2026-11-23T14:00:00Z'));
    time.now = at('2026-11-23T14:00:00Z');
    expect((await taken(ledger)).at(-1)).toMatchObject({ from: '2026-10-19', to: '2026-11-22' });
  });
});

test('a room that asked on Tuesday gets nothing for Monday', async () => {
  const { ledger, time } = await open();
  time.now = at('2026-11-24T12:00:00Z');
  await ledger.subscriptions.put(channel, dana, monday);
  expect((await putDigests(ledger, at('2026-11-30T13:59:59Z'))).put).toBe(0);
  expect((await putDigests(ledger, at('2026-11-30T14:00:00Z'))).put).toBe(1);
});

test('whatever its time is changed to, no week has two digests and no day is told of twice or not', async () => {
  const { ledger, time } = await open();
  time.now = at('2026-01-01T00:00:00Z');
  await ledger.subscriptions.put(channel, dana, monday);
  const digests: PostDigest[] = [];
  const zones = ['America/New_York', 'Europe/Berlin', 'Pacific/Auckland', 'Pacific/Honolulu'];
  for (let step = 0; step < 365 * 4; step += 1) {
    time.now += 6 * hour;
    const before = await ledger.subscriptions.get(channel.id);
    const next = before === undefined ? undefined : comingDigest(before, time.now - 6 * hour);
    await putDigests(ledger, time.now);
    for (const each of await taken(ledger)) {
      // What was promised is what came.
      expect({ due: each.due, week: each.week }).toEqual({ due: next?.due, week: next?.week });
      digests.push(each);
    }
    if (step % 11 === 0) {
      const weekday = ([1, 2, 3, 4, 5, 6, 7] as const)[(step * 5) % 7] ?? 1;
      await ledger.subscriptions.put(channel, dana, { weekday, hour: (step * 7) % 24, zone: zones[step % 4] ?? 'UTC' });
    }
  }
  expect(digests.length).toBeGreaterThan(20);
  expect(new Set(digests.map(({ week }) => week)).size).toBe(digests.length);
  expectNoGap(digests);
});

test('asked for again after it was stopped, it begins anew', async () => {
  const { ledger, time } = await open();
  time.now = at('2026-11-10T12:00:00Z');
  await ledger.subscriptions.put(channel, dana, monday);
  await putDigests(ledger, at('2026-11-16T14:00:00Z'));
  await ledger.subscriptions.remove(channel.id);
  time.now = at('2026-11-16T15:00:00Z');
  await ledger.subscriptions.put(channel, dana, { ...monday, hour: 12 });
  // The week has had its digest.
  expect((await putDigests(ledger, at('2026-11-16T17:00:00Z'))).put).toBe(0);
  expect((await putDigests(ledger, at('2026-11-23T17:00:00Z'))).put).toBe(1);
  time.now = at('2026-11-23T17:00:00Z');
  expectNoGap(await taken(ledger));
});

test.each(engines)('$name: two replicas at once put each digest once', async (engine) => {
  const { url, remove } = await engine.fresh();
  let now = at('2026-11-18T12:00:00Z');
  const [one, other] = await Promise.all([1, 2].map(() => openLedger(url, { clock: () => now })));
  if (one === undefined || other === undefined) throw new Error('no ledger');
  const rooms = Array.from({ length: 30 }, (_, index) => `slack:T1:C${index}`);
  for (const id of rooms) await one.subscriptions.put({ id, shared: false }, dana, monday);
  now = at('2026-11-23T15:00:00Z');
  const puts = await Promise.all([one, other, one, other].map((ledger) => putDigests(ledger, now)));
  expect(puts.reduce((sum, { put }) => sum + put, 0)).toBe(rooms.length);
  const digests = await taken(other);
  expect(digests.map(({ room }) => room).sort()).toEqual([...rooms].sort());
  expect(digests.every(({ id, room, week }) => id === `digest:${room}:${week}`)).toBe(true);
  const covered: (Day | null)[] = (await one.subscriptions.list()).map((each) => each.covered);
  expect(new Set(covered)).toEqual(new Set(['2026-11-22']));
  await one.close();
  await other.close();
  remove();
});
