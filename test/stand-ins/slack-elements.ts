/** What does a person's use of a button, a menu or a form become? */
import { type Fields, isFields } from './slack-args.ts';

interface Found {
  readonly element: Fields;
  readonly blockId: string;
  /** Stands in an input block that must be filled. */
  readonly required: boolean;
}

function* elementsIn(value: unknown, blockId = '', required = false): Generator<Found> {
  if (Array.isArray(value)) {
    for (const item of value) yield* elementsIn(item, blockId, required);
  } else if (isFields(value)) {
    const inside = typeof value['block_id'] === 'string' ? value['block_id'] : blockId;
    const asks = value['type'] === 'input' ? value['optional'] !== true : required;
    if (typeof value['action_id'] === 'string') yield { element: value, blockId: inside, required: asks };
    else for (const part of Object.values(value)) yield* elementsIn(part, inside, asks);
  }
}

/** How a person uses an element; `value` picks among options, `chosen` says it as Slack would. */
export interface Use {
  readonly actionId: string;
  readonly value?: string | readonly string[];
  readonly chosen?: Fields;
}

function optionsOf(element: Fields): readonly Fields[] {
  const groups = Array.isArray(element['option_groups']) ? element['option_groups'] : [element];
  return groups.flatMap((group: unknown) =>
    isFields(group) && Array.isArray(group['options']) ? group['options'] : [],
  );
}

function option(element: Fields, value: unknown): Fields {
  const options = optionsOf(element);
  const found = options.find((one) => one['value'] === value);
  if (found) return found;
  const there = options.map((one) => String(one['value'])).join(', ');
  throw new Error(`'${String(element['action_id'])}' has no option '${String(value)}'; it has: ${there}`);
}

const oneOption = new Set(['overflow', 'static_select', 'radio_buttons']);
const manyOptions = new Set(['checkboxes', 'multi_static_select']);

function pressed(element: Fields, value: Use['value']): Fields {
  const type = String(element['type']);
  if (oneOption.has(type)) return { selected_option: option(element, value) };
  if (manyOptions.has(type)) {
    return { selected_options: [value ?? []].flat().map((one) => option(element, one)) };
  }
  if (type === 'feedback_buttons') {
    const sides = [element['positive_button'], element['negative_button']];
    const side = sides.find((one) => isFields(one) && one['value'] === value);
    if (!isFields(side)) throw new Error(`'${String(element['action_id'])}' has no side with the value '${value}'`);
    return { text: side['text'], value: side['value'] };
  }
  const { text, value: own, url, style, icon } = element;
  if (value !== undefined && value !== own) {
    throw new Error(`'${String(element['action_id'])}' carries '${String(own)}', not '${String(value)}'`);
  }
  return Object.fromEntries(
    Object.entries({ text, value: own, url, style, icon }).filter(([, part]) => part !== undefined),
  );
}

/** What Slack says of the use of one element of these blocks; throws when the element is not there. */
export function actionOf(blocks: unknown, { actionId, value, chosen }: Use, ts: string): Fields {
  const all = [...elementsIn(blocks)];
  const found = all.find(({ element }) => element['action_id'] === actionId);
  if (!found) {
    const there = all.map(({ element }) => `${String(element['action_id'])} (${String(element['type'])})`).join(', ');
    throw new Error(`there is no '${actionId}' to use; there are: ${there || 'none'}`);
  }
  const { element, blockId } = found;
  const said = chosen ?? pressed(element, value);
  return { type: element['type'], action_id: actionId, block_id: blockId, ...said, action_ts: ts };
}

/** What each kind of field says in the state of a form: under which name, from which initial value, and empty. */
const stateFields: Readonly<Record<string, readonly [name: string, initial: string, empty: unknown]>> = {
  plain_text_input: ['value', 'initial_value', null],
  email_text_input: ['value', 'initial_value', null],
  url_text_input: ['value', 'initial_value', null],
  number_input: ['value', 'initial_value', null],
  rich_text_input: ['rich_text_value', 'initial_value', null],
  static_select: ['selected_option', 'initial_option', null],
  external_select: ['selected_option', 'initial_option', null],
  radio_buttons: ['selected_option', 'initial_option', null],
  checkboxes: ['selected_options', 'initial_options', []],
  multi_static_select: ['selected_options', 'initial_options', []],
  multi_external_select: ['selected_options', 'initial_options', []],
  users_select: ['selected_user', 'initial_user', null],
  multi_users_select: ['selected_users', 'initial_users', []],
  conversations_select: ['selected_conversation', 'initial_conversation', null],
  multi_conversations_select: ['selected_conversations', 'initial_conversations', []],
  channels_select: ['selected_channel', 'initial_channel', null],
  multi_channels_select: ['selected_channels', 'initial_channels', []],
  datepicker: ['selected_date', 'initial_date', null],
  timepicker: ['selected_time', 'initial_time', null],
  datetimepicker: ['selected_date_time', 'initial_date_time', null],
  file_input: ['files', 'initial_files', []],
};

/** What a person fills in, by block and action: as Slack would say it, or just the text or the option's value. */
export type Filled = { readonly [block: string]: { readonly [action: string]: Fields | string | readonly string[] } };

/** What one field of a form holds. */
type FieldState = { readonly type: string } & Fields;

function stateOf(element: Fields, filled: Filled[string][string] | undefined): FieldState {
  const type = String(element['type']);
  const [name = 'value', initial = '', empty] = stateFields[type] ?? [];
  if (filled === undefined) return { type, [name]: element[initial] ?? empty };
  if (isFields(filled)) return { ...filled, type };
  if (optionsOf(element).length > 0) return { ...pressed(element, filled), type };
  return { type, [name]: filled };
}

/** The state of a form; throws when it names a field that is not there, or leaves out one that must be filled. */
export function formState(
  blocks: unknown,
  filled: Filled,
  unchecked: boolean,
): Record<string, Record<string, FieldState>> {
  const fields = [...elementsIn(blocks)].filter(({ element }) => String(element['type']) in stateFields);
  for (const [block, actions] of Object.entries(filled)) {
    for (const action of Object.keys(actions)) {
      if (fields.some(({ blockId, element }) => blockId === block && element['action_id'] === action)) continue;
      const there = fields.map(({ blockId, element }) => `${blockId}/${String(element['action_id'])}`).join(', ');
      throw new Error(`the form has no field ${block}/${action}; it has: ${there || 'none'}`);
    }
  }
  const values: Record<string, Record<string, FieldState>> = {};
  for (const { element, blockId, required } of fields) {
    const action = String(element['action_id']);
    const state = stateOf(element, filled[blockId]?.[action]);
    const [name = ''] = stateFields[String(element['type'])] ?? [];
    const said = state[name];
    const blank = said === null || said === '' || (Array.isArray(said) && said.length === 0);
    if (required && blank && !unchecked)
      throw new Error(`Slack lets nobody send the form without ${blockId}/${action}`);
    values[blockId] = { ...values[blockId], [action]: state };
  }
  return values;
}
