/** Which answers are ready when a curator is asked for a record or a reason? */
import type { DecisionOf } from '../core/decision.ts';
import type { Suggestion } from '../core/reply.ts';
import { draftId } from '../decide/draft-directive.ts';
import { itemOf } from './item-of.ts';
import { recordAbout } from './record-named.ts';
import type { Turn } from './turn.ts';

/** Why an item needs no record, as curators say it most. */
export const readyReasons = ['Not about us', 'Already covered', 'Looked: nothing new'] as const;

/** The ready reasons, or the record that seems to cover the item; nothing for another question. */
export async function offerReview(slot: DecisionOf<'ask'>['slot'], turn: Turn): Promise<Suggestion[]> {
  const { intent, review } = turn.reading;
  if (intent === null || review === null || review.item === null) return [];
  const about = { item: review.item, ...(review.hash === null ? {} : { hash: review.hash }) };
  if (slot === 'reason')
    return readyReasons.map((reason) => ({
      label: reason,
      intent,
      entities: { ...about, review: 'dismiss', reason },
    }));
  if (slot !== 'record') return [];
  const item = await itemOf(review.item, turn.books);
  const record = typeof item === 'string' ? undefined : recordAbout(item, draftId(item), turn.base)?.record;
  return record === undefined
    ? []
    : [{ label: `Link to ${record}`, intent, entities: { ...about, review: 'link', record } }];
}
