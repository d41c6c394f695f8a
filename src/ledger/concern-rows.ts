/** How is a concern read from its row? */
import { Concern } from '../core/concern.ts';
import { VouchError } from '../core/errors.ts';
import { readRow, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';
import { severalWriters } from './transact.ts';

export function toConcern(row: Tables['concern'] & { readonly client_name: string | null }): Concern {
  return readRow(
    Concern,
    {
      id: row.id,
      client: { id: row.client_id, name: row.client_name },
      vendor: row.vendor,
      words: row.words,
      severity: row.severity,
      state: row.state,
      link: row.link,
      loggedBy: { id: row.logged_by_id, name: row.logged_by_name },
      surface: row.surface,
      createdAt: row.created_at,
    },
    'concern',
  );
}

export const concernRows = (db: Db) =>
  db
    .selectFrom('concern')
    .innerJoin('client', 'client.id', 'concern.client_id')
    .selectAll('concern')
    .select('client.name as client_name');

export async function concernById(db: Db, id: string): Promise<Concern | undefined> {
  const row = await concernRows(db).where('concern.id', '=', storable(id)).executeTakeFirst();
  return row === undefined ? undefined : toConcern(row);
}

const known = (concern: Concern | undefined): Concern => {
  if (concern !== undefined) return concern;
  throw new VouchError('not-found', 'There is no such concern in the ledger.', 'List the concerns to see their ids.');
};

/** Throws `not-found`. */
export const knownConcern = async (db: Db, id: string): Promise<Concern> => known(await concernById(db, id));

/** The same, kept as it is until the transaction ends. */
export async function heldConcern(db: Db, id: string): Promise<Concern> {
  const query = concernRows(db).where('concern.id', '=', storable(id));
  const row = await (severalWriters(db) ? query.forUpdate('concern') : query).executeTakeFirst();
  return known(row === undefined ? undefined : toConcern(row));
}

/** All concerns of a client, newest first. */
export async function concernsOf(db: Db, clientId: string): Promise<readonly Concern[]> {
  const rows = await concernRows(db)
    .where('concern.client_id', '=', clientId)
    .orderBy('concern.created_at', 'desc')
    .orderBy('concern.id', 'desc')
    .execute();
  return rows.map(toConcern);
}
