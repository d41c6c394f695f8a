/** How is a client with all its names looked up? */
import type { z } from 'zod';
import { Client, ClientName } from '../core/client.ts';
import { VouchError } from '../core/errors.ts';
import { nameKey } from '../core/fold.ts';
import { checkInput, chunksOf, Flag, readRow } from './rows.ts';
import type { Db, Tables } from './tables.ts';

/** The key under which a name is unique. A name that folds to nothing (a script without Latin letters) keeps its own. */
export const clientKey = (name: string): string => nameKey(name) || `=${name.normalize('NFKC').toLowerCase()}`;

/** A name as it is stored; throws `bad-input` with what is wrong with it. */
export const checkName = (name: string): z.output<typeof ClientName> =>
  checkInput(ClientName, name, 'Give the client’s name in one line of plain text.');

function toClient(row: Tables['client'], aliases: readonly Tables['client_alias'][]): Client {
  const federal = readRow(Flag, row.federal, 'client');
  const others = aliases.filter((alias) => alias.client_id === row.id && alias.key !== clientKey(row.name));
  return readRow(
    Client,
    {
      id: row.id,
      name: row.name,
      aliases: others.map((alias) => alias.name).sort(),
      federal: federal === null ? null : federal === 1,
      notes: row.notes,
      createdAt: row.created_at,
    },
    'client',
  );
}

export async function clientsById(db: Db, ids: readonly string[]): Promise<readonly Client[]> {
  const found: Client[] = [];
  for (const chunk of chunksOf(ids)) {
    const rows = await db.selectFrom('client').selectAll().where('id', 'in', chunk).execute();
    const aliases = await db.selectFrom('client_alias').selectAll().where('client_id', 'in', chunk).execute();
    found.push(...rows.map((row) => toClient(row, aliases)));
  }
  return found;
}

export async function allClients(db: Db): Promise<readonly Client[]> {
  const rows = await db.selectFrom('client').select('id').execute();
  const clients = await clientsById(
    db,
    rows.map((row) => row.id),
  );
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
  const id = await idByKey(db, key);
  return id === undefined ? undefined : clientById(db, id);
}

/** Keeps the clients as they are until the transaction ends, so that nothing is logged for one while it goes. SQLite has one writer anyway. */
export async function holdClients(db: Db, ids: readonly string[]): Promise<void> {
  const query = db.selectFrom('client').select('id').where('id', 'in', ids).orderBy('id');
  const severalWriters = db.getExecutor().adapter.supportsMultipleConnections;
  await (severalWriters ? query.forUpdate() : query).execute();
}
