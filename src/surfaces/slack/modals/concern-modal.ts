/** How is a client's concern logged in a modal, with the follow-ups it calls for? */
import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { TaskProposal } from '../../../core/task.ts';
import { proposalsFor, type Situation, setOf } from '../../forms/concern-proposals.ts';
import { concernField, type FieldErrors } from '../../forms/field-errors.ts';
import type { ConcernDraft } from '../../forms/known-already.ts';
import { readConcern } from '../../forms/read-concern.ts';
import { smallPrint } from '../render/plain.ts';
import type { SlackContext } from '../slack-context.ts';
import { federalField, fieldIds, heading, lookUpField, option, severityField, textField } from './fields.ts';
import { choiceOf, chosen } from './look-up.ts';
import { type Modal, modalIds, modalView } from './modal.ts';
import type { Origin } from './origin.ts';
import { State } from './state.ts';
import { taskFields, tasksIn } from './task-fields.ts';

/** What a message or an answer already says goes into the fields. */
export async function concernModal(
  draft: ConcernDraft,
  user: string,
  origin: Origin,
  context: SlackContext,
): Promise<ModalView> {
  const { vouch } = context;
  const vendor = draft.vendor === null ? undefined : vouch.factBase().vendors.get(draft.vendor);
  const client = draft.client === null ? undefined : clientOption(draft.client);
  const vendorOption =
    vendor === undefined || draft.vendor === null ? undefined : option(vendor.name, `id:${draft.vendor}`);
  const set = setOf(draft);
  const proposals = await proposed(draft, draft.client?.name ?? null, user, context);
  return modalView(
    'Log a client concern',
    [
      lookUpField(fieldIds.client, 'Client', 'Type a name', client),
      federalField(draft.federal),
      lookUpField(fieldIds.vendor, 'Vendor', 'Type a vendor', vendorOption, { dispatch_action: true }),
      severityField(draft.severity),
      textField(fieldIds.words, 'What they said, in their words', draft.words, { multiline: true }),
      ...proposedFields(proposals, set, user),
    ],
    { callbackId: modalIds.logConcern, submit: 'Log it', origin: { ...origin, set } },
  );
}

/** The open modal after the vendor or the client's work was changed: the follow-ups that go with it now. */
export async function concernModalAgain(
  state: unknown,
  user: string,
  origin: Origin,
  context: SlackContext,
): Promise<ModalView> {
  const read = new State(state);
  const value = read.choice(fieldIds.client);
  const vendor = read.choice(fieldIds.vendor);
  const client = value === undefined ? null : await clientChosen(value, context);
  const draft: ConcernDraft = {
    client,
    federal: federalOf(read) ?? client?.federal ?? null,
    vendor: vendor?.startsWith('id:') === true ? chosen(vendor) : null,
    words: read.text(fieldIds.words) ?? '',
    severity: read.choice(fieldIds.severity),
  };
  const view = await concernModal(draft, user, origin, context);
  if (vendor?.startsWith('new:') !== true) return view;
  const name = chosen(vendor);
  const kept = option(`“${name}”, not in the records`, vendor);
  return {
    ...view,
    blocks: view.blocks.map((block) =>
      block.type === 'input' && block.block_id === fieldIds.vendor
        ? lookUpField(fieldIds.vendor, 'Vendor', 'Type a vendor', kept, { dispatch_action: true })
        : block,
    ),
  };
}

const clientOption = ({ id, name }: { id: string | null; name: string }): PlainTextOption | undefined =>
  id === null ? option(`New client “${name}”`, `new:${name}`) : option(name, `id:${id}`);

async function clientChosen(
  value: string,
  { vouch }: SlackContext,
): Promise<{ readonly id: string | null; readonly name: string; readonly federal: boolean | null } | null> {
  const said = chosen(value);
  if (value.startsWith('new:')) return { id: null, name: said, federal: null };
  return (await vouch.ledger.clients.find(said)) ?? null;
}

const federalOf = (state: State): boolean | null => {
  const said = state.choice(fieldIds.federal);
  return said === 'yes' ? true : said === 'no' ? false : null;
};

async function proposed(
  situation: Situation,
  client: string | null,
  user: string,
  { vouch, directory }: SlackContext,
): Promise<readonly TaskProposal[]> {
  if (situation.vendor === null) return [];
  return proposalsFor(situation, client, { person: await directory.person(user), surface: 'slack' }, vouch);
}

function proposedFields(proposals: readonly TaskProposal[], set: string, user: string): KnownBlock[] {
  if (proposals.length === 0) return [];
  return [
    { type: 'divider' },
    heading('Proposed follow-ups'),
    smallPrint('Take the tick away from what nobody needs to do.'),
    ...taskFields(proposals, set, user, { editTitles: false }),
  ];
}

export const concernForm: Modal = {
  read: async (submission, origin, context) => {
    const state = new State(submission.view.state);
    const errors: FieldErrors = {};
    const filled = {
      client: choiceOf(state.choice(fieldIds.client)),
      vendor: choiceOf(state.choice(fieldIds.vendor)),
      federal: federalOf(state),
      words: state.text(fieldIds.words) ?? '',
      severity: state.choice(fieldIds.severity),
    };
    const { client, situation, form } = await readConcern(filled, errors, context.vouch.ledger.clients);
    const proposals = await proposed(situation, client, submission.user.id, context);
    const { tasks, users } = await tasksIn(state, proposals, setOf(situation), errors, context);
    if (Object.keys(errors).length > 0) return { errors };
    const link = origin.link === null ? {} : { link: origin.link };
    return { filled: { text: filled.words, users, ...link, form: form(tasks) } };
  },
  fieldFor: concernField,
};
