/** Which fields do the modals have, and how is one made? */
import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { severities } from '../../../core/concern.ts';
import type { Day } from '../../../core/day.ts';
import { taskTitleLimit } from '../../../core/task.ts';
import { clip } from '../../drawing/clip.ts';
import { plainText } from '../render/plain.ts';

/** The block_id and action_id of each field; a follow-up's fields have its number behind them, since both stand once in a view. */
export const fieldIds = {
  client: 'client',
  knownClient: 'known-client',
  vendor: 'vendor',
  federal: 'federal',
  severity: 'severity',
  words: 'words',
  title: 'title',
  owner: 'owner',
  due: 'due',
  take: 'take',
  question: 'question',
} as const;

/** Slack's limits: an option's label, an option's value, what a text field takes. */
const optionLabel = 75;
const optionValue = 150;

/** The most a text field takes, in characters. */
export const fieldText = 3_000;

/** An option of a field that looks things up; undefined where its value does not fit. */
export function option(label: string, value: string): PlainTextOption | undefined {
  return value.length > optionValue ? undefined : { text: plainText(label, optionLabel), value };
}

const input = (
  id: string,
  label: string,
  element: InputBlock['element'],
  more: Partial<InputBlock> = {},
): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plainText(label, 2_000),
  element,
  ...more,
});

/** Looks up as one types; `initial` is what the message or the conversation already says. */
export function lookUpField(
  id: string,
  label: string,
  placeholder: string,
  initial: PlainTextOption | undefined,
  more: Partial<InputBlock> = {},
): InputBlock {
  return input(
    id,
    label,
    {
      type: 'external_select',
      action_id: id,
      min_query_length: 0,
      placeholder: plainText(placeholder, 150),
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
    more,
  );
}

/** What nobody sees in a field and Vouch would refuse when it is sent. */
const unreadable = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu;

export function textField(
  id: string,
  label: string,
  initial: string,
  more: {
    readonly multiline?: boolean;
    readonly optional?: boolean;
    readonly most?: number;
    readonly hint?: string;
  } = {},
): InputBlock {
  const most = more.most ?? fieldText;
  const shown = clip(initial.toWellFormed().replace(unreadable, ''), most);
  return input(
    id,
    label,
    {
      type: 'plain_text_input',
      action_id: id,
      multiline: more.multiline ?? false,
      max_length: most,
      ...(shown === '' ? {} : { initial_value: shown }),
    },
    { optional: more.optional ?? false, ...(more.hint === undefined ? {} : { hint: plainText(more.hint, 2_000) }) },
  );
}

export function choiceField(
  id: string,
  label: string,
  choices: readonly (readonly [string, string])[],
  initial: string,
  more: Partial<InputBlock> = {},
): InputBlock {
  const options = choices.map(([text, value]): PlainTextOption => ({ text: plainText(text, optionLabel), value }));
  const chosen = options.find((each) => each.value === initial);
  return input(
    id,
    label,
    { type: 'static_select', action_id: id, options, ...(chosen === undefined ? {} : { initial_option: chosen }) },
    more,
  );
}

export const severityField = (severity: string = 'normal'): InputBlock =>
  choiceField(
    fieldIds.severity,
    'How serious is it to them?',
    severities.map((each) => [each, each] as const),
    severity,
  );

export const federalField = (federal: boolean | null): InputBlock =>
  choiceField(
    fieldIds.federal,
    'Does the client work for a federal government?',
    [
      ['Not known', 'unknown'],
      ['Yes', 'yes'],
      ['No', 'no'],
    ],
    federal === null ? 'unknown' : federal ? 'yes' : 'no',
    { dispatch_action: true },
  );

export const ownerField = (id: string, label: string, user: string | undefined): InputBlock =>
  input(id, label, {
    type: 'users_select',
    action_id: id,
    ...(user === undefined ? {} : { initial_user: user }),
  });

export const dueField = (id: string, label: string, day: Day | null, optional: boolean): InputBlock =>
  input(id, label, { type: 'datepicker', action_id: id, ...(day === null ? {} : { initial_date: day }) }, { optional });

export const titleField = (id: string, initial: string): InputBlock =>
  textField(id, 'What is to be done?', initial, { most: taskTitleLimit });

export const heading = (text: string): KnownBlock => ({ type: 'header', text: plainText(text, 150) });
