/** How is a client's name taken out of what others said, without breaking it? */
import type { z } from 'zod';

/** What stands where a name was. */
export const blotted = '[removed]';

/** Gives the text back without the names in it. */
export type Blot = (text: string) => string;

const escaped = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&');

/** A name as whole words, in any case, with or without accents, its words joined by up to five other characters. */
function patternOf(name: string): string {
  const words =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .map((word) => [...word].map((letter) => `${escaped(letter)}\\p{M}*`).join(''))
    .join('[^\\p{L}\\p{N}]{1,5}');
}

/** Takes all these names out of a text; a text without them comes back as it was, to the byte. */
export function blotOf(names: readonly string[]): Blot {
  const patterns = names.map(patternOf).filter((pattern) => pattern !== '');
  if (patterns.length === 0) return (text) => text;
  const longestFirst = patterns.sort((a, b) => b.length - a.length).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${longestFirst})(?![\\p{L}\\p{N}\\p{M}])`, 'giu');
  return (text) => {
    const plain = text.normalize('NFD');
    const clean = plain.replace(pattern, blotted);
    return clean === plain ? text : clean.normalize('NFC');
  };
}

/** Blocks copied from the content or from a source, which name no client: a word that happens to be a client's name stays. */
const contentBlocks: readonly unknown[] = [
  'claims',
  'vendors',
  'directives',
  'checks',
  'activities',
  'commands',
  'items',
  'sources',
];
/** Parts that prove or address something and hold no words of people. */
const keptParts: readonly string[] = ['record', 'records', 'citations', 'verdict', 'thread', 'contentVersion'];

function blotParts(value: unknown, blot: Blot): unknown {
  if (typeof value === 'string') return blot(value);
  if (Array.isArray(value)) return value.map((each: unknown) => blotParts(each, blot));
  if (typeof value !== 'object' || value === null) return value;
  if ('kind' in value && contentBlocks.includes(value.kind)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [
      key,
      keptParts.includes(key) ? part : blotParts(part, blot),
    ]),
  );
}

function partAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    value,
  );
}

function withPart(value: unknown, path: readonly PropertyKey[], part: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return part;
  const inner = withPart(partAt(value, [key]), rest, part);
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === key ? inner : each));
  return { ...(typeof value === 'object' ? value : {}), [key]: inner };
}

/** A text, or the strings inside it where it is JSON, however they were escaped there. */
export function blotText(text: string, blot: Blot): string {
  try {
    const before: unknown = JSON.parse(text);
    const after = JSON.stringify(blotParts(before, blot));
    return after === JSON.stringify(before) ? text : after;
  } catch {
    return blot(text);
  }
}

/**
 * JSON of a known shape: an id or a word from a closed list that happens to read like the name stays, since without it the
 * row could not be read again. Undefined where the name cannot be taken out.
 */
export function blotShape(text: string, shape: z.ZodType, blot: Blot): string | undefined {
  const next = blotText(text, blot);
  if (next === text) return text;
  const before: unknown = JSON.parse(text);
  let after: unknown = JSON.parse(next);
  if (!shape.safeParse(before).success) return next;
  // Each round puts back what the last one found broken; a broken part inside a restored one cannot come twice.
  for (let round = 0; round < 4; round += 1) {
    const { error } = shape.safeParse(after);
    if (error === undefined) return JSON.stringify(after);
    for (const { path } of error.issues) after = withPart(after, path, partAt(before, path));
  }
  return undefined;
}
