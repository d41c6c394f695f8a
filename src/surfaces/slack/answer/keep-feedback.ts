/** What becomes of a press on "helpful" or "not helpful"? */
import type { Place } from '../receive/place.ts';
import type { SlackContext } from '../slack-context.ts';

/** Written down before it is acknowledged. It is a toggle: the last press of a person counts. */
export async function keepFeedback(value: string, place: Place, { vouch, log }: SlackContext): Promise<void> {
  const [said, receipt] = value.split(':', 2);
  if (receipt === undefined || (said !== 'helpful' && said !== 'unhelpful')) return;
  if ((await vouch.ledger.receipts.get(receipt)) === undefined) {
    log.warn({ receipt }, 'feedback on an answer that is not in the ledger');
    return;
  }
  await vouch.ledger.feedback.put(receipt, place.person.id, said === 'helpful');
}
