/** Which day does a feed's date name, if it is one that can be true? */
import { addDays, type Day, isDay } from '../../core/day.ts';

/** Older dates are the zero of some clock, later ones a slip of the hand. */
const earliest: Day = '1990-01-01';
const furthest = 400;

const months = 'january february march april may june july august september october november december'.split(' ');
const time = String.raw`(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|[A-Z]{1,4}|[+-]\d\d:?\d\d)?)?`;
/** "2026-07-21", "2026-07-21T12:00:00.1234Z", "2026-08-20T08:45:00-04:00" */
const iso = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)${time}$`);
/** "Thu, 13 Aug 26 12:00:00 +0000", "4 September 2026 09:55 EST" */
const dayFirst = new RegExp(`^(?:[a-z]{3,9},?\\s)?(\\d{1,2})\\s([a-z]{3,9})\\.?\\s(\\d{4}|\\d\\d)${time}$`, 'i');
/** "March 25, 2022" */
const monthFirst = /^([a-z]{3,9})\.?\s(\d{1,2}),\s?(\d{4})$/i;

/**
 * The day that is written, whatever the hour and the zone: law counts in days, and a reader finds the same at the source. Null
 * for no date, one before 1990 or more than 400 days after `today`, and one in figures that could be read two ways
 * ("11/25/2025").
 */
export function boundedDay(text: string | null | undefined, today: Day): Day | null {
  if (text === null || text === undefined || text.length > 100) return null;
  const day = dayIn(text.trim().replace(/\s+/g, ' '));
  return day !== null && isDay(day) && day >= earliest && day <= addDays(today, furthest) ? day : null;
}

function dayIn(written: string): string | null {
  const [, isoYear, isoMonth, isoDay] = iso.exec(written) ?? [];
  if (isoYear !== undefined) return `${isoYear}-${isoMonth}-${isoDay}`;
  const [, day, month, year] = dayFirst.exec(written) ?? [];
  if (day !== undefined) return spelt(year, month, day);
  const [, firstMonth, thenDay, thenYear] = monthFirst.exec(written) ?? [];
  return spelt(thenYear, firstMonth, thenDay);
}

function spelt(year = '', month = '', day = ''): string | null {
  const at = months.findIndex((name) => name.startsWith(month.toLowerCase()));
  if (month === '' || at === -1) return null;
  // RFC 5322, 4.3: two figures below 50 are of this century.
  const whole = year.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year;
  return `${whole}-${String(at + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
