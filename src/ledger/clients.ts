/** Who are the partner's customers, under which names? */
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Client } from '../core/client.ts';
import type { Clients, NewClient } from '../core/client-books.ts';
import type { ClientExport } from '../core/client-export.ts';
import { wordsLimit } from '../core/concern.ts';
import { VouchError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import { overview } from './client-overview.ts';
import {
  allClients,
  checkName,
  clientById,
  clientByKey,
  clientKey,
  clientsById,
  holdClients,
  idByKey,
  knownClient,
} from './client-rows.ts';
import { concernsOf } from './concern-rows.ts';
import { deleteClient } from './delete-client.ts';
import { exposuresOf } from './exposures.ts';
import { mergeClients } from './merge-clients.ts';
import { receiptsAbout } from './receipts.ts';
import { checkInput, flagOf, storable } from './rows.ts';
import type { Db } from './tables.ts';
import { tasksOf } from './task-rows.ts';
import { atomically } from './transact.ts';

const Notes = z
  .string()
  .max(wordsLimit, `notes about a client have at most ${wordsLimit} characters`)
  .transform(storable);
const checkNotes = (notes: string): string => checkInput(Notes, notes, 'Shorten the notes.');

export function clientsOn(db: Db, clock: Clock): Clients {
  return {
    find: async (nameOrId) =>
      (await clientById(db, storable(nameOrId))) ?? clientByKey(db, clientKey(storable(nameOrId))),
    ensure: async (client) => (await ensureClient(db, clock, client)).client,
    among: (keys) => among(db, keys),
    list: () => allClients(db),
    overview: (page) => overview(db, page),
    get: (id) => clientById(db, storable(id)),
    update: async (id, change) => {
      const values = {
        ...(change.federal === undefined ? {} : { federal: flagOf(change.federal) }),
        ...(change.notes === undefined ? {} : { notes: checkNotes(change.notes) }),
      };
      if (Object.keys(values).length > 0) await db.updateTable('client').set(values).where('id', '=', id).execute();
      return knownClient(db, id);
    },
    rename: (id, name) => atomically(db, (inside) => rename(inside, id, checkName(name))),
    merge: (from, into) => atomically(db, (inside) => mergeClients(inside, from, into)),
    export: (id) => atomically(db, (inside) => exportClient(inside, id)),
    delete: (id) => atomically(db, (inside) => deleteClient(inside, id)),
  };
}

interface Ensured {
  readonly client: Client;
  readonly made: boolean;
}

/** The client of that name, made if there is none, and whether it was. */
export async function ensureClient(db: Db, clock: Clock, given: NewClient): Promise<Ensured> {
  const name = checkName(given.name);
  const client = await clientByKey(db, clientKey(name));
  if (client !== undefined) return { client, made: false };
  return atomically(db, (inside) => make(inside, { ...given, name }, clock()));
}

/** Two who make the same client at once: the key lets one through, and the other takes what that one made. */
async function make(db: Db, { name, federal, notes }: NewClient, now: number): Promise<Ensured> {
  const id = uuid();
  const key = clientKey(name);
  await db
    .insertInto('client')
    .values({ id, name, federal: flagOf(federal ?? null), notes: checkNotes(notes ?? ''), created_at: now })
    .execute();
  const taken = await db
    .insertInto('client_alias')
    .values({ key, client_id: id, name })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken !== undefined) return { client: await knownClient(db, id), made: true };
  await db.deleteFrom('client').where('id', '=', id).execute();
  const winner = await clientByKey(db, key);
  if (winner !== undefined) return { client: winner, made: false };
  throw new VouchError('conflict', 'The client was changed at the same moment.', 'Try again.');
}

async function among(db: Db, keys: readonly string[]): ReturnType<Clients['among']> {
  const wanted = [...new Set(keys.map(storable))];
  // One parameter however many keys there are: a list of them would be another statement for every length.
  const isWanted = db.getExecutor().adapter.supportsMultipleConnections
    ? sql<boolean>`key = any(${wanted})`
    : sql<boolean>`key in (select value from json_each(${JSON.stringify(wanted)}))`;
  const hits = await db.selectFrom('client_alias').select(['key', 'client_id']).where(isWanted).execute();
  if (hits.length === 0) return [];
  const clients = await clientsById(db, [...new Set(hits.map((hit) => hit.client_id))]);
  return hits.flatMap(({ key, client_id }) => {
    const client = clients.find((each) => each.id === client_id);
    return client === undefined ? [] : [{ client, key }];
  });
}

async function rename(db: Db, id: string, name: string): Promise<Client> {
  await holdClients(db, [id]);
  await knownClient(db, id);
  const key = clientKey(name);
  await db
    .insertInto('client_alias')
    .values({ key, client_id: id, name })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ name }).where('client_alias.client_id', '=', id))
    .execute();
  if ((await idByKey(db, key)) !== id) {
    throw new VouchError(
      'conflict',
      'Another client has that name already.',
      'Merge the two clients, or choose another name.',
    );
  }
  await db.updateTable('client').set({ name }).where('id', '=', id).execute();
  return knownClient(db, id);
}

async function exportClient(db: Db, id: string): Promise<ClientExport> {
  const client = await knownClient(db, id);
  return {
    client,
    concerns: await concernsOf(db, id),
    tasks: await tasksOf(db, id),
    receipts: await receiptsAbout(db, client),
    exposures: await exposuresOf(db, id),
  };
}
