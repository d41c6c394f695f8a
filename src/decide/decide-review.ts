/** What is done about the items that the sources delivered? */
import type { Decision } from '../core/decision.ts';
import type { Reading } from '../core/reading.ts';

const list = { step: 'list', item: null, hash: null, record: null, reason: null } as const;

/** A record to link to, or a reason to dismiss, is asked for where it was not said; the list where nothing was. */
export function decideReview({ review }: Pick<Reading, 'review'>): Decision {
  const said = review ?? list;
  if (said.item === null) return { do: 'review-items', review: said };
  if (said.step === 'link' && said.record === null)
    return {
      do: 'ask',
      slot: 'record',
      question:
        'Which record covers it? Give its id, such as directives/us-dhs-bod-17-01, or the name of a directive, such as “BOD 17-01”.',
    };
  if (said.step === 'dismiss' && said.reason === null)
    return { do: 'ask', slot: 'reason', question: 'Why does it need no record? Say it in a few words.' };
  return { do: 'review-items', review: said };
}
