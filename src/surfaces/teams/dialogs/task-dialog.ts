/** How is a follow-up made in a dialog? */
import { v7 as uuid } from 'uuid';
import { dayOf } from '../../../core/day.ts';
import type { EntityName } from '../../../core/intent.ts';
import { taskTitleLimit } from '../../../core/task.ts';
import { pastDay } from '../../forms/field-errors.ts';
import type { ConcernDraft } from '../../forms/known-already.ts';
import type { Place } from '../receive/place.ts';
import type { Element } from '../render/adaptive-card.ts';
import type { TeamsContext } from '../teams-context.ts';
import { chosenIn, clientChoices, firstOf, vendorChoices } from './choices.ts';
import { choiceField, dayField, fieldIds, listField, textField, withProblem } from './fields.ts';
import type { DialogForm, Size } from './form.ts';
import { ownerChoices, ownersOf, ownerValue } from './people.ts';
import { Filled, type SentForm } from './sent-form.ts';

/** The dialog as it opens: for whoever opened it, with the client and the vendor it is about where they are known. */
export function newTask(
  known: Pick<ConcernDraft, 'client' | 'vendor'> & {
    readonly title?: string | undefined;
    readonly due?: string | undefined;
  },
  place: Place,
  context: TeamsContext,
): SentForm {
  return {
    remembered: { dialog: 'create-task', key: uuid(), event: null, about: null, link: null, set: null },
    filled: new Filled({
      [fieldIds.title]: known.title ?? '',
      [fieldIds.owner]: ownerValue(place.person, place, context),
      [fieldIds.due]: known.due ?? '',
      [fieldIds.client]: known.client?.id ?? '',
      [fieldIds.vendor]: known.vendor ?? '',
    }),
  };
}

export const taskForm: DialogForm = {
  async sheet({ filled, remembered }, errors, place, context) {
    const { vouch } = context;
    const value = (id: string): string => filled.text(id);
    const [clients, owners] = await Promise.all([
      clientChoices(vouch.ledger, value(fieldIds.client)),
      ownerChoices(place, context),
    ]);
    const vendors = vendorChoices(vouch.factBase());
    const body = (size: Size): Element[] => [
      ...withProblem(
        textField(fieldIds.title, 'What is to be done?', value(fieldIds.title), {
          most: taskTitleLimit,
          required: 'Write what is to be done.',
        }),
        errors,
      ),
      ...withProblem(
        choiceField(
          fieldIds.owner,
          'Who does it?',
          firstOf(owners, size.people, value(fieldIds.owner)),
          value(fieldIds.owner),
          { filtered: 'Type a name', required: 'Choose who does it.' },
        ),
        errors,
      ),
      ...withProblem(
        dayField(fieldIds.due, 'Due date, if there is one', value(fieldIds.due), dayOf(vouch.clock())),
        errors,
      ),
      ...withProblem(
        listField(
          fieldIds.client,
          'Client, if it is for one',
          firstOf(clients, size.clients, value(fieldIds.client)),
          value(fieldIds.client),
          'No client',
        ),
        errors,
      ),
      ...withProblem(
        listField(
          fieldIds.vendor,
          'Vendor, if it is about one',
          firstOf(vendors, size.vendors, value(fieldIds.vendor)),
          value(fieldIds.vendor),
          'No vendor',
        ),
        errors,
      ),
    ];
    return { title: 'Create a follow-up', submit: 'Create', height: 'medium', remembered, body };
  },

  async read({ filled }, errors, place, context) {
    const { vouch } = context;
    const title = filled.text(fieldIds.title);
    const due = filled.text(fieldIds.due);
    const client = chosenIn(filled.text(fieldIds.client));
    const vendor = chosenIn(filled.text(fieldIds.vendor));
    const owner = (await ownersOf([filled.text(fieldIds.owner)], place, context)).get(filled.text(fieldIds.owner));
    if (title === '') errors[fieldIds.title] = 'Write what is to be done.';
    if (owner === undefined) errors[fieldIds.owner] = 'Choose who does it.';
    if (due !== '' && filled.day(fieldIds.due) === undefined) errors[fieldIds.due] = 'Choose a day.';
    else if (due !== '' && due < dayOf(vouch.clock())) errors[fieldIds.due] = pastDay;
    if (client !== undefined && (await vouch.ledger.clients.find(client)) === undefined)
      errors[fieldIds.client] = 'This client is no longer in the log. Choose again.';
    if (vendor !== undefined && !vouch.factBase().vendors.has(vendor))
      errors[fieldIds.vendor] = 'This vendor is no longer in the records. Choose again.';
    const entities: Partial<Record<EntityName, string>> = {
      title,
      owner: (owner ?? place.person).id,
      ...(due === '' ? {} : { due }),
      ...(client === undefined ? {} : { client }),
      ...(vendor === undefined ? {} : { vendor }),
    };
    return {
      text: title,
      people: owner === undefined ? [] : [owner],
      form: { intent: 'create-task', entities },
    };
  },

  fieldFor: () => fieldIds.title,
  done: 'Created.',
};
