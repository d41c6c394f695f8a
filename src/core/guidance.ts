/** What do we say to a recurring question that no single record answers? */
import { z } from 'zod';
import { Claim, Id, Line, review } from './citation.ts';

export const Guidance = z.strictObject({
  title: Line.max(160),
  /** Ways people ask it; they train the classifier together with intents/. */
  asks: z.array(Line.max(200)).min(3),
  /** Limits it to some vendors; general where empty. */
  vendors: z.array(Id).default([]),
  topics: z.array(Id).default([]),
  claims: z.array(Claim).min(1),
  /** What the rep can do. Advice, not fact: it states nothing about a vendor or a rule. */
  advice: z.array(Line.max(280)).default([]),
  related: z.array(Id).default([]),
  notes: z.string().optional(),
  ...review,
});
export type Guidance = z.infer<typeof Guidance>;
