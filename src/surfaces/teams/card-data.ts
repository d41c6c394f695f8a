/** What does a button of a card carry, and what is it for? */
import { z } from 'zod';
import { EntityName } from '../../core/intent.ts';

const Event = z.string().min(1).max(300);

/** The windows that a button can open (Teams calls them dialogs). */
export const dialogs = [
  'log-concern',
  'create-task',
  'review-tasks',
  'reassign-task',
  'copy-for-client',
  'show-sources',
  'show-all',
] as const;
export type DialogName = (typeof dialogs)[number];

/** Says an intent again as a form; `receipt` is the answer it stands under, whose question gives the words. */
const Say = z.object({
  does: z.literal('say'),
  intent: z.string(),
  entities: z.partialRecord(EntityName, z.string()),
  receipt: z.string().nullable(),
  event: Event,
});

/**
 * What is done with the card itself, by Action.Execute; `event` is that of the reply the card shows. Not strict: Teams puts
 * the card's inputs beside it.
 */
export const CardAction = z.discriminatedUnion('does', [
  Say,
  /** Creates all proposed follow-ups of a concern. */
  z.object({ does: z.literal('accept-tasks'), concern: z.string(), event: Event }),
  z.object({ does: z.literal('task-done'), task: z.string(), event: Event }),
  z.object({ does: z.literal('task-snooze'), task: z.string(), days: z.literal([1, 7]), event: Event }),
  /** Shows what is so now; Teams asks for it by itself when the card is looked at. */
  z.object({ does: z.literal('refresh'), event: Event }),
  /** Shows an answer of which Teams did not say whether it had arrived. */
  z.object({ does: z.literal('show-answer'), event: Event }),
]);
export type CardAction = z.infer<typeof CardAction>;

/**
 * Opens a window, by Action.Submit with `msteams: { type: 'task/fetch' }`. What it is about: the receipt, the concern, the
 * follow-up; and for a concern or a follow-up what is known already.
 */
export const OpenDialog = z.object({
  does: z.literal('open'),
  dialog: z.enum(dialogs),
  event: Event.nullable(),
  receipt: z.string().nullable(),
  about: z.string().nullable(),
  entities: z.partialRecord(EntityName, z.string()),
});
export type OpenDialog = z.infer<typeof OpenDialog>;
