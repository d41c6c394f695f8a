/** What does a conversation remember from one question to the next? */
import { z } from 'zod';
import { Id } from './citation.ts';
import { Day } from './day.ts';
import { Activity } from './directive.ts';
import { EntityName } from './intent.ts';
import { ClientMention, Reading } from './reading.ts';
import { TaskProposal } from './task.ts';

export const ThreadContext = z.strictObject({
  vendors: z.array(Id),
  audience: Id.nullable(),
  jurisdiction: Id.nullable(),
  activity: Activity.nullable(),
  product: Id.nullable(),
  directive: Id.nullable(),
  client: ClientMention.nullable(),
  asOf: Day.nullable(),
  /** The follow-ups proposed last, for "accept them". */
  proposed: z.strictObject({ concern: z.string(), tasks: z.array(TaskProposal) }).nullable(),
  /** The question we asked back, and the reading that waits for its answer. */
  asked: z
    .strictObject({
      /** `confirm`: whether the reading is right. */
      slot: z.union([EntityName, z.literal('confirm')]),
      reading: Reading,
      /** Whom (a `Person.id`); contexts of older versions do not say. */
      of: z.string().nullable().default(null),
    })
    .nullable(),
});
export type ThreadContext = z.infer<typeof ThreadContext>;
