/** What happens when a modal is sent? */
import type { ViewResponseAction } from '@slack/bolt';
import { asVouchError } from '../../../core/errors.ts';
import type { Block, Reply } from '../../../core/reply.ts';
import { cardPosting } from '../../drawing/task-card.ts';
import type { Job } from '../../inbox/job.ts';
import { baseActionId } from '../action-ids.ts';
import { respondTo } from '../answer/answer-message.ts';
import { deliver } from '../deliver/deliver.ts';
import { redrawReply } from '../deliver/redraw-reply.ts';
import { publishHome } from '../home/publish-home.ts';
import { placeOfUse } from '../receive/find-place.ts';
import { makeUtterance } from '../receive/make-utterance.ts';
import type { SlackSubmission } from '../receive/payloads.ts';
import type { Place } from '../receive/place.ts';
import type { SlackContext } from '../slack-context.ts';
import { answerView, askForm } from './ask-modal.ts';
import { concernForm } from './concern-modal.ts';
import { fieldIds } from './fields.ts';
import type { Modal, ModalId } from './modal.ts';
import { type Origin, readOrigin } from './origin.ts';
import { reassignForm, reviewForm, taskForm } from './task-modals.ts';

const modals: Readonly<Record<ModalId, Modal>> = {
  'log-concern': concernForm,
  'create-task': taskForm,
  'review-tasks': reviewForm,
  'reassign-task': reassignForm,
  'ask-vouch': askForm,
};

/** One key for a modal, however often it is sent: two clicks are one concern. */
export const keyOf = (submission: SlackSubmission): string => `slack:view:${submission.view.id}`;

type Said = { readonly reply: Reply; readonly place: Place; readonly modal: Modal; readonly origin: Origin };

/** Says what was filled in. What is wrong with it comes back as errors at the fields. */
async function say(
  submission: SlackSubmission,
  context: SlackContext,
): Promise<Said | { readonly errors: Record<string, string> }> {
  const modal = modalOf(submission);
  if (modal === undefined) return { errors: {} };
  const origin = readOrigin(submission.view.private_metadata);
  const place = await placeOf(submission, origin, context);
  const read = await modal.read(submission, origin, context);
  if ('errors' in read) return read;
  const { text, form, link, users } = read.filled;
  const utterance = await makeUtterance(text, keyOf(submission), place, context, {
    users,
    ...(form === undefined ? {} : { form }),
    ...(link === undefined ? {} : { link }),
  });
  const reply = await respondTo(utterance, place, context);
  const problem = reply.blocks.find((block) => block.kind === 'problem');
  if (problem === undefined) return { reply, place, modal, origin };
  return { errors: errorOf(submission, problem) };
}

const modalOf = ({ view }: SlackSubmission): Modal | undefined =>
  Object.entries(modals).find(([id]) => id === view.callback_id)?.[1];

/** A problem at the field it is about, or at the first one: Slack shows none at a field that the window does not have. */
function errorOf(
  submission: SlackSubmission,
  {
    code,
    text,
    remedy,
    reference,
  }: Pick<Extract<Block, { kind: 'problem' }>, 'code' | 'text' | 'remedy' | 'reference'>,
): Record<string, string> {
  const said = `${text} ${remedy}`;
  const shown = code === 'bad-input' ? said : `${said} Nothing is lost: send it again. Reference ${reference}`;
  const fields = Object.keys(submission.view.state.values).filter((id) => baseActionId(id) !== fieldIds.take);
  const wanted = modalOf(submission)?.fieldFor(text);
  const field = fields.find((id) => id === wanted) ?? fields[0];
  return field === undefined ? {} : { [field]: shown };
}

/**
 * At once, while the modal is open: what it says is durable before it closes, and a mistake is told at its field, as is
 * that it could not be kept. `keep` has the confirmation sent, whatever happens to this process.
 */
export async function submitModal(
  submission: SlackSubmission,
  keep: (id: string) => Promise<unknown>,
  context: SlackContext,
): Promise<ViewResponseAction | undefined> {
  try {
    const said = await say(submission, context);
    if ('errors' in said) return withErrors(said.errors);
    const { modal, reply } = said;
    // A window has no buttons of ours: what was written comes as a message too, where it can be gone on with.
    if (modal.answersHere !== true || reply.changed !== null) await keep(keyOf(submission));
    return modal.answersHere === true ? { response_action: 'update', view: answerView(reply, context) } : undefined;
  } catch (thrown) {
    const { code, message: text, remedy } = asVouchError(thrown);
    const reference = keyOf(submission).slice(-12);
    context.log.error({ reference, err: thrown }, 'what was filled into a window could not be kept');
    return withErrors(errorOf(submission, { code, text, remedy, reference }));
  }
}

const withErrors = (errors: Record<string, string>): ViewResponseAction | undefined =>
  Object.keys(errors).length === 0 ? undefined : { response_action: 'errors', errors };

/** From the inbox: the confirmation, where the modal was opened, and the message it was opened from as it is now. */
export async function confirmModal(submission: SlackSubmission, job: Job, context: SlackContext): Promise<string> {
  const reply = await context.vouch.ledger.replyTo(keyOf(submission));
  if (reply === undefined) return 'nothing to confirm';
  const origin = readOrigin(submission.view.private_metadata);
  const place = await placeOf(submission, origin, context);
  if (origin.event !== null && (await redrawReply(origin.event, origin.responseUrl, place, context)))
    return origin.event;
  // The card of a follow-up in a direct conversation is drawn again by the errand of its change.
  if (origin.event !== null && cardPosting(origin.event) !== undefined && place.direct && !reply.abstained)
    return origin.event;
  const ref = await deliver({ reply, event: keyOf(submission), place, asked: null }, job, context);
  if (origin.home) await publishHome(place.user, context);
  return ref;
}

const placeOf = (submission: SlackSubmission, origin: Origin, context: SlackContext): Promise<Place> =>
  placeOfUse(
    { user: submission.user, channel: origin.channel ?? undefined, threadTs: origin.threadTs ?? undefined },
    context,
  );
