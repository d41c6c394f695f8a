/** Is everything new told in one digest, and in one only: records, reports, statuses? */
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../src/core/day.ts';
import type { Directive } from '../../src/core/directive.ts';
import type { FactBase } from '../../src/core/fact-base.ts';
import type { Item } from '../../src/core/item.ts';
import type { Ledger } from '../../src/core/ports.ts';
import type { Block } from '../../src/core/reply.ts';
import { homeJurisdiction } from '../../src/core/verdict.ts';
import { weekDigest } from '../../src/digest/week-digest.ts';
import { verdict } from '../../src/factbase/verdict.ts';
import { vouch } from '../actions/with-vouch.ts';
import { tinyFactBase } from '../fact-base.ts';
import { directive, vendor } from '../factbase/some-records.ts';

const zone = 'America/New_York';
const weeks = [
  { from: '2026-11-02', to: '2026-11-08' },
  { from: '2026-11-09', to: '2026-11-15' },
  { from: '2026-11-16', to: '2026-11-22' },
] as const;

const told = async (base: FactBase, ledger: Ledger, days: { from: Day; to: Day }, shared = false) =>
  (await weekDigest(base, ledger, { ...days, zone, shared, today: addDays(days.to, 1) })).blocks;
const rowsOf = (blocks: readonly Block[], title: RegExp) =>
  blocks
    .flatMap((block) => (block.kind === 'directives' && title.test(block.title) ? block.rows : []))
    .map(({ id }) => id);
const namesOf = (blocks: readonly Block[]) => rowsOf(blocks, /./);
const linesOf = (blocks: readonly Block[], title: RegExp) =>
  blocks.flatMap((block) =>
    block.kind === 'claims' && title.test(block.title ?? '') ? block.claims.map(({ text }) => text) : [],
  );
/** A time on the clocks of the room. */
const local = (time: string): number => Temporal.PlainDateTime.from(time).toZonedDateTime(zone).epochMilliseconds;

describe('a directive', () => {
  const with_ = (more: Record<string, Directive>) =>
    tinyFactBase({ directives: { old: directive({ published: '2020-01-01' }), ...more } });
  const at = (published: Day, reviewed: Day): Directive =>
    directive({ published, reviewed: { by: 'test', on: reviewed } });
  const hashes = (...ids: string[]) => new Map(ids.map((id) => [`directives/${id}`, `${id}-1`]));
  const inEach = async (base: FactBase, ledger: Ledger) =>
    Promise.all(weeks.map(async (days) => namesOf(await told(base, ledger, days))));

  test.each([
    ['published, reviewed and deployed in one week', '2026-11-10', '2026-11-11', '2026-11-11T10:00', [0, 1, 0]],
    [
      'reviewed on Friday and deployed on Monday before the digest',
      '2026-11-12',
      '2026-11-13',
      '2026-11-16T08:00',
      [0, 0, 1],
    ],
    ['deployed on Sunday evening', '2026-11-12', '2026-11-13', '2026-11-15T22:00', [0, 1, 0]],
    ['published long before', '2026-01-10', '2026-11-13', '2026-11-16T08:00', [0, 0, 1]],
    ['dated ahead of its deployment', '2026-11-10', '2026-11-05', '2026-11-05T10:00', [0, 1, 0]],
  ] as const)('%s is told of once', async (_, published, reviewed, deployed, expected) => {
    const { ledger } = await vouch();
    await ledger.history.takeUp(hashes('old'), local('2026-10-01T10:00'));
    await ledger.history.takeUp(hashes('old', 'fresh'), local(deployed));
    const found = await inEach(with_({ fresh: at(published, reviewed) }), ledger);
    expect(found.map((names) => names.filter((name) => name === 'fresh').length)).toEqual(expected);
  });

  test('that was there from the start goes by its own dates', async () => {
    const { ledger } = await vouch();
    const base = with_({ published: at('2026-11-10', '2026-11-10'), read: at('2026-01-10', '2026-11-17') });
    await ledger.history.takeUp(hashes('old', 'published', 'read'), local('2026-11-17T10:00'));
    expect(await inEach(base, ledger)).toEqual([[], ['published'], ['read']]);
  });

  test('that changed is told of again, as changed', async () => {
    const { ledger } = await vouch();
    const base = with_({ fresh: at('2026-11-04', '2026-11-18') });
    await ledger.history.takeUp(hashes('old'), local('2026-10-01T10:00'));
    await ledger.history.takeUp(hashes('old', 'fresh'), local('2026-11-04T10:00'));
    await ledger.history.takeUp(hashes('old', 'fresh').set('directives/fresh', 'fresh-2'), local('2026-11-18T10:00'));
    const [first, second, third] = await Promise.all(weeks.map((days) => told(base, ledger, days)));
    expect(rowsOf(first ?? [], /^New/)).toEqual(['fresh']);
    expect(namesOf(second ?? [])).toEqual([]);
    expect(rowsOf(third ?? [], /changed/)).toEqual(['fresh']);
  });
});

