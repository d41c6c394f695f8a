/** Is a digest due at its hour on the clocks of its room, each week once, whatever daylight saving does? */
import { describe, expect, test } from 'vitest';
import type { DigestTime } from '../../src/core/delivery.ts';
import { lastSlot, nextSlot, timesOf, weekDays, weekOf } from '../../src/digest/digest-slots.ts';
import { sayMoment, sayTime } from '../../src/digest/say-time.ts';

const hour = 60 * 60 * 1000;
const at = (time: string): number => Date.parse(time);
const iso = (due: number): string => new Date(due).toISOString();

const rooms: readonly (readonly [DigestTime, string])[] = [
  [{ weekday: 1, hour: 9, zone: 'America/New_York' }, '09:00'],
  [{ weekday: 7, hour: 2, zone: 'Europe/Berlin' }, '02:00'],
  [{ weekday: 7, hour: 2, zone: 'America/New_York' }, '02:00'],
  [{ weekday: 7, hour: 2, zone: 'Australia/Sydney' }, '02:00'],
  [{ weekday: 5, hour: 17, zone: 'Australia/Sydney' }, '17:00'],
  [{ weekday: 3, hour: 0, zone: 'Asia/Kolkata' }, '00:00'],
];

test.each(rooms)('every hour of a year: %j is due once a week, at its hour', (time, clock) => {
  const dues = new Set<number>();
  for (let now = at('2026-01-01T00:00:00Z'); now < at('2027-01-01T00:00:00Z'); now += hour) {
    const { due } = lastSlot(time, now);
    expect(due).toBeLessThanOrEqual(now);
    expect(now - due).toBeLessThan(7 * 24 * hour + hour);
    dues.add(due);
  }
  const local = [...dues].map((due) => Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(time.zone));
  const weeks = local.map((each) => weekOf(each.toPlainDate().toString()));
  expect(new Set(weeks).size).toBe(weeks.length);
  expect([53, 54]).toContain(weeks.length);
  expect(local.every((each) => each.dayOfWeek === time.weekday)).toBe(true);
  // Where two in the morning is skipped, it is three.
  const others = local.filter((each) => each.toPlainTime().toString({ smallestUnit: 'minute' }) !== clock);
  expect(others.map((each) => each.toPlainDateTime().toString().slice(5, 16))).toEqual(
    time.hour !== 2
      ? []
      : time.zone === 'Europe/Berlin'
        ? ['03-29T03:00']
        : time.zone === 'America/New_York'
          ? ['03-08T03:00']
          : ['10-04T03:00'],
  );
});

test('an hour that comes twice counts at its first', () => {
  const time = { weekday: 7, hour: 1, zone: 'America/New_York' } as const;
  expect(iso(lastSlot(time, at('2026-11-01T12:00:00Z')).due)).toBe('2026-11-01T05:00:00.000Z');
  expect(lastSlot(time, at('2026-11-01T06:00:00Z'))).toEqual(lastSlot(time, at('2026-11-01T05:00:00Z')));
});

test('the next slot follows the last one', () => {
  for (const [time] of rooms) {
    const now = at('2026-11-26T10:00:00Z');
    const next = nextSlot(time, now);
    expect(next.due).toBeGreaterThan(now);
    expect(lastSlot(time, next.due)).toEqual(next);
    expect(lastSlot(time, next.due - 1)).toEqual(lastSlot(time, now));
  }
});

describe('weeks', () => {
  test.each([
    ['2026-W47', { from: '2026-11-16', to: '2026-11-22' }],
    ['2026-W53', { from: '2026-12-28', to: '2027-01-03' }],
    ['2027-W01', { from: '2027-01-04', to: '2027-01-10' }],
    ['2025-W01', { from: '2024-12-30', to: '2025-01-05' }],
  ])('%s', (week, days) => {
    expect(weekDays(week)).toEqual(days);
    expect([weekOf(days.from), weekOf(days.to)]).toEqual([week, week]);
  });

  test.each(['2025-W53', '2026-W54', '2026-W00', '2026-47', 'W47', '', '2026-W4', '9999-W99'])(
    '“%s” is none',
    (week) => {
      expect(weekDays(week)).toBeUndefined();
    },
  );
});

test('the days of a zone begin and end there', () => {
  const { since, until } = timesOf({ from: '2026-10-26', to: '2026-11-01' }, 'America/New_York');
  expect([iso(since), iso(until)]).toEqual(['2026-10-26T04:00:00.000Z', '2026-11-02T05:00:00.000Z']);
});

test('a moment and a time are said in full', () => {
  expect(sayMoment(at('2026-11-30T14:00:00Z'), 'America/New_York')).toBe(
    'Monday 30 November 2026 at 9:00, New York time',
  );
  expect(sayMoment(at('2026-07-03T09:00:00Z'), 'UTC')).toBe('Friday 3 July 2026 at 9:00, UTC');
  expect(sayTime({ weekday: 2, hour: 0, zone: 'Asia/Kolkata' })).toBe('every Tuesday at 0:00, Kolkata time');
});
