/** What can a person press and fill in on an Adaptive Card, and what does Teams make of it? */
import { type Fields, isFields } from './teams-refusal.ts';

/** What somebody fills in, by the ids of the inputs. */
export type Inputs = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A button, and the inputs that are sent with it. */
export interface FoundAction {
  readonly action: Fields;
  readonly inputs: readonly Fields[];
}

/** Which button somebody means: by what stands on it, or by its verb; `at` where several fit, 0 for the first. */
export interface Wanted {
  readonly title?: string;
  readonly verb?: string;
  readonly at?: number;
}

/** Nothing in there is shown. */
const hidden = new Set(['data', 'refresh', 'fallback', 'requires', 'msteams', 'authentication', 'metadata']);

const typeOf = (value: Fields): string => (typeof value['type'] === 'string' ? value['type'] : '');

/** All buttons of a card in the order they stand in, also those inside containers and of cards that unfold. */
export function actionsOf(card: unknown, outer: readonly Fields[] = []): readonly FoundAction[] {
  const inputs: Fields[] = [...outer];
  const actions: Fields[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    if (!isFields(value)) return;
    const type = typeOf(value);
    if (type.startsWith('Input.')) inputs.push(value);
    if (type.startsWith('Action.')) {
      actions.push(value);
      return;
    }
    for (const [name, inner] of Object.entries(value)) if (!hidden.has(name)) visit(inner);
  };
  visit(card);
  return actions.flatMap((action) => [
    { action, inputs },
    ...(typeOf(action) === 'Action.ShowCard' ? actionsOf(action['card'], inputs) : []),
  ]);
}

const nameOf = ({ action }: FoundAction): string =>
  `${String(action['title'] ?? '(no title)')} (${typeOf(action)}${action['verb'] === undefined ? '' : ` ${String(action['verb'])}`})`;

/** The one button that is meant. Throws where there is none, or where it cannot be pressed. */
export function findAction(card: unknown, { title, verb, at }: Wanted): FoundAction {
  const all = actionsOf(card);
  const fitting = all.filter(
    ({ action }) =>
      (title === undefined || action['title'] === title) && (verb === undefined || action['verb'] === verb),
  );
  const there = `there are: ${all.map(nameOf).join(', ') || 'none'}`;
  if (at === undefined && fitting.length > 1) throw new Error(`more than one action fits; ${there}`);
  const found = fitting[at ?? 0];
  if (found === undefined) throw new Error(`no action '${title ?? verb ?? ''}'; ${there}`);
  if (found.action['isEnabled'] === false) throw new Error(`the action '${nameOf(found)}' is not enabled`);
  return found;
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

function filledIn(input: Fields, given: Inputs[string] | undefined): string {
  if (typeOf(input) === 'Input.Toggle') {
    const [on, off] = [text(input['valueOn'] ?? 'true'), text(input['valueOff'] ?? 'false')];
    if (typeof given === 'boolean') return given ? on : off;
    return text(given ?? input['value'] ?? off);
  }
  if (Array.isArray(given)) return given.join(',');
  return text(given ?? input['value']);
}

function choicesOf(input: Fields): readonly string[] {
  const choices = Array.isArray(input['choices']) ? input['choices'] : [];
  return choices.filter(isFields).map((choice) => text(choice['value']));
}

/** What keeps the form from being sent; undefined where nothing does. */
function problemOf(input: Fields, value: string): string | undefined {
  const type = typeOf(input);
  const isEmpty = type === 'Input.Toggle' ? value !== text(input['valueOn'] ?? 'true') : value === '';
  if (isEmpty) return input['isRequired'] === true ? 'must be filled in' : undefined;
  if (type === 'Input.Text') {
    const { maxLength, regex } = input as { maxLength?: unknown; regex?: unknown };
    if (typeof maxLength === 'number' && value.length > maxLength) return `takes no more than ${maxLength} characters`;
    if (typeof regex === 'string' && !new RegExp(regex).test(value)) return `must be like ${regex}`;
  }
  if (type === 'Input.ChoiceSet') {
    const chosen = input['isMultiSelect'] === true ? value.split(',') : [value];
    const choices = choicesOf(input);
    const unknown = chosen.find((each) => !choices.includes(each));
    if (unknown !== undefined) return `has no choice '${unknown}'; there are: ${choices.join(', ') || 'none'}`;
  }
  if (type === 'Input.Number' || type === 'Input.Date' || type === 'Input.Time') {
    const read = type === 'Input.Number' ? Number : (each: unknown) => text(each);
    if (type === 'Input.Number' && Number.isNaN(Number(value))) return 'must be a number';
    if (type === 'Input.Date' && !/^\d{4}-\d\d-\d\d$/.test(value)) return 'must be a date like 2026-11-30';
    if (input['min'] !== undefined && read(value) < read(input['min'])) return `must be ${text(input['min'])} or later`;
    if (input['max'] !== undefined && read(value) > read(input['max']))
      return `must be ${text(input['max'])} or earlier`;
  }
  return undefined;
}

/**
 * What is sent with a button: the button's data, and over it all inputs as text, except those that are empty. As Microsoft's
 * renderer does it (adaptivecards 3.0.6, SubmitAction.internalExecute). Throws for what it does not let through, unless
 * `unchecked`.
 */
export function dataWith({ action, inputs }: FoundAction, given: Inputs = {}, unchecked = false): Fields {
  const data = isFields(action['data']) ? action['data'] : {};
  if (action['associatedInputs'] === 'none') return data;
  const ids = inputs.map((input) => text(input['id']));
  const strange = Object.keys(given).find((id) => !ids.includes(id));
  if (strange !== undefined && !unchecked)
    throw new Error(`no input '${strange}'; there are: ${ids.join(', ') || 'none'}`);
  const filled = inputs.map((input) => {
    const id = text(input['id']);
    const value = filledIn(input, given[id]);
    const problem = unchecked ? undefined : problemOf(input, value);
    if (problem !== undefined)
      throw new Error(`the input '${id}' (${text(input['label'])}) ${problem}: ${text(input['errorMessage'])}`);
    return [id, value] as const;
  });
  return { ...data, ...Object.fromEntries(filled.filter(([, value]) => value !== '')) };
}
