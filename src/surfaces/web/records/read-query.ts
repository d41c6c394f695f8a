/** What does the address of a page ask for? */
import type { Context } from 'hono';
import { z } from 'zod';
import { VouchError } from '../../../core/errors.ts';

/** Words to look for; as long as a person types. */
export const SoughtWords = z.string().max(200);

/**
 * The parameters of an address that a page knows, each checked; one that is empty counts as left out, as a form sends it.
 * `bad-input` where one is given twice, is too long, or is none that the page knows a meaning of.
 */
export function readQuery<Shape extends z.ZodRawShape>(
  c: Pick<Context, 'req'>,
  shape: z.ZodObject<Shape>,
): z.infer<z.ZodObject<Shape>> {
  const given = new URL(c.req.url).searchParams;
  const known = Object.keys(shape.shape);
  const repeated = known.find((name) => given.getAll(name).length > 1);
  if (repeated !== undefined) throw unreadable(repeated);
  const query = shape.safeParse(
    Object.fromEntries(
      known.flatMap((name) => {
        const value = given.get(name)?.trim();
        return value === undefined || value === '' ? [] : [[name, value]];
      }),
    ),
  );
  if (query.success) return query.data;
  throw unreadable(String(query.error.issues[0]?.path[0] ?? 'query'));
}

/** The refusal of a parameter, by the page's own name for it. */
export const unreadable = (name: string): VouchError =>
  new VouchError(
    'bad-input',
    `The address of this page has a “${name}” that cannot be read.`,
    'Open the page without it and filter again.',
  );

/** The address with some parameters changed; an empty value leaves one out. */
export function addressWith(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  change: Readonly<Record<string, string>> = {},
): string {
  const all = Object.entries({ ...query, ...change }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  return all.length === 0 ? path : `${path}?${new URLSearchParams(all)}`;
}
