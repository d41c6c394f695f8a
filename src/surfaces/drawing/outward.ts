/** What of a reply is for people of another organisation? */
import { VouchError } from '../../core/errors.ts';
import type { Block, Reply } from '../../core/reply.ts';

const ofTheLog: readonly Block['kind'][] = [
  'concerns',
  'tasks',
  'proposals',
  'counts',
  'trend',
  'exposures',
  'touched',
  'answers',
];
/** What the sources reported is no record yet, and how they and a draft stand is nobody's business outside. */
const unreviewed: readonly Block['kind'][] = ['items', 'sources', 'file'];

/** Nothing of the log, nothing unreviewed and no internal note: the other organisation may be the very client it is about. */
export const isOutward = (block: Block): boolean =>
  !ofTheLog.includes(block.kind) && !unreviewed.includes(block.kind) && !(block.kind === 'text' && block.internal);

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
