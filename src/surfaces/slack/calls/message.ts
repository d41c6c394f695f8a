/** What is sent to Slack as a message? */
import type { KnownBlock } from '@slack/types';

export interface Message {
  /** For notifications, and for where Slack takes no blocks. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}
