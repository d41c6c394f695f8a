/** How is what was written in a dialog confirmed, whatever happened to the process that wrote it? */
import { cardPosting } from '../../drawing/task-card.ts';
import type { Job } from '../../inbox/job.ts';
import { refusalOf } from '../calls/connector-failure.ts';
import { chatWith, deliver } from '../deliver/deliver.ts';
import { redrawPosting } from '../deliver/redraw-posting.ts';
import { placeOfUse } from '../extension/place-of-use.ts';
import type { Activity } from '../receive/activity.ts';
import { placeOf } from '../receive/find-place.ts';
import type { TeamsContext } from '../teams-context.ts';
import { keyOfForm } from './sent-form.ts';
import { sentWith } from './submit-dialog.ts';

/** From the inbox: the confirmation in the person's chat, or the card the dialog was opened from as it is now. */
export async function confirmDialog(activity: Activity, job: Job, context: TeamsContext): Promise<string> {
  const sent = sentWith(activity);
  if (sent === undefined) return 'nothing to confirm';
  const event = keyOfForm(sent.remembered);
  const { ledger } = context.vouch;
  const reply = await ledger.replyTo(event);
  if (reply === undefined) return 'nothing to confirm';
  const opened = sent.remembered.event;
  const posting = opened === null ? undefined : await ledger.postings.get(cardPosting(opened) ?? opened);
  if (posting !== undefined && (await redrawPosting(posting, context))) return posting.id;
  if (activity.name !== 'composeExtension/submitAction')
    return deliver({ reply, event, place: await placeOf(activity, context), asked: null }, job, context);
  const place = await placeOfUse(activity, context);
  if (place === undefined) return 'nobody to tell';
  try {
    const address = await chatWith(place, context);
    return await deliver({ reply, event, place: { ...place, address }, asked: null }, job, context);
  } catch (thrown) {
    // They have seen it where they used the action, and Vouch may not be in that chat.
    if (refusalOf(thrown) === undefined) throw thrown;
    context.log.warn({ err: thrown, job: job.id }, 'a person could not be written to directly');
    return 'not reachable';
  }
}
