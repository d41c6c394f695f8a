/** What has somebody promised to do, for whom, by when? People see "follow-up". */
import { z } from 'zod';
import { Id } from './citation.ts';
import { Day } from './day.ts';
import { Person } from './person.ts';

export const taskStates = ['open', 'done', 'dropped'] as const;
export const taskTitleLimit = 200;

export const Task = z.strictObject({
  id: z.string(),
  title: z.string(),
  client: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  vendor: Id.nullable(),
  owner: z.string(),
  /** The owner as a surface knows them, where one does; rows of older versions hold none. */
  ownerId: z.string().nullable().default(null),
  due: Day.nullable(),
  /** Nobody is reminded of it before this day. */
  snoozedUntil: Day.nullable().default(null),
  state: z.enum(taskStates),
  note: z.string(),
  /** What it comes from. */
  concern: z.string().nullable(),
  directive: Id.nullable(),
  createdBy: Person,
  createdAt: z.int(),
  doneAt: z.int().nullable(),
});
export type Task = z.infer<typeof Task>;

/** Open, and to be left alone until a later day. */
export const isSnoozed = ({ state, snoozedUntil }: Task, today: Day): boolean =>
  state === 'open' && snoozedUntil !== null && snoozedUntil > today;

/** Open, due before today, and not snoozed: who put it off until a day is not late before it. */
export const isOverdue = (task: Task, today: Day): boolean =>
  task.state === 'open' && task.due !== null && task.due < today && !isSnoozed(task, today);

/** A follow-up the playbook proposes and nobody has accepted yet. */
export const TaskProposal = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1, 'a follow-up needs a title')
    .max(taskTitleLimit, `a follow-up title has at most ${taskTitleLimit} characters`),
  due: Day,
  owner: z.string().trim().min(1, 'a follow-up needs an owner').max(120),
  ownerId: z.string().max(200).nullable().default(null),
  note: z.string().max(1000),
  directive: Id.nullable(),
});
export type TaskProposal = z.infer<typeof TaskProposal>;
