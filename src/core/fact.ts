/** What else is worth citing about a vendor: statements, rulings, ownership, findings, penalties, events? */
import { z } from 'zod';
import { Claim, Id, Line, review } from './citation.ts';
import { PartialDay } from './day.ts';

/** `statement` is the vendor's own word and is always shown as such. */
export const factKinds = [
  'statement',
  'ruling',
  'ownership',
  'finding',
  'penalty',
  'event',
  'report',
  'absence',
] as const;

export const Fact = z.strictObject({
  title: Line.max(160),
  kind: z.enum(factKinds),
  /** Who says it, for a statement: "Kaspersky". */
  speaker: Line.max(80).optional(),
  /** The vendor whose own act an event is: it sued, it left a market. None where others acted, or where it befell the vendor. */
  actor: Id.optional(),
  vendors: z.array(Id).min(1),
  /** The day it could first be said. */
  published: PartialDay,
  /** The measures a statement answers, or a ruling decides. */
  answers: z.array(Id).default([]),
  related: z.array(Id).default([]),
  topics: z.array(Id).default([]),
  claims: z.array(Claim).min(1),
  notes: z.string().optional(),
  ...review,
});
export type Fact = z.infer<typeof Fact>;
