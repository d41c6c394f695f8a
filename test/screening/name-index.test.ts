/** Is a listed name found however it is written, and an ordinary word never? */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOrdinary } from '../../src/factbase/ordinary-words.ts';
import { nameForms } from '../../src/screening/name-forms.ts';
import { makeNameIndex } from '../../src/screening/name-index.ts';
import { readCsl } from '../../src/screening/read-csl.ts';
import { cslFile, makeCslRecords } from '../generate-screening.ts';
import { someRecords } from './some-records.ts';

const { entries } = readCsl(cslFile([...someRecords, ...makeCslRecords(1_500, 3)]));
const index = makeNameIndex(entries, isOrdinary);
const names = new Map(entries.map((entry) => [entry.key, entry.name]));
const found = (name: string) => index.search(name).map(({ key, how }) => `${how}: ${names.get(key)}`);

describe('found', () => {
  test.each([
    ['Beihai Orchard Group', 'exact: BEIHAI ORCHARD GROUP CO., LTD.'],
    ['beihai orchard', 'close: BEIHAI ORCHARD GROUP CO., LTD.'],
    ['Bei Hai Orchard Group Limited', 'exact: BEIHAI ORCHARD GROUP CO., LTD.'],
    ['Beihai Orchad Group', 'close: BEIHAI ORCHARD GROUP CO., LTD.'],
    ['Орчард Бейхай Групп', 'close: BEIHAI ORCHARD GROUP CO., LTD.'],
    ['Orchard Semiconductor Inc.', 'alias: BEIHAI ORCHARD GROUP CO., LTD.'],
    ['Chol Min Pak', 'exact: PAK, Chol Min'],
    ['Hefei Zhonglan Network (Suzhou)', /^close: .*Affiliated Entity: Hefei Zhonglan/],
    ['YDS', /^alias: Gui’an/],
    ['Yunlu Cloud', /^alias: Gui’an/],
    ['lumen import & export company', /^exact: Lumen/],
  ])('%s', (name, expected) => {
    const first = found(name)[0];
    if (typeof expected === 'string') expect(first).toBe(expected);
    else expect(first).toMatch(expected);
  });

  test('a name said alone finds the company and its namesake, each for itself', () => {
    expect(found('Zhonglan')).toEqual([
      'alias: Zhonglan Telecom Co., Ltd. (Zhonglan)',
      'close: ZHONGLAN ELECTRONICS CORPORATION',
    ]);
    expect(found('Zhonglan Telecom')[0]).toBe('exact: Zhonglan Telecom Co., Ltd. (Zhonglan)');
  });

  test('every listed name, by the whole of it', () => {
    for (const { key, name, otherNames } of entries.slice(0, 400))
      for (const form of nameForms(name, otherNames))
        expect(
          index
            .search(form)
            .filter(({ how }) => how !== 'close')
            .map((alike) => alike.key),
          form,
        ).toContain(key);
  });
});

describe('not found', () => {
  test.each([
    'Box',
    'Zoom',
    'Quest',
    'secure',
    'panda',
    'Panda Security',
    'cisco',
    'San Francisco',
    'orchard',
    'electronics group',
    'Ltd',
    '???',
    '',
  ])('%s', (name) => {
    expect(found(name)).toEqual([]);
  });
});

test('any text can be looked up', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      for (const { likeness } of index.search(text)) expect(likeness).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
