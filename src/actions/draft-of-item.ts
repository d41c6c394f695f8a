/** Which file came of an item that was approved? */
import { dayOf } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { KnownItem } from '../core/item.ts';
import { type DraftFile, draftFile } from '../decide/draft-file.ts';

/** The draft, the same each time; undefined where it was not approved, or has changed since. */
export function draftOfItem(item: KnownItem, base: FactBase): DraftFile | undefined {
  const { review } = item;
  if (review.state !== 'approved') return undefined;
  return draftFile(item, review.record.replace(/^directives\//, ''), base, {
    name: review.by.name,
    on: dayOf(review.at),
  });
}
