/** What may somebody say at the desk, in a form or in plain words? */
import type { FactBase } from '../../../core/fact-base.ts';
import { type ActionId, writingActions } from '../../../core/intent.ts';
import type { Vouch } from '../../../core/ports.ts';
import { may, type Right } from '../../../core/role.ts';
import type { Utterance } from '../../../core/utterance.ts';
import type { Visit } from '../visit.ts';

const writing: readonly ActionId[] = [...writingActions, 'list-touched', 'digest'];

/** The right that an intent needs; one that is not known needs that to log, so that nothing is let through unread. */
export function rightTo(intent: string, { intents }: Pick<FactBase, 'intents'>): Right {
  const action = intents.get(intent)?.action;
  if (action === 'review-items') return 'review';
  return action === undefined || writing.includes(action) ? 'log' : 'look';
}

/**
 * The utterance, without leave to write where its words decide about an item of a source and whoever says them may not.
 * In a chat everybody may; at the desk the roles part the two.
 */
export async function asRightsAllow(utterance: Utterance, { role }: Visit, vouch: Vouch): Promise<Utterance> {
  if (!utterance.write || may(role, 'review')) return utterance;
  const { intents } = vouch.factBase();
  const readings = await vouch.preview(utterance).then(
    ({ reading }) => [reading, ...reading.also],
    // What cannot be read changes nothing; the answer says why.
    () => [],
  );
  const reviews = readings.some(({ intent }) => intents.get(intent ?? '')?.action === 'review-items');
  return reviews ? { ...utterance, write: false } : utterance;
}
