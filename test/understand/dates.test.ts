/** Which day is meant, seen from Monday, 23 November 2026? */
import { describe, expect, test } from 'vitest';
import { type DateRole, readDates } from '../../src/understand/dates.ts';
import { today } from './said.ts';

const read = (text: string, role: DateRole) => readDates(text, today, role, []);

describe('the day a question is about', () => {
  test.each([
    ['is it banned as of 2017-09-15', '2017-09-15'],
    ['as of September 15, 2017', '2017-09-15'],
    ['on Sept 13 2017', '2017-09-13'],
    ['9/13/2017, was it banned?', '2017-09-13'],
    ['am 30.09.2024', '2024-09-30'],
    ['could agencies buy it in August 2017', '2017-08-31'],
    ['as of 2017-09', '2017-09-30'],
    ['and in 2019?', '2019-12-31'],
    ['back in 2018 was it ok', '2018-12-31'],
    ['in Q3 2024', '2024-09-30'],
    ['in early 2018', '2018-04-30'],
    ['at the end of 2017', '2017-12-31'],
    ['before July 2024 could we sell it', '2024-06-30'],
    ['was it banned yesterday', '2026-11-22'],
    ['was it banned last week', '2026-11-22'],
    ['in march', '2026-03-31'],
    ['can we sell it in 2027', '2027-12-31'],
  ])('%s', (text, asOf) => {
    expect(read(text, 'asOf').asOf).toBe(asOf);
  });

  test.each([
    'may we use it',
    'is it banned in 2026',
    'is it banned today',
    'as of now',
    'must we remove it by 3 December',
    'Acme renewed in March 2024, may they keep it?',
    'we bought it in 2023. Is that a problem?',
    '500 to 600 seats',
    'what is section 1634',
    'BOD 17-01, FAR 52.204-23 and the NDAA FY2018',
    'within 10 business days',
    'CVE-2021-44228',
  ])('is today in "%s"', (text) => {
    expect(read(text, 'asOf')).toEqual({ asOf: null, since: null, due: null, badDate: null });
  });

  test('is not the day a name holds', () => {
    expect(readDates('compare it with Norton 2019', today, 'asOf', [{ start: 16, end: 27 }]).asOf).toBeNull();
  });
});

describe('a day that no calendar has is told as it was written', () => {
  test.each([
    '2026-02-30',
    '2019-13-01',
    '31 June 2024',
    'February 30',
    'April 31st 2020',
    'Feb 29 2023',
    '13/32/2020',
  ])('%s', (said) => {
    expect(read(`was it banned on ${said}`, 'asOf')).toMatchObject({ asOf: null, badDate: said });
  });

  test('a leap day is a day', () => {
    expect(read('on 29 February 2024', 'asOf')).toMatchObject({ asOf: '2024-02-29', badDate: null });
  });
});

describe('since when', () => {
  test.each([
    ["what's new this week", '2026-11-23'],
    ['since Monday', '2026-11-23'],
    ['since Friday', '2026-11-20'],
    ['what changed last month', '2026-10-01'],
    ['last week', '2026-11-16'],
    ['in 2024', '2024-01-01'],
    ['the past two weeks', '2026-11-09'],
    ['since 1 October', '2026-10-01'],
    ['since 1 December', '2025-12-01'],
  ])('%s', (text, since) => {
    expect(read(text, 'since').since).toBe(since);
  });
});

describe('by when', () => {
  test.each([
    ['call on Friday', '2026-11-27'],
    ['on Monday', '2026-11-30'],
    ['tomorrow', '2026-11-24'],
    ['by 3 December', '2026-12-03'],
    ['by 3 March', '2027-03-03'],
    ['next week', '2026-12-04'],
    ['next Tuesday', '2026-12-01'],
    ['in two weeks', '2026-12-07'],
    ['by the end of the month', '2026-11-30'],
    ['before 3 December', '2026-12-02'],
    ['next month', '2026-12-31'],
  ])('%s', (text, due) => {
    expect(read(text, 'due').due).toBe(due);
  });
});
