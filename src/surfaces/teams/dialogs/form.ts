/** What does every dialog have that is filled in and sent? */
import type { Person } from '../../../core/person.ts';
import type { FieldErrors } from '../../forms/field-errors.ts';
import type { Form } from '../../forms/read-concern.ts';
import type { Place } from '../receive/place.ts';
import type { Element } from '../render/adaptive-card.ts';
import type { TeamsContext } from '../teams-context.ts';
import type { Remembered, SentForm } from './sent-form.ts';

/** How much of what can be left out is drawn: a card holds 28 KB. What is chosen is always there. */
export interface Size {
  readonly clients: number;
  readonly vendors: number;
  readonly people: number;
  /** Characters of a follow-up's note. */
  readonly note: number;
}

/** A dialog that is ready to be drawn. */
export interface Sheet {
  readonly title: string;
  /** What stands on the button that sends it. */
  readonly submit: string;
  readonly height: 'small' | 'medium' | 'large';
  readonly remembered: Remembered;
  readonly body: (size: Size) => Element[];
}

/** What a filled-in dialog says. */
export interface Said {
  readonly text: string;
  readonly form: Form;
  /** The people chosen in it. */
  readonly people: readonly Person[];
}

export interface DialogForm {
  /** With what stands in its fields, and what is wrong with it. Undefined where what it is about is gone. */
  readonly sheet: (
    sent: SentForm,
    errors: FieldErrors,
    place: Place,
    context: TeamsContext,
  ) => Promise<Sheet | undefined>;
  /** What was filled in; what is wrong with it goes to `errors`, and then the rest does not count. */
  readonly read: (sent: SentForm, errors: FieldErrors, place: Place, context: TeamsContext) => Promise<Said>;
  /** The field at which a problem with these words is told. */
  readonly fieldFor: (problem: string) => string;
  /** What was done, in a word. */
  readonly done: string;
}
