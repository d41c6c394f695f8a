/** What is a surface to do because of a change in the ledger that nobody sees where it was said? */
import { z } from 'zod';
import { Day } from './day.ts';

/** The body of an outbox row that no utterance waits for, as JSON. The row's lane is the surface that does it. */
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
  /** Post the digest of these days to the room; `due` is when it was to be posted (epoch milliseconds), so that a late one says so. */
  z.strictObject({
    do: z.literal('post-digest'),
    room: z.string(),
    /** "2026-W47" */
    week: z.string(),
    from: Day,
    to: Day,
    due: z.int(),
  }),
  /**
   * Remind the owner (a `Person.id`) of the follow-ups that are due, overdue or no longer snoozed on a day; `since`: the first
   * of the days that nobody was reminded on, as a weekend's.
   */
  z.strictObject({ do: z.literal('remind-owner'), owner: z.string(), since: Day, on: Day }),
  /** Tell whoever asked, where they asked, that an answer is outdated. */
  z.strictObject({ do: z.literal('tell-outdated'), receipt: z.string() }),
  /** Tell a person (a `Person.id`) which of their clients a new or changed directive touches. */
  z.strictObject({ do: z.literal('tell-touched'), person: z.string(), directive: z.string() }),
]);
export type Errand = z.infer<typeof Errand>;
