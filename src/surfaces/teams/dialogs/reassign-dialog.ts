/** How is a follow-up handed to somebody else in a dialog? */
import { v7 as uuid } from 'uuid';
import { paragraph, words } from '../render/rich-text.ts';
import { firstOf } from './choices.ts';
import { choiceField, fieldIds, withProblem } from './fields.ts';
import type { DialogForm } from './form.ts';
import { ownerChoices, ownersOf } from './people.ts';
import { Filled, type SentForm } from './sent-form.ts';

/** The dialog as it opens. `event` is that of the reply that shows the follow-up. */
export const newReassignment = (task: string, event: string | null): SentForm => ({
  remembered: { dialog: 'reassign-task', key: uuid(), event, about: task, link: null, set: null },
  filled: new Filled({}),
});

export const reassignForm: DialogForm = {
  async sheet({ filled, remembered }, errors, place, context) {
    const task = await context.vouch.ledger.tasks.get(remembered.about ?? '');
    if (task === undefined) return undefined;
    const owners = await ownerChoices(place, context);
    const owner = filled.text(fieldIds.owner);
    return {
      title: 'Reassign a follow-up',
      submit: 'Reassign',
      height: 'medium',
      remembered,
      body: (size) => [
        paragraph([words(task.title, { bold: true })]),
        ...withProblem(
          choiceField(fieldIds.owner, 'Who does it from now on?', firstOf(owners, size.people, owner), owner, {
            filtered: 'Type a name',
            required: 'Choose who does it.',
          }),
          errors,
        ),
      ],
    };
  },

  async read({ filled, remembered }, errors, place, context) {
    const value = filled.text(fieldIds.owner);
    const owner = (await ownersOf([value], place, context)).get(value);
    if (owner === undefined) errors[fieldIds.owner] = 'Choose who does it.';
    const entities = { task: remembered.about ?? '', owner: owner?.id ?? '' };
    return {
      text: 'Reassign',
      people: owner === undefined ? [] : [owner],
      form: { intent: 'reassign-task', entities },
    };
  },

  fieldFor: () => fieldIds.owner,
  done: 'Handed over.',
};
