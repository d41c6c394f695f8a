/** What of a model's picks is taken, and what is never? */
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import { blankReading } from '../../src/understand/blank-reading.ts';
import { type MergeGround, mergeReading } from '../../src/understand/merge-reading.ts';
import type { Picked } from '../../src/understand/model-lists.ts';
import { guidanceFor, tinyFactBase } from '../fact-base.ts';
import { directive } from '../factbase/some-records.ts';
import { after, today } from './said.ts';

const binds = (audiences: readonly string[], effect: string, activities = ['use', 'acquire', 'supply']) => [
  { audiences, effect, activities },
];
const base = tinyFactBase({
  directives: {
    order: directive({
      vendors: ['kaspersky'],
      binds: binds(['federal-agency'], 'prohibits'),
    }),
    advice: directive({
      vendors: ['kaspersky'],
      jurisdiction: 'de',
      binds: binds(['business'], 'advises-against'),
    }),
  },
  guidance: { line: guidanceFor(['where is the line', 'where does it stop', 'who is next']) },
});
const ground: MergeGround = { base, today, context: null, hits: [] };
const nothing: Picked = {
  intent: null,
  vendors: null,
  audience: null,
  jurisdiction: null,
  activity: null,
  topics: null,
  directive: null,
  guidance: null,
};
const unread = (parts: Partial<Reading> = {}): Reading => ({ ...blankReading('what about them'), ...parts });
const merged = (local: Reading, picked: Partial<Picked>, parts: Partial<MergeGround> = {}): Reading =>
  mergeReading(local, { ...nothing, ...picked }, { ...ground, ...parts });
const asked = unread({ intent: 'ask-vendor', confidence: 0.3, vendors: ['kaspersky'] });
const strange = { ...asked, confidence: 0.9, strange: ['fips'] };
/** Everything a model may say at once. */
const everything: Partial<Picked> = {
  intent: 'vendor-statement',
  vendors: ['webroot'],
  audience: 'consumer',
  jurisdiction: 'de',
  activity: 'supply',
  topics: ['alternatives'],
  directive: 'advice',
  guidance: 'line',
};

describe('what stays', () => {
  test('nothing picked changes nothing', () => {
    for (const local of [unread(), asked, strange]) expect(merged(local, {})).toBe(local);
  });

  test('a reading that leads to an answer about a vendor is not touched, however unsure', () => {
    expect(merged(asked, everything)).toBe(asked);
    const compared = { ...asked, intent: 'compare-vendors', vendors: ['kaspersky', 'webroot'] };
    expect(merged(compared, everything)).toBe(compared);
  });

  test('what the words said is never removed or replaced', () => {
    const local = unread({
      vendors: ['kaspersky'],
      audience: 'federal-agency',
      jurisdiction: 'us',
      activity: 'use',
      topics: ['deadlines'],
      directive: 'order',
      asOf: '2020-01-02',
      client: { id: null, name: 'Acme', federal: null },
      words: 'they are worried',
    });
    const { intent: _, by: __, ...kept } = local;
    expect(merged(local, { ...everything, intent: 'ask-vendor' })).toMatchObject(kept);
  });

  test('a name that nobody knows is not taken for a vendor', () => {
    const local = unread({ unknownVendor: { said: 'Norten', didYouMean: [] } });
    expect(merged(local, { intent: 'ask-vendor', vendors: ['webroot'] }).vendors).toEqual([]);
  });

  test.each(['thanks', 'help', 'off-topic'])('a question does not become %s', (intent) => {
    const local = unread({ vendors: ['kaspersky'] });
    expect(merged(local, { intent })).toBe(local);
  });
});

describe('what is filled', () => {
  test('an intent for what was read as none; the vendor that was named is no guess', () => {
    const reading = merged(unread({ vendors: ['kaspersky'] }), { intent: 'ask-vendor', topics: ['deadlines'] });
    expect(reading).toMatchObject({ intent: 'ask-vendor', vendors: ['kaspersky'], topics: ['deadlines'], by: 'model' });
    expect(reading.guessed).toBeUndefined();
  });

  test('topics for words that no record knows', () => {
    expect(merged(strange, { intent: 'vendor-statement', topics: ['deadlines'] })).toMatchObject({
      intent: 'ask-vendor',
      topics: ['deadlines'],
    });
  });

  test('a vendor, directive or guidance that only the model found is a guess', () => {
    expect(merged(unread(), { intent: 'ask-vendor', vendors: ['kaspersky'] }).guessed).toEqual(['vendor']);
    expect(merged(unread(), { intent: 'explain-directive', directive: 'order' }).guessed).toEqual(['directive']);
    expect(merged(unread(), { intent: 'ask-guidance', guidance: 'line' }).guessed).toEqual(['guidance']);
  });

  test('a guidance that the words lead to as well is none', () => {
    const reading = merged(unread(), { intent: 'ask-guidance', guidance: 'line' }, { hits: ['guidance/line'] });
    expect(reading).toMatchObject({ intent: 'ask-guidance', guidance: 'line' });
    expect(reading.guessed).toBeUndefined();
  });

  test('the thread’s vendor goes before the model’s, with the thread’s audience and place', () => {
    const context = after(unread({ vendors: ['kaspersky'], audience: 'federal-agency', jurisdiction: 'us' }));
    const reading = merged(unread(), { ...everything, intent: 'ask-vendor' }, { context });
    expect(reading).toMatchObject({ vendors: ['kaspersky'], audience: 'federal-agency', jurisdiction: 'us' });
    expect(reading.guessed).toBeUndefined();
  });
});

describe('a verdict', () => {
  const local = unread({ vendors: ['kaspersky'] });

  test.each<[string, Partial<Picked>]>([
    ['audience', { audience: 'consumer' }],
    ['place', { jurisdiction: 'de' }],
    ['activity and seller', { activity: 'supply' }],
    ['all of them', { audience: 'business', jurisdiction: 'de', activity: 'use' }],
  ])('is made no milder by another %s', (_, parts) => {
    expect(merged(local, { intent: 'ask-vendor', ...parts })).toMatchObject({
      intent: 'ask-vendor',
      audience: null,
      jurisdiction: null,
      activity: null,
    });
  });

  test('may be asked for the audience that it is about', () => {
    const reading = merged(local, { intent: 'ask-vendor', audience: 'federal-agency' });
    expect(reading.audience).toBe('federal-agency');
  });

  test('may be asked for a place that is no milder', () => {
    const elsewhere = unread({ vendors: ['webroot'] });
    expect(merged(elsewhere, { intent: 'ask-vendor', jurisdiction: 'de' }).jurisdiction).toBe('de');
  });
});
