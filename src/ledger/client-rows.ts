/** How is a client with all its names looked up? */
import type { z } from 'zod';
import { Client, ClientName } from '../core/client.ts';
import { VouchError } from '../core/errors.ts';
import { nameKey } from '../core/fold.ts';
import { checkInput, chunksOf, Flag, readRow } from './rows.ts';
import type { Db, Tables } from './tables.ts';

/** The key under which a name is unique. A name that folds to nothing (a script without Latin letters) keeps its own. */
export const clientKey = (name: string): string =>
  nameKey(name) || `=${name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()}`;

/** A name as it is stored; throws `bad-input` with what is wrong with it. */
export const checkName = (name: string): z.output<typeof ClientName> =>
  checkInput(ClientName, name, 'Give the client’s name in one line of plain text.');

const rowsOf = (db: Db) =>
  db
    .selectFrom('client')
    .leftJoin('client_alias', 'client_alias.client_id', 'client.id')
    .selectAll('client')
    .select(['client_alias.key as alias_key', 'client_alias.name as alias_name']);

type Row = Tables['client'] & { readonly alias_key: string | null; readonly alias_name: string | null };

/** One client from its rows, one for each of its names. */
function toClient(rows: readonly [Row, ...Row[]]): Client {
  const [row] = rows;
  const federal = readRow(Flag, row.federal, 'client');
  const aliases = rows.filter((each) => each.alias_key !== clientKey(row.name)).map((each) => each.alias_name);
  return readRow(
    Client,
    {
      id: row.id,
      name: row.name,
      aliases: aliases.sort(),
      federal: federal === null ? null : federal === 1,
      notes: row.notes,
      createdAt: row.created_at,
    },
    'client',
  );
}

function toClients(rows: readonly Row[]): readonly Client[] {
  const byId = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const known = byId.get(row.id);
    if (known === undefined) byId.set(row.id, [row]);
    else known.push(row);
  }
  return [...byId.values()].map(toClient);
}

export async function clientsById(db: Db, ids: readonly string[]): Promise<readonly Client[]> {
  const found: Row[] = [];
  for (const chunk of chunksOf(ids)) found.push(...(await rowsOf(db).where('client.id', 'in', chunk).execute()));
  return toClients(found);
}

/** By name. */
export async function allClients(db: Db): Promise<readonly Client[]> {
  const clients = toClients(await rowsOf(db).execute());
  const keyed = clients.map((client) => ({ client, key: clientKey(client.name) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ client }) => client);
}

export async function clientById(db: Db, id: string): Promise<Client | undefined> {
  return (await clientsById(db, [id]))[0];
}

/** Throws `not-found`. */
export async function knownClient(db: Db, id: string): Promise<Client> {
  const client = await clientById(db, id);
  if (client !== undefined) return client;
  throw new VouchError('not-found', 'There is no such client in the ledger.', 'List the clients to see who is there.');
}

export async function idByKey(db: Db, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('client_alias').select('client_id').where('key', '=', key).executeTakeFirst();
  return row?.client_id;
}

export async function clientByKey(db: Db, key: string): Promise<Client | undefined> {
  const owner = db.selectFrom('client_alias').select('client_id').where('key', '=', key);
  return toClients(await rowsOf(db).where('client.id', 'in', owner).execute())[0];
}

/** Keeps the clients as they are until the transaction ends, so that nothing is logged for one while it goes. SQLite has one writer anyway. */
export async function holdClients(db: Db, ids: readonly string[]): Promise<void> {
  const query = db.selectFrom('client').select('id').where('id', 'in', ids).orderBy('id');
  const severalWriters = db.getExecutor().adapter.supportsMultipleConnections;
  await (severalWriters ? query.forUpdate() : query).execute();
}
