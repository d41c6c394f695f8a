/** Which client and which vendor are meant, where each can be chosen from a list or written? */
import type { Vouch } from '../../../core/ports.ts';
import type { FieldErrors } from '../../forms/field-errors.ts';
import { vendorsCalled } from '../../forms/match-names.ts';
import type { Chosen, FilledConcern } from '../../forms/read-concern.ts';
import { chosenIn } from './choices.ts';
import { fieldIds } from './fields.ts';
import type { Filled } from './sent-form.ts';

/** What stands in the fields of a concern. Where the list says one name and the text another, that goes to `errors`. */
export async function concernIn(filled: Filled, errors: FieldErrors, vouch: Vouch): Promise<FilledConcern> {
  const federal = filled.text(fieldIds.federal);
  return {
    client: await clientIn(filled, errors, vouch),
    vendor: vendorIn(filled, errors, vouch),
    federal: federal === 'yes' ? true : federal === 'no' ? false : null,
    words: filled.text(fieldIds.words),
    severity: filled.text(fieldIds.severity) || undefined,
  };
}

async function clientIn(filled: Filled, errors: FieldErrors, { ledger }: Vouch): Promise<Chosen> {
  const id = chosenIn(filled.text(fieldIds.client));
  const name = filled.text(fieldIds.newClient);
  if (id === undefined) return name === '' ? undefined : { name };
  if (name !== '' && (await ledger.clients.find(name))?.id !== id)
    errors[fieldIds.client] = 'Choose a client from the list or write one, not both.';
  return { id };
}

/** A written name of a vendor on record is that vendor, as if it were chosen. */
function vendorIn(filled: Filled, errors: FieldErrors, vouch: Vouch): Chosen {
  const id = chosenIn(filled.text(fieldIds.vendor));
  const name = filled.text(fieldIds.newVendor);
  const [called, other] = vendorsCalled(name, vouch.factBase());
  if (id === undefined) {
    if (called !== undefined && other === undefined) return { id: called };
    return name === '' ? undefined : { name };
  }
  if (name !== '' && called !== id) errors[fieldIds.vendor] = 'Choose a vendor from the list or write one, not both.';
  return { id };
}
