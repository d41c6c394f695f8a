/** Which days does a written date mean? */
import * as chrono from 'chrono-node';
import { addDays, type Day, isDay, lastDay } from '../core/day.ts';

/** The first and the last day a written date can mean; `impossible` when no calendar has it. */
export type DateMeaning =
  | { readonly first: Day; readonly last: Day; readonly exact: boolean }
  | { readonly impossible: true };

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const two = (number: number): string => String(number).padStart(2, '0');
const dayOf = (year: number, month: number, date: number): Day => `${year}-${two(month)}-${two(date)}`;
const monthOf = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** A day that may not exist, as a meaning. */
const onDay = (day: Day): DateMeaning => (isDay(day) ? { first: day, last: day, exact: true } : { impossible: true });

const period = (first: Day, last: Day): DateMeaning => ({ first, last, exact: false });
const monthPeriod = (year: number, month: number): DateMeaning =>
  period(dayOf(year, month, 1), lastDay(`${year}-${two(month)}`));

/** Monday of the week a day lies in. */
const mondayOf = (day: Day): Day => addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);

/**
 * The days a written date means, seen from `today`. Without a year it is the next such date when `ahead` (a due date) and
 * the latest one otherwise; "3/4/2024" is the American 4 March unless only the other order exists.
 */
export function readDate(said: string, today: Day, ahead: boolean): DateMeaning | null {
  const text = said.toLowerCase().replace(/\./g, ' ').replace(/\s+/g, ' ').trim();
  return readNumbers(said) ?? readNamed(text, today, ahead) ?? readSeason(text) ?? readRelative(text, today, ahead);
}

function readNumbers(said: string): DateMeaning | null {
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(said);
  if (iso !== null) {
    const [year, month, date] = [Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 0)];
    return iso[3] === undefined ? monthPeriod(year, month) : onDay(dayOf(year, month, date));
  }
  const parts = /^(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})$/.exec(said);
  if (parts !== null) {
    const [one, other] = [Number(parts[1]), Number(parts[3])];
    const year = Number(parts[4]) + (parts[4]?.length === 2 ? 2000 : 0);
    const american = dayOf(year, one, other);
    const european = dayOf(year, other, one);
    return onDay(parts[2] === '.' || !isDay(american) ? european : american);
  }
  const year = /^(\d{4})$/.exec(said);
  return year === null ? null : period(`${said}-01-01`, `${said}-12-31`);
}

function readNamed(text: string, today: Day, ahead: boolean): DateMeaning | null {
  const name = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/.exec(text);
  if (name?.[1] === undefined || /^(?:the )?(?:end|beginning|start|middle|next|last|this|past|coming) /.test(text))
    return null;
  const month = monthOf(name[1]);
  const date = /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(text)?.[1];
  const written = /\b((?:19|20)\d{2})\b/.exec(text)?.[1];
  if (date === undefined)
    return monthPeriod(written === undefined ? nearYear(month, 1, today, ahead) : Number(written), month);
  if (written !== undefined) return onDay(dayOf(Number(written), month, Number(date)));
  // 29 February exists in some year; 31 June in none.
  if (!isDay(dayOf(2024, month, Number(date)))) return { impossible: true };
  return onDay(dayOf(nearYear(month, Number(date), today, ahead), month, Number(date)));
}

/** The year in which a month and day come next, or came last. */
function nearYear(month: number, date: number, today: Day, ahead: boolean): number {
  const year = Number(today.slice(0, 4));
  const here = dayOf(year, month, date);
  if (ahead) return here < today ? year + 1 : year;
  return here > today ? year - 1 : year;
}

const seasons: Readonly<Record<string, readonly [number, number]>> = {
  q1: [1, 3],
  q2: [4, 6],
  q3: [7, 9],
  q4: [10, 12],
  winter: [1, 2],
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
  early: [1, 4],
  mid: [5, 8],
  late: [9, 12],
};

function readSeason(text: string): DateMeaning | null {
  const parts = /^(q[1-4]|spring|summer|autumn|fall|winter|early|mid|late)[\s-]+(?:of |in )?(\d{4})$/.exec(text);
  const [from, to] = seasons[parts?.[1] ?? ''] ?? [];
  if (from === undefined || to === undefined) return null;
  return period(dayOf(Number(parts?.[2]), from, 1), lastDay(`${parts?.[2]}-${two(to)}`));
}

function readRelative(text: string, today: Day, ahead: boolean): DateMeaning | null {
  const whole =
    /^(?:the )?(?:(end|beginning|start|middle) of )?(?:the )?(next|coming|last|past|previous|this|current)? ?(week|month|year|quarter)$/.exec(
      text,
    );
  if (whole !== null) {
    const step = /next|coming/.test(whole[2] ?? '') ? 1 : /last|past|previous/.test(whole[2] ?? '') ? -1 : 0;
    const [first, last] = spanOf(whole[3] ?? '', step, today);
    if (whole[1] === undefined || whole[1] === 'middle') return period(first, last);
    return onDay(whole[1] === 'end' ? last : first);
  }
  const year = /^(?:the )?(end|beginning|start|middle) of (?:the )?(\d{4})$/.exec(text);
  if (year !== null)
    return onDay(
      year[1] === 'end' ? `${year[2]}-12-31` : year[1] === 'middle' ? `${year[2]}-06-30` : `${year[2]}-01-01`,
    );
  const lately = /^(?:the )?(?:past|last) (.+)$/.exec(text);
  const asked =
    lately !== null && /day|week|month|year/.test(text) ? `${lately[1]} ago` : text.replace(/^tmrw$/, 'tomorrow');
  const [found] = chrono.parse(asked, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 }, { forwardDate: ahead });
  if (found === undefined) return null;
  const day = dayOf(found.start.get('year') ?? 0, found.start.get('month') ?? 0, found.start.get('day') ?? 0);
  if (lately !== null && asked !== text) return period(day, today);
  // "On Monday", said on a Monday, is the next one.
  if (ahead && day === today && /^(?:on )?(?:mon|tue|wed|thu|fri|sat|sun)/.test(text)) return onDay(addDays(day, 7));
  const past = !ahead && day > today && !/next|coming|tomorrow|in |from/.test(text);
  return onDay(past ? addDays(day, -7) : day);
}

/** First and last day of this week, month, quarter or year, `step` of them away. */
function spanOf(unit: string, step: number, today: Day): [Day, Day] {
  const date = Temporal.PlainDate.from(today);
  if (unit === 'week') {
    const monday = addDays(mondayOf(today), 7 * step);
    return [monday, addDays(monday, 6)];
  }
  if (unit === 'year') return [`${date.year + step}-01-01`, `${date.year + step}-12-31`];
  const start =
    unit === 'quarter' ? date.with({ month: 3 * Math.floor((date.month - 1) / 3) + 1, day: 1 }) : date.with({ day: 1 });
  const months = unit === 'quarter' ? 3 : 1;
  const first = start.add({ months: months * step });
  return [first.toString(), first.add({ months }).subtract({ days: 1 }).toString()];
}
