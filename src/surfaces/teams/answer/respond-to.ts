/** What does Vouch say to an utterance from Teams, and what from that to somebody outside? */
import type { Reply } from '../../../core/reply.ts';
import type { Utterance } from '../../../core/utterance.ts';
import { forStranger } from '../../for-stranger.ts';
import type { Place } from '../receive/place.ts';
import type { TeamsContext } from '../teams-context.ts';

/** The reply to an utterance from this place; outsiders get no client data. */
export async function respondTo(utterance: Utterance, place: Place, { vouch }: TeamsContext): Promise<Reply> {
  const reply = await vouch.respond(utterance);
  if (!place.stranger) return reply;
  // What was refused is not to be in the way of the next question.
  if (reply.visibility === 'private') await vouch.ledger.memory.forget(utterance.thread);
  return forStranger(reply);
}
