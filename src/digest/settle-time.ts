/** Which weekday, hour and zone does a room get its digest at, by what was said and what it has already? */
import type { DigestTime } from '../core/delivery.ts';

/** Monday morning, where the partners Vouch is made for work. */
export const usualTime: DigestTime = { weekday: 1, hour: 9, zone: 'America/New_York' };

/** What was said of a time; null for what was not. */
export interface SaidTime {
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly zone: string | null;
}

/** What was not said stays as it is; undefined where the calendar or the clock has no such weekday, hour or zone. */
export function settleTime(said: SaidTime | null, had: DigestTime = usualTime): DigestTime | undefined {
  const weekday = said?.weekday ?? had.weekday;
  const hour = said?.hour ?? had.hour;
  const zone = said?.zone ?? had.zone;
  return isWeekday(weekday) && Number.isInteger(hour) && hour >= 0 && hour <= 23 && isZone(zone)
    ? { weekday, hour, zone }
    : undefined;
}

const isWeekday = (day: number): day is DigestTime['weekday'] => Number.isInteger(day) && day >= 1 && day <= 7;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
