/** Does decide choose the right thing from the real records, and never a claim nobody could know yet? */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lastDay } from '../../src/core/day.ts';
import type { Decision } from '../../src/core/decision.ts';
import type { Reading } from '../../src/core/reading.ts';
import { decide } from '../../src/decide/decide.ts';
import { slug } from '../../src/decide/slug.ts';
import { checkContent } from '../../src/factbase/check.ts';
import { blankReading } from '../../src/understand/blank-reading.ts';

const root = resolve(import.meta.dirname, '../..');
const { factBase } = checkContent(resolve(root, 'content'), resolve(root, 'intents'), '2026-11-23');
if (factBase === null) throw new Error('the content does not pass its check');
const base = factBase;
const today = '2026-11-23';

const reading = (parts: Partial<Reading>): Reading => ({
  ...blankReading('Is it banned?'),
  intent: 'ask-vendor',
  confidence: 0.9,
  vendors: ['kaspersky'],
  ...parts,
});
const decided = (parts: Partial<Reading>): Decision => decide(reading(parts), base, today);
const claimsOf = (decision: Decision) =>
  'sections' in decision ? decision.sections.flatMap((section) => section.claims) : [];

describe('three ways to have no answer', () => {
  test('a vendor nobody knows', () => {
    expect(decided({ vendors: [], unknownVendor: { said: 'Contoso', didYouMean: [] } })).toEqual({
      do: 'refuse',
      refusal: { why: 'unknown-vendor', said: 'Contoso', didYouMean: [] },
    });
  });
  test('a question that is not for Vouch', () => {
    expect(decided({ intent: null, vendors: [] })).toEqual({ do: 'refuse', refusal: { why: 'off-topic' } });
    expect(decided({ intent: 'off-topic', vendors: [] })).toEqual({ do: 'refuse', refusal: { why: 'off-topic' } });
  });
  test('a topic Vouch keeps no records of, and one this vendor has none on', () => {
    expect(decided({ topics: ['price'] })).toMatchObject({
      do: 'refuse',
      refusal: { why: 'no-record', vendor: 'kaspersky', topics: ['price'] },
    });
    expect(decided({ vendors: ['webroot'], topics: ['courts'] })).toMatchObject({
      do: 'refuse',
      refusal: { why: 'no-record', vendor: 'webroot' },
    });
  });
  test('a known vendor is never answered with another one nearby', () => {
    expect(decided({ vendors: ['kaspersky'], unknownVendor: { said: 'Contoso', didYouMean: [] } })).toMatchObject({
      do: 'refuse',
      refusal: { why: 'unknown-vendor' },
    });
  });
});

test('a question about a directive that names no vendor needs none', () => {
  expect(decided({ vendors: [], directive: 'us-dhs-bod-17-01' })).toMatchObject({ do: 'explain-directive' });
});

describe('what is asked back', () => {
  test('the vendor, the client, the day', () => {
    expect(decided({ vendors: [] })).toMatchObject({ do: 'ask', slot: 'vendor' });
    expect(decided({ intent: 'log-concern' })).toMatchObject({ do: 'ask', slot: 'client' });
    expect(decided({ badDate: '2026-02-30' })).toMatchObject({ do: 'ask', slot: 'asOf' });
  });
});

