/** Which reply does a button belong to? Its block says so, because Slack sends no message back for one that only one person sees. */
import type { KnownBlock } from '@slack/types';

const prefix = 'reply';
/** Slack's limit for a block_id. */
const idLimit = 255;

/** The blocks with the event of their reply in each block_id. */
export function markBlocks(blocks: readonly KnownBlock[], event: string): KnownBlock[] {
  return blocks.map((block, index) => {
    const id = `${prefix}|${index}|${event}`;
    return id.length > idLimit ? block : { ...block, block_id: id };
  });
}

/** The event of the reply that a block belongs to. */
export function eventOfBlock(blockId: string): string | undefined {
  const [kind, , ...event] = blockId.split('|');
  return kind === prefix && event.length > 0 ? event.join('|') : undefined;
}
