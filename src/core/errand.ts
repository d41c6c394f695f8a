/** What is a surface to do because of a change in the ledger that nobody sees where it was said? */
import { z } from 'zod';

/** The body of an outbox row about a follow-up, as JSON. The row's lane is the surface that does it. */
export const Errand = z.discriminatedUnion('do', [
  /** Tell the owner (a `Person.id`) that the follow-ups are theirs now, by whose word; `self`: they took them themselves. */
  z.strictObject({
    do: z.literal('tell-owner'),
    tasks: z.array(z.string()).min(1),
    owner: z.string(),
    by: z.string(),
    self: z.boolean(),
  }),
  /** Draw the postings again that show the follow-up. */
  z.strictObject({ do: z.literal('task-changed'), task: z.string() }),
]);
export type Errand = z.infer<typeof Errand>;
