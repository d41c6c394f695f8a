/** What is a reply that answers nothing from the records: a problem, a card, a word of Vouch's own? */
import type { Block, Reply } from './reply.ts';

/** A reply of these blocks alone, for the person who is spoken to unless told otherwise. */
export const notice = (blocks: Block[], more: Partial<Pick<Reply, 'visibility' | 'abstained'>> = {}): Reply => ({
  about: null,
  visibility: 'private',
  abstained: false,
  blocks,
  citations: [],
  suggestions: [],
  receipt: null,
  changed: null,
  ...more,
});
