/** How does a message that was pressed on come to show what is so now? */
import { refreshReply } from '../../drawing/refresh-reply.ts';
import type { Message } from '../calls/message.ts';
import { refusalOf } from '../calls/slack-failure.ts';
import type { Place } from '../receive/place.ts';
import type { SlackContext } from '../slack-context.ts';
import { draw } from './draw.ts';
import { redrawPosting } from './redraw-posting.ts';

/** Draws the reply of an event again where it stands: under the address of what was pressed, or as a message of ours. False where neither can be. */
export async function redrawReply(
  event: string,
  responseUrl: string | null,
  place: Place,
  context: SlackContext,
): Promise<boolean> {
  const { ledger } = context.vouch;
  if (responseUrl === null) {
    const posting = await ledger.postings.get(event);
    return posting !== undefined && !place.room.shared && redrawPosting(posting, context);
  }
  const kept = await ledger.replyTo(event);
  if (kept === undefined) return false;
  return replaced(responseUrl, draw({ reply: await refreshReply(kept, ledger), event }, false, context), context);
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
