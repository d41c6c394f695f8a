/** Which concerns are there, and how many: by day, by vendor, by whom? */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { ConcernFilter, Concerns } from '../core/client-books.ts';
import type { Concern } from '../core/concern.ts';
import { Day } from '../core/day.ts';
import { VouchError } from '../core/errors.ts';
import type { Person } from '../core/person.ts';
import { concernRows, toConcern } from './concern-rows.ts';
import { checkInput, listLimit, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';

/** Milliseconds. */
const aDay = 86_400_000;

/** Whole numbers divide to whole numbers on both engines; the expression is the one its index has. */
const dayNumber = sql<number>`(concern.created_at / ${sql.lit(aDay)})`;

/** Midnight in UTC. */
const startOf = (day: Day): number => Date.parse(`${checkInput(Day, day, 'Give the day as YYYY-MM-DD.')}T00:00:00Z`);

/** The time looked at, by the moment (whose index is in the order of the list) or by the day. */
function within({ since, until }: ConcernFilter, by: 'moment' | 'day'): Expression<SqlBool> {
  const where = expressionBuilder<Tables, 'concern'>();
  const said = by === 'moment' ? where.ref('concern.created_at') : dayNumber;
  const unit = by === 'moment' ? 1 : aDay;
  const all: Expression<SqlBool>[] = [];
  if (since !== undefined) all.push(where(said, '>=', startOf(since) / unit));
  if (until !== undefined) all.push(where(said, '<', (startOf(until) + aDay) / unit));
  return where.and(all);
}

/** All but the days. */
function matching(db: Db, filter: ConcernFilter): Expression<SqlBool> {
  const where = expressionBuilder<Tables, 'concern'>();
  const all: Expression<SqlBool>[] = [];
  if (filter.during !== undefined)
    all.push(
      where('concern.created_at', '>=', filter.during.since),
      where('concern.created_at', '<', filter.during.until),
    );
  if (filter.clientId !== undefined) all.push(where('concern.client_id', '=', storable(filter.clientId)));
  if (filter.vendor !== undefined) all.push(where('concern.vendor', '=', storable(filter.vendor)));
  if (filter.state !== undefined) all.push(where('concern.state', '=', filter.state));
  if (filter.loggedBy !== undefined) all.push(where('concern.logged_by_id', '=', storable(filter.loggedBy)));
  if (filter.clientsOf !== undefined) {
    const person = storable(filter.clientsOf);
    const logged = db.selectFrom('concern').select('client_id').where('logged_by_id', '=', person);
    const owned = db
      .selectFrom('task')
      .select('client_id')
      .where('owner_id', '=', person)
      .where('client_id', 'is not', null)
      .$narrowType<{ client_id: string }>();
    all.push(where('concern.client_id', 'in', logged.union(owned)));
  }
  return where.and(all);
}

/** Concerns older than that one, of those logged at the same moment too. Throws `not-found`. */
async function olderThan(db: Db, id: string): Promise<Expression<SqlBool>> {
  const row = await db
    .selectFrom('concern')
    .select(['id', 'created_at'])
    .where('id', '=', storable(id))
    .executeTakeFirst();
  if (row === undefined)
    throw new VouchError('not-found', 'The concern this page began after is gone.', 'Begin again with the first page.');
  const where = expressionBuilder<Tables, 'concern'>();
  return where(where.refTuple('concern.created_at', 'concern.id'), '<', where.tuple(row.created_at, row.id));
}

async function list(db: Db, filter: ConcernFilter): Promise<readonly Concern[]> {
  const limit = listLimit(filter.limit);
  let query = concernRows(db).where(matching(db, filter)).where(within(filter, 'moment'));
  if (filter.before !== undefined) query = query.where(await olderThan(db, filter.before));
  const rows = await query.orderBy('concern.created_at', 'desc').orderBy('concern.id', 'desc').limit(limit).execute();
  return rows.map(toConcern);
}

async function countByDay(db: Db, filter: ConcernFilter) {
  const rows = await db
    .selectFrom('concern')
    .select([dayNumber.as('day'), (column) => column.fn.countAll<number>().as('count')])
    .where(matching(db, filter))
    .where(within(filter, 'day'))
    .groupBy(dayNumber)
    .orderBy(dayNumber)
    .execute();
  return rows.map(({ day: number, count }) => ({ day: new Date(number * aDay).toISOString().slice(0, 10), count }));
}

async function countByVendor(db: Db, filter: ConcernFilter) {
  const rows = await db
    .selectFrom('concern')
    .select(['concern.vendor', (column) => column.fn.countAll<number>().as('count')])
    .where(matching(db, filter))
    .where(within(filter, 'moment'))
    .groupBy('concern.vendor')
    .execute();
  return rows.sort((a, b) => b.count - a.count || (a.vendor < b.vendor ? -1 : 1));
}

/**
 * Everybody who logged any, under the name they had last, by name. From one to the next by the index: the ledger holds many
 * concerns of few people.
 */
async function loggers(db: Db): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    with recursive logger(id) as (
      select min(logged_by_id) from concern
      union all
      select (select min(logged_by_id) from concern where logged_by_id > logger.id) from logger where logger.id is not null
    )
    select id, (
      select logged_by_name from concern where logged_by_id = logger.id order by created_at desc, id desc limit 1
    ) as name
    from logger where id is not null`.execute(db);
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}

type Lists = Pick<Concerns, 'list' | 'count' | 'countByDay' | 'countByVendor' | 'loggers'>;

export const concernLists = (db: Db): Lists => ({
  list: (filter) => list(db, filter),
  count: async (filter) => {
    const { count } = await db
      .selectFrom('concern')
      .select((column) => column.fn.countAll<number>().as('count'))
      .where(matching(db, filter))
      .where(within(filter, 'moment'))
      .executeTakeFirstOrThrow();
    return count;
  },
  countByDay: (filter) => countByDay(db, filter),
  countByVendor: (filter) => countByVendor(db, filter),
  loggers: () => loggers(db),
});
