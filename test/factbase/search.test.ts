import { describe, expect, it } from 'vitest';
import { lastDay } from '../../src/core/day.ts';
import type { FactBase } from '../../src/core/fact-base.ts';
import { makeFactBase, type Records } from '../../src/factbase/make-fact-base.ts';
import { generateRecords } from '../generate-content.ts';
import { makeWords } from '../generate-words.ts';
import { fact, vendor } from './some-records.ts';

const none: Records = generateRecords(0);

function baseOf(texts: Record<string, { text: string; vendor?: string; published?: string }>): FactBase {
  return makeFactBase({
    ...none,
    guidance: new Map(),
    vendors: new Map([
      ['northwind', vendor({ name: 'Northwind', categories: ['backup'] })],
      ['contoso', vendor({ name: 'Contoso' })],
    ]),
    facts: new Map(
      Object.entries(texts).map(([id, { text, vendor: of = 'northwind', published = '2017-01-01' }]) => [
        id,
        fact({ title: 'Report', vendors: [of], published }, text),
      ]),
    ),
  });
}

const found = (base: FactBase, ...ask: Parameters<FactBase['search']>) =>
  base.search(...ask).map((hit) => hit.entry.record.replace('facts/', ''));

describe('search', () => {
  const base = baseOf({
    deadline: { text: 'Agencies must remove the software within ninety days.' },
    lawsuit: { text: 'The court dismissed the lawsuit of the vendor.', published: '2018-05' },
    software: { text: 'The software collects data.', vendor: 'contoso' },
  });

  it('finds by the stem of a word, best first', () => {
    expect(found(base, 'removing software', {})).toEqual(['deadline', 'software']);
    expect(base.search('removing software', {})[0]?.score).toBeGreaterThan(base.search('software', {})[0]?.score ?? 0);
  });

  it('stays within one vendor', () => {
    expect(found(base, 'the software', { vendor: 'contoso' })).toEqual(['software']);
    expect(found(base, 'the software', { vendor: 'fabrikam' })).toEqual([]);
  });

  it('leaves out what was not surely known by the day', () => {
    expect(found(base, 'lawsuit', { by: '2018-05-30' })).toEqual([]);
    expect(found(base, 'lawsuit', { by: '2018-05-31' })).toEqual(['lawsuit']);
  });

  it('respells what no claim holds', () => {
    expect(found(base, 'lawsiut', {})).toEqual(['lawsuit']);
    expect(found(base, 'agancies', {})).toEqual(['deadline']);
    expect(found(base, 'dismised', { vendor: 'northwind' })).toEqual(['lawsuit']);
  });

  it('does not guess short words, numbers or words that are far from all', () => {
    expect(found(base, 'dat 2o17 bicycle', {})).toEqual([]);
  });

  it('takes words of any kind', () => {
    for (const words of ['', '   ', '!?', 'x'.repeat(4_000), '🤖', '__proto__ constructor'])
      expect(base.search(words, {})).toEqual([]);
  });

  it('gives no more than asked for, and the first of equals first', () => {
    const equal = baseOf(Object.fromEntries(['c', 'a', 'b'].map((id) => [id, { text: 'The same sentence.' }])));

    expect(found(equal, 'sentence', {})).toEqual(['c', 'a', 'b']);
    expect(found(equal, 'sentence', { limit: 2 })).toEqual(['c', 'a']);
    expect(found(equal, 'sentence', { limit: 0 })).toEqual([]);
  });
});

describe('search in many claims', () => {
  const base = makeFactBase(generateRecords(600, 3));
  const words = makeWords(5);
  const questions = Array.from({ length: 60 }, () => `the ${words.word()} of ${words.word()} ${words.word()} order`);
  const rounded = (hits: ReturnType<FactBase['search']>) =>
    hits.map((hit) => [`${hit.entry.record}#${hit.entry.index}`, hit.score.toFixed(4)]);

  it('finds the same first ones as when all that fit are ranked', () => {
    for (const question of questions)
      expect(rounded(base.search(question, { limit: 10 }))).toEqual(
        rounded(base.search(question, { limit: 10_000 }).slice(0, 10)),
      );
  });

  it('ranks within a vendor and a day as it does in all', () => {
    for (const question of questions) {
      const all = base.search(question, { limit: 10_000 });
      const within = all.filter(
        ({ entry }) => entry.vendors.includes('vendor-20') && lastDay(entry.known) <= '2020-06-30',
      );

      expect(rounded(base.search(question, { vendor: 'vendor-20', by: '2020-06-30' }))).toEqual(
        rounded(within.slice(0, 10)),
      );
    }
  });
});

describe('knowsWord', () => {
  const base = baseOf({
    one: { text: 'Agencies must remove the software.' },
    two: { text: 'The vendor moved its servers.', vendor: 'contoso' },
  });

  it('knows the words of claims by their stem, without guessing', () => {
    expect(base.knowsWord('removed')).toBe(true);
    expect(base.knowsWord('removd')).toBe(false);
  });

  it('knows what the records of one vendor say, and its own names', () => {
    expect(base.knowsWord('servers', 'contoso')).toBe(true);
    expect(base.knowsWord('servers', 'northwind')).toBe(false);
    expect(base.knowsWord('backups', 'northwind')).toBe(true);
    expect(base.knowsWord('Contoso', 'contoso')).toBe(true);
    expect(base.knowsWord('servers', 'fabrikam')).toBe(false);
  });
});
