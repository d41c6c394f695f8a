/** Did a person look at a source that no program can read? */
import { dayOf, sayDay } from '../core/day.ts';
import type { KnownItem } from '../core/item.ts';
import type { Books } from '../core/ports.ts';
import type { SourceId } from '../core/source.ts';

const day = 24 * 60 * 60 * 1000;
/** FAR 52.204-30(c)(1) asks for a look at least every three months: no quarter has more than 92 days. */
const goodFor = 92 * day;
/** How long a new reminder may wait before the look counts as missed. */
const patience = 14 * day;
/** Reminders come once a quarter: two years of them. */
const most = 8;

/**
 * Null while a look counts: the newest reminder is young, or one was dealt with (dismissed, linked or approved) within a
 * quarter. Else since when nobody has looked.
 */
export async function lapsedLook(
  source: SourceId,
  { items }: Pick<Books, 'items'>,
  at: number,
): Promise<string | null> {
  const reminders = await items.list({ source, limit: most });
  const looks = reminders.flatMap(({ review }) => ('at' in review ? [review.at] : []));
  const last = looks.length === 0 ? null : Math.max(...looks);
  if (last !== null && at - last <= goodFor) return null;
  const seen = reminders.map(({ firstSeen }: KnownItem) => firstSeen);
  if (seen.length > 0 && at - Math.max(...seen) < patience) return null;
  const since = last ?? (seen.length === 0 ? null : Math.min(...seen));
  return since === null ? 'nobody has looked yet' : `nobody has looked since ${sayDay(dayOf(since))}`;
}
