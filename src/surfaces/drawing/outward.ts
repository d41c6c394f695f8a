/** What of a reply is for people of another organisation? */
import { VouchError } from '../../core/errors.ts';
import type { Block, Reply } from '../../core/reply.ts';

/** Nothing of the log and no internal note: the other organisation may be the very client it is about. */
export const isOutward = (block: Block): boolean =>
  block.kind !== 'concerns' &&
  block.kind !== 'tasks' &&
  block.kind !== 'proposals' &&
  block.kind !== 'counts' &&
  !(block.kind === 'text' && block.internal);

/** The reply as a room may see it that another organisation reads. Throws `internal` for a private reply. */
export function outward(reply: Reply): Reply {
  if (reply.visibility === 'private') {
    throw new VouchError(
      'internal',
      'An answer that names a client was about to be shown to another organisation.',
      'Ask again in a direct message with Vouch.',
    );
  }
  return { ...reply, blocks: reply.blocks.filter(isOutward) };
}
