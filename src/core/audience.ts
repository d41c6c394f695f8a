/** Whom can a rule bind, where does it hold, and which words do people use for both? */
import { z } from 'zod';
import { Id, Line, review } from './citation.ts';
import { Activity } from './directive.ts';

/**
 * A kind of person or body a rule can bind. `is` names the wider audiences it belongs to: what binds every business
 * binds a federal contractor too. `also` are other ids accepted at the border.
 */
export const Audience = z.strictObject({
  id: Id,
  label: Line.max(80),
  plural: Line.max(80),
  words: z.array(Line.max(80)).min(1),
  is: z.array(Id).default([]),
  /** Where it is when nothing else is said ("federal" is American). */
  jurisdiction: Id.optional(),
  /** It sells nothing on: a rule that it may not buy means that nobody may sell it to them. */
  onlyBuys: z.boolean().default(false),
  /** What it does when nothing else is said: a reseller supplies. */
  activity: Activity.optional(),
  also: z.array(Id).default([]),
});
export type Audience = z.infer<typeof Audience>;

export const Audiences = z.strictObject({ audiences: z.array(Audience).min(1), ...review });
export type Audiences = z.infer<typeof Audiences>;

/** A place whose authorities can bind: `within` is the wider place whose rules hold here too. */
export const Jurisdiction = z.strictObject({
  id: Id,
  label: Line.max(80),
  words: z.array(Line.max(80)).min(1),
  within: Id.nullable(),
});
export type Jurisdiction = z.infer<typeof Jurisdiction>;

export const Jurisdictions = z.strictObject({ jurisdictions: z.array(Jurisdiction).min(1), ...review });
export type Jurisdictions = z.infer<typeof Jurisdictions>;
