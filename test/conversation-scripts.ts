/** Which whole conversations must every surface hold in the same way? */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { activities } from '../src/core/directive.ts';
import { Status } from '../src/core/verdict.ts';

const Turn = z.strictObject({
  says: z.string(),
  /** Starts a thread of its own. */
  elsewhere: z.boolean().default(false),
  expect: z.strictObject({
    intent: z.string().optional(),
    vendor: z.string().nullable().optional(),
    audience: z.string().nullable().optional(),
    jurisdiction: z.string().optional(),
    asOf: z.string().optional(),
    status: Status.nullable().optional(),
    by: z.partialRecord(z.enum(activities), Status).optional(),
    abstained: z.boolean().default(false),
    visibility: z.enum(['room', 'private']).optional(),
    /** Regular expressions the text of the reply must match, or must not. */
    shows: z.array(z.string()).default([]),
    hides: z.array(z.string()).default([]),
    /** Hosts that must be among the sources. */
    cites: z.array(z.string()).default([]),
    changed: z.enum(['concern', 'task', 'client']).optional(),
  }),
});
const Script = z.strictObject({ about: z.string(), now: z.string(), turns: z.array(Turn).min(1) });

const folder = join(import.meta.dirname, 'conversations');
/** Every script of test/conversations/, with the file it stands in. */
export const scripts = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) =>
    z
      .array(Script)
      .parse(parse(readFileSync(join(folder, name), 'utf8')))
      .map((script) => ({ name, ...script })),
  );
