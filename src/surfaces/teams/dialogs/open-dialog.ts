/** Which window does a button of a card open? */
import { z } from 'zod';
import { dayOf, isDay } from '../../../core/day.ts';
import { draftOfButton } from '../../forms/known-already.ts';
import { OpenDialog } from '../card-data.ts';
import type { InvokeResponse } from '../invoke/invoke-response.ts';
import type { Activity } from '../receive/activity.ts';
import { placeOf } from '../receive/find-place.ts';
import type { Place } from '../receive/place.ts';
import type { TeamsContext } from '../teams-context.ts';
import { newConcern } from './concern-dialog.ts';
import { sentenceAnswer } from './dialog-answer.ts';
import { newReassignment } from './reassign-dialog.ts';
import { gone, refusalFor } from './refused.ts';
import { newReview } from './review-dialog.ts';
import type { SentForm } from './sent-form.ts';
import { showForm } from './show-form.ts';
import { showReply } from './show-reply.ts';
import { newTask } from './task-dialog.ts';

const Fetched = z.object({ data: OpenDialog });

/** For the invoke `task/fetch`. Where nothing can be shown, a sentence says so. */
export async function openDialog(activity: Activity, context: TeamsContext): Promise<InvokeResponse> {
  const asked = Fetched.safeParse(activity.value).data?.data;
  if (asked === undefined) return sentenceAnswer(gone);
  const place = await placeOf(activity, context);
  const refusal = refusalFor(asked.dialog, place);
  if (refusal !== undefined) return sentenceAnswer(refusal);
  const form = await formOf(asked, place, context);
  return form === undefined ? showReply(asked, place, context) : showForm(form, {}, place, context);
}

/** The form to be filled in; undefined for a dialog that only shows something. */
async function formOf(asked: OpenDialog, place: Place, context: TeamsContext): Promise<SentForm | undefined> {
  const { dialog, about, event, entities } = asked;
  switch (dialog) {
    case 'log-concern':
      return newConcern(await draftOfButton(asked, context.vouch), null);
    case 'create-task': {
      const { client, vendor } = await draftOfButton(asked, context.vouch);
      const { title, due } = entities;
      const ahead = due !== undefined && isDay(due) && due >= dayOf(context.vouch.clock());
      return newTask({ client, vendor, title, due: ahead ? due : undefined }, place, context);
    }
    case 'review-tasks':
      return newReview(about ?? '', event ?? '', place, context);
    case 'reassign-task':
      return newReassignment(about ?? '', event);
    case 'copy-for-client':
    case 'show-sources':
    case 'show-all':
      return undefined;
  }
}
