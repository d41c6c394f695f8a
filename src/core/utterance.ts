/** Who said what, where and when, in words no platform owns? */
import { z } from 'zod';
import { Day } from './day.ts';
import { Activity } from './directive.ts';
import { EntityName } from './intent.ts';
import { Person, surfaces } from './person.ts';
import { TaskProposal } from './task.ts';

/** The longest question taken, in characters. */
export const questionLimit = 4_000;

/** A room of a surface: a channel, a chat. `shared`: people of other organisations read it too. */
export const Room = z.strictObject({ id: z.string().min(1).max(300), shared: z.boolean() });
export type Room = z.infer<typeof Room>;

/**
 * One thing a person said. `event` is the platform's key for it: however often it is delivered, it is taken once.
 * A form, button or command whose parts are known says them in `form`; plain talk leaves it out.
 */
export const Utterance = z.strictObject({
  event: z.string().min(1).max(300),
  surface: z.enum(surfaces),
  /** Where the conversation is held; questions of one thread share their context. */
  thread: z.string().min(1).max(300),
  person: Person,
  text: z.string(),
  /** Epoch milliseconds. */
  at: z.int().nonnegative(),
  /** A link to the message, kept with what is logged from it. */
  link: z.url().optional(),
  asOf: Day.optional(),
  audience: z.string().optional(),
  activity: Activity.optional(),
  client: z.string().optional(),
  /** The room it was said in, where that is one that can be posted to again. */
  room: Room.optional(),
  /** The people its words point at, as the surface knows them. */
  people: z.array(Person).max(50).optional(),
  /** May this utterance change the ledger? */
  write: z.boolean(),
  form: z
    .strictObject({
      intent: z.string(),
      entities: z.partialRecord(EntityName, z.string()),
      /** The follow-ups a person accepted, as they edited them. */
      tasks: z.array(TaskProposal).max(20).optional(),
    })
    .optional(),
});
export type Utterance = z.infer<typeof Utterance>;
