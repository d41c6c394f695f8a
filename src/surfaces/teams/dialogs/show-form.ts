/** How is a dialog shown that is to be filled in, or mended? */
import type { FieldErrors } from '../../forms/field-errors.ts';
import type { InvokeResponse } from '../invoke/invoke-response.ts';
import type { Place } from '../receive/place.ts';
import type { TeamsContext } from '../teams-context.ts';
import { formAnswer, sentenceAnswer } from './dialog-answer.ts';
import { forms } from './forms.ts';
import { gone } from './refused.ts';
import type { SentForm } from './sent-form.ts';

/** With everything that stands in its fields, and each sentence at its field. */
export async function showForm(
  sent: SentForm,
  errors: FieldErrors,
  place: Place,
  context: TeamsContext,
): Promise<InvokeResponse> {
  const sheet = await forms[sent.remembered.dialog].sheet(sent, errors, place, context);
  return sheet === undefined ? sentenceAnswer(gone) : formAnswer(sheet, errors);
}
