/** Is the Federal Register asked little, and for everything of ours? */
import { expect, test } from 'vitest';
import { queriesOf } from '../../../src/watch/federal-register/queries.ts';
import { realFactBase } from '../../fact-base.ts';

const queries = queriesOf(new URL('https://www.federalregister.gov/api/v1/'), '2026-11-20', realFactBase());
const terms = queries.map(({ searchParams }) => searchParams.get('conditions[term]') ?? '').join(' ');

test('a handful of addresses, none too long for a proxy', () => {
  expect(queries.length).toBeLessThanOrEqual(8);
  for (const { href } of queries) expect(href.length).toBeLessThanOrEqual(1_900);
  expect(new Set(queries.map(({ href }) => href)).size).toBe(queries.length);
});

test('each asks for the same window, as many as the API gives and the fields that are read', () => {
  for (const { pathname, searchParams } of queries) {
    expect(pathname).toBe('/api/v1/documents.json');
    expect(searchParams.get('conditions[publication_date][gte]')).toBe('2026-11-20');
    expect(searchParams.get('per_page')).toBe('1000');
    expect(searchParams.getAll('fields[]')).toEqual(
      expect.arrayContaining(['document_number', 'raw_text_url', 'correction_of']),
    );
  }
});

test('agencies, instruments and vendors under a ban are asked for, vendors with flaws and ordinary words are not', () => {
  expect(queries[0]?.searchParams.getAll('conditions[agencies][]')).toContain('industry-and-security-bureau');
  for (const name of ['Entity List', 'Kaspersky', 'Huawei', 'DJI', 'Hikvision']) expect(terms).toContain(`"${name}"`);
  for (const name of ['Microsoft', 'Cisco', 'F5']) expect(terms).not.toContain(`"${name}"`);
});
