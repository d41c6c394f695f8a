/** Is there one reminder a quarter, without asking the net? */
import { expect, test } from 'vitest';
import { fascsaReader } from '../../../src/watch/fascsa/fascsa-reader.ts';
import { tinyFactBase } from '../../fact-base.ts';
import { lookAt } from '../look-at.ts';

const factBase = tinyFactBase();

test.each([
  ['2026-10-01', '2026-Q4', '2026-10-01'],
  ['2026-12-31', '2026-Q4', '2026-10-01'],
  ['2027-01-01', '2027-Q1', '2027-01-01'],
  ['2027-06-30', '2027-Q2', '2027-04-01'],
])('on %s it is that of %s', async (on, id, published) => {
  const { items } = await lookAt(fascsaReader, {}, { on, factBase });
  expect(items).toMatchObject([
    { id, published, type: 'administrative', background: false, url: 'https://sam.gov/supplychainorders' },
  ]);
});
