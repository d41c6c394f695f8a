/** How is a follow-up made, handed over, or a set of proposals edited in a modal? */
import type { ModalView } from '@slack/types';
import { dayOf } from '../../../core/day.ts';
import type { EntityName } from '../../../core/intent.ts';
import type { Task, TaskProposal } from '../../../core/task.ts';
import { type FieldErrors, pastDay } from '../../forms/field-errors.ts';
import type { ConcernDraft } from '../../forms/known-already.ts';
import { plainText } from '../render/plain.ts';
import type { SlackContext } from '../slack-context.ts';
import { dueField, fieldIds, lookUpField, option, ownerField, titleField } from './fields.ts';
import { chosen } from './look-up.ts';
import { type Modal, modalIds, modalView } from './modal.ts';
import type { Origin } from './origin.ts';
import { State } from './state.ts';
import { taskFields, tasksIn } from './task-fields.ts';

/** A new follow-up, with the client and the vendor it is about where they are known. */
export function taskModal(
  known: Pick<ConcernDraft, 'client' | 'vendor'>,
  user: string,
  origin: Origin,
  { vouch }: SlackContext,
): ModalView {
  const vendor = known.vendor === null ? undefined : vouch.factBase().vendors.get(known.vendor);
  const vendorOption =
    vendor === undefined || known.vendor === null ? undefined : option(vendor.name, `id:${known.vendor}`);
  const client = known.client?.id == null ? undefined : option(known.client.name, `id:${known.client.id}`);
  return modalView(
    'Create a follow-up',
    [
      titleField(fieldIds.title, ''),
      ownerField(fieldIds.owner, 'Who does it?', user),
      dueField(fieldIds.due, 'Due date', null, true),
      lookUpField(fieldIds.knownClient, 'Client', 'Type a name', client, { optional: true }),
      lookUpField(fieldIds.vendor, 'Vendor', 'Type a vendor', vendorOption, { optional: true }),
    ],
    { callbackId: modalIds.createTask, submit: 'Create', origin },
  );
}

export const taskForm: Modal = {
  read: async (submission, _, { vouch, directory }) => {
    const state = new State(submission.view.state);
    const errors: FieldErrors = {};
    const title = state.text(fieldIds.title);
    const due = state.day(fieldIds.due);
    const owner = state.user(fieldIds.owner) ?? submission.user.id;
    const vendor = state.choice(fieldIds.vendor);
    if (title === undefined) errors[fieldIds.title] = 'Write what is to be done.';
    if (vendor?.startsWith('new:') === true)
      errors[fieldIds.vendor] = 'Vouch keeps no records of it. Leave this empty and name it in the title.';
    if (due !== undefined && due < dayOf(vouch.clock())) errors[fieldIds.due] = pastDay;
    if (Object.keys(errors).length > 0 || title === undefined) return { errors };
    const entities: Partial<Record<EntityName, string>> = {
      title,
      owner: directory.personId(owner),
      ...(due === undefined ? {} : { due }),
      ...(state.choice(fieldIds.knownClient) === undefined
        ? {}
        : { client: chosen(state.choice(fieldIds.knownClient)) }),
      ...(vendor === undefined ? {} : { vendor: chosen(vendor) }),
    };
    return { filled: { text: title, users: [owner], form: { intent: 'create-task', entities } } };
  },
  fieldFor: () => fieldIds.title,
};

/** Somebody else is to do it. */
export function reassignModal(task: Task, origin: Origin): ModalView {
  return modalView(
    'Reassign a follow-up',
    [
      { type: 'section', text: plainText(task.title) },
      ownerField(fieldIds.owner, 'Who does it from now on?', undefined),
    ],
    { callbackId: modalIds.reassignTask, submit: 'Reassign', origin: { ...origin, about: task.id } },
  );
}

export const reassignForm: Modal = {
  read: async (submission, origin, { directory }) => {
    const owner = new State(submission.view.state).user(fieldIds.owner);
    if (owner === undefined || origin.about === null) return { errors: { [fieldIds.owner]: 'Choose who does it.' } };
    const entities = { task: origin.about, owner: directory.personId(owner) };
    return { filled: { text: 'Reassign', users: [owner], form: { intent: 'reassign-task', entities } } };
  },
  fieldFor: () => fieldIds.owner,
};

/** The proposed follow-ups of a concern, to be edited, given to somebody, dated or dropped. */
export function reviewModal(
  concern: string,
  proposals: readonly TaskProposal[],
  user: string,
  origin: Origin,
): ModalView {
  return modalView('Review the follow-ups', taskFields(proposals, concern, user, { editTitles: true }), {
    callbackId: modalIds.reviewTasks,
    submit: 'Create',
    origin: { ...origin, about: concern },
  });
}

export const reviewForm: Modal = {
  read: async (submission, origin, context) => {
    const concern = origin.about ?? '';
    const reply = origin.event === null ? undefined : await context.vouch.ledger.replyTo(origin.event);
    const proposals = reply?.blocks.flatMap((block) => (block.kind === 'proposals' ? block.rows : [])) ?? [];
    const state = new State(submission.view.state);
    const errors: FieldErrors = {};
    const { tasks, users } = await tasksIn(state, proposals, concern, errors, context);
    if (Object.keys(errors).length > 0) return { errors };
    const form = { intent: 'accept-tasks', entities: { task: concern }, tasks: tasks ?? [] };
    return { filled: { text: 'Create the follow-ups', users, form } };
  },
  fieldFor: () => fieldIds.title,
};
