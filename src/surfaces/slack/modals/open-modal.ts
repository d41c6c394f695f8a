/** Which window does a button or a shortcut open? */
import type { ModalView } from '@slack/types';
import type { Receipt } from '../../../core/receipt.ts';
import { draftOfButton, draftOfMessage } from '../../forms/known-already.ts';
import { renderForClient } from '../../render-text.ts';
import { actionIds, baseActionId } from '../action-ids.ts';
import { sayValueOf } from '../answer/answer-action.ts';
import { linkTo } from '../answer/answer-message.ts';
import { saidBy, taskUse } from '../answer/use-of-action.ts';
import { eventOfBlock } from '../mark-blocks.ts';
import type { SlackAction, SlackShortcut } from '../receive/payloads.ts';
import type { Place } from '../receive/place.ts';
import { readText } from '../receive/read-text.ts';
import { renderCopy, renderSources } from '../render/render-modals.ts';
import { shortcutIds } from '../shortcut-ids.ts';
import type { SlackContext } from '../slack-context.ts';
import { askModal } from './ask-modal.ts';
import { concernModal } from './concern-modal.ts';
import { modalView } from './modal.ts';
import { nowhere, type Origin } from './origin.ts';
import { reassignModal, reviewModal, taskModal } from './task-modals.ts';
import { wholeAnswer } from './whole-answer.ts';

/** Windows that show or take client data: not in a room that outsiders read, and not for them. */
const aboutClients: readonly string[] = [
  actionIds.logConcern,
  actionIds.createTask,
  actionIds.reviewTasks,
  actionIds.copyForClient,
  actionIds.taskReassign,
  actionIds.taskMenu,
];

/** The window of a button; undefined where it opens none, or none here. */
export async function modalOfAction(
  action: SlackAction,
  place: Place,
  context: SlackContext,
): Promise<ModalView | undefined> {
  const [element] = action.actions;
  if (element === undefined) return undefined;
  const id = baseActionId(element.action_id);
  if (place.stranger || (place.room.shared && aboutClients.includes(id))) return undefined;
  const event = eventOfBlock(element.block_id) ?? null;
  const origin: Origin = {
    ...nowhere,
    channel: action.view === undefined ? place.channel : null,
    threadTs: place.threadTs,
    event,
    responseUrl: place.responseUrl,
    home: action.view?.type === 'home',
  };
  const value = saidBy(element);
  switch (id) {
    case actionIds.askVouch:
      return askModal();
    case actionIds.logConcern: {
      const draft = await draftOfButton(sayValueOf(value), context.vouch);
      return concernModal(draft, place.user, { ...origin, event: null, responseUrl: null }, context);
    }
    case actionIds.createTask: {
      const { client, vendor } = await draftOfButton(sayValueOf(value), context.vouch);
      return taskModal({ client, vendor }, place.user, { ...origin, event: null }, context);
    }
    case actionIds.reviewTasks: {
      const reply = event === null ? undefined : await context.vouch.ledger.replyTo(event);
      const rows = reply?.blocks.flatMap((block) => (block.kind === 'proposals' ? block.rows : [])) ?? [];
      return rows.length === 0 ? undefined : reviewModal(value, rows, place.user, origin);
    }
    case actionIds.taskReassign:
    case actionIds.taskMenu: {
      const use = taskUse(element);
      const task = use === undefined ? undefined : await context.vouch.ledger.tasks.get(use.task);
      return task === undefined ? undefined : reassignModal(task, origin);
    }
    default:
      return modalOfReceipt(id, value, context);
  }
}

/** What a receipt shows in a window of its own. "Show all" works for replies without a receipt too: its value is then their event. */
async function modalOfReceipt(id: string, value: string, context: SlackContext): Promise<ModalView | undefined> {
  const { ledger } = context.vouch;
  const receipt: Receipt | undefined = await ledger.receipts.get(value);
  const reply = receipt?.reply ?? (id === actionIds.showAll ? await ledger.replyTo(value) : undefined);
  if (reply === undefined) return undefined;
  switch (id) {
    case actionIds.copyForClient:
      return modalView(
        'Copy for the client',
        renderCopy(renderForClient(reply, await ledger.receipts.outdated(value))),
      );
    case actionIds.showSources:
      return modalView('Sources', renderSources(reply));
    case actionIds.showAll:
      return modalView('The whole answer', wholeAnswer(reply, context));
    default:
      return undefined;
  }
}

/** The window of a shortcut: a question from anywhere, or a concern from the message it was used on. */
export async function modalOfShortcut(
  shortcut: SlackShortcut,
  place: Place,
  context: SlackContext,
): Promise<ModalView | undefined> {
  const { message } = shortcut;
  if (place.stranger) return undefined;
  const logs = shortcut.callback_id === shortcutIds.logConcern;
  if (!logs || message === undefined || shortcut.channel === undefined) return askModal();
  const { vouch, me } = context;
  const { text } = readText(message.text, me.botUserId);
  const draft = await draftOfMessage(text, { person: place.person, surface: 'slack' }, vouch);
  const threadTs = message.thread_ts ?? message.ts;
  const link = linkTo(me.url, shortcut.channel.id, threadTs, message.ts);
  return concernModal(draft, place.user, { ...nowhere, channel: shortcut.channel.id, threadTs, link }, context);
}
