/** Which fields do the dialogs have, and how is one made? */
import { severities } from '../../../core/concern.ts';
import { type Day, isDay } from '../../../core/day.ts';
import { clip } from '../../drawing/clip.ts';
import { tidy } from '../../drawing/tidy.ts';
import type { FieldErrors } from '../../forms/field-errors.ts';
import type { Element } from '../render/adaptive-card.ts';
import { paragraph, words } from '../render/rich-text.ts';
import { oneLine } from '../render/text.ts';
import { type Choice, without } from './choices.ts';

/** The ids of the inputs. Errors stand under the same names, and under `all` where they are about no field. */
export const fieldIds = {
  client: 'client',
  newClient: 'newClient',
  federal: 'federal',
  vendor: 'vendor',
  newVendor: 'newVendor',
  severity: 'severity',
  words: 'words',
  title: 'title',
  owner: 'owner',
  due: 'due',
  take: 'take',
  all: 'all',
} as const;

/** The id of a follow-up's field. */
export const nth = (field: string, index: number): string => `${field}:${index}`;

/** The most characters a long text takes, as in Slack. */
export const longText = 3_000;

/** The longest label of a choice, in characters: a client's whole name fits. */
const choiceTitle = 120;

/** What is wrong, under its field. */
export const problemAt = (id: string, errors: FieldErrors): Element[] => {
  const text = errors[id];
  return text === undefined ? [] : [paragraph([words(text, { color: 'attention' })], { spacing: 'small' })];
};

/** A field with what is wrong with it below. */
export const withProblem = (field: Element & { readonly id: string }, errors: FieldErrors): Element[] => [
  field,
  ...problemAt(field.id, errors),
];

type Input = Element & { readonly id: string };

export function textField(
  id: string,
  label: string,
  value: string,
  more: { readonly most: number; readonly multiline?: true; readonly required?: string },
): Input {
  const shown = clip(tidy(value), more.most);
  return {
    type: 'Input.Text',
    id,
    label,
    maxLength: more.most,
    ...(more.multiline === undefined ? {} : { isMultiline: true }),
    ...(more.required === undefined ? {} : { isRequired: true, errorMessage: more.required }),
    ...(shown === '' ? {} : { value: shown }),
  };
}

/** A choice from a list; with `filtered` one types to find it. Titles are plain text in Teams. */
export function choiceField(
  id: string,
  label: string,
  choices: readonly Choice[],
  value: string,
  more: { readonly filtered?: string; readonly required?: string } = {},
): Input {
  const { filtered, required } = more;
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: filtered === undefined ? 'compact' : 'filtered',
    choices: choices.map(({ title, value: own }) => ({ title: clip(oneLine(title), choiceTitle) || '–', value: own })),
    ...(filtered === undefined ? {} : { placeholder: filtered }),
    ...(required === undefined ? {} : { isRequired: true, errorMessage: required }),
    ...(choices.some((choice) => choice.value === value) ? { value } : {}),
  };
}

export const dayField = (id: string, label: string, value: string, today: Day): Input => ({
  type: 'Input.Date',
  id,
  label,
  min: today,
  errorMessage: 'Choose today or a later day.',
  ...(isDay(value) ? { value } : {}),
});

export const severityField = (value: string): Input =>
  choiceField(
    fieldIds.severity,
    'How serious is it to them?',
    severities.map((each) => ({ title: each, value: each })),
    value === '' ? 'normal' : value,
  );

export const federalField = (value: string): Input =>
  choiceField(
    fieldIds.federal,
    'Does the client work for a federal government?',
    [
      { title: 'Not known', value: 'unknown' },
      { title: 'Yes', value: 'yes' },
      { title: 'No', value: 'no' },
    ],
    value === '' ? 'unknown' : value,
  );

/** A list one can type into to find something in it, with a choice that takes nothing from it. */
export const listField = (id: string, label: string, choices: readonly Choice[], value: string, none: string): Input =>
  choiceField(id, label, [without(none), ...choices], value, { filtered: 'Type a name' });
