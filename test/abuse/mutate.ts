/** How does something valid become something that is nearly valid? */
import fc from 'fast-check';
import { hostileJson, hostileText } from './hostile-values.ts';

/** Numbers that choose where and how; the same ones change the same thing the same way. */
export interface Change {
  readonly where: number;
  readonly how: 'replace' | 'replace' | 'replace' | 'text' | 'text' | 'remove' | 'wrap' | 'add';
  readonly json: string;
  readonly text: string;
}

/** None to three changes of one payload: every fourth is left as it is. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    where: fc.nat(),
    how: fc.constantFrom('replace', 'replace', 'text', 'text', 'text', 'remove', 'wrap', 'add'),
    json: hostileJson,
    text: hostileText,
  }),
  { maxLength: 3 },
);

type Path = readonly (string | number)[];

/** Every place in a value, the whole not counted. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [at, ...placesIn(inside, at)];
  });
}

/** Stands where JSON is put in, until the value is written down. */
const holder = (number: number): string => `\u0001put ${number}\u0001`;

/** The JSON text of a value after these changes. */
export function mutateJson(value: unknown, made: readonly Change[]): string {
  let changed: unknown = structuredClone(value);
  const put: string[] = [];
  const hold = (json: string): string => {
    put.push(json);
    return holder(put.length - 1);
  };
  for (const change of made) {
    const places = placesIn(changed);
    const path = places[change.where % Math.max(1, places.length)];
    if (path === undefined) {
      changed = hold(change.json);
      continue;
    }
    alter(changed, path, change, hold);
  }
  let text = JSON.stringify(changed);
  // What is put in last may stand in what was put in before, never the other way round.
  for (const [number, json] of put.entries()) text = text.replace(JSON.stringify(holder(number)), () => json);
  return text;
}

function alter(whole: unknown, path: Path, { how, json, text }: Change, hold: (json: string) => string): void {
  let inside = whole as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) inside = inside[key] as Record<string | number, unknown>;
  const key = path.at(-1) ?? '';
  const set = (value: unknown): void =>
    void Object.defineProperty(inside, key, { value, enumerable: true, configurable: true, writable: true });
  if (how === 'replace') set(hold(json));
  else if (how === 'text') set(typeof inside[key] === 'string' ? text : hold(json));
  else if (how === 'wrap') set([inside[key]]);
  else if (how === 'add' && !Array.isArray(inside)) inside[text.slice(0, 40) || 'x'] = hold(json);
  else if (Array.isArray(inside)) inside.splice(Number(key), 1);
  else delete inside[key];
}

/** A form as pairs after these changes. */
export function mutateForm(form: readonly (readonly [string, string])[], made: readonly Change[]): [string, string][] {
  const pairs = form.map(([name, value]): [string, string] => [name, value]);
  for (const { where, how, text, json } of made) {
    const at = where % Math.max(1, pairs.length);
    const pair = pairs[at];
    if (pair === undefined || how === 'add') pairs.push([text.slice(0, 40), json]);
    else if (how === 'remove') pairs.splice(at, 1);
    else if (how === 'wrap') pairs.splice(at, 0, [pair[0], text]);
    else pairs[at] = [pair[0], how === 'replace' && json.length % 2 === 0 ? json : text];
  }
  return pairs;
}
