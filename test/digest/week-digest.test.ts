/** Does the digest hold what happened in its week and what lies ahead, from the records, and no client's name? */
import { describe, expect, test } from 'vitest';
import { type Day, lastDay } from '../../src/core/day.ts';
import type { FactBase } from '../../src/core/fact-base.ts';
import type { Block } from '../../src/core/reply.ts';
import { sayWeek } from '../../src/digest/say-week.ts';
import { type Digest, type DigestBooks, weekDigest } from '../../src/digest/week-digest.ts';
import { isOutward } from '../../src/surfaces/drawing/outward.ts';
import { tell, vouch } from '../actions/with-vouch.ts';
import { realFactBase, tinyFactBase } from '../fact-base.ts';
import { directive } from '../factbase/some-records.ts';

const real = realFactBase();

const zone = 'America/New_York';
const digestOf = async (base: FactBase, from: Day, to: Day, books?: DigestBooks, shared = false): Promise<Digest> =>
  weekDigest(base, books ?? (await vouch()).ledger, { from, to, zone, shared, today: to });
const listOf = (blocks: readonly Block[], title: string) =>
  blocks.flatMap((block) => (block.kind === 'directives' && block.title === title ? block.rows : []));
const countsOf = (blocks: readonly Block[], title: string) =>
  blocks.flatMap((block) => (block.kind === 'counts' && block.title === title ? block.rows : []));
const datesOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'claims' ? block.claims.map(({ text }) => text) : []));

test.each([
  ['2026-11-17', '2026-11-23', 'from 17 to 23 November 2026'],
  ['2026-11-28', '2026-12-04', 'from 28 November to 4 December 2026'],
  ['2026-12-28', '2027-01-03', 'from 28 December 2026 to 3 January 2027'],
])('%s to %s is said "%s"', (from, to, said) => {
  expect(sayWeek({ from, to })).toBe(said);
});

describe('on the real records', () => {
  test('the week of BOD 17-01 has it, its source and its first deadline', async () => {
    const { blocks, citations } = await digestOf(real, '2017-09-08', '2017-09-14');
    const rows = listOf(blocks, 'New directives');
    expect(rows.map(({ id }) => id)).toContain('us-dhs-bod-17-01');
    expect(rows.every((row) => row.citations.length === 1)).toBe(true);
    expect(datesOf(blocks).join(' ')).toContain('13 October 2017');
    expect(citations.map(({ n }) => n)).toEqual(citations.map((_, index) => index + 1));
  });

  test('the summer of 2024 sees the ban come', async () => {
    const { blocks } = await digestOf(real, '2024-06-25', '2024-07-01');
    expect(datesOf(blocks).some((text) => text.startsWith('20 July 2024: Commerce Department final'))).toBe(true);
  });

  test('what was not published yet is never in it, whatever the week', async () => {
    for (const to of [
      '2017-07-12',
      '2017-09-14',
      '2018-07-16',
      '2022-03-26',
      '2024-06-21',
      '2024-07-19',
      '2026-11-23',
    ]) {
      const from = to.replace(/\d\d$/, '01');
      const { blocks, citations } = await digestOf(real, from, to);
      for (const block of blocks) {
        if (block.kind === 'directives')
          for (const row of block.rows) expect(lastDay(row.published) <= to, `${row.id} in ${to}`).toBe(true);
        if (block.kind === 'claims')
          for (const claim of block.claims) {
            const record = real.directives.get(claim.record.replace('directives/', ''));
            expect(lastDay(record?.published ?? '9999') <= to, claim.text).toBe(true);
            expect(claim.citations.length, claim.text).toBeGreaterThan(0);
          }
      }
      const used = blocks.flatMap((block) =>
        block.kind === 'claims'
          ? block.claims.flatMap((claim) => claim.citations)
          : block.kind === 'directives'
            ? block.rows.flatMap((row) => row.citations)
            : [],
      );
      expect(new Set(used)).toEqual(new Set(citations.map(({ n }) => n)));
    }
  });

  test('many reviewed at once are counted after the first ten', async () => {
    const days = [...real.directives.values()].map(({ reviewed }) => reviewed.on).sort();
    const day = days.at(-1) ?? '2026-11-23';
    const { blocks } = await digestOf(real, day, day);
    const found = [...real.directives.values()].filter(
      ({ published, reviewed }) => reviewed.on === day && lastDay(published) < day,
    );
    expect(listOf(blocks, 'Directives recorded, changed or read again')).toHaveLength(Math.min(10, found.length));
    if (found.length > 10)
      expect(blocks).toContainEqual({ kind: 'text', text: `And ${found.length - 10} more.`, internal: false });
  });
});

