/** What is sent to Teams as a message? */
import type { AdaptiveCard } from '../render/adaptive-card.ts';
import type { AnswerEntity } from '../render/answer-entity.ts';

export type Message =
  | {
      readonly card: AdaptiveCard;
      /** For the notification. */
      readonly summary: string;
      readonly entities: readonly AnswerEntity[];
      /** Teams shows its own "helpful" and "not helpful" under it. */
      readonly feedback: boolean;
    }
  /** Plain words, for where no card is taken. */
  | { readonly text: string };
