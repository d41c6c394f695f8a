/** How does a message that was pressed on come to show what is so now? */
import type { Message } from '../calls/message.ts';
import { refusalOf } from '../calls/slack-failure.ts';
import type { Place } from '../receive/place.ts';
import type { SlackContext } from '../slack-context.ts';
import { draw } from './draw.ts';
import { refreshReply, tasksOf } from './refresh-reply.ts';

/** Draws the reply of an event again where it stands: under the address of what was pressed, or as a message of ours. False where neither can be. */
export async function redrawReply(
  event: string,
  responseUrl: string | null,
  place: Place,
  context: SlackContext,
): Promise<boolean> {
  const { vouch, calls, directory } = context;
  const kept = await vouch.ledger.replyTo(event);
  if (kept === undefined) return false;
  const reply = await refreshReply(kept, vouch.ledger);
  const message = draw({ reply, event }, false, context);
  if (responseUrl !== null) return replaced(responseUrl, message, context);
  const posting = await vouch.ledger.postings.get(event);
  const channel = posting === undefined ? undefined : directory.channelOf(posting.room);
  if (posting?.ref == null || channel === undefined || place.room.shared) return false;
  if (!(await calls.update(channel, posting.ref, message))) return false;
  await vouch.ledger.postings.put({ ...posting, tasks: tasksOf(reply) });
  return true;
}

/** False where Slack no longer takes it: the address lives half an hour and five answers. */
export async function replaced(url: string, message: Message, { calls }: SlackContext): Promise<boolean> {
  try {
    await calls.respondTo(url, message, { replace: true });
    return true;
  } catch (thrown) {
    if (refusalOf(thrown) === undefined) throw thrown;
    return false;
  }
}
