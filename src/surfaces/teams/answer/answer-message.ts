/** How is a question that was written in Teams answered? */
import type { Job } from '../../inbox/job.ts';
import { deliver } from '../deliver/deliver.ts';
import type { Activity } from '../receive/activity.ts';
import { placeOf } from '../receive/find-place.ts';
import { utteranceOfMessage } from '../receive/make-utterance.ts';
import { readText } from '../receive/read-text.ts';
import type { TeamsContext } from '../teams-context.ts';
import { respondTo } from './respond-to.ts';
import { showTyping } from './show-typing.ts';

/** Reads, answers and posts; gives the id of the answer. A message without words gets the help. */
export async function answerMessage(activity: Activity, job: Job, context: TeamsContext): Promise<string> {
  const place = await placeOf(activity, context);
  const typing = showTyping(place, context);
  const reply = await respondTo(await utteranceOfMessage(activity, job.id, place, context), place, context);
  await typing;
  return deliver(
    { reply, event: job.id, place, asked: activity.id ?? null, question: readText(activity).text },
    job,
    context,
  );
}
