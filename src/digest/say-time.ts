/** How is the moment of a digest said? */
import { sayDay } from '../core/day.ts';
import type { DigestTime } from '../core/delivery.ts';
import { weekdays } from './number-words.ts';

/** "New York time", "UTC". */
export function sayZone(zone: string): string {
  if (/^(?:utc|gmt|etc\/(?:utc|gmt))$/i.test(zone)) return 'UTC';
  const place = zone.split('/').at(-1) ?? zone;
  return `${place.replaceAll('_', ' ')} time`;
}

/** "every Monday at 9:00, New York time" */
export const sayTime = ({ weekday, hour, zone }: DigestTime): string =>
  `every ${weekdays[weekday - 1] ?? ''} at ${hour}:00, ${sayZone(zone)}`;

/** "Monday 30 November 2026 at 9:00, New York time": a time in epoch milliseconds as the clocks of the zone show it. */
export function sayMoment(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const clock = `${local.hour}:${String(local.minute).padStart(2, '0')}`;
  return `${weekdays[local.dayOfWeek - 1] ?? ''} ${sayDay(local.toPlainDate().toString())} at ${clock}, ${sayZone(zone)}`;
}
