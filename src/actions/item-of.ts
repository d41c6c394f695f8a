/** Which item of a source is meant? */
import { dayOf, sayDay } from '../core/day.ts';
import type { KnownItem } from '../core/item.ts';
import type { Books } from '../core/ports.ts';
import { SourceId, sourceIds } from '../core/source.ts';

/** The item of a key as `source/id`; a sentence where it is none, or no source has delivered it. */
export async function itemOf(key: string, { items }: Pick<Books, 'items'>): Promise<KnownItem | string> {
  const slash = key.indexOf('/');
  const source = SourceId.safeParse(key.slice(0, Math.max(slash, 0)).toLowerCase()).data;
  if (source === undefined)
    return `“${key}” names no source. An item is written as SOURCE/ID, where the source is one of ${sourceIds.join(', ')}.`;
  return (await items.get(source, key.slice(slash + 1))) ?? `No source has delivered “${key}”.`;
}

/** "Dana dismissed it on 3 June 2026: not about us."; null while nobody has decided. */
export function sayReviewed({ review }: Pick<KnownItem, 'review'>): string | null {
  if (review.state === 'waiting' || review.state === 'background') return null;
  const done = {
    approved: () => `made a draft of ${recordIn(review)} from it`,
    linked: () => `linked it to ${recordIn(review)}`,
    dismissed: () => 'dismissed it',
  }[review.state]();
  const why = review.state === 'dismissed' ? `: “${review.reason}”` : '';
  return `${review.by.name} ${done} on ${sayDay(dayOf(review.at))}${why}.`;
}

const recordIn = (review: KnownItem['review']): string => ('record' in review ? review.record : '');
