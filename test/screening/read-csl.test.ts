/** Is every shape of the list read, and everything that is no list refused? */
import { describe, expect, test } from 'vitest';
import { readCsl } from '../../src/screening/read-csl.ts';
import { someFile, someRecords } from './some-records.ts';

const { edition, entries, skipped } = readCsl(someFile());
const entry = (name: RegExp) => entries.find((each) => name.test(each.name));

describe('records', () => {
  test('are all read, whatever their agency leaves out', () => {
    expect(skipped).toEqual([]);
    expect(edition).toMatchObject({ list: 'csl', edition: '2026-11-20', entries: someRecords.length });
    expect(new Set(entries.map(({ key }) => key)).size).toBe(someRecords.length);
  });

  test('keep what a person needs to compare', () => {
    expect(entry(/ZHONGLAN ELECTRONICS/)).toMatchObject({
      name: 'ZHONGLAN ELECTRONICS CORPORATION',
      type: null,
      number: null,
      addresses: ['1 Main Street, FLUSHING, NY 11355, US'],
      countries: ['US'],
      start: '2017-09-28',
      end: '2025-11-19',
      notice: '82 F.R. 46480 10/5/2017',
      listUrl: 'https://www.bis.gov/dpl',
    });
    expect(entry(/BEIHAI/)).toMatchObject({ number: '40001', type: 'entity', programs: ['CMIC-EO13959'] });
  });

  test('lose joining words, lost letters and double spaces', () => {
    expect(entry(/Affiliated/)?.name).not.toMatch(/ {2}/);
    expect(entry(/Affiliated/)?.addresses).toEqual(['Zhonglan Base, Hefei, CN', '5 Lake Street, Suzhou, China']);
    expect(entry(/Yun\?u/)?.name).toContain('Gui’an');
    expect(entry(/Yun\?u/)?.otherNames).toEqual(['Yunlu Data Systems', 'YDS']);
  });

  test('of the State Department have a country in place of an address, and no false link', () => {
    expect(entry(/Lumen/)).toMatchObject({ addresses: ['TH'], countries: ['TH'], programs: ['INKSNA'], listUrl: null });
  });

  test('keep their key where only the id or an address changed', () => {
    const changed = someRecords.map((record) =>
      record['id'] === 'aa04' ? { ...record, id: 'bb99', addresses: [] } : record,
    );
    expect(readCsl(someFile(changed)).entries.map(({ key }) => key)).toEqual(entries.map(({ key }) => key));
  });

  test('that cannot be read are named and left out', () => {
    const bad = [null, { ...someRecords[0], name: '' }, { ...someRecords[4], alt_names: { first: 'X' } }];
    const read = readCsl(someFile([...someRecords, ...bad]));
    expect(read.entries).toHaveLength(someRecords.length);
    expect(read.skipped).toEqual([
      { which: 'record 10', why: 'is no record' },
      { which: 'record 11 (id 40001)', why: 'has no name' },
      { which: 'record 12 (Zhonglan Telecom Co., Ltd. (Zhonglan))', why: 'its “alt_names” has another shape' },
    ]);
  });
});

describe('refused', () => {
  test.each([
    ['an empty file', ' \n', /empty/],
    ['a web page', '<!DOCTYPE html><html></html>', /web page/],
    ['half a file', someFile().slice(0, -40), /not JSON/],
    ['an empty list', someFile([]), /empty/],
    ['a bare array', JSON.stringify(someRecords), /not the whole list/],
    ['one page of a search', JSON.stringify({ ...JSON.parse(someFile()), offset: 0 }), /one page/],
    ['a list of other things', JSON.stringify({ vulnerabilities: [] }), /not the whole list/],
    ['records that are none', someFile([{ id: 1 }, { id: 2 }]), /no record that can be read/],
    ['a file without a day', JSON.stringify({ sources_used: [{ source: 'EL' }], results: someRecords }), /which day/],
  ])('%s', (_, text, why) => {
    expect(() => readCsl(text)).toThrow(
      expect.objectContaining({ code: 'bad-input', message: expect.stringMatching(why) }),
    );
  });
});
