/** Which buttons, menus and modals does Vouch have in Slack, and what does each carry? */
import { z } from 'zod';
import { EntityName } from '../../core/intent.ts';

/** The owner of every action_id; Slack sends it back when the element is used. */
export const actionIds = {
  /** Says an intent again as a form; the value is a `SayValue`. */
  say: 'say',
  /** Opens the modal that logs a concern; the value is a `SayValue`. */
  logConcern: 'log-concern',
  /** Opens the modal that makes a follow-up; the value is a `SayValue`. */
  createTask: 'create-task',
  /** Opens the proposed follow-ups to be edited; the value is the id of their concern. */
  reviewTasks: 'review-tasks',
  /** Creates all proposed follow-ups; the value is the id of their concern. */
  acceptTasks: 'accept-tasks',
  /** The value of these is the id of a receipt. */
  copyForClient: 'copy-for-client',
  showSources: 'show-sources',
  showAll: 'show-all',
  shareHere: 'share-here',
  /** Helpful or not; the value is `helpful:RECEIPT` or `unhelpful:RECEIPT`. */
  feedback: 'feedback',
  /** The value of these is the id of a follow-up. */
  taskDone: 'task-done',
  taskSnooze: 'task-snooze',
  taskReassign: 'task-reassign',
  /** A menu; each option's value is `done:ID`, `snooze-1:ID`, `snooze-7:ID` or `reassign:ID`. */
  taskMenu: 'task-menu',
  /** Opens the modal that asks a question. */
  askVouch: 'ask-vouch',
} as const;

/** The action_id without the number that keeps it apart from its neighbours: `say:2` is `say`. */
export const baseActionId = (actionId: string): string => actionId.split(':')[0] ?? actionId;

/** What a button says; `receipt` is the answer it stands under, whose question gives the words. */
export const SayValue = z.strictObject({
  intent: z.string(),
  entities: z.partialRecord(EntityName, z.string()),
  receipt: z.string().nullable(),
});
export type SayValue = z.infer<typeof SayValue>;
