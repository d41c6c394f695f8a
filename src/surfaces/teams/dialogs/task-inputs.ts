/** How are proposed follow-ups shown in a dialog, each to be taken, given to somebody and dated? */
import { type Day, dayOf } from '../../../core/day.ts';
import type { Person } from '../../../core/person.ts';
import { type TaskProposal, taskTitleLimit } from '../../../core/task.ts';
import { clip } from '../../drawing/clip.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import type { FieldErrors } from '../../forms/field-errors.ts';
import { mostTasks, readTasks } from '../../forms/read-tasks.ts';
import type { Place } from '../receive/place.ts';
import type { Element } from '../render/adaptive-card.ts';
import { paragraph, words } from '../render/rich-text.ts';
import type { TeamsContext } from '../teams-context.ts';
import { type Choice, firstOf } from './choices.ts';
import { choiceField, dayField, fieldIds, nth, textField, withProblem } from './fields.ts';
import type { Size } from './form.ts';
import { ownersOf, ownerValue } from './people.ts';
import type { Filled } from './sent-form.ts';

/** What stands in the fields when the proposals are first shown: all taken, for their owners, or for whoever fills it in. */
export function taskValues(
  proposals: readonly TaskProposal[],
  place: Place,
  context: TeamsContext,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    proposals.slice(0, mostTasks).flatMap(({ title, ownerId, due }, index) => {
      const owner = ownerId === null ? '' : ownerValue({ id: ownerId }, place, context);
      return [
        [nth(fieldIds.take, index), 'true'],
        [nth(fieldIds.title, index), title],
        [nth(fieldIds.owner, index), owner === '' ? ownerValue(place.person, place, context) : owner],
        [nth(fieldIds.due, index), due],
      ];
    }),
  );
}

export interface TaskInputs {
  readonly proposals: readonly TaskProposal[];
  readonly filled: Filled;
  readonly errors: FieldErrors;
  readonly owners: readonly Choice[];
  readonly today: Day;
  readonly editTitles: boolean;
}

export function taskInputs(
  { proposals, filled, errors, owners, today, editTitles }: TaskInputs,
  size: Size,
): Element[] {
  return proposals.slice(0, mostTasks).flatMap((proposal, index): Element[] => {
    const at = (field: string): string => nth(field, index);
    const owner = filled.text(at(fieldIds.owner));
    const note = size.note === 0 ? '' : clip(tidyLine(proposal.note), size.note);
    const number = index + 1;
    return [
      paragraph([words(`${number}. ${editTitles ? '' : tidyLine(proposal.title)}`.trim(), { bold: true })], {
        separator: true,
        spacing: 'medium',
      }),
      ...(note === '' ? [] : [paragraph([words(note, { subtle: true })], { spacing: 'small' })]),
      {
        type: 'Input.Toggle',
        id: at(fieldIds.take),
        title: 'Create it',
        value: filled.isOn(at(fieldIds.take)) ? 'true' : 'false',
      },
      ...(editTitles
        ? withProblem(
            textField(at(fieldIds.title), `Title of ${number}`, filled.text(at(fieldIds.title)), {
              most: taskTitleLimit,
            }),
            errors,
          )
        : []),
      ...withProblem(
        choiceField(at(fieldIds.owner), `Owner of ${number}`, firstOf(owners, size.people, owner), owner, {
          filtered: 'Type a name',
        }),
        errors,
      ),
      ...withProblem(dayField(at(fieldIds.due), `Due date of ${number}`, filled.text(at(fieldIds.due)), today), errors),
    ];
  });
}

/** The follow-ups taken, as filled in, and who their owners are. What is wrong goes to `errors`. */
export async function tasksIn(
  filled: Filled,
  proposals: readonly TaskProposal[],
  options: { readonly editTitles: boolean },
  errors: FieldErrors,
  place: Place,
  context: TeamsContext,
): Promise<{ readonly tasks: TaskProposal[]; readonly people: readonly Person[] }> {
  const taken = proposals
    .slice(0, mostTasks)
    .flatMap((_, index) => (filled.isOn(nth(fieldIds.take, index)) ? [index] : []));
  const owners = await ownersOf(
    taken.map((index) => filled.text(nth(fieldIds.owner, index))),
    place,
    context,
  );
  for (const index of taken) {
    if (!owners.has(filled.text(nth(fieldIds.owner, index))))
      errors[nth(fieldIds.owner, index)] = 'Choose who does it.';
    if (filled.day(nth(fieldIds.due, index)) === undefined)
      errors[nth(fieldIds.due, index)] = 'Choose the day by which it is to be done.';
  }
  const read = (index: number) => ({
    taken: taken.includes(index),
    title: options.editTitles ? filled.text(nth(fieldIds.title, index)) : undefined,
    owner: owners.get(filled.text(nth(fieldIds.owner, index))),
    due: filled.day(nth(fieldIds.due, index)),
    at: { title: nth(fieldIds.title, index), due: nth(fieldIds.due, index) },
  });
  return {
    tasks: readTasks(proposals, read, dayOf(context.vouch.clock()), errors),
    people: [...owners.values()],
  };
}
