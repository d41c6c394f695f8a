/** How is a concern logged from any message, in any chat? */
import { z } from 'zod';
import { dayOf } from '../../../core/day.ts';
import { vendorNameIn } from '../../drawing/vendor-name-in.ts';
import { draftOfMessage } from '../../forms/known-already.ts';
import { newConcern } from '../dialogs/concern-dialog.ts';
import { sentenceAnswer, windowAnswer } from '../dialogs/dialog-answer.ts';
import { gone, membersOnly } from '../dialogs/refused.ts';
import { sendForm } from '../dialogs/send-form.ts';
import { keyOfForm, Remembered } from '../dialogs/sent-form.ts';
import { showForm } from '../dialogs/show-form.ts';
import { sentWith, wordsOf } from '../dialogs/submit-dialog.ts';
import type { InvokeResponse } from '../invoke/invoke-response.ts';
import type { Activity } from '../receive/activity.ts';
import { readHtml } from '../receive/read-text.ts';
import { renderCard } from '../render/render-card.ts';
import type { TeamsContext } from '../teams-context.ts';
import { placeOfUse } from './place-of-use.ts';

/** Longer messages are not read to their end, in characters of HTML. */
const longest = 100_000;

const notKnown =
  'Vouch does not know you yet. Open the app Vouch in Teams, choose Chat and say hello there, then use this again.';

/** The message an action was used on; without one it is used from the message box. */
const Used = z.object({
  messagePayload: z
    .object({
      body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
      linkToMessage: z.unknown().optional(),
    })
    .nullish(),
});

/** For the invoke `composeExtension/fetchTask`: the dialog, with what the message says already. */
export async function fetchAction(activity: Activity, context: TeamsContext): Promise<InvokeResponse> {
  const used = Used.safeParse(activity.value).data;
  if (used === undefined) return sentenceAnswer(gone);
  const place = await placeOfUse(activity, context);
  if (place === undefined) return sentenceAnswer(notKnown);
  if (place.stranger) return sentenceAnswer(membersOnly);
  const { body, linkToMessage } = used.messagePayload ?? {};
  const written = (body?.content ?? '').slice(0, longest);
  const text = body?.contentType === 'text' ? written.trim() : readHtml(written);
  const draft = await draftOfMessage(text, { person: place.person, surface: 'teams' }, context.vouch);
  const link = Remembered.shape.link.safeParse(linkToMessage).data ?? null;
  return showForm(newConcern(draft, link), {}, place, context);
}

/**
 * For the invoke `composeExtension/submitAction`: written like any dialog. The confirmation is shown where it was sent,
 * since Vouch may not be in that chat, and comes to the person's own chat as well.
 */
export async function submitAction(
  activity: Activity,
  keep: (id: string) => Promise<unknown>,
  context: TeamsContext,
): Promise<InvokeResponse> {
  const sent = sentWith(activity);
  if (sent === undefined) return sentenceAnswer(gone);
  const place = await placeOfUse(activity, context);
  if (place === undefined) return sentenceAnswer(notKnown);
  if (place.stranger) return sentenceAnswer(membersOnly);
  const outcome = await sendForm(sent, keep, place, context);
  if ('again' in outcome) return outcome.again;
  const { reply } = outcome;
  if (reply.abstained) return sentenceAnswer(wordsOf(reply));
  const { card } = renderCard(reply, {
    shared: false,
    buttons: false,
    event: keyOfForm(sent.remembered),
    today: dayOf(context.vouch.clock()),
    vendorName: vendorNameIn(context.vouch.factBase()),
    note: 'It is in your chat with Vouch too, where you can go on with it.',
  });
  return windowAnswer('Vouch', card);
}
