/** Does a drawing fit into Slack, and how large a view does? */
import type { KnownBlock } from '@slack/types';
import { slackLimits } from './slack-limits.ts';

/** What Slack counts of a message's blocks, as far as users could measure it: their JSON, with the ids that it adds. */
export const charactersOf = (blocks: readonly KnownBlock[]): number =>
  JSON.stringify(blocks).length + blocks.length * slackLimits.blockIdCharacters;

export const fitsMessage = (blocks: readonly KnownBlock[]): boolean =>
  blocks.length <= slackLimits.messageBlocks && charactersOf(blocks) <= slackLimits.messageCharacters;

export const fitsModal = (blocks: readonly KnownBlock[]): boolean =>
  blocks.length <= slackLimits.modalBlocks && Buffer.byteLength(JSON.stringify(blocks)) <= slackLimits.modalBytes;
