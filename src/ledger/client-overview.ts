/** How much does the ledger hold about each client, a page at a time? */
import { sql } from 'kysely';
import type { ClientOverview, Clients } from '../core/client-books.ts';
import { nameKey } from '../core/fold.ts';
import { clientKey, clientsById } from './client-rows.ts';
import { listLimit, storable } from './rows.ts';
import type { Db } from './tables.ts';
import { severalWriters } from './transact.ts';

const literally = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Names that hold these letters, folded as their keys are; signs that fold to nothing are looked for as they stand. */
function holding(like: string) {
  const text = storable(like).trim();
  const key = nameKey(text);
  return key === ''
    ? sql<boolean>`alias.name like ${literally(text)} escape '\\'`
    : sql<boolean>`alias.key like ${literally(key)} escape '\\'`;
}

/** The clients by the key of their name, which is also how `after` is read: it need not be there any more. */
export async function overview(db: Db, page: Parameters<Clients['overview']>[0]): Promise<readonly ClientOverview[]> {
  const limit = listLimit(page.limit);
  const key = severalWriters(db) ? sql<string>`client_alias.key collate "C"` : sql<string>`client_alias.key`;
  let query = db
    .selectFrom('client_alias')
    .innerJoin('client', (join) =>
      join.onRef('client.id', '=', 'client_alias.client_id').onRef('client.name', '=', 'client_alias.name'),
    )
    .select('client.id');
  if (page.after !== undefined) query = query.where(key, '>', clientKey(storable(page.after)));
  if (page.like !== undefined && page.like.trim() !== '') {
    const named = db.selectFrom('client_alias as alias').select('alias.client_id').where(holding(page.like));
    query = query.where('client.id', 'in', named);
  }
  const ids = (await query.orderBy(key).limit(limit).execute()).map(({ id }) => id);
  if (ids.length === 0) return [];
  const clients = new Map((await clientsById(db, ids)).map((client) => [client.id, client]));
  const concerns = await db
    .selectFrom('concern')
    .select((column) => ['client_id', column.fn.countAll<number>().as('count'), column.fn.max('created_at').as('last')])
    .where('client_id', 'in', ids)
    .groupBy('client_id')
    .execute();
  const tasks = await db
    .selectFrom('task')
    .select((column) => ['client_id', column.fn.countAll<number>().as('count')])
    .where('client_id', 'in', ids)
    .where('state', '=', 'open')
    .groupBy('client_id')
    .execute();
  const exposures = await db
    .selectFrom('exposure')
    .select((column) => ['client_id', column.fn.countAll<number>().as('count')])
    .where('client_id', 'in', ids)
    .groupBy('client_id')
    .execute();
  const logged = new Map(concerns.map((row) => [row.client_id, row]));
  const open = new Map(tasks.map((row) => [row.client_id, row.count]));
  const has = new Map(exposures.map((row) => [row.client_id, row.count]));
  return ids.flatMap((id) => {
    const client = clients.get(id);
    if (client === undefined) return [];
    const { count = 0, last = null } = logged.get(id) ?? {};
    const row = { client, concerns: count, openTasks: open.get(id) ?? 0, exposures: has.get(id) ?? 0 };
    return [{ ...row, lastConcern: last }];
  });
}
