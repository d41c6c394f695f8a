/** Do folding, edit distance, dates and the rules of claims hold at their edges? */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Citation, Claim, isOneSentence } from '../../src/core/citation.ts';
import { ClientName } from '../../src/core/client.ts';
import { addDays, daysBetween, firstDay, isDay, lastDay, PartialDay, sayDay } from '../../src/core/day.ts';
import { editDistance, nearest } from '../../src/core/edit-distance.ts';
import { fold, nameKey, phrasesOf } from '../../src/core/fold.ts';

describe('folding', () => {
  test.each([
    ['Касперский', 'kasperskiy'],
    ['Müller GmbH', 'muller gmbh'],
    ['Acme, Inc.', 'acme inc'],
    ['O’Brien’s', 'obrien'],
    ['ꓐ', 'ꓐ'],
  ])('%s has the key %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  test('every name that may be kept has a key, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const kept = ClientName.safeParse(name);
        if (kept.success) expect(nameKey(kept.data)).not.toBe('');
        expect(fold(fold(name))).toBe(fold(name));
      }),
    );
  });

  test('phrases are longest first and hold every run', () => {
    expect(phrasesOf('Is Acme’s site ok', 2)).toEqual(['is acme', 'acme site', 'site ok', 'is', 'acme', 'site', 'ok']);
  });
});

describe('edit distance', () => {
  test.each([
    ['kaspersky', 'kapersky', 1],
    ['kaspersky', 'kasperksy', 1],
    ['webroot', 'webroot', 0],
    ['', 'abc', 3],
  ])('%s and %s are %i apart', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
  test('stops at its limit, and the nearest is found only when it is near', () => {
    expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
    expect(nearest('sumary', ['summary', 'verdict'])).toBe('summary');
    expect(nearest('elephant', ['summary', 'verdict'])).toBeUndefined();
  });
});

describe('days', () => {
  test.each(['2026-02-30', '2023-02-29', '2026-13-01', '2026-1-1', '20260101', '', '2017-00'])('%s is none', (text) => {
    expect(isDay(text)).toBe(false);
    expect(PartialDay.safeParse(text).success).toBe(false);
  });
  test('a month and a year reach to their last day', () => {
    expect([firstDay('2024-02'), lastDay('2024-02'), firstDay('2017'), lastDay('2017'), lastDay('2017-09-13')]).toEqual(
      ['2024-02-01', '2024-02-29', '2017-01-01', '2017-12-31', '2017-09-13'],
    );
  });
  test('are counted and said in full', () => {
    expect([
      daysBetween('2024-07-01', '2024-07-20'),
      addDays('2024-02-28', 2),
      sayDay('2017-09-03'),
      sayDay('2022-03'),
      sayDay('2018'),
    ]).toEqual([19, '2024-03-01', '3 September 2017', 'March 2022', '2018']);
  });
});

describe('claims', () => {
  const cite = {
    publisher: 'A',
    title: 'B',
    url: 'https://example.com',
    published: null,
    quote: 'so it is',
    checked: '2026-11-01',
    how: 'read',
  };
  test.each([
    ['One sentence.', true],
    ['Kaspersky Lab, Inc. sued on 18 December 2017.', true],
    ['One. Two.', false],
    ['No end', false],
    ['Is it? Yes.', false],
  ])('%s', (text, one) => {
    expect(isOneSentence(text)).toBe(one);
  });
  test('a claim has a source, at most 280 characters and no stray keys', () => {
    expect(Claim.safeParse({ text: 'So it is.', cites: [cite] }).success).toBe(true);
    expect(Claim.safeParse({ text: 'So it is.', cites: [] }).success).toBe(false);
    expect(Claim.safeParse({ text: `${'x'.repeat(280)}.`, cites: [cite] }).success).toBe(false);
    expect(Claim.safeParse({ text: 'So it is.', cites: [cite], extra: 1 }).success).toBe(false);
  });
  test('a quote has at most 25 words, and a page that was read has one', () => {
    expect(Citation.safeParse({ ...cite, quote: 'w '.repeat(25).trim() }).success).toBe(true);
    expect(Citation.safeParse({ ...cite, quote: 'w '.repeat(26).trim() }).success).toBe(false);
    expect(Citation.safeParse({ ...cite, quote: null }).success).toBe(false);
    expect(Citation.safeParse({ ...cite, quote: null, how: 'located' }).success).toBe(true);
    expect(Citation.safeParse({ ...cite, url: 'javascript:alert(1)' }).success).toBe(false);
  });
});
