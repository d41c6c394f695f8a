/** How is a follow-up read from its row, and in which order? */
import { sql } from 'kysely';
import { VouchError } from '../core/errors.ts';
import { nameKey } from '../core/fold.ts';
import { Task } from '../core/task.ts';
import { readRow, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';
import { severalWriters } from './transact.ts';

type Row = Tables['task'] & { readonly client_name: string | null };

/** "Dana", "dana" and "DANA " own the same follow-ups. */
export const ownerKey = (owner: string): string => nameKey(owner) || owner.trim().toLowerCase();

/** Stands after every day, where there is none. */
export const noDay = '9999-99-99';
/** The day by which follow-ups are in order, none last; written as the indexes have it. */
export const dueOrder = sql<string>`coalesce(task.due, ${sql.lit(noDay)})`;

export function toTask(row: Row): Task {
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

export const taskRows = (db: Db) =>
  db
    .selectFrom('task')
    .leftJoin('client', 'client.id', 'task.client_id')
    .selectAll('task')
    .select('client.name as client_name');

/** Soonest due first, without a day last. */
export const inOrder = (query: ReturnType<typeof taskRows>) =>
  query.orderBy(dueOrder).orderBy('task.created_at').orderBy('task.id');

/** All follow-ups for a client, soonest due first. */
export async function tasksOf(db: Db, clientId: string): Promise<readonly Task[]> {
  return (await inOrder(taskRows(db).where('task.client_id', '=', clientId)).execute()).map(toTask);
}

export async function taskById(db: Db, id: string): Promise<Task | undefined> {
  const row = await taskRows(db).where('task.id', '=', storable(id)).executeTakeFirst();
  return row === undefined ? undefined : toTask(row);
}

const known = (task: Task | undefined): Task => {
  if (task !== undefined) return task;
  throw new VouchError(
    'not-found',
    'There is no such follow-up in the ledger.',
    'List the follow-ups to see their ids.',
  );
};

/** Throws `not-found`. */
export const knownTask = async (db: Db, id: string): Promise<Task> => known(await taskById(db, id));

/** The same, kept as it is until the transaction ends. */
export async function heldTask(db: Db, id: string): Promise<Task> {
  const query = taskRows(db).where('task.id', '=', storable(id));
  const row = await (severalWriters(db) ? query.forUpdate('task') : query).executeTakeFirst();
  return known(row === undefined ? undefined : toTask(row));
}
