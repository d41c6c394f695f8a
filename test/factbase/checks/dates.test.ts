import { describe, expect, it } from 'vitest';
import { type Changes, checkTiny, edited } from '../tiny-content.ts';

const order = 'content/directives/order-one.yaml';
const vendor = 'content/vendors/northwind.yaml';

describe('checkRecordDates', () => {
  it.each<[string, Changes, string]>([
    [
      'an end before the beginning',
      edited(order, ['until: null', 'until: 2017-09-30']),
      `${order}:9 error until: 2017-09-30 is not after from: 2017-10-01`,
    ],
    [
      'an end on the first day',
      edited(order, ['until: null', 'until: 2017-10-01']),
      `${order}:9 error until: 2017-10-01 is not after`,
    ],
    [
      'a binding that ends before it begins',
      edited(order, ['effect: prohibits', 'effect: prohibits, until: 2017-09']),
      `${order}:11 error until: 2017-09 is not after from: 2017-10-01`,
    ],
    [
      'a deadline before the directive',
      edited(order, ['on: 2017-12-12', 'on: 2016-12-12']),
      `${order}:13 error on: the deadline 2016-12-12 lies before`,
    ],
    [
      'a rule that reaches back for years',
      edited(order, ['from: 2017-10-01', 'from: 2007-10-01']),
      `${order}:8 warning from: 2007-10-01 is long before`,
    ],
    [
      'a claim known before its record',
      edited(order, ['    cites:', '    known: 2017-08\n    cites:']),
      `${order}:17 error known: 2017-08 lies before`,
    ],
  ])('finds %s', (_, changes, said) => {
    const { lines: all } = checkTiny(changes);

    expect(all).toHaveLength(1);
    expect(all[0]).toContain(said);
  });

  it.each<[string, Changes]>([
    ['a month that may end after the day', edited(order, ['until: null', 'until: 2017-10'])],
    ['the same year for both', edited(order, ['from: 2017-10-01', 'from: "2017"'], ['until: null', 'until: "2017"'])],
    ['a rule that reaches back a little', edited(order, ['from: 2017-10-01', 'from: 2017-09-01'])],
    ['a claim known later than its record', edited(order, ['    cites:', '    known: 2018-01\n    cites:'])],
  ])('allows %s', (_, changes) => {
    expect(checkTiny(changes).lines).toEqual([]);
  });
});

describe('checkReviewDates', () => {
  it.each<[string, Changes, string]>([
    [
      'a review in the future',
      edited(order, ['on: 2026-11-01', 'on: 2026-11-24']),
      `${order}:19 warning on: the review of 2026-11-24 lies in the future (today is 2026-11-23)`,
    ],
    [
      'a recheck before the review',
      edited(order, ['recheck: 2027-05-01', 'recheck: 2026-10-01']),
      `${order}:20 error recheck: 2026-10-01 is not after`,
    ],
    [
      'a recheck that has passed',
      edited(order, ['recheck: 2027-05-01', 'recheck: 2026-11-22']),
      `${order}:20 warning recheck: 2026-11-22 has passed`,
    ],
    [
      'a directive published after its review',
      edited('content/facts/denial.yaml', ['published: 2017-09-14', 'published: 2026-11-02']),
      'content/facts/denial.yaml:5 error published: 2026-11-02 is after the review of 2026-11-01',
    ],
    [
      'a source checked after the review',
      edited(order, ['checked: 2026-11-01', 'checked: 2026-11-02']),
      `${order}:18 error checked: 2026-11-02 is after the review`,
    ],
    [
      'a claim known after the review',
      edited(order, ['    cites:', '    known: 2026-12\n    cites:']),
      `${order}:17 error known: 2026-12 is after the review`,
    ],
    [
      'a list searched after the review',
      edited(vendor, ['on: 2026-11-01, result', 'on: 2026-11-20, result']),
      `${vendor}:14 error on: 2026-11-20 is after the review`,
    ],
    [
      'an edition that was not out yet',
      edited(vendor, ['edition: 2026-08-20', 'edition: 2026-12-20']),
      `${vendor}:14 error edition: 2026-12-20 is after the day the list was searched`,
    ],
  ])('finds %s', (_, changes, said) => {
    const { lines: all } = checkTiny(changes);

    expect(all).toHaveLength(1);
    expect(all[0]).toContain(said);
  });

  it('finds a slip of the year whatever the clock says', () => {
    const { lines } = checkTiny(edited(order, ['on: 2026-11-01', 'on: 2036-11-01']), '2040-01-01');

    expect(lines).toContain(`${order}:20 error recheck: 2027-05-01 is not after the review of 2036-11-01`);
  });

  it('uses right content on any day', () => {
    for (const day of ['2017-09-13', '2040-01-01']) expect(checkTiny({}, day).factBase, day).not.toBeNull();
  });

  it('finds a source read before it was published, and that another record dates it otherwise', () => {
    const { lines } = checkTiny(edited(order, ['published: 2017-09-13, quote', 'published: 2026-11-15, quote']));

    expect(lines).toContain(
      `${order}:18 error published: 2026-11-15 is after the day the source was checked (2026-11-01)`,
    );
  });
});
