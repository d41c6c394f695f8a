/** How does a message of ours in Slack come to show what is so now? */
import type { Posting } from '../../../core/delivery.ts';
import { tasksOf } from '../../drawing/refresh-reply.ts';
import { shownBy } from '../../drawing/task-card.ts';
import { refusalOf } from '../calls/slack-failure.ts';
import type { SlackContext } from '../slack-context.ts';
import { draw } from './draw.ts';

/** Draws it again with its follow-ups as they are now. False where it is not there any more. Doing it twice does no harm. */
export async function redrawPosting(posting: Posting, context: SlackContext): Promise<boolean> {
  const { vouch, directory, calls, log } = context;
  const { postings } = vouch.ledger;
  const channel = directory.channelOf(posting.room);
  if (posting.surface !== 'slack' || posting.ref === null || channel === undefined) return false;
  const shown = await shownBy(posting, vouch.ledger);
  if (shown === undefined) return false;
  try {
    const there = await calls.update(channel, posting.ref, draw(shown, false, context));
    if (there) await postings.put({ ...posting, tasks: [...new Set([...posting.tasks, ...tasksOf(shown.reply)])] });
    else await postings.put({ ...posting, ref: null });
    return there;
  } catch (thrown) {
    if (refusalOf(thrown) === undefined) throw thrown;
    // A message that Slack lets nobody change any more must not keep the others from being drawn.
    log.warn({ err: thrown }, 'a follow-up could not be drawn again');
    return false;
  }
}
