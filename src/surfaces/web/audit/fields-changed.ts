/** Which fields did a change touch, and how do they read before and after? */
import { isDay, sayDay } from '../../../core/day.ts';
import { clip } from '../../drawing/clip.ts';
import { tidy } from '../../drawing/tidy.ts';
import { sayTime } from '../listing/say-time.ts';

export interface FieldChange {
  /** "snoozed until" */
  readonly field: string;
  /** In words; null where the field was not there, or held nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The longest value shown of a field, in characters; the export has them whole. */
const valueLength = 500;

/** The fields that differ, in the order they are kept; where there was nothing before, or is nothing after, all that hold something. */
export function fieldsChanged(before: unknown, after: unknown): FieldChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    // Whose change it is stands beside it.
    if (name === 'id') return [];
    const change = {
      field: tidy(name)
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase(),
      before: say(name, was.get(name)),
      after: say(name, is.get(name)),
    };
    return JSON.stringify(was.get(name)) === JSON.stringify(is.get(name)) || change.before === change.after
      ? []
      : [change];
  });
}

/** Of what is no object, its one value under a name of its own. */
function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  if (value === null || value === undefined) return new Map();
  return typeof value === 'object' && !Array.isArray(value)
    ? new Map<string, unknown>(Object.entries(value))
    : new Map([['value', value]]);
}

/** Times as they are kept: epoch milliseconds under a name that ends in "at". */
const isTime = (name: string, value: number): boolean => /(?:^at|At)$/.test(name) && value > 0;

/** In words; null for nothing. */
function say(name: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return isTime(name, value) ? sayTime(value) : value.toLocaleString('en-US');
  if (typeof value === 'string') return isDay(value) ? sayDay(value) : clip(tidy(value), valueLength);
  if (Array.isArray(value))
    return value.length === 0 ? null : clip(value.map((each) => say('', each) ?? 'nothing').join('; '), valueLength);
  const parts = fieldsOf(value);
  const own = parts.get('name');
  if (typeof own === 'string') return clip(tidy(own), valueLength);
  return clip([...parts].map(([key, part]) => `${key}: ${say(key, part) ?? 'nothing'}`).join(', '), valueLength);
}
