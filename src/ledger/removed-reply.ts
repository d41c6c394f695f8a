/** What is said where the reply was about a client that is gone? */
import type { Reply } from '../core/reply.ts';

/** What a redelivered event gets where the first reply was about a client that is gone. */
export const removedReply: Reply = {
  about: null,
  visibility: 'private',
  abstained: false,
  blocks: [{ kind: 'text', text: 'This was about a client that has been removed from the ledger.', internal: true }],
  citations: [],
  suggestions: [],
  receipt: null,
  changed: null,
};
