/** Does a card fit into Teams? */
import type { AdaptiveCard } from './adaptive-card.ts';
import type { AnswerEntity } from './answer-entity.ts';
import { teamsLimits } from './teams-limits.ts';

interface Sent {
  readonly card: AdaptiveCard;
  readonly summary: string;
  readonly entities: readonly AnswerEntity[];
}

/** Bytes of the activity that carries it, with what is added on the way. */
export const bytesOf = ({ card, summary, entities }: Sent): number =>
  Buffer.byteLength(JSON.stringify({ content: card, summary, entities })) + teamsLimits.envelopeBytes;

export const fitsActivity = (sent: Sent): boolean => bytesOf(sent) <= teamsLimits.activityBytes;

export const fitsWindow = (card: AdaptiveCard): boolean => JSON.stringify(card).length <= teamsLimits.windowCharacters;
