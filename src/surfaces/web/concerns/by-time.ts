/** How many concerns were there in each week, month or year? */
import { addDays, type Day, daysBetween, sayDay } from '../../../core/day.ts';

export interface Span {
  /** "week of 4 September 2017", "September 2017", "2017" */
  readonly label: string;
  readonly first: Day;
  readonly last: Day;
  readonly count: number;
}

/** The longest times that are shown by week and by month, in days: about a year, and five. */
const longestInWeeks = 53 * 7;
const longestInMonths = 5 * 366;

const mondayOf = (day: Day): Day => addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);

const weeks = {
  first: mondayOf,
  last: (day: Day) => addDays(mondayOf(day), 6),
  label: (day: Day) => `week of ${sayDay(mondayOf(day))}`,
  word: 'week',
};
const months = {
  first: (day: Day) => `${day.slice(0, 7)}-01`,
  last: (day: Day) => `${day.slice(0, 7)}-${String(Temporal.PlainYearMonth.from(day.slice(0, 7)).daysInMonth)}`,
  label: (day: Day) => sayDay(day.slice(0, 7)),
  word: 'month',
};
const years = {
  first: (day: Day) => `${day.slice(0, 4)}-01-01`,
  last: (day: Day) => `${day.slice(0, 4)}-12-31`,
  label: (day: Day) => day.slice(0, 4),
  word: 'year',
};

/** Days with their counts, oldest first, gathered into spans without a gap: weeks that begin on Monday, or longer ones the longer the time is. */
export function byTime(days: readonly { readonly day: Day; readonly count: number }[]): {
  readonly each: string;
  readonly spans: readonly Span[];
} {
  const [from, to] = [days.at(0)?.day, days.at(-1)?.day];
  if (from === undefined || to === undefined) return { each: weeks.word, spans: [] };
  const length = daysBetween(from, to);
  const unit = length <= longestInWeeks ? weeks : length <= longestInMonths ? months : years;
  const counts = new Map<Day, number>();
  for (const { day, count } of days) counts.set(unit.first(day), (counts.get(unit.first(day)) ?? 0) + count);
  const spans: Span[] = [];
  for (let day = unit.first(from); day <= to; day = addDays(unit.last(day), 1))
    spans.push({ label: unit.label(day), first: day, last: unit.last(day), count: counts.get(day) ?? 0 });
  return { each: unit.word, spans };
}
