/** What is said where the reply was about a client that is gone? */
import { notice } from '../core/notice.ts';

/** What a redelivered event gets where the first reply was about a client that is gone. */
export const removedReply = notice([
  { kind: 'text', text: 'This was about a client that has been removed from the ledger.', internal: true },
]);
