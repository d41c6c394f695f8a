/** Would Slack take these blocks, or this view? */
import { type Fields, isFields, type Problem } from './slack-args.ts';
import { elementShapes, limits, viewShapes } from './slack-limits.ts';
import { characters, checkBlock, checkShape, checkValue, type Surface } from './slack-validate-fields.ts';

export type { Problem } from './slack-args.ts';
export type { Surface } from './slack-validate-fields.ts';

/** Two tables in one message have an error of their own. */
export const tooManyTables = 'only_one_table_allowed';

/** Every object in a value, with where it stands. */
function* objectsIn(value: unknown, at: string): Generator<{ readonly object: Fields; readonly at: string }> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* objectsIn(item, `${at}/${i}`);
  } else if (isFields(value)) {
    yield { object: value, at };
    for (const [name, inside] of Object.entries(value)) yield* objectsIn(inside, `${at}/${name}`);
  }
}

/** How many characters the blocks carry, as `msg_blocks_too_long` counts them: every text but the names of types. */
export function charactersOf(value: unknown, name = ''): number {
  if (typeof value === 'string') return name === 'type' ? 0 : characters(value);
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + charactersOf(item), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce((sum, [key, inside]) => sum + charactersOf(inside, key), 0);
}

/** Fills in the ids that Slack makes up for whoever leaves them out. */
export function withIds(value: unknown, newId: () => string, isBlock = true): unknown {
  if (Array.isArray(value)) return value.map((item) => withIds(item, newId, isBlock));
  if (!isFields(value)) return value;
  const filled: Record<string, unknown> = { ...value };
  if (isBlock) filled['block_id'] ??= newId();
  const element = elementShapes.get(String(value['type']));
  if (!isBlock && element?.fields.has('action_id')) filled['action_id'] ??= newId();
  for (const name of ['elements', 'accessory', 'element', 'actions']) {
    if (value['type'] !== 'rich_text' && name in value) {
      filled[name] = withIds(value[name], newId, value['type'] === 'carousel');
    }
  }
  if ('child_blocks' in value) filled['child_blocks'] = withIds(value['child_blocks'], newId, true);
  return filled;
}

function checkUnique(name: string, blocks: unknown, at: string): Problem[] {
  const seen = new Set<string>();
  return [...objectsIn(blocks, at)].flatMap((found) => {
    const id = found.object[name];
    if (typeof id !== 'string') return [];
    if (seen.has(id)) return [{ pointer: `${found.at}/${name}`, rule: `\`${name}\` ${id} already exists` }];
    seen.add(id);
    return [];
  });
}

function checkTotals(blocks: readonly unknown[], at: string): Problem[] {
  const all = [...objectsIn(blocks, at)];
  const ofType = (...types: string[]) => all.filter(({ object }) => types.includes(String(object['type'])));
  const past = (found: typeof all, max: number, rule: string) =>
    found.slice(max, max + 1).map((first) => ({ pointer: first.at, rule }));
  const { tables_max: tables, data_visualizations_max: charts, markdown_blocks_total: markdown } = limits.message;
  const written = ofType('markdown').reduce((sum, { object }) => sum + characters(String(object['text'])), 0);
  return [
    ...past(ofType('table', 'data_table'), tables, tooManyTables),
    ...past(ofType('data_visualization'), charts, `no more than ${charts} data_visualization blocks allowed`),
    ...(written > markdown ? [{ pointer: at, rule: `markdown must be less than ${markdown + 1} characters` }] : []),
  ];
}

/** What Slack has against these blocks; pointers start with `at`. */
export function validateBlocks(blocks: unknown, surface: Surface, at = '/blocks'): Problem[] {
  const max = surface === 'message' ? limits.message.blocks_max : 100;
  if (!Array.isArray(blocks)) return [{ pointer: at, rule: 'must provide an array' }];
  return [
    ...(blocks.length > max ? [{ pointer: at, rule: `no more than ${max} items allowed` }] : []),
    ...blocks.flatMap((block, i) => checkBlock(block, `${at}/${i}`, surface)),
    ...checkUnique('action_id', blocks, at),
    ...checkUnique('block_id', blocks, at),
    ...(surface === 'message' ? checkTotals(blocks, at) : []),
  ];
}

export const viewBytes = (view: unknown): number => Buffer.byteLength(JSON.stringify(view));

/** What Slack has against this view. */
export function validateView(view: unknown, at = '/view'): Problem[] {
  if (!isFields(view)) return [{ pointer: at, rule: 'must provide an object' }];
  const { type, blocks, submit } = view;
  if (type !== 'modal' && type !== 'home') {
    return [{ pointer: `${at}/type`, rule: `unsupported type: ${String(type)}` }];
  }
  const fields = new Map(viewShapes[type].fields);
  fields.delete('blocks');
  const asks = [...objectsIn(blocks, '')].some(({ object }) => object['type'] === 'input');
  const { bytes_max: bytes } = limits.view;
  return [
    ...checkShape({ ...viewShapes[type], fields }, view, at, type, ['type', 'blocks']),
    ...validateBlocks(blocks, type, `${at}/blocks`),
    ...(Array.isArray(blocks) && blocks.length === 0
      ? [{ pointer: `${at}/blocks`, rule: 'no less than 1 items allowed' }]
      : []),
    ...(type === 'modal' && asks && submit === undefined
      ? [{ pointer: at, rule: 'missing required field: submit' }]
      : []),
    ...(viewBytes(view) > bytes ? [{ pointer: at, rule: `must be no more than ${bytes} bytes` }] : []),
  ];
}

/** What Slack has against the choices an app gives for a menu that asks it. */
export function validateOptions(answer: unknown): Problem[] {
  if (!isFields(answer)) return [{ pointer: '', rule: 'must provide an object' }];
  const { options_max, option_groups_max } = limits.suggestions;
  const grouped = answer['option_groups'] !== undefined;
  const [field, name, max] = grouped
    ? ['option_groups', 'option_group', option_groups_max]
    : ['options', 'option', options_max];
  const spec = { kind: 'arr', item: { kind: 'obj', name }, min: 0, max } as const;
  return checkValue(spec, answer[field], `/${field}`, 'message');
}
