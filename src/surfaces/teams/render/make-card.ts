/** What does every card of ours have? */
import type { AdaptiveCard, Element } from './adaptive-card.ts';

/** A card as wide as the chat. `fallback`: what is read where this version of cards cannot be drawn. */
export const makeCard = (body: readonly Element[], fallback: string): AdaptiveCard => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  msteams: { width: 'Full' },
  fallbackText: `${fallback} To read it, open it in a newer version of Teams.`,
  body: [...body],
});
