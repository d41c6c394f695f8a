/** What would an utterance come to, were it said? */
import type { Reading } from './reading.ts';
import type { TaskProposal } from './task.ts';

/** Nothing of it is written. */
export interface Preview {
  readonly reading: Reading;
  /** The follow-ups that would be proposed with a concern. */
  readonly proposals: readonly TaskProposal[];
}
