/** How does a row of the database become a noun of the core, or say that it cannot? */
import { z } from 'zod';
import { VouchError } from '../core/errors.ts';

/** A flag as stored. */
export const Flag = z.literal([0, 1]).nullable();
export const flagOf = (value: boolean | null): 0 | 1 | null => (value === null ? null : value ? 1 : 0);

const unreadable = (what: string, cause: unknown): VouchError =>
  new VouchError(
    'storage',
    `A ${what} in the ledger cannot be read.`,
    'It was changed by hand or written by another version of Vouch; restore it from a backup.',
    { cause },
  );

/** What came from the database, checked; throws `storage` when it is not what it should be. */
export function readRow<T>(schema: z.ZodType<T>, row: unknown, what: string): T {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw unreadable(what, parsed.error);
}

/** The same for a row kept as JSON. */
export function readJson<T>(schema: z.ZodType<T>, json: string | null, what: string): T {
  if (json === null) throw unreadable(what, new Error('there is nothing'));
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (thrown) {
    throw unreadable(what, thrown);
  }
  return readRow(schema, value, what);
}

/** What is to be written, checked; throws `bad-input` with the first thing that is wrong. */
export function checkInput<T>(schema: z.ZodType<T>, input: unknown, remedy: string): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const said = issue?.message ?? 'this cannot be stored';
  const path = issue?.path.join('.') ?? '';
  throw new VouchError('bad-input', path === '' ? sentence(said) : sentence(`${path}: ${said}`), remedy, {
    cause: parsed.error,
  });
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The text as both engines can hold it: no NUL (PostgreSQL), no half of a surrogate pair (neither). */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '');

/** How many rows a list gives: `limit`, 100 when not said, never more than 10,000. Throws `bad-input`. */
export function listLimit(limit: number | undefined): number {
  const Limit = z.int().min(1, 'a list has at least 1 row');
  return Math.min(checkInput(Limit, limit ?? 100, 'Give a whole number from 1 to 10000.'), 10_000);
}

/** `list` in pieces of at most `size`: a statement takes only so many parameters. */
export function chunksOf<T>(list: readonly T[], size = 500): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
