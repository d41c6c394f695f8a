/** What happens when a dialog is sent? */
import { z } from 'zod';
import type { Reply } from '../../../core/reply.ts';
import type { InvokeResponse } from '../invoke/invoke-response.ts';
import type { Activity } from '../receive/activity.ts';
import { placeOf } from '../receive/find-place.ts';
import type { TeamsContext } from '../teams-context.ts';
import { closed, sentenceAnswer } from './dialog-answer.ts';
import { forms } from './forms.ts';
import { gone, refusalFor } from './refused.ts';
import { sendForm } from './send-form.ts';
import { readSent, type SentForm } from './sent-form.ts';

const Submitted = z.object({ data: z.unknown() });

/** What was sent with an invoke of a dialog; undefined where it is none of ours. */
export const sentWith = ({ value }: Pick<Activity, 'value'>): SentForm | undefined =>
  readSent(Submitted.safeParse(value).data?.data);

/**
 * For the invoke `task/submit`: what the dialog says is durable before it closes, and a mistake is told at its field.
 * `keep` has the confirmation sent, whatever happens to this process.
 */
export async function submitDialog(
  activity: Activity,
  keep: (id: string) => Promise<unknown>,
  context: TeamsContext,
): Promise<InvokeResponse> {
  const sent = sentWith(activity);
  if (sent === undefined) return sentenceAnswer(gone);
  const place = await placeOf(activity, context);
  const refusal = refusalFor(sent.remembered.dialog, place);
  if (refusal !== undefined) return sentenceAnswer(refusal);
  const outcome = await sendForm(sent, keep, place, context);
  if ('again' in outcome) return outcome.again;
  if (outcome.reply.abstained) return sentenceAnswer(wordsOf(outcome.reply));
  if (place.direct) return closed;
  return sentenceAnswer(`${forms[sent.remembered.dialog].done} The confirmation is in your chat with Vouch.`);
}

/** Why nothing was done. */
export const wordsOf = ({ blocks }: Reply): string =>
  blocks.flatMap((block) => (block.kind === 'text' || block.kind === 'headline' ? [block.text] : [])).join(' ') || gone;
