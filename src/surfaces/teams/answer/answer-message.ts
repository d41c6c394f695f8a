/** How is a question that was written in Teams answered? */
import type { Job } from '../../inbox/job.ts';
import { deliver } from '../deliver/deliver.ts';
import type { Activity } from '../receive/activity.ts';
import { placeOf } from '../receive/find-place.ts';
import { linkTo } from '../receive/link-to.ts';
import { makeUtterance, peopleIn } from '../receive/make-utterance.ts';
import { readText } from '../receive/read-text.ts';
import type { TeamsContext } from '../teams-context.ts';
import { respondTo } from './respond-to.ts';
import { showTyping } from './show-typing.ts';

/** Reads, answers and posts; gives the id of the answer. A message without words gets the help. */
export async function answerMessage(activity: Activity, job: Job, context: TeamsContext): Promise<string> {
  const place = await placeOf(activity, context);
  const typing = showTyping(place, context);
  const { text, mentions } = readText(activity);
  const link = linkTo(activity);
  const utterance = makeUtterance(text === '' ? 'help' : text, job.id, place, context, {
    people: await peopleIn(mentions, place, context),
    ...(link === undefined ? {} : { link }),
  });
  const reply = await respondTo(utterance, place, context);
  await typing;
  return deliver({ reply, event: job.id, place, asked: activity.id ?? null, question: text }, job, context);
}
