/** How are proposed follow-ups shown in a modal, each to be taken, given to somebody and dated? */
import type { KnownBlock } from '@slack/types';
import type { Day } from '../../../core/day.ts';
import { TaskProposal } from '../../../core/task.ts';
import { plainText } from '../render/plain.ts';
import { dueField, fieldIds, ownerField, titleField } from './fields.ts';
import { type FieldErrors, type State, sentence } from './state.ts';

/** The most follow-ups in one modal: with three blocks each they stay far below Slack's hundred. */
const most = 12;

const idOf = (field: string, set: string, index: number): string => `${field}:${index}:${set}`;

/** `set` tells one set of proposals from another, so that Slack forgets what was filled in for the other. */
export function taskFields(
  proposals: readonly TaskProposal[],
  set: string,
  user: string,
  options: { readonly editTitles: boolean },
): KnownBlock[] {
  return proposals.slice(0, most).flatMap((proposal, index): KnownBlock[] => [
    {
      type: 'section',
      block_id: idOf(fieldIds.take, set, index),
      text: plainText(`${index + 1}. ${proposal.title}${proposal.note === '' ? '' : `\n${proposal.note}`}`),
      accessory: {
        type: 'checkboxes',
        action_id: idOf(fieldIds.take, set, index),
        options: [taken],
        initial_options: [taken],
      },
    },
    ...(options.editTitles ? [titleOf(titleField(idOf(fieldIds.title, set, index), proposal.title))] : []),
    ownerField(idOf(fieldIds.owner, set, index), `Owner of ${index + 1}`, user),
    dueField(idOf(fieldIds.due, set, index), `Due date of ${index + 1}`, proposal.due, false),
  ]);
}

const taken = { text: plainText('Create it'), value: 'yes' };
const titleOf = (block: ReturnType<typeof titleField>): KnownBlock => ({ ...block, label: plainText('Title') });

/** The follow-ups taken, as filled in; undefined where this set was never shown. What is wrong goes to `errors`. */
export function readTasks(
  state: State,
  proposals: readonly TaskProposal[],
  set: string,
  today: Day,
  errors: FieldErrors,
  personOf: (user: string) => { readonly id: string; readonly name: string },
): TaskProposal[] | undefined {
  const shown = proposals.slice(0, most);
  if (shown.length > 0 && !state.has(idOf(fieldIds.take, set, 0))) return undefined;
  return shown.flatMap((proposal, index) => {
    if (state.choices(idOf(fieldIds.take, set, index)).length === 0) return [];
    const titleId = idOf(fieldIds.title, set, index);
    const dueId = idOf(fieldIds.due, set, index);
    const user = state.user(idOf(fieldIds.owner, set, index));
    const due = state.day(dueId) ?? proposal.due;
    if (due < today) errors[dueId] = 'This day is past. Choose today or a later day.';
    const owner = user === undefined ? { id: proposal.ownerId, name: proposal.owner } : personOf(user);
    const read = TaskProposal.safeParse({
      ...proposal,
      title: state.has(titleId) ? (state.text(titleId) ?? '') : proposal.title,
      owner: owner.name.slice(0, 120),
      ownerId: owner.id,
      due,
    });
    if (read.success) return [read.data];
    errors[state.has(titleId) ? titleId : dueId] = sentence(read.error.issues[0]?.message ?? 'this cannot be kept');
    return [];
  });
}

/** Slack's ids of the owners chosen, so that their names can be looked up. */
export function ownersIn(state: State, proposals: readonly TaskProposal[], set: string): string[] {
  return proposals.slice(0, most).flatMap((_, index) => state.user(idOf(fieldIds.owner, set, index)) ?? []);
}
