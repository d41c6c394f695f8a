/** What must a question be read as? The form of questions.yaml and conversations.yaml, and how a reading compares. */
import { z } from 'zod';
import { EntityName } from '../../src/core/intent.ts';
import { Reading } from '../../src/core/reading.ts';

const { intent, by, vendors, audience, jurisdiction, activity, product, topics, directive, guidance } = Reading.shape;
const { asOf, since, due, owner, severity, task, title, words, premise, badDate, digest } = Reading.shape;
const { touched, seats, renewal } = Reading.shape;

export const Wanted = z.strictObject({
  q: z.string().min(1),
  /** True: Vouch must not take it for a question it answers. */
  abstain: z.literal(true).optional(),
  /** The slot Vouch asks for after this turn. */
  asks: EntityName.optional(),
  ...z
    .strictObject({ intent, by, vendors, audience, jurisdiction, activity, product, topics, directive, guidance })
    .extend({ asOf, since, due, owner, severity, task, title, words, premise, badDate, digest })
    .extend({ touched, seats, renewal })
    .extend({ unknown: z.string().nullable(), client: z.string().nullable() })
    .partial().shape,
});
export type Wanted = z.infer<typeof Wanted>;

/** What differs, one line each; empty when the reading is as wanted. */
export function differences(reading: Reading, wanted: Wanted): string[] {
  const { q: _, abstain, asks: __, ...fields } = wanted;
  const got: Record<string, unknown> = {
    ...reading,
    unknown: reading.unknownVendor?.said ?? null,
    client: reading.client?.name ?? null,
  };
  const wrong = Object.entries(fields)
    .filter(([key, value]) => JSON.stringify(got[key]) !== JSON.stringify(value))
    .map(([key, value]) => `${key} is ${JSON.stringify(got[key])}, not ${JSON.stringify(value)}`);
  const refused =
    reading.intent === null ||
    reading.intent === 'off-topic' ||
    (reading.vendors.length === 0 && reading.unknownVendor !== null);
  return abstain === true && !refused ? [...wrong, `taken for ${reading.intent}`] : wrong;
}
