/** Which window does a button or a shortcut open? */
import type { ModalView } from '@slack/types';
import { asVouchError } from '../../../core/errors.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Reading } from '../../../core/reading.ts';
import type { Receipt } from '../../../core/receipt.ts';
import { audienceChain } from '../../../factbase/place-directive.ts';
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
    case actionIds.logConcern:
      return logConcern(value, place, origin, context);
    case actionIds.createTask: {
      const { client, vendor } = await knownFrom(value, context);
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
      return modalView('Copy for the client', renderCopy(renderForClient(reply)));
    case actionIds.showSources:
      return modalView('Sources', renderSources(reply));
    case actionIds.showAll:
      return modalView('The whole answer', wholeAnswer(reply, context));
    default:
      return undefined;
  }
}

/** What a button knows: the client and vendor it names, and the question of the answer it stands under. */
async function knownFrom(
  value: string,
  { vouch }: SlackContext,
): Promise<{
  readonly client: { readonly id: string; readonly name: string } | null;
  readonly named: string | null;
  readonly federal: boolean | null;
  readonly vendor: string | null;
  readonly words: string;
}> {
  const said = sayValueOf(value);
  const named = said?.entities.client ?? null;
  const client = named === null ? undefined : await vouch.ledger.clients.find(named);
  const receipt = said?.receipt == null ? undefined : await vouch.ledger.receipts.get(said.receipt);
  const vendor = said?.entities.vendor ?? null;
  return {
    client: client === undefined ? null : { id: client.id, name: client.name },
    named,
    federal: client?.federal ?? isFederal(receipt?.reading ?? null, vouch.factBase()),
    vendor: vendor !== null && vouch.factBase().vendors.has(vendor) ? vendor : null,
    words: said?.entities.words ?? receipt?.question ?? '',
  };
}

async function logConcern(value: string, place: Place, origin: Origin, context: SlackContext): Promise<ModalView> {
  const { client, named, federal, vendor, words } = await knownFrom(value, context);
  const draft = { client: client ?? (named === null ? null : { id: null, name: named }), federal, vendor, words };
  return concernModal(draft, place.user, { ...origin, event: null, responseUrl: null }, context);
}

/** True where the words are about work for a federal government; null where they do not say. */
function isFederal(reading: Reading | null, base: FactBase): true | null {
  const chain = audienceChain(reading?.audience ?? null, base);
  return chain?.has('federal-contractor') === true || chain?.has('federal-agency') === true ? true : null;
}

/** What the words of a message name; null where they are no words, and the fields stay empty. */
async function readingOf(text: string, { person }: Place, { vouch }: SlackContext): Promise<Reading | null> {
  const said = { surface: 'slack', person, text: text.slice(0, 3_900), at: vouch.clock(), write: false } as const;
  try {
    return (await vouch.preview({ event: 'preview', thread: 'preview', ...said })).reading;
  } catch (thrown) {
    if (asVouchError(thrown).code === 'bad-input') return null;
    throw thrown;
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
  const reading = await readingOf(text, place, context);
  const threadTs = message.thread_ts ?? message.ts;
  const draft = {
    client: reading?.client ?? null,
    federal: reading?.client?.federal ?? isFederal(reading, vouch.factBase()),
    vendor: reading?.vendors[0] ?? null,
    words: text,
  };
  const link = linkTo(me.url, shortcut.channel.id, threadTs, message.ts);
  return concernModal(draft, place.user, { ...nowhere, channel: shortcut.channel.id, threadTs, link }, context);
}