describe('what the sources reported', () => {
  const base = tinyFactBase({
    vendors: { acme: vendor({ name: 'Acme Security' }) },
    directives: { recorded: directive({}) },
  });
  const item = (id: string, more: Partial<Item> = {}): Item => ({
    source: 'federal-register',
    id,
    type: 'directive',
    vendors: ['acme'],
    title: `Notice ${id}`,
    summary: 'A passage.',
    url: `https://www.federalregister.gov/d/${id}`,
    published: '2026-11-10',
    effective: null,
    issuer: 'Commerce Department',
    citation: null,
    keys: [],
    background: false,
    ...more,
  });
  const itemsOf = (blocks: readonly Block[]) =>
    blocks.flatMap((block) => (block.kind === 'items' ? [[block.title, block.rows.map(({ title }) => title)]] : []));
  const [, days] = weeks;
  const by = { id: 'U1', name: 'Dana' };

  test('stands there as not reviewed until a curator has decided and the record is there', async () => {
    const { ledger } = await vouch();
    const seen = local('2026-11-10T10:00');
    for (const id of ['waits', 'coming', 'there', 'linked', 'dismissed'])
      await ledger.items.put(item(id), `${id}-1`, seen);
    await ledger.items.put(item('dull', { type: 'administrative' }), 'dull-1', seen);
    await ledger.items.put(item('before', { background: true }), 'before-1', seen);
    const review = (id: string, state: Parameters<typeof ledger.items.review>[3]) =>
      ledger.items.review('federal-register', id, `${id}-1`, state);
    await review('coming', { state: 'approved', record: 'directives/coming', by, at: seen });
    await review('there', { state: 'approved', record: 'directives/recorded', by, at: seen });
    await review('linked', { state: 'linked', record: 'directives/recorded', by, at: seen });
    await review('dismissed', { state: 'dismissed', reason: 'a duplicate', by, at: seen });
    const blocks = await told(base, ledger, days);
    const [[title, titles] = []] = itemsOf(blocks);
    expect(title).toBe('Reported, not reviewed');
    expect([...(titles ?? [])].sort()).toEqual(['Notice coming', 'Notice waits']);
    const rows = blocks.flatMap((block) => (block.kind === 'items' ? block.rows : []));
    expect(rows.every(({ waiting, vendors }) => !waiting && vendors[0] === 'Acme Security')).toBe(true);
    expect(JSON.stringify(blocks)).toMatch(/2 items wait|Two items wait|One item waits/);
    for (const other of [weeks[0], weeks[2]]) expect(itemsOf(await told(base, ledger, other))).toEqual([]);
    expect(itemsOf(await told(base, ledger, days, true))).toEqual([]);
  });

  test('orders to patch have a section of their own, and are counted when they are many', async () => {
    const { ledger } = await vouch();
    const seen = local('2026-11-10T10:00');
    const patch = (index: number) =>
      item(`CVE-2026-${index}`, { source: 'kev', title: `Patch ${index}`, keys: [`cve-2026-${index}`] });
    for (const index of [1, 2]) await ledger.items.put(patch(index), `h${index}`, seen);
    expect(itemsOf(await told(base, ledger, days))).toEqual([
      ['Patch orders, reported and not reviewed', expect.arrayContaining(['Patch 1', 'Patch 2'])],
    ]);
    for (const index of [3, 4, 5]) await ledger.items.put(patch(index), `h${index}`, seen);
    const blocks = await told(base, ledger, days);
    expect(itemsOf(blocks)).toEqual([]);
    expect(JSON.stringify(blocks)).toContain('5 new or changed entries (Acme Security 5), reported and not reviewed');
  });

  test('of many, eight are shown and the others counted', async () => {
    const { ledger } = await vouch();
    for (let index = 0; index < 20; index += 1)
      await ledger.items.put(item(`n${index}`), `h${index}`, local('2026-11-10T10:00') + index);
    const blocks = await told(base, ledger, days);
    expect(itemsOf(blocks)[0]?.[1]).toHaveLength(8);
    expect(blocks).toContainEqual({ kind: 'text', text: 'And 12 more, reported and not reviewed.', internal: true });
    expect(blocks).toContainEqual({ kind: 'text', text: '20 items wait for review: say “review”.', internal: true });
  });
});

