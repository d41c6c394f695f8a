/** At which moments is a room's digest due, and which days does a week have? */
import type { Day } from '../core/day.ts';
import type { DigestTime } from '../core/delivery.ts';

/** One moment at which a digest is due. */
export interface Slot {
  /** Epoch milliseconds. */
  readonly due: number;
  /** Its day in the room's time zone. */
  readonly day: Day;
  /** The ISO week of that day: "2026-W47". */
  readonly week: string;
}

/** The days of something, first and last. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** The last slot at or before a time in epoch milliseconds. */
export function lastSlot(time: DigestTime, at: number): Slot {
  const today = dayIn(time.zone, at);
  const slot = slotOn(time, weekdayOf(today, time.weekday));
  return slot.due <= at ? slot : slotOn(time, weekdayOf(today, time.weekday).subtract({ days: 7 }));
}

/** The first slot after a time in epoch milliseconds. */
export function nextSlot(time: DigestTime, at: number): Slot {
  const last = lastSlot(time, at);
  return slotOn(time, Temporal.PlainDate.from(last.day).add({ days: 7 }));
}

/** An hour that daylight saving skips is the next one that exists, and of an hour that comes twice the first counts. */
function slotOn({ hour, zone }: DigestTime, day: Temporal.PlainDate): Slot {
  const due = day.toPlainDateTime({ hour }).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return { due: due.epochMilliseconds, day: day.toString(), week: isoWeek(day) };
}

const weekdayOf = (day: Temporal.PlainDate, weekday: number): Temporal.PlainDate =>
  day.add({ days: weekday - day.dayOfWeek });

const dayIn = (zone: string, at: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();

/** The day it is at a time in epoch milliseconds in a time zone. */
export const localDay = (zone: string, at: number): Day => dayIn(zone, at).toString();

/** When the days begin and end in a time zone: from one time to before another, in epoch milliseconds. */
export function timesOf({ from, to }: Days, zone: string): { readonly since: number; readonly until: number } {
  const start = (day: Temporal.PlainDate): number => day.toZonedDateTime(zone).epochMilliseconds;
  return { since: start(Temporal.PlainDate.from(from)), until: start(Temporal.PlainDate.from(to).add({ days: 1 })) };
}

function isoWeek(day: Temporal.PlainDate): string {
  return `${day.yearOfWeek ?? day.year}-W${String(day.weekOfYear ?? 0).padStart(2, '0')}`;
}

/** The ISO week of a day: "2026-W47". */
export const weekOf = (day: Day): string => isoWeek(Temporal.PlainDate.from(day));

/** Monday to Sunday of "2026-W47"; undefined for a week that no year has. */
export function weekDays(week: string): Days | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (year === undefined || number === undefined) return undefined;
  // 4 January is in the first week of every year.
  const monday = weekdayOf(Temporal.PlainDate.from(`${year}-01-04`), 1).add({ weeks: Number(number) - 1 });
  if (isoWeek(monday) !== week) return undefined;
  return { from: monday.toString(), to: monday.add({ days: 6 }).toString() };
}
