/** Which client raised what about which vendor? */
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Id } from '../core/citation.ts';
import { Concern, concernStates, Severity, wordsLimit } from '../core/concern.ts';
import { Day } from '../core/day.ts';
import { VouchError } from '../core/errors.ts';
import { Person, surfaces } from '../core/person.ts';
import type { Clock, ConcernFilter, Concerns } from '../core/ports.ts';
import { checkInput, listLimit, readRow, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';

const NewConcern = z.strictObject({
  clientId: z.string(),
  vendor: Id,
  words: z
    .string()
    .transform(storable)
    .pipe(
      z
        .string()
        .regex(/\S/, 'a concern needs its words')
        .max(wordsLimit, `a concern is kept in at most ${wordsLimit} characters`),
    ),
  severity: Severity,
  link: z.string().transform(storable).nullable(),
  loggedBy: Person.transform(({ id, name }) => ({ id: storable(id), name: storable(name) })),
  surface: z.enum(surfaces),
});

type Row = Tables['concern'] & { readonly client_name: string | null };

function toConcern(row: Row): Concern {
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

const rowsOf = (db: Db) =>
  db
    .selectFrom('concern')
    .innerJoin('client', 'client.id', 'concern.client_id')
    .selectAll('concern')
    .select('client.name as client_name');

async function list(db: Db, filter: ConcernFilter): Promise<readonly Concern[]> {
  let query = rowsOf(db);
  if (filter.clientId !== undefined) query = query.where('concern.client_id', '=', storable(filter.clientId));
  if (filter.vendor !== undefined) query = query.where('concern.vendor', '=', storable(filter.vendor));
  if (filter.state !== undefined) query = query.where('concern.state', '=', filter.state);
  if (filter.clientsOf !== undefined) {
    const person = storable(filter.clientsOf);
    const logged = db.selectFrom('concern').select('client_id').where('logged_by_id', '=', person);
    const owned = db
      .selectFrom('task')
      .select('client_id')
      .where('owner_id', '=', person)
      .where('client_id', 'is not', null)
      .$narrowType<{ client_id: string }>();
    query = query.where('concern.client_id', 'in', logged.union(owned));
  }
  if (filter.since !== undefined) {
    const since = checkInput(Day, filter.since, 'Give the day as YYYY-MM-DD.');
    query = query.where('concern.created_at', '>=', Date.parse(`${since}T00:00:00Z`));
  }
  if (filter.until !== undefined) {
    const until = checkInput(Day, filter.until, 'Give the day as YYYY-MM-DD.');
    query = query.where('concern.created_at', '<=', Date.parse(`${until}T23:59:59.999Z`));
  }
  const rows = await query
    .orderBy('concern.created_at', 'desc')
    .orderBy('concern.id', 'desc')
    .limit(listLimit(filter.limit))
    .execute();
  return rows.map(toConcern);
}

async function get(db: Db, id: string): Promise<Concern | undefined> {
  const row = await rowsOf(db).where('concern.id', '=', storable(id)).executeTakeFirst();
  return row === undefined ? undefined : toConcern(row);
}

/** Throws `not-found`. */
async function known(db: Db, id: string): Promise<Concern> {
  const concern = await get(db, id);
  if (concern !== undefined) return concern;
  throw new VouchError('not-found', 'There is no such concern in the ledger.', 'List the concerns to see their ids.');
}

/** All concerns of a client, newest first. */
export async function concernsOf(db: Db, clientId: string): Promise<readonly Concern[]> {
  const rows = await rowsOf(db)
    .where('concern.client_id', '=', clientId)
    .orderBy('concern.created_at', 'desc')
    .orderBy('concern.id', 'desc')
    .execute();
  return rows.map(toConcern);
}

export function concernsOn(db: Db, clock: Clock): Concerns {
  return {
    add: async (input) => {
      const concern = checkInput(NewConcern, input, 'Mend it and log the concern again.');
      const row = await db
        .insertInto('concern')
        .values({
          id: uuid(),
          client_id: concern.clientId,
          vendor: concern.vendor,
          words: concern.words,
          severity: concern.severity,
          state: 'open',
          link: concern.link,
          logged_by_id: concern.loggedBy.id,
          logged_by_name: concern.loggedBy.name,
          surface: concern.surface,
          created_at: clock(),
        })
        .returningAll()
        .returning((column) => [
          column.selectFrom('client').select('name').whereRef('client.id', '=', 'client_id').as('client_name'),
        ])
        .executeTakeFirstOrThrow();
      return toConcern(row);
    },
    get: (id) => get(db, id),
    list: (filter) => list(db, filter),
    setState: async (id, state) => {
      const next = checkInput(z.enum(concernStates), state, `Give one of ${concernStates.join(', ')}.`);
      await db.updateTable('concern').set({ state: next }).where('id', '=', storable(id)).execute();
      return known(db, id);
    },
  };
}
