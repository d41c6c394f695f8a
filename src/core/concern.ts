/** Which client raised what about which vendor? */
import { z } from 'zod';
import { Id } from './citation.ts';
import { Person, surfaces } from './person.ts';

export const severities = ['low', 'normal', 'high', 'urgent'] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

export const concernStates = ['open', 'answered', 'settled'] as const;

/** The longest note kept word for word, in characters. */
export const wordsLimit = 4_000;

export const Concern = z.strictObject({
  id: z.string(),
  client: z.strictObject({ id: z.string(), name: z.string() }),
  vendor: Id,
  words: z.string(),
  severity: Severity,
  state: z.enum(concernStates),
  link: z.string().nullable(),
  loggedBy: Person,
  surface: z.enum(surfaces),
  /** Epoch milliseconds. */
  createdAt: z.int(),
});
export type Concern = z.infer<typeof Concern>;