describe('answers', () => {
  test.each(['2015-01-01', '2017-07-31', '2017-09-15', '2018-10-01', '2022-03-26', '2024-07-01', '2026-11-23'])(
    'as of %s show nothing that was not known then',
    (asOf) => {
      for (const audience of [null, 'federal-agency', 'federal-contractor', 'business', 'state-local'])
        for (const jurisdiction of ['us', 'de', 'uk', 'world'])
          for (const topics of [[], ['deadlines'], ['reasons'], ['statement']]) {
            const decision = decided({ asOf, audience, jurisdiction, topics });
            for (const claim of claimsOf(decision)) {
              const entry = base.claimsOf(claim.record)[claim.index];
              expect(entry === undefined ? '' : lastDay(entry.known) <= asOf, `${claim.record}#${claim.index}`).toBe(
                true,
              );
            }
          }
    },
  );

  test('no claim is shown twice', () => {
    const keys = claimsOf(decided({ audience: 'federal-contractor', topics: ['reporting'] })).map(
      (claim) => `${claim.record}#${claim.index}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('both sides: the vendor’s word stands beside the measures, marked as its own', () => {
    const decision = decided({ audience: 'federal-agency', asOf: '2017-09-15' });
    expect('sections' in decision && decision.sections.some((section) => section.speaker === 'Kaspersky')).toBe(true);
  });

  test('without an audience every audience has its row; with one, only the heavier inside it', () => {
    const all = decided({});
    expect(all.do === 'answer-vendor' && all.others).toHaveLength(base.audiences.size);
    const business = decided({ audience: 'business', activity: 'use' });
    expect(business.do === 'answer-vendor' && business.others.map((other) => other.audience)).toContain(
      'federal-contractor',
    );
  });

  test('a premise that measures were lifted is denied only while some are in force', () => {
    expect(decided({ premise: 'cleared', audience: 'federal-contractor' })).toMatchObject({ premiseDenied: 'cleared' });
    expect(decided({ premise: 'cleared', vendors: ['webroot'], audience: 'federal-contractor' })).toMatchObject({
      premiseDenied: null,
    });
  });

  test('a premise that a vendor is banned is denied only where no activity is prohibited', () => {
    expect(decided({ premise: 'banned', vendors: ['webroot'] })).toMatchObject({ premiseDenied: 'banned' });
    expect(decided({ premise: 'banned', audience: 'federal-contractor' })).toMatchObject({ premiseDenied: null });
  });

  test('recent directives are newest first and stop at the day asked for', () => {
    const decision = decided({ intent: 'list-directives', vendors: [], asOf: '2017-09-20' });
    const days =
      decision.do === 'list-directives'
        ? decision.directives.map((id) => lastDay(base.directives.get(id)?.published ?? ''))
        : [];
    expect(days.length).toBeGreaterThan(2);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(days.every((day) => day <= '2017-09-20')).toBe(true);
  });

  test('the same reading gives the same decision', () => {
    expect(decided({ audience: 'federal-contractor' })).toEqual(decided({ audience: 'federal-contractor' }));
  });
});

test.each([
  ['Quick Heal!', 'quick-heal'],
  ['  ', 'unknown'],
  ['Zscaler', 'zscaler'],
  ['Доктор', 'unknown'],
])('%s is logged under %s', (name, id) => {
  expect(slug(name)).toBe(id);
});

test('a word that only the records know brings its claims; plain words bring none', () => {
  const titles = (text: string, vendor: string) => {
    const decision = decided({ text, vendors: [vendor] });
    return 'sections' in decision ? decision.sections.map((section) => section.title) : [];
  };
  expect(titles('what did the FTC do to avast', 'avast')).toContain('On record about this');
  expect(titles('Is Kaspersky safe for our federal work?', 'kaspersky')).not.toContain('On record about this');
});

describe('what is missing is asked for', () => {
  const blank = { vendors: [] };
  test.each([
    ['snooze-task', {}, 'task'],
    ['snooze-task', { task: 'inventory' }, 'due'],
    ['reassign-task', {}, 'task'],
    ['reassign-task', { task: 'inventory' }, 'owner'],
    ['snooze-task', { task: 'inventory', badDate: '2026-02-30' }, 'due'],
    ['create-task', { title: 'Call', badDate: '2026-02-30' }, 'due'],
    ['ask-vendor', { vendors: ['kaspersky'], badDate: '2026-02-30' }, 'asOf'],
  ])('%s with %j lacks %s', (intent, parts, slot) => {
    expect(decided({ ...blank, intent, ...parts })).toMatchObject({ do: 'ask', slot });
  });

  test('and what is there is done', () => {
    expect(decided({ ...blank, intent: 'snooze-task', task: 'x', due: '2026-12-01' })).toEqual({ do: 'snooze-task' });
    expect(decided({ ...blank, intent: 'reassign-task', task: 'x', owner: 'P' })).toEqual({ do: 'reassign-task' });
  });
});

test.each([null, 'here', 'stop', 'preview'] as const)(
  'the digest is previewed unless another step is said: %s',
  (digest) => {
    expect(decided({ vendors: [], intent: 'digest', digest, week: '2026-W47' })).toEqual({
      do: 'digest',
      step: digest ?? 'preview',
      week: '2026-W47',
      time: null,
    });
  },
);
