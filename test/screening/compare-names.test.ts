/** Do two spellings of one name come closer than two names? */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames, sameName } from '../../src/screening/compare-names.ts';

describe('the same', () => {
  test.each([
    ['Orchard Mining Aktiengesellschaft', 'ORCHARD MINING AG'],
    ['OOO Severny Most', 'Severny Most Limited Liability Company'],
    ['Vasilyev, Pyotr', 'Pyotr Vasiliev'],
    ['Пётр Васильев', 'Pyotr Vasilyev'],
    ['A.B.K. Trading', 'ABK Trading'],
    ['Good Harbour Co', 'Goodharbour Company'],
    ['J. Almeida Costa', 'Joao Almeida Costa'],
    ['Bridge and Sons', 'Bridge & Sons Ltd'],
    ['Maria Elena Duarte Lopez', 'Maria Elena Lopez'],
    ['Second Harbor Bank', '2nd Harbor Bank'],
  ])('%s | %s', (a, b) => {
    expect(compareNames(a, b)).toBeGreaterThanOrEqual(sameName);
  });
});

describe('others', () => {
  test.each([
    ['Pyotr Vasilyev', 'Anton Vasilyev'],
    ['Orchard Mining AG', 'Orchard Harbor AG'],
    ['North River Technology', 'South River Technology'],
    ['Almeida Trading', 'Duarte Trading'],
    ['Box', 'Fox'],
  ])('%s | %s', (a, b) => {
    expect(compareNames(a, b)).toBeLessThan(sameName);
  });
});

test('lies between 0 and 1, the same both ways, and is 1 for a name and itself', () => {
  const word = fc.stringMatching(/^[a-z]{1,9}$/);
  const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(name, name, (a, b) => {
      const likeness = compareNames(a, b);
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
      expect(compareNames(b, a)).toBeCloseTo(likeness, 10);
      expect(compareNames(a, a)).toBe(1);
    }),
    { numRuns: 500 },
  );
});
