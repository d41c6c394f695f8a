/** What does a button of a card get for an answer? */
import type { AdaptiveCard } from '../render/adaptive-card.ts';
import type { InvokeResponse } from './invoke-response.ts';

/** The shapes of learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format. */
const answer = (type: string, value: unknown, statusCode = 200): InvokeResponse => ({
  status: 200,
  body: { statusCode, type, value },
});

/** In place of the card, for whoever pressed; everybody else keeps what they see. */
export const cardAnswer = (card: AdaptiveCard): InvokeResponse =>
  answer('application/vnd.microsoft.card.adaptive', card);

/** A few words beside it; the card stays. */
export const wordsAnswer = (text: string): InvokeResponse => answer('application/vnd.microsoft.activity.message', text);

/** It did not work. */
export const problemAnswer = (code: string, message: string, statusCode = 500): InvokeResponse =>
  answer('application/vnd.microsoft.error', { code, message }, statusCode);
