/** What is a day, how exactly do we know it, and how is it said? */
import { z } from 'zod';

/** True for a calendar day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** A calendar day, `YYYY-MM-DD`, that exists. No time zone: law counts in days. */
export const Day = z.string().refine(isDay, { error: (issue) => `not a calendar date: ${String(issue.input)}` });
export type Day = z.infer<typeof Day>;

/** A date known to the day, the month or only the year: `2017-09-13`, `2017-09`, `2017`. */
export const PartialDay = z
  .string()
  .refine((text) => /^\d{4}$/.test(text) || /^\d{4}-(0[1-9]|1[0-2])$/.test(text) || isDay(text), {
    error: (issue) => `not a date, month or year: ${String(issue.input)}`,
  });
export type PartialDay = z.infer<typeof PartialDay>;

/** The first day a partial date can mean. */
export function firstDay(date: PartialDay): Day {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

/** The last day a partial date can mean: what began "in March 2022" has surely begun by 31 March. */
export function lastDay(date: PartialDay): Day {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31`;
  const month = Temporal.PlainYearMonth.from(date);
  return `${date}-${String(month.daysInMonth).padStart(2, '0')}`;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** The day `days` calendar days after `day` (before it when negative). */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** A date in full, as people write it: "13 September 2017", "September 2017", "2017". */
export function sayDay(date: PartialDay): string {
  const [year, month, day] = date.split('-');
  const name = month === undefined ? undefined : months[Number(month) - 1];
  if (name === undefined) return year ?? date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** The UTC day of an instant given in epoch milliseconds. */
export function dayOf(epochMilliseconds: number): Day {
  return new Date(epochMilliseconds).toISOString().slice(0, 10);
}
