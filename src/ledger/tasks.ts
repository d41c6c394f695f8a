/** What has somebody promised to do, for whom, by when? */
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Id } from '../core/citation.ts';
import { wordsLimit } from '../core/concern.ts';
import { Day } from '../core/day.ts';
import { VouchError } from '../core/errors.ts';
import { nameKey } from '../core/fold.ts';
import { Person } from '../core/person.ts';
import type { Clock, TaskFilter, Tasks } from '../core/ports.ts';
import { Task, TaskProposal, taskStates } from '../core/task.ts';
import { checkInput, listLimit, readRow, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';

const OwnerId = z.string().max(200).transform(storable).nullable();

const NewTask = z.strictObject({
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

type Row = Tables['task'] & { readonly client_name: string | null };

/** "Dana", "dana" and "DANA " own the same follow-ups. */
const ownerKey = (owner: string): string => nameKey(owner) || owner.trim().toLowerCase();

function toTask(row: Row): Task {
  return readRow(
    Task,
    {
      id: row.id,
      title: row.title,
      client: row.client_id === null ? null : { id: row.client_id, name: row.client_name },
      vendor: row.vendor,
      owner: row.owner,
      ownerId: row.owner_id,
      due: row.due,
      snoozedUntil: row.snoozed_until,
      state: row.state,
      note: row.note,
      concern: row.concern_id,
      directive: row.directive,
      createdBy: { id: row.created_by_id, name: row.created_by_name },
      createdAt: row.created_at,
      doneAt: row.done_at,
    },
    'follow-up',
  );
}

const rowsOf = (db: Db) =>
  db
    .selectFrom('task')
    .leftJoin('client', 'client.id', 'task.client_id')
    .selectAll('task')
    .select('client.name as client_name');

const inOrder = (query: ReturnType<typeof rowsOf>) =>
  query
    .orderBy('task.due', (due) => due.asc().nullsLast())
    .orderBy('task.created_at')
    .orderBy('task.id');

async function list(db: Db, filter: TaskFilter): Promise<readonly Task[]> {
  if (filter.origins?.length === 0 || filter.turnsOn?.length === 0) return [];
  let query = rowsOf(db);
  if (filter.clientId !== undefined) query = query.where('task.client_id', '=', storable(filter.clientId));
  if (filter.vendor !== undefined) query = query.where('task.vendor', '=', storable(filter.vendor));
  if (filter.owner !== undefined) query = query.where('task.owner_key', '=', ownerKey(storable(filter.owner)));
  if (filter.ownerId !== undefined) query = query.where('task.owner_id', '=', storable(filter.ownerId));
  if (filter.state !== undefined) query = query.where('task.state', '=', filter.state);
  if (filter.origins !== undefined) query = query.where('task.origin', 'in', filter.origins.map(storable));
  if (filter.concern !== undefined) query = query.where('task.concern_id', '=', storable(filter.concern));
  if (filter.turnsOn !== undefined) query = query.where('task.id', 'in', turning(db, filter.turnsOn.map(storable)));
  const rows = await inOrder(query).limit(listLimit(filter.limit)).execute();
  return rows.map(toTask);
}

/** Each half by its own index; with one condition for both neither is used. */
function turning(db: Db, days: readonly string[]) {
  const open = db.selectFrom('task').select('id').where('state', '=', 'open');
  return open.where('due', 'in', days).union(open.where('snoozed_until', 'in', days));
}

async function countOpen(db: Db, day: Day) {
  return db
    .selectFrom('task')
    .select((column) => [
      column.fn.min('owner').as('owner'),
      column.fn.countAll<number>().as('open'),
      column.fn.count<number>(column.case().when('due', '<', day).then(1).end()).as('overdue'),
    ])
    .where('state', '=', 'open')
    .groupBy('owner_key')
    .orderBy('owner_key')
    .execute();
}

/** All follow-ups for a client, soonest due first. */
export async function tasksOf(db: Db, clientId: string): Promise<readonly Task[]> {
  const rows = await inOrder(rowsOf(db).where('task.client_id', '=', clientId)).execute();
  return rows.map(toTask);
}

async function get(db: Db, id: string): Promise<Task | undefined> {
  const row = await rowsOf(db).where('task.id', '=', storable(id)).executeTakeFirst();
  return row === undefined ? undefined : toTask(row);
}

/** Throws `not-found`. */
async function known(db: Db, id: string): Promise<Task> {
  const task = await get(db, id);
  if (task !== undefined) return task;
  throw new VouchError(
    'not-found',
    'There is no such follow-up in the ledger.',
    'List the follow-ups to see their ids.',
  );
}

/** The follow-up that came of a proposal before. Throws `conflict` when it went away at this moment. */
async function ofOrigin(db: Db, origin: string | null): Promise<Task> {
  const row = await rowsOf(db).where('task.origin', '=', origin).executeTakeFirst();
  if (row !== undefined) return toTask(row);
  throw new VouchError('conflict', 'The follow-up was changed at the same moment.', 'Try again.');
}

export function tasksOn(db: Db, clock: Clock): Tasks {
  return {
    add: async (input) => {
      const task = checkInput(NewTask, input, 'Mend it and create the follow-up again.');
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
      return row === undefined ? ofOrigin(db, task.origin) : toTask(row);
    },
    get: (id) => get(db, id),
    list: (filter) => list(db, filter),
    countOpen: (day) => countOpen(db, checkInput(Day, day, 'Give the day as YYYY-MM-DD.')),
    setState: async (id, state) => {
      const next = checkInput(z.enum(taskStates), state, `Give one of ${taskStates.join(', ')}.`);
      await db
        .updateTable('task')
        .set({ state: next, done_at: next === 'done' ? clock() : null })
        .where('id', '=', storable(id))
        .where('state', '!=', next)
        .execute();
      return known(db, id);
    },
    snooze: async (id, until) => {
      const day = checkInput(Day.nullable(), until, 'Give the day as YYYY-MM-DD.');
      await db.updateTable('task').set({ snoozed_until: day }).where('id', '=', storable(id)).execute();
      return known(db, id);
    },
    reassign: async (id, to) => {
      const owner = checkInput(NewTask.shape.owner, to.name, 'Name the new owner.');
      const values = { owner, owner_key: ownerKey(owner), owner_id: checkInput(OwnerId, to.id, 'Name the new owner.') };
      await db.updateTable('task').set(values).where('id', '=', storable(id)).execute();
      return known(db, id);
    },
  };
}
