/** How are proposed follow-ups shown in a modal, each to be taken, given to somebody and dated? */
import type { KnownBlock } from '@slack/types';
import { dayOf } from '../../../core/day.ts';
import type { TaskProposal } from '../../../core/task.ts';
import type { FieldErrors } from '../../forms/field-errors.ts';
import { mostTasks, readTasks } from '../../forms/read-tasks.ts';
import { plainText } from '../render/plain.ts';
import type { SlackContext } from '../slack-context.ts';
import { dueField, fieldIds, ownerField, titleField } from './fields.ts';
import type { State } from './state.ts';

const idOf = (field: string, set: string, index: number): string => `${field}:${index}:${set}`;

/** `set` tells one set of proposals from another, so that Slack forgets what was filled in for the other. Three blocks each stay far below its hundred. */
export function taskFields(
  proposals: readonly TaskProposal[],
  set: string,
  user: string,
  options: { readonly editTitles: boolean },
): KnownBlock[] {
  return proposals.slice(0, mostTasks).flatMap((proposal, index): KnownBlock[] => [
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

/** The follow-ups taken, as filled in, and Slack's ids of their owners. */
export interface FilledTasks {
  /** Undefined where this set was never shown. */
  readonly tasks: TaskProposal[] | undefined;
  readonly users: readonly string[];
}

/** What was filled in for a set of proposals. What is wrong with it goes to `errors`. */
export async function tasksIn(
  state: State,
  proposals: readonly TaskProposal[],
  set: string,
  errors: FieldErrors,
  { vouch, directory }: SlackContext,
): Promise<FilledTasks> {
  const shown = proposals.slice(0, mostTasks);
  const users = shown.flatMap((_, index) => state.user(idOf(fieldIds.owner, set, index)) ?? []);
  if (shown.length > 0 && !state.has(idOf(fieldIds.take, set, 0))) return { tasks: undefined, users };
  const people = new Map(await Promise.all(users.map(async (user) => [user, await directory.person(user)] as const)));
  const filled = (index: number) => {
    const titleId = idOf(fieldIds.title, set, index);
    const dueId = idOf(fieldIds.due, set, index);
    const user = state.user(idOf(fieldIds.owner, set, index));
    return {
      taken: state.choices(idOf(fieldIds.take, set, index)).length > 0,
      title: state.has(titleId) ? (state.text(titleId) ?? '') : undefined,
      owner: user === undefined ? undefined : people.get(user),
      due: state.day(dueId),
      at: { title: titleId, due: dueId },
    };
  };
  return { tasks: readTasks(shown, filled, dayOf(vouch.clock()), errors), users };
}
