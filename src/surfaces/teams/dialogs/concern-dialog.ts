/** How is a client's concern logged in a dialog, with the follow-ups it calls for? */
import { v7 as uuid } from 'uuid';
import { clientNameLimit } from '../../../core/client.ts';
import { dayOf } from '../../../core/day.ts';
import { proposalsFor, setOf } from '../../forms/concern-proposals.ts';
import { concernField, type FieldErrors } from '../../forms/field-errors.ts';
import type { ConcernDraft } from '../../forms/known-already.ts';
import { readConcern } from '../../forms/read-concern.ts';
import type { Element } from '../render/adaptive-card.ts';
import { heading, smallPrint } from '../render/layout.ts';
import { clientChoices, firstOf, vendorChoices } from './choices.ts';
import { federalField, fieldIds, listField, longText, problemAt, severityField, textField } from './fields.ts';
import { concernIn } from './filled-concern.ts';
import type { DialogForm, Size } from './form.ts';
import { ownerChoices } from './people.ts';
import { Filled, type SentForm } from './sent-form.ts';
import { taskInputs, tasksIn, taskValues } from './task-inputs.ts';

/** The dialog as it opens; `link`: the message the concern was raised in. */
export function newConcern({ client, federal, vendor, words, severity }: ConcernDraft, link: string | null): SentForm {
  return {
    remembered: { dialog: 'log-concern', key: uuid(), event: null, about: null, link, set: null },
    filled: new Filled({
      [fieldIds.client]: client?.id ?? '',
      [fieldIds.newClient]: client === null || client.id !== null ? '' : client.name,
      [fieldIds.federal]: federal === null ? 'unknown' : federal ? 'yes' : 'no',
      [fieldIds.vendor]: vendor ?? '',
      [fieldIds.words]: words,
      [fieldIds.severity]: severity ?? 'normal',
    }),
  };
}

export const concernForm: DialogForm = {
  async sheet(sent, errors, place, context) {
    const { vouch } = context;
    const { client, situation } = await readConcern(await concernIn(sent.filled, {}, vouch), {}, vouch.ledger.clients);
    const set = setOf(situation);
    const by = { person: place.person, surface: 'teams' } as const;
    const proposals = await proposalsFor(situation, client === '' ? null : client, by, vouch);
    // Follow-ups that were not shown before begin as they are proposed.
    const filled = set === sent.remembered.set ? sent.filled : sent.filled.with(taskValues(proposals, place, context));
    const [clients, owners] = await Promise.all([
      clientChoices(vouch.ledger, filled.text(fieldIds.client)),
      proposals.length === 0 ? [] : ownerChoices(place, context),
    ]);
    const vendors = vendorChoices(vouch.factBase());
    const today = dayOf(vouch.clock());
    const body = (size: Size): Element[] => [
      ...clientFields(filled, firstOf(clients, size.clients, filled.text(fieldIds.client)), errors),
      federalField(filled.text(fieldIds.federal)),
      ...vendorFields(filled, firstOf(vendors, size.vendors, filled.text(fieldIds.vendor)), errors),
      severityField(filled.text(fieldIds.severity)),
      textField(fieldIds.words, 'What they said, in their words', filled.text(fieldIds.words), {
        most: longText,
        multiline: true,
        required: 'Write what the client said.',
      }),
      ...problemAt(fieldIds.words, errors),
      ...(proposals.length === 0
        ? []
        : [
            heading('Proposed follow-ups', { spacing: 'large' }),
            smallPrint(
              'Turn off what nobody needs to do. For another vendor or other work they are proposed afterwards.',
            ),
            ...taskInputs({ proposals, filled, errors, owners, today, editTitles: false }, size),
          ]),
    ];
    return {
      title: 'Log a client concern',
      submit: 'Log it',
      height: 'large',
      remembered: { ...sent.remembered, set },
      body,
    };
  },

  async read({ filled, remembered }, errors, place, context) {
    const { vouch } = context;
    const concern = await concernIn(filled, errors, vouch);
    const { client, situation, form } = await readConcern(concern, errors, vouch.ledger.clients);
    // What was not shown is not created: the confirmation proposes it.
    const shown = setOf(situation) === remembered.set;
    const by = { person: place.person, surface: 'teams' } as const;
    const proposals = shown ? await proposalsFor(situation, client === '' ? null : client, by, vouch) : [];
    const { tasks, people } = await tasksIn(filled, proposals, { editTitles: false }, errors, place, context);
    return { text: concern.words, form: form(shown ? tasks : undefined), people };
  },

  fieldFor: concernField,
  done: 'Logged.',
};

type Choices = Parameters<typeof listField>[2];

const clientFields = (filled: Filled, clients: Choices, errors: FieldErrors): Element[] => [
  listField(fieldIds.client, 'Client', clients, filled.text(fieldIds.client), 'Not in this list'),
  textField(fieldIds.newClient, 'Or a client that is not in the list', filled.text(fieldIds.newClient), {
    most: clientNameLimit,
  }),
  ...problemAt(fieldIds.client, errors),
];

const vendorFields = (filled: Filled, vendors: Choices, errors: FieldErrors): Element[] => [
  listField(fieldIds.vendor, 'Vendor', vendors, filled.text(fieldIds.vendor), 'Not in this list'),
  textField(fieldIds.newVendor, 'Or another vendor', filled.text(fieldIds.newVendor), { most: 100 }),
  ...problemAt(fieldIds.vendor, errors),
];
