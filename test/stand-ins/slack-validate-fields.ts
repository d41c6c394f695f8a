/** Does one value keep to the shape that Slack gives for it? */
import { type Fields, isFields, type Problem } from './slack-args.ts';
import { blockShapes, elementShapes, objectShapes, type Shape, type Spec } from './slack-limits.ts';
import { checkRichText } from './slack-validate-rich-text.ts';

export type Surface = 'message' | 'modal' | 'home';

export const characters = (text: string): number => [...text].length;

/** Menus whose options take plain text only. */
const plainOptions = new Set(['static_select', 'multi_static_select', 'external_select', 'overflow']);

const problem = (pointer: string, rule: string): Problem[] => [{ pointer, rule }];
const noObject = 'must provide an object';

interface Range {
  readonly min: number;
  readonly max: number;
}

/** Checks an object against its shape; `own` are the fields that every object of its family has. */
export function checkShape(shape: Shape, value: Fields, at: string, on: Surface, own: readonly string[]): Problem[] {
  const given = (names: readonly string[]) => names.filter((name) => value[name] !== undefined);
  return [
    ...Object.keys(value)
      .filter((name) => !shape.fields.has(name) && !own.includes(name))
      .flatMap((name) => problem(at, `invalid additional property: ${name}`)),
    ...[...shape.fields].flatMap(([name, { spec, required }]) => {
      if (value[name] !== undefined) return checkValue(spec, value[name], `${at}/${name}`, on);
      return required ? problem(at, `missing required field: ${name}`) : [];
    }),
    ...shape.oneOf
      .filter((names) => given(names).length === 0)
      .flatMap((names) => problem(at, `must define either ${names.map((name) => `\`${name}\``).join(' or ')}`)),
    ...shape.exclusive
      .filter((names) => given(names).length > 1)
      .flatMap((names) => problem(at, `cannot provide both ${given(names).join(' and ')}`)),
  ];
}

export function checkBlock(value: unknown, at: string, on: Surface, allowed: readonly string[] = []): Problem[] {
  if (!isFields(value)) return problem(at, noObject);
  const type = String(value['type']);
  const shape = blockShapes.get(type);
  if (!shape || (allowed.length > 0 && !allowed.includes(type))) {
    return problem(`${at}/type`, `unsupported type: ${type}`);
  }
  const id = value['block_id'];
  return [
    ...(shape.surfaces?.includes(on) === false ? problem(`${at}/type`, `unsupported type: ${type} (in a ${on})`) : []),
    ...(id === undefined ? [] : checkLength(id, { min: 1, max: 255 }, `${at}/block_id`)),
    ...checkShape(shape, value, at, on, ['type', 'block_id']),
  ];
}

function checkElement(names: readonly string[], value: unknown, at: string, on: Surface): Problem[] {
  if (!isFields(value)) return problem(at, noObject);
  const type = String(value['type']);
  const shape = elementShapes.get(type);
  if (!shape || !names.includes(type)) return problem(`${at}/type`, `unsupported type: ${type}`);
  const options: unknown[] = plainOptions.has(type) && Array.isArray(value['options']) ? value['options'] : [];
  return [
    ...checkShape(shape, value, at, on, ['type']),
    ...options.flatMap((option, i) =>
      isFields(option) && isFields(option['text']) && option['text']['type'] === 'mrkdwn'
        ? problem(`${at}/options/${i}/text/type`, 'unsupported type: mrkdwn')
        : [],
    ),
  ];
}

function checkText(kind: 'plain' | 'text', value: unknown, range: Range, at: string): Problem[] {
  if (!isFields(value)) return problem(at, noObject);
  const type = value['type'];
  if (type !== 'plain_text' && (kind === 'plain' || type !== 'mrkdwn')) {
    return problem(`${at}/type`, `unsupported type: ${String(type)}`);
  }
  const own = type === 'plain_text' ? 'emoji' : 'verbatim';
  return [
    ...Object.keys(value)
      .filter((name) => !['type', 'text', own].includes(name))
      .flatMap((name) => problem(at, `invalid additional property: ${name}`)),
    ...(['boolean', 'undefined'].includes(typeof value[own]) ? [] : problem(`${at}/${own}`, 'must provide a boolean')),
    ...checkLength(value['text'], range, `${at}/text`),
  ];
}

function checkLength(value: unknown, { min, max }: Range, at: string): Problem[] {
  if (typeof value !== 'string') return problem(at, 'must provide a string');
  const length = characters(value);
  if (length > max) return problem(at, `must be less than ${max + 1} characters`);
  return length < min ? problem(at, `must be more than ${min - 1} characters`) : [];
}

function checkNumber(value: unknown, whole: boolean, { min, max }: Range, at: string): Problem[] {
  if (typeof value !== 'number' || (whole && !Number.isInteger(value))) return problem(at, 'must provide a number');
  if (value > max) return problem(at, `must be less than ${max + 1}`);
  return value < min ? problem(at, `must be more than ${min - 1}`) : [];
}

function checkCell(value: unknown, at: string, on: Surface): Problem[] {
  if (!isFields(value)) return problem(at, noObject);
  const type = String(value['type']);
  if (type === 'rich_text') return checkBlock(value, at, on);
  if (type !== 'raw_text' && type !== 'raw_number') return problem(`${at}/type`, `unsupported type: ${type}`);
  return [
    ...checkLength(value['text'], { min: 1, max: Number.POSITIVE_INFINITY }, `${at}/text`),
    ...(type === 'raw_number' && typeof value['value'] !== 'number'
      ? problem(at, 'missing required field: value')
      : []),
  ];
}

export function checkValue(spec: Spec, value: unknown, at: string, on: Surface): Problem[] {
  switch (spec.kind) {
    case 'any':
      return [];
    case 'bool':
      return typeof value === 'boolean' ? [] : problem(at, 'must provide a boolean');
    case 'int':
    case 'num':
      return checkNumber(value, spec.kind === 'int', spec, at);
    case 'url':
      return [
        ...checkLength(value, spec, at),
        ...(typeof value === 'string' && !URL.canParse(value) ? problem(at, 'must provide a valid URL') : []),
      ];
    case 'str':
      return [
        ...checkLength(value, spec, at),
        ...(spec.pattern?.test(String(value)) === false ? problem(at, `must match ${spec.pattern.source}`) : []),
      ];
    case 'plain':
    case 'text':
      return checkText(spec.kind, value, spec, at);
    case 'enum':
      return spec.names.includes(String(value)) ? [] : problem(at, `must be one of ${spec.names.join(', ')}`);
    case 'arr':
      if (!Array.isArray(value)) return problem(at, 'must provide an array');
      return [
        ...(value.length > spec.max ? problem(at, `no more than ${spec.max} items allowed`) : []),
        ...(value.length < spec.min ? problem(at, `no less than ${spec.min} items allowed`) : []),
        ...value.flatMap((item: unknown, i) => checkValue(spec.item, item, `${at}/${i}`, on)),
      ];
    case 'obj': {
      const shape = objectShapes.get(spec.name);
      return isFields(value) && shape ? checkShape(shape, value, at, on, []) : problem(at, noObject);
    }
    case 'el':
      return checkElement(spec.names, value, at, on);
    case 'block':
      return checkBlock(value, at, on, spec.names);
    case 'task':
      return isFields(value) && value['type'] !== undefined ? checkBlock(value, at, on, ['task_card']) : [];
    case 'rich':
      return checkRichText(value, at);
    case 'cell':
      return checkCell(value, at, on);
    case 'context_el':
      if (isFields(value) && value['type'] === 'image') return checkElement(['image'], value, at, on);
      return checkText('text', value, { min: 1, max: 3000 }, at);
  }
}
