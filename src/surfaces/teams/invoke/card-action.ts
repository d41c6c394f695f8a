/** What happens when a button of a card is pressed, or a card is looked at again? */
import { z } from 'zod';
import { addDays, dayOf } from '../../../core/day.ts';
import type { Posting } from '../../../core/delivery.ts';
import type { Reply } from '../../../core/reply.ts';
import type { Utterance } from '../../../core/utterance.ts';
import { refreshReply } from '../../drawing/refresh-reply.ts';
import { cardPosting, shownBy } from '../../drawing/task-card.ts';
import type { Job } from '../../inbox/job.ts';
import { respondTo } from '../answer/respond-to.ts';
import { CardAction } from '../card-data.ts';
import { deliver } from '../deliver/deliver.ts';
import { draw } from '../deliver/draw.ts';
import { redrawPosting } from '../deliver/redraw-posting.ts';
import { keyOf } from '../keys.ts';
import type { Activity } from '../receive/activity.ts';
import { placeOf } from '../receive/find-place.ts';
import { makeUtterance } from '../receive/make-utterance.ts';
import type { Place } from '../receive/place.ts';
import type { TeamsContext } from '../teams-context.ts';
import { cardAnswer, problemAnswer, wordsAnswer } from './card-answers.ts';
import type { InvokeResponse } from './invoke-response.ts';

const Pressed = z.object({ action: z.object({ data: CardAction }) });

/** What a button says: from an invoke, or as the words of a message from clients that know no Action.Execute. */
export function cardActionOf({ type, value }: Pick<Activity, 'type' | 'value'>): CardAction | undefined {
  return type === 'invoke' ? Pressed.safeParse(value).data?.action.data : CardAction.safeParse(value).data;
}

const elsewhere = 'Vouch answers below.';
const gone = 'Vouch no longer has what this button is about.';

/**
 * At once: what it changes is durable before it is answered, and whoever pressed sees the card as it is now. `keep` has the
 * rest done: the answer posted, or the card changed for everybody.
 */
export async function pressCard(
  activity: Activity,
  keep: (id: string) => Promise<unknown>,
  context: TeamsContext,
): Promise<InvokeResponse> {
  const action = cardActionOf(activity);
  if (action === undefined) return problemAnswer('BadRequest', gone, 400);
  if (action.does === 'say') {
    await keep(keyOf(activity));
    return wordsAnswer(elsewhere);
  }
  const place = await placeOf(activity, context);
  const form = formOf(action, context);
  if (form !== undefined) {
    const reply = await respondTo(await utteranceOf(action, form, activity, place, context), place, context);
    const problem = problemIn(reply);
    if (problem !== undefined) return wordsAnswer(problem);
    // A changed follow-up has its cards drawn again by itself; new ones stand on no card yet.
    if (action.does === 'accept-tasks') await keep(keyOf(activity));
  }
  const shown = await shownOf(action.event, activity, place, context);
  if (shown === undefined) return wordsAnswer(gone);
  const message = draw({ ...shown, refreshFor: [place.user] }, place.room.shared, context);
  return 'card' in message ? cardAnswer(message.card) : wordsAnswer(message.text);
}

/** From the inbox: the answer of a button that says something, and the changed card for everybody. */
export async function afterPress(
  action: CardAction,
  activity: Activity,
  job: Job,
  context: TeamsContext,
): Promise<string> {
  const place = await placeOf(activity, context);
  const form = formOf(action, context);
  if (form === undefined) return 'nothing said';
  const reply = await respondTo(await utteranceOf(action, form, activity, place, context), place, context);
  if (action.does === 'say' || problemIn(reply) !== undefined)
    return deliver({ reply, event: keyOf(activity), place, asked: null }, job, context);
  const posting = await postingOf(action.event, activity, place, context);
  if (posting !== undefined && (await redrawPosting(posting, context))) return posting.id;
  // From a client without Action.Execute nobody has seen what came of it.
  return activity.type === 'message'
    ? deliver({ reply, event: keyOf(activity), place, asked: null }, job, context)
    : 'shown to whoever pressed';
}

type Form = NonNullable<Utterance['form']>;

function formOf(action: CardAction, { vouch }: TeamsContext): Form | undefined {
  switch (action.does) {
    case 'say':
      return { intent: action.intent, entities: action.entities };
    case 'accept-tasks':
      return { intent: 'accept-tasks', entities: { task: action.concern } };
    case 'task-done':
      return { intent: 'finish-task', entities: { task: action.task } };
    case 'task-snooze': {
      const due = addDays(dayOf(vouch.clock()), action.days);
      return { intent: 'snooze-task', entities: { task: action.task, due } };
    }
    case 'refresh':
    case 'show-answer':
      return undefined;
  }
}

async function utteranceOf(
  action: CardAction,
  form: Form,
  activity: Activity,
  place: Place,
  context: TeamsContext,
): Promise<Utterance> {
  const { ledger } = context.vouch;
  const receipt =
    action.does === 'say' && action.receipt !== null ? await ledger.receipts.get(action.receipt) : undefined;
  const said = action.does === 'say' ? action.intent : action.does;
  const shown = action.does === 'accept-tasks' ? await ledger.replyTo(action.event) : undefined;
  const tasks =
    shown?.blocks.flatMap((block) =>
      block.kind === 'proposals' && action.does === 'accept-tasks' && block.concern === action.concern
        ? block.rows
        : [],
    ) ?? [];
  return makeUtterance(receipt?.question ?? said, keyOf(activity), place, context, {
    form: tasks.length > 0 ? { ...form, tasks } : form,
  });
}

/** Why nothing was done, in words; undefined where it was. */
function problemIn(reply: Reply): string | undefined {
  const problem = reply.blocks.find((block) => block.kind === 'problem');
  if (problem !== undefined) return `${problem.text} ${problem.remedy}`;
  if (!reply.abstained) return undefined;
  return reply.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join(' ') || gone;
}

/** The reply of an event as it is today; what is about clients only where it stands in the person's own chat. */
async function shownOf(
  event: string,
  activity: Activity,
  place: Place,
  context: TeamsContext,
): Promise<{ readonly reply: Reply; readonly event: string } | undefined> {
  const { ledger } = context.vouch;
  const posting = await postingOf(event, activity, place, context);
  const kept = await ledger.replyTo(event);
  const shown =
    kept === undefined
      ? posting && (await shownBy(posting, ledger))
      : { reply: await refreshReply(kept, ledger), event };
  if (shown === undefined || shown.reply.visibility === 'room') return shown;
  const own = posting !== undefined && [place.room.id, place.person.id].includes(posting.room);
  return place.stranger || !place.direct || !own ? undefined : shown;
}

/** The message that shows the reply of an event: by its key, or, where its question was edited, the one that was pressed. */
async function postingOf(
  event: string,
  { replyToId }: Pick<Activity, 'replyToId'>,
  place: Place,
  { vouch }: Pick<TeamsContext, 'vouch'>,
): Promise<Posting | undefined> {
  const { postings } = vouch.ledger;
  const known = await postings.get(cardPosting(event) ?? event);
  if (known !== undefined || replyToId === undefined) return known;
  for (const room of [place.room.id, place.person.id]) {
    const pressed = await postings.at('teams', room, replyToId);
    if (pressed?.event === event) return pressed;
  }
  return undefined;
}
