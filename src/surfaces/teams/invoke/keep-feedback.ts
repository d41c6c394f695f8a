/** What becomes of a press on Teams' own "like" or "dislike" under an answer? */
import { z } from 'zod';
import type { Activity } from '../receive/activity.ts';
import { idsOf } from '../receive/ids-of.ts';
import type { TeamsContext } from '../teams-context.ts';
import type { InvokeResponse } from './invoke-response.ts';

const Feedback = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']) }),
});

/** Written down before it is answered; the last press of a person counts. Teams wants an empty object for an answer. */
export async function keepFeedback(activity: Activity, context: TeamsContext): Promise<InvokeResponse> {
  const { vouch, log } = context;
  const parsed = Feedback.safeParse(activity.value);
  if (!parsed.success) return { status: 400 };
  const { room, person } = idsOf(activity, context);
  const receipt = await receiptOf(activity.replyToId, [room, person], context);
  if (receipt === undefined) log.warn({ room }, 'feedback on an answer that is not in the ledger');
  else await vouch.ledger.feedback.put(receipt, person, parsed.data.actionValue.reaction === 'like');
  return { status: 200, body: {} };
}

async function receiptOf(
  message: string | undefined,
  rooms: readonly string[],
  { vouch }: TeamsContext,
): Promise<string | undefined> {
  if (message === undefined) return undefined;
  const { postings } = vouch.ledger;
  for (const room of rooms) {
    const posting = await postings.at('teams', room, message);
    const reply = posting?.event == null ? undefined : await vouch.ledger.replyTo(posting.event);
    if (reply?.receipt != null) return reply.receipt;
  }
  return undefined;
}
