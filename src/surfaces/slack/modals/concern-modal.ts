/** How is a client's concern logged in a modal, with the follow-ups it calls for? */
import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { ClientName } from '../../../core/client.ts';
import type { TaskProposal } from '../../../core/task.ts';
import { smallPrint } from '../render/plain.ts';
import type { SlackContext } from '../slack-context.ts';
import { proposalsFor, setOf } from './concern-proposals.ts';
import { federalField, fieldIds, heading, lookUpField, option, severityField, textField } from './fields.ts';
import { chosen } from './look-up.ts';
import { type Modal, modalIds, modalView } from './modal.ts';
import type { Origin } from './origin.ts';
import { type FieldErrors, State, sentence } from './state.ts';
import { readTasks, taskFields } from './task-fields.ts';

export interface ConcernDraft {
  readonly client: { readonly id: string | null; readonly name: string } | null;
  readonly federal: boolean | null;
  /** A vendor's id; null where none was recognised. */
  readonly vendor: string | null;
  readonly words: string;
  readonly severity?: string | undefined;
}

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
  const proposals = await proposalsFor(draft, draft.client?.name ?? null, user, context);
  return modalView(
    'Log a client concern',
    [
      lookUpField(fieldIds.client, 'Client', 'Type a name', client),
      federalField(draft.federal),
      lookUpField(fieldIds.vendor, 'Vendor', 'Type a vendor', vendorOption, { dispatch_action: true }),
      severityField(draft.severity),
      textField(fieldIds.words, 'What they said, in their words', draft.words, { multiline: true }),
      ...proposed(proposals, set, user),
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

function proposed(proposals: readonly TaskProposal[], set: string, user: string): KnownBlock[] {
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
    const client = await clientOf(state, errors, context);
    const vendor = chosen(state.choice(fieldIds.vendor));
    const words = state.text(fieldIds.words) ?? '';
    if (vendor === '') errors[fieldIds.vendor] = 'Choose the vendor it is about.';
    if (words === '') errors[fieldIds.words] = 'Write what the client said.';
    const federal = federalOf(state);
    const known = state.choice(fieldIds.vendor)?.startsWith('id:') === true;
    // The log may know what nobody filled in. Then other follow-ups are called for than were shown, and none is taken unseen.
    const situation = { vendor: known ? vendor : null, federal: federal ?? client.federal };
    const set = setOf(situation);
    const proposals = await proposalsFor(situation, client.name, submission.user.id, context);
    const { tasks, users } = await readTasks(state, proposals, set, errors, context);
    if (Object.keys(errors).length > 0) return { errors };
    return {
      filled: {
        text: words,
        users,
        ...(origin.link === null ? {} : { link: origin.link }),
        form: {
          intent: 'log-concern',
          entities: {
            client: client.name,
            vendor,
            words,
            severity: state.choice(fieldIds.severity) ?? 'normal',
            ...(federal === null ? {} : { federal: federal ? 'yes' : 'no' }),
          },
          // A name that turns out to be a vendor we know has its follow-ups proposed with the confirmation.
          ...(tasks === undefined || !known ? {} : { tasks }),
        },
      },
    };
  },
  fieldFor: (problem) =>
    /client/i.test(problem) ? fieldIds.client : /vendor/i.test(problem) ? fieldIds.vendor : fieldIds.words,
};

/** The client chosen, with what the log knows of its work; a name nobody has logged yet is taken as it stands. */
async function clientOf(
  state: State,
  errors: FieldErrors,
  { vouch }: SlackContext,
): Promise<{ readonly name: string; readonly federal: boolean | null }> {
  const value = state.choice(fieldIds.client);
  const said = chosen(value);
  const known = value?.startsWith('id:') === true;
  const name = known ? undefined : ClientName.safeParse(said);
  if (name?.success === false) errors[fieldIds.client] = sentence(name.error.issues[0]?.message ?? 'choose the client');
  else {
    const client = await vouch.ledger.clients.find(name?.data ?? said);
    if (client !== undefined) return client;
    if (name !== undefined) return { name: name.data, federal: null };
    errors[fieldIds.client] = 'This client is no longer in the log. Choose again.';
  }
  return { name: '', federal: null };
}