describe('a vendor’s status', () => {
  const banned = (from: Day) =>
    tinyFactBase({
      vendors: { acme: vendor({ name: 'Acme Security' }) },
      directives: {
        ban: directive({
          vendors: ['acme'],
          published: '2026-11-01',
          from,
          binds: [{ audiences: ['business'], activities: ['use'], effect: 'prohibits' }],
        }),
      },
    });
  const statusOf = (base: FactBase, asOf: Day) =>
    verdict(
      { vendor: 'acme', audience: null, jurisdiction: homeJurisdiction, activity: null, product: null, asOf },
      base,
    ).status;
  const changed = async (base: FactBase, ledger: Ledger) =>
    Promise.all(weeks.map(async (days) => linesOf(await told(base, ledger, days), /status/)));
  const line = [expect.stringMatching(/^Acme Security: (prohibited|restricted)\. Until then: no restriction found\.$/)];

  test('that a day brings is told of in that day’s week', async () => {
    const { ledger } = await vouch();
    const base = banned('2026-11-12');
    expect([statusOf(base, '2026-11-11'), statusOf(base, '2026-11-12')]).toContain('no-restriction-found');
    expect(await changed(base, ledger)).toEqual([[], line, []]);
  });

  test('that was written down is told of once: in the week it was written down', async () => {
    const { ledger } = await vouch();
    const base = banned('2026-11-15');
    const is = (asOf: Day) => new Map([['acme', statusOf(base, asOf)]]);
    await ledger.history.takeUpStatuses(is('2026-11-01'), local('2026-11-01T10:00'));
    await ledger.history.takeUpStatuses(is('2026-11-15'), local('2026-11-16T08:00'));
    expect(await changed(base, ledger)).toEqual([[], [], line]);
  });

  test('that a record of something older brings is told of when the record came', async () => {
    const { ledger } = await vouch();
    const base = banned('2025-01-01');
    await ledger.history.takeUpStatuses(new Map([['acme', 'no-restriction-found']]), local('2026-11-01T10:00'));
    await ledger.history.takeUpStatuses(new Map([['acme', statusOf(base, '2026-11-10')]]), local('2026-11-10T10:00'));
    expect(await changed(base, ledger)).toEqual([[], line, []]);
  });
});

test('the trend counts eight weeks, each of the room’s own days', async () => {
  const { ledger } = await vouch('2026-11-20T12:00:00Z');
  const client = await ledger.clients.ensure({ name: 'Globex' });
  for (let count = 0; count < 3; count += 1)
    await ledger.concerns.add({
      clientId: client.id,
      vendor: 'acme',
      words: 'Is it safe?',
      severity: 'high',
      link: null,
      loggedBy: { id: 'U1', name: 'Dana' },
      surface: 'slack',
    });
  const blocks = await told(tinyFactBase({}), ledger, weeks[2]);
  const [trend] = blocks.flatMap((block) => (block.kind === 'trend' ? [block] : []));
  expect(trend?.points.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 0, 3]);
  expect(trend?.points.map(({ label }) => label).slice(-2)).toEqual(['15 November', '22 November']);
  expect(await told(tinyFactBase({}), ledger, weeks[2])).toEqual(blocks);
});
