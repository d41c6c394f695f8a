/** What has somebody promised to do, for whom, by when? */
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Id } from '../core/citation.ts';
import type { NewTask, Tasks } from '../core/client-books.ts';
import { wordsLimit } from '../core/concern.ts';
import { Day } from '../core/day.ts';
import { VouchError } from '../core/errors.ts';
import { Person } from '../core/person.ts';
import type { Clock } from '../core/ports.ts';
import { type Task, TaskProposal, taskStates } from '../core/task.ts';
import { taskLists } from './list-tasks.ts';
import { checkInput, storable } from './rows.ts';
import type { Db } from './tables.ts';
import { knownTask, ownerKey, taskById, taskRows, toTask } from './task-rows.ts';

const OwnerId = z.string().max(200).transform(storable).nullable();

const TaskInput = z.strictObject({
  title: z.string().transform(storable).pipe(TaskProposal.shape.title),
  clientId: z.string().nullable(),
  vendor: Id.nullable(),
  owner: z.string().transform(storable).pipe(TaskProposal.shape.owner),
  ownerId: OwnerId.default(null),
  due: Day.nullable(),
  note: z
    .string()
    .transform(storable)
    .pipe(z.string().max(wordsLimit, `a note has at most ${wordsLimit} characters`)),
  concern: z.string().nullable(),
  directive: Id.nullable(),
  origin: z.string().min(1).max(500).transform(storable).nullable().default(null),
  createdBy: Person.transform(({ id, name }) => ({ id: storable(id), name: storable(name) })),
});

/** The follow-up that came of a proposal before. Throws `conflict` when it went away at this moment. */
async function ofOrigin(db: Db, origin: string | null): Promise<Task> {
  const row = await taskRows(db).where('task.origin', '=', origin).executeTakeFirst();
  if (row !== undefined) return toTask(row);
  throw new VouchError('conflict', 'The follow-up was changed at the same moment.', 'Try again.');
}

/** The follow-up, and whether it was made: what was proposed before may be there. */
export async function addTask(
  db: Db,
  clock: Clock,
  input: NewTask,
): Promise<{ readonly task: Task; readonly made: boolean }> {
  const task = checkInput(TaskInput, input, 'Mend it and create the follow-up again.');
  const row = await db
    .insertInto('task')
    .values({
      id: uuid(),
      title: task.title,
      client_id: task.clientId,
      vendor: task.vendor,
      owner: task.owner,
      owner_key: ownerKey(task.owner),
      owner_id: task.ownerId,
      due: task.due,
      snoozed_until: null,
      state: 'open',
      note: task.note,
      concern_id: task.concern,
      directive: task.directive,
      origin: task.origin,
      created_by_id: task.createdBy.id,
      created_by_name: task.createdBy.name,
      created_at: clock(),
      done_at: null,
    })
    .onConflict((conflict) => conflict.column('origin').doNothing())
    .returningAll()
    .returning((column) => [
      column.selectFrom('client').select('name').whereRef('client.id', '=', 'client_id').as('client_name'),
    ])
    .executeTakeFirst();
  return row === undefined ? { task: await ofOrigin(db, task.origin), made: false } : { task: toTask(row), made: true };
}

export function tasksOn(db: Db, clock: Clock): Tasks {
  return {
    ...taskLists(db),
    add: async (input) => (await addTask(db, clock, input)).task,
    get: (id) => taskById(db, id),
    setState: async (id, state) => {
      const next = checkInput(z.enum(taskStates), state, `Give one of ${taskStates.join(', ')}.`);
      await db
        .updateTable('task')
        .set({ state: next, done_at: next === 'done' ? clock() : null })
        .where('id', '=', storable(id))
        .where('state', '!=', next)
        .execute();
      return knownTask(db, id);
    },
    snooze: async (id, until) => {
      const day = checkInput(Day.nullable(), until, 'Give the day as YYYY-MM-DD.');
      await db.updateTable('task').set({ snoozed_until: day }).where('id', '=', storable(id)).execute();
      return knownTask(db, id);
    },
    reassign: async (id, to) => {
      const owner = checkInput(TaskInput.shape.owner, to.name, 'Name the new owner.');
      const values = { owner, owner_key: ownerKey(owner), owner_id: checkInput(OwnerId, to.id, 'Name the new owner.') };
      await db.updateTable('task').set(values).where('id', '=', storable(id)).execute();
      return knownTask(db, id);
    },
  };
}
