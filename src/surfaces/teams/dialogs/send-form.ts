/** What comes of a filled-in dialog: a reply, or the dialog again with what is wrong with it? */
import { asVouchError, type ErrorCode } from '../../../core/errors.ts';
import type { Reply } from '../../../core/reply.ts';
import type { FieldErrors } from '../../forms/field-errors.ts';
import { respondTo } from '../answer/respond-to.ts';
import type { InvokeResponse } from '../invoke/invoke-response.ts';
import { makeUtterance } from '../receive/make-utterance.ts';
import type { Place } from '../receive/place.ts';
import type { TeamsContext } from '../teams-context.ts';
import { fieldIds } from './fields.ts';
import { forms } from './forms.ts';
import { keyOfForm, type SentForm } from './sent-form.ts';
import { showForm } from './show-form.ts';

export type Sent = { readonly reply: Reply } | { readonly again: InvokeResponse };

/**
 * What it says is durable before this resolves, and so is, by `keep`, that its confirmation is to be sent. Whatever goes
 * wrong, what was filled in stays in the dialog.
 */
export async function sendForm(
  sent: SentForm,
  keep: (id: string) => Promise<unknown>,
  place: Place,
  context: TeamsContext,
): Promise<Sent> {
  const key = keyOfForm(sent.remembered);
  try {
    const said = await say(sent, key, place, context);
    if ('errors' in said) return { again: await showForm(sent, said.errors, place, context) };
    // Nothing came of it, and why is told at once.
    if (!said.reply.abstained) await keep(key);
    return said;
  } catch (thrown) {
    const { code, message: text, remedy } = asVouchError(thrown);
    const reference = key.slice(-12);
    context.log.error({ reference, err: thrown }, 'what was filled into a dialog could not be kept');
    const errors = errorsOf(sent, { code, text, remedy, reference });
    return { again: await showForm(sent, errors, place, context) };
  }
}

async function say(
  sent: SentForm,
  key: string,
  place: Place,
  context: TeamsContext,
): Promise<{ readonly reply: Reply } | { readonly errors: FieldErrors }> {
  const errors: FieldErrors = {};
  const { link } = sent.remembered;
  const { text, form, people } = await forms[sent.remembered.dialog].read(sent, errors, place, context);
  if (Object.keys(errors).length > 0) return { errors };
  const { room: _, ...utterance } = makeUtterance(text, key, place, context, {
    form,
    people,
    ...(link === null ? {} : { link }),
  });
  // Without the room: the confirmation comes in the person's own chat, so nobody is told there twice what they took on.
  const reply = await respondTo(utterance, place, context);
  const problem = reply.blocks.find((block) => block.kind === 'problem');
  return problem === undefined ? { reply } : { errors: errorsOf(sent, problem) };
}

/** A problem at the field it is about, or at the end where it is about none. */
function errorsOf(
  { remembered }: SentForm,
  problem: { readonly code: ErrorCode; readonly text: string; readonly remedy: string; readonly reference: string },
): FieldErrors {
  const { code, text, remedy, reference } = problem;
  const said = `${text} ${remedy}`;
  if (code === 'bad-input' || code === 'too-large') return { [forms[remembered.dialog].fieldFor(text)]: said };
  return { [fieldIds.all]: `${said} Nothing is lost: send it again. Reference ${reference}` };
}