describe('what lies ahead', () => {
  const base = tinyFactBase({
    directives: {
      near: directive({
        title: 'Near',
        published: '2026-11-01',
        from: '2026-12-01',
        reviewed: { by: 'test', on: '2026-11-01' },
      }),
      far: directive({
        title: 'Far',
        published: '2026-11-01',
        from: '2027-03-01',
        reviewed: { by: 'test', on: '2026-11-01' },
      }),
      proposed: directive({ title: 'Draft', stage: 'proposed', published: '2026-11-01', from: '2026-12-01' }),
      month: directive({
        title: 'Month',
        published: '2026-10-01',
        from: '2026-10-01',
        deadlines: [
          { on: '2026-12', what: 'Reports are due' },
          { on: '2026-11-01', what: 'Long past' },
          { after: { count: 3, unit: 'days', event: 'the find' }, what: 'Report it' },
        ],
      }),
    },
  });

  test('is what comes into force and falls due within thirty days, soonest first', async () => {
    const { blocks } = await digestOf(base, '2026-11-17', '2026-11-23');
    expect(datesOf(blocks)).toEqual(['1 December 2026: Near comes into force.', 'December 2026: Reports are due.']);
  });

  test('one line says that nothing is new', async () => {
    const { blocks } = await digestOf(base, '2026-11-17', '2026-11-22');
    expect(blocks[1]).toMatchObject({
      kind: 'text',
      text: 'Nothing new.',
    });
  });
});

describe('the log in it', () => {
  const week = ['2026-11-17', '2026-11-23'] as const;

  test('is counted by vendor and by owner, and names no client and nothing a rep wrote', async () => {
    const app = await vouch();
    const say = (text: string) => tell(app, text);
    await say('Log that Acme Dental is worried about Kaspersky');
    await say('Log that Globex is worried about Kaspersky');
    await say('Log that Acme Dental is worried about Webroot');
    await say('Log that Acme Dental is worried about Zanqar');
    const add = (owner: string, due: Day | null, state: 'open' | 'done' = 'open') =>
      app.ledger.tasks
        .add({
          title: `Call Acme Dental, ${owner}`,
          clientId: null,
          vendor: null,
          owner,
          due,
          note: '',
          concern: null,
          directive: null,
          createdBy: { id: 'U1', name: 'Dana' },
        })
        .then(({ id }) => app.ledger.tasks.setState(id, state));
    await add('Dana', '2026-11-20');
    await add('dana', '2026-11-23');
    await add('Dana', null, 'done');
    await add('Priya', null);
    await add('Acme Dental', '2026-11-01');
    await add('Bob (Globex)', null);
    const digest = await digestOf(real, ...week, app.ledger);
    expect(countsOf(digest.blocks, 'Concerns raised')).toEqual([
      { what: 'Kaspersky', count: 2, note: null },
      { what: 'Vendors without a record', count: 1, note: null },
      { what: 'Webroot', count: 1, note: null },
    ]);
    expect(countsOf(digest.blocks, 'Open follow-ups')).toEqual([
      { what: 'Dana', count: 2, note: '1 overdue' },
      { what: 'Somebody else', count: 2, note: '1 overdue' },
      { what: 'Priya', count: 1, note: null },
    ]);
    expect(JSON.stringify(digest)).not.toMatch(/acme|globex|zanqar/i);
  });

  test('of a room that outsiders read leaves out all of it', async () => {
    const app = await vouch();
    await tell(app, 'remind me to call Globex on Friday');
    await tell(app, 'Log that Globex is worried about Kaspersky');
    const { blocks } = await digestOf(real, ...week, app.ledger, true);
    expect(blocks.filter(isOutward)).toEqual(blocks);
    expect(JSON.stringify(blocks)).not.toMatch(/globex|sources|review/i);
  });

  test('is of the week alone', async () => {
    const app = await vouch();
    await tell(app, 'Log that Globex is worried about Kaspersky');
    expect(countsOf((await digestOf(real, '2026-11-09', '2026-11-15', app.ledger)).blocks, 'Concerns raised')).toEqual(
      [],
    );
    expect(countsOf((await digestOf(real, '2026-11-24', '2026-11-30', app.ledger)).blocks, 'Concerns raised')).toEqual(
      [],
    );
  });
});
