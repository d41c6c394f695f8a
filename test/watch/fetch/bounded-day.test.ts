/** Is a feed's date read as the day it names, and refused where it cannot be one? */
import { expect, test } from 'vitest';
import { boundedDay } from '../../../src/watch/fetch/bounded-day.ts';

const today = '2026-08-21';

test.each([
  ['Thu, 13 Aug 26 12:00:00 +0000', '2026-08-13'],
  ['Fri, 4 Sep 2026 09:55:00 +0200', '2026-09-04'],
  ['Mon, 24 Jun 2024 00:00:00 GMT', '2024-06-24'],
  ['Tue, 24 Mar 2026 16:00:00 EST', '2026-03-24'],
  ['Thursday, 15 Jan 2026 10:00:00 GMT', '2026-01-15'],
  ['15 January 2026', '2026-01-15'],
  [' Thu,  1 Jul 99 12:00 Z ', '1999-07-01'],
  ['2026-07-21T12:00:00Z', '2026-07-21'],
  ['2026-01-15T10:00:00', '2026-01-15'],
  ['2026-08-20T17:01:56.1379Z', '2026-08-20'],
  // The day as the office that wrote it counts it.
  ['2026-08-20T23:45:00.000-04:00', '2026-08-20'],
  ['2017-09-19', '2017-09-19'],
  ['March 25, 2022', '2022-03-25'],
  ['Sep 12,2025', '2025-09-12'],
  ['2027-09-25', '2027-09-25'],
  ['1990-01-01', '1990-01-01'],
])('%s is %s', (text, day) => {
  expect(boundedDay(text, today)).toBe(day);
});

test.each([
  '11/25/2025',
  '15/01/2026',
  '11/25/25',
  '20260115',
  'not-a-date',
  '',
  'Wed, 31 Dec 1969 19:00:00 -0500',
  '1970-01-01',
  '1989-12-31',
  '2027-09-26',
  'Thu, 13 Aug 2099 12:00:00 +0000',
  '0000-00-00',
  '2026-02-30',
  '30 Feb 2026',
  '32 Jan 2026',
  '13 Smarch 2026',
  '13 Maybe 2026',
  '2026-01-15 and more',
  '2026-1-5',
  '+002026-01-15',
  `2026-01-15T${'0'.repeat(1_000_000)}`,
  null,
  undefined,
])('%s is none', (text) => {
  expect(boundedDay(text, today)).toBeNull();
});
