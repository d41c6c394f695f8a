/** Which follow-ups are there, and how many? */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { TaskFilter, Tasks } from '../core/client-books.ts';
import { Day } from '../core/day.ts';
import { VouchError } from '../core/errors.ts';
import type { Task } from '../core/task.ts';
import { checkInput, listLimit, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';
import { dueOrder, inOrder, noDay, ownerKey, taskRows, toTask } from './task-rows.ts';

const checkDay = (day: Day): Day => checkInput(Day, day, 'Give the day as YYYY-MM-DD.');

function matching(db: Db, filter: TaskFilter): Expression<SqlBool> {
  const where = expressionBuilder<Tables, 'task'>();
  const all: Expression<SqlBool>[] = [];
  if (filter.clientId !== undefined) all.push(where('task.client_id', '=', storable(filter.clientId)));
  if (filter.vendor !== undefined) all.push(where('task.vendor', '=', storable(filter.vendor)));
  if (filter.owner !== undefined) all.push(where('task.owner_key', '=', ownerKey(storable(filter.owner))));
  if (filter.ownerId !== undefined) all.push(where('task.owner_id', '=', storable(filter.ownerId)));
  if (filter.state !== undefined) all.push(where('task.state', '=', filter.state));
  if (filter.origins !== undefined) all.push(where('task.origin', 'in', filter.origins.map(storable)));
  if (filter.concern !== undefined) all.push(where('task.concern_id', '=', storable(filter.concern)));
  if (filter.dueBefore !== undefined) all.push(where(dueOrder, '<', checkDay(filter.dueBefore)));
  if (filter.asleepOn !== undefined)
    all.push(where.and({ 'task.state': 'open' }), where('task.snoozed_until', '>', checkDay(filter.asleepOn)));
  if (filter.awakeOn !== undefined) {
    const day = checkDay(filter.awakeOn);
    all.push(where.or([where('task.snoozed_until', 'is', null), where('task.snoozed_until', '<=', day)]));
  }
  if (filter.turnsOn !== undefined) all.push(where('task.id', 'in', turning(db, filter.turnsOn.map(storable))));
  return where.and(all);
}

/** Each half by its own index; with one condition for both neither is used. */
function turning(db: Db, days: readonly string[]) {
  const open = db.selectFrom('task').select('id').where('state', '=', 'open');
  return open.where(dueOrder, 'in', days).union(open.where('snoozed_until', 'in', days));
}

/** By their own index: they are few, and in the order of the list each open one would be looked at for them. */
const asleep = (db: Db, day: Day) =>
  db.selectFrom('task').select('id').where('state', '=', 'open').where('snoozed_until', '>', day);

const holdsNothing = (filter: TaskFilter): boolean => filter.origins?.length === 0 || filter.turnsOn?.length === 0;

/** The follow-ups after that one in the order of the list. Throws `not-found`. */
async function after(db: Db, id: string): Promise<Expression<SqlBool>> {
  const row = await db
    .selectFrom('task')
    .select(['id', 'due', 'created_at'])
    .where('id', '=', storable(id))
    .executeTakeFirst();
  if (row === undefined)
    throw new VouchError(
      'not-found',
      'The follow-up this page began after is gone.',
      'Begin again with the first page.',
    );
  return sql<SqlBool>`(${dueOrder}, task.created_at, task.id) > (${row.due ?? noDay}, ${row.created_at}, ${row.id})`;
}

async function list(db: Db, { asleepOn, ...filter }: TaskFilter): Promise<readonly Task[]> {
  const limit = listLimit(filter.limit);
  if (holdsNothing(filter)) return [];
  let query = taskRows(db).where(matching(db, filter));
  if (asleepOn !== undefined) query = query.where('task.id', 'in', asleep(db, checkDay(asleepOn)));
  if (filter.after !== undefined) query = query.where(await after(db, filter.after));
  return (await inOrder(query).limit(limit).execute()).map(toTask);
}

async function countOpen(db: Db, day: Day) {
  const open = db.selectFrom('task').where('state', '=', 'open');
  // By themselves: the index that counts all of them does not hold until when one is snoozed.
  const sleeping = await open.select('owner_key').where('snoozed_until', '>', day).where('due', '<', day).execute();
  const owners = await open
    .select((column) => [
      'owner_key',
      column.fn.min('owner').as('owner'),
      column.fn.countAll<number>().as('open'),
      column.fn.count<number>(column.case().when('due', '<', day).then(1).end()).as('overdue'),
    ])
    .groupBy('owner_key')
    .orderBy('owner_key')
    .execute();
  const late = Map.groupBy(sleeping, ({ owner_key }) => owner_key);
  return owners.map(({ owner_key, owner, open: all, overdue }) => ({
    owner,
    open: all,
    overdue: overdue - (late.get(owner_key)?.length ?? 0),
  }));
}

type Lists = Pick<Tasks, 'list' | 'count' | 'countOpen'>;

export const taskLists = (db: Db): Lists => ({
  list: (filter) => list(db, filter),
  count: async (filter) => {
    if (holdsNothing(filter)) return 0;
    const { count } = await db
      .selectFrom('task')
      .select((column) => column.fn.countAll<number>().as('count'))
      .where(matching(db, filter))
      .executeTakeFirstOrThrow();
    return count;
  },
  countOpen: (day) => countOpen(db, checkDay(day)),
});
