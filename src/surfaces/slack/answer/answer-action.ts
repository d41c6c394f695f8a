/** What happens when a button that does something was pressed? */
import { addDays, dayOf } from '../../../core/day.ts';
import type { Reply } from '../../../core/reply.ts';
import type { Utterance } from '../../../core/utterance.ts';
import { cardPosting } from '../../drawing/task-card.ts';
import type { Job } from '../../inbox/job.ts';
import { actionIds, baseActionId, SayValue } from '../action-ids.ts';
import type { Message } from '../calls/message.ts';
import { refusalOf } from '../calls/slack-failure.ts';
import { deliver } from '../deliver/deliver.ts';
import { draw } from '../deliver/draw.ts';
import { redrawPosting } from '../deliver/redraw-posting.ts';
import { redrawReply, replaced } from '../deliver/redraw-reply.ts';
import { publishHome } from '../home/publish-home.ts';
import { eventOfBlock } from '../mark-blocks.ts';
import { placeOfUse } from '../receive/find-place.ts';
import { makeUtterance } from '../receive/make-utterance.ts';
import type { SlackAction } from '../receive/payloads.ts';
import type { Place } from '../receive/place.ts';
import type { SlackContext } from '../slack-context.ts';
import { respondTo } from './answer-message.ts';
import { saidBy, taskUse } from './use-of-action.ts';

type Form = NonNullable<Utterance['form']>;

/** Says what the button says, and shows what came of it: as a reply of its own, or in the card it was pressed on. */
export async function answerAction(action: SlackAction, job: Job, context: SlackContext): Promise<string> {
  const [element] = action.actions;
  if (element === undefined) return 'nothing pressed';
  const place = await placeOfAction(action, context);
  const shown = eventOfBlock(element.block_id);
  if (baseActionId(element.action_id) === actionIds.shareHere)
    return share(saidBy(element), shown, place, job, context);
  const said = await formOf(element, shown, context);
  if (said === undefined) return 'nothing said';
  const utterance = await makeUtterance(said.text, job.id, place, context, { form: said.form });
  const reply = await respondTo(utterance, place, context);
  const failed = reply.abstained || reply.blocks.some((block) => block.kind === 'problem');
  // Home is drawn again even so: what failed did so because Home showed what is no longer so.
  if (action.view?.type === 'home') await publishHome(place.user, context);
  if (baseActionId(element.action_id) === actionIds.say || failed)
    return deliver({ reply, event: job.id, place, asked: null }, job, context);
  if (action.view?.type === 'home') return 'home';
  return redrawPressed(place, shown, reply, job, context);
}

/** The place of an action: the thread of the message it was pressed on. Only what one person sees is answered to its own address. */
export function placeOfAction(action: SlackAction, context: SlackContext): Promise<Place> {
  const { container, message, user } = action;
  const channel = action.channel?.id ?? container?.channel_id;
  const ephemeral = container?.is_ephemeral === true;
  const threadTs = message?.thread_ts ?? container?.thread_ts ?? (ephemeral ? undefined : message?.ts);
  return placeOfUse({ user, channel, threadTs, ...(ephemeral ? { responseUrl: action.response_url } : {}) }, context);
}

async function formOf(
  element: SlackAction['actions'][number],
  shown: string | undefined,
  { vouch }: SlackContext,
): Promise<{ readonly text: string; readonly form: Form } | undefined> {
  const use = taskUse(element);
  if (use?.does === 'done') return { text: 'Done', form: { intent: 'finish-task', entities: { task: use.task } } };
  if (use !== undefined && typeof use.does === 'object') {
    const due = addDays(dayOf(vouch.clock()), use.does.snooze);
    return { text: 'Snooze', form: { intent: 'snooze-task', entities: { task: use.task, due } } };
  }
  if (baseActionId(element.action_id) === actionIds.acceptTasks) {
    const concern = saidBy(element);
    const reply = shown === undefined ? undefined : await vouch.ledger.replyTo(shown);
    const tasks =
      reply?.blocks.flatMap((block) => (block.kind === 'proposals' && block.concern === concern ? block.rows : [])) ??
      [];
    const form: Form = { intent: 'accept-tasks', entities: { task: concern }, ...(tasks.length > 0 ? { tasks } : {}) };
    return { text: 'Create the follow-ups', form };
  }
  const said = sayValueOf(saidBy(element));
  if (said === undefined) return undefined;
  const receipt = said.receipt === null ? undefined : await vouch.ledger.receipts.get(said.receipt);
  return { text: receipt?.question ?? said.intent, form: { intent: said.intent, entities: said.entities } };
}

/** What a say-button holds; undefined where it is of an older version. */
export function sayValueOf(value: string): SayValue | undefined {
  try {
    return SayValue.parse(JSON.parse(value));
  } catch {
    return undefined;
  }
}

/** The message it was pressed on shows what is so now; where it cannot be drawn again, the reply is said anew. */
async function redrawPressed(
  place: Place,
  shown: string | undefined,
  reply: Reply,
  job: Job,
  context: SlackContext,
): Promise<string> {
  const { responseUrl } = place;
  if (shown !== undefined && (await redrawReply(shown, responseUrl, place, context))) return shown;
  const card = shown === undefined ? undefined : cardPosting(shown);
  const posting = card === undefined ? undefined : await context.vouch.ledger.postings.get(card);
  if (posting !== undefined && (await redrawPosting(posting, context))) return posting.id;
  return deliver({ reply, event: job.id, place: { ...place, responseUrl: null }, asked: null }, job, context);
}

/** An answer that one person saw, for everybody in the channel, once; what names a client is not shared. */
async function share(
  receiptId: string,
  shown: string | undefined,
  place: Place,
  job: Job,
  context: SlackContext,
): Promise<string> {
  const receipt = await context.vouch.ledger.receipts.get(receiptId);
  if (receipt === undefined || receipt.reply.visibility === 'private' || place.stranger) return 'not to be shared';
  const { reply } = receipt;
  const open = { reply, event: job.id, note: `Shared by ${place.person.name}.` };
  const ref = await shareOnce(
    `share:${receiptId}:${place.thread}`,
    draw(open, place.room.shared, context),
    place,
    job,
    context,
  );
  // Whoever shared it sees that it is done, and no button to do it again.
  const done = draw({ reply, event: shown ?? job.id, note: 'Shared in the channel.' }, place.room.shared, context);
  if (place.responseUrl !== null) await replaced(place.responseUrl, done, context);
  return ref;
}

/** Two presses are one message: the second finds that the first was posted. */
async function shareOnce(
  key: string,
  message: Message,
  place: Place,
  job: Job,
  { vouch, calls }: SlackContext,
): Promise<string> {
  const { channel, threadTs, responseUrl, room } = place;
  const { postings } = vouch.ledger;
  const before = await postings.get(key);
  if (before !== undefined) return 'shared before';
  let ref: string | null = null;
  try {
    ref = (job.isRetry ? await calls.find(channel, threadTs, key, job.at) : undefined) ?? null;
    await job.hold();
    ref ??= await calls.post(channel, threadTs, message, key);
  } catch (thrown) {
    if (refusalOf(thrown) === undefined || responseUrl === null) throw thrown;
    // Vouch is no member here, but the address of the button posts for it.
    await calls.respondTo(responseUrl, message, { inChannel: true, threadTs });
  }
  await postings.put({
    id: key,
    surface: 'slack',
    room: room.id,
    ref,
    asked: null,
    event: null,
    tasks: [],
    gone: false,
  });
  return ref ?? 'shared';
}
