/** What happens to everything of a client that turns out to be another one? */
import { sql } from 'kysely';
import type { Client } from '../core/client.ts';
import { VouchError } from '../core/errors.ts';
import { holdClients, knownClient } from './client-rows.ts';
import { flagOf } from './rows.ts';
import type { Db } from './tables.ts';

/** Moves all of `from` to `into`, inside a transaction. Federal if either is; the notes one after the other; known since the earlier day. */
export async function mergeClients(db: Db, from: string, into: string): Promise<Client> {
  if (from === into) {
    throw new VouchError('bad-input', 'A client cannot be merged into itself.', 'Name two different clients.');
  }
  await holdClients(db, [from, into]);
  const [gone, kept] = [await knownClient(db, from), await knownClient(db, into)];
  const federal = gone.federal === true || kept.federal === true ? true : (kept.federal ?? gone.federal);
  await db
    .updateTable('client')
    .set({
      federal: flagOf(federal),
      notes: [kept.notes, gone.notes].filter((notes) => notes !== '').join('\n'),
      created_at: Math.min(kept.createdAt, gone.createdAt),
    })
    .where('id', '=', into)
    .execute();
  await db.updateTable('client_alias').set({ client_id: into }).where('client_id', '=', from).execute();
  await db.updateTable('concern').set({ client_id: into }).where('client_id', '=', from).execute();
  await moveOrigins(db, from, into);
  await db.updateTable('task').set({ client_id: into }).where('client_id', '=', from).execute();
  await mergeExposures(db, from, into);
  await db.updateTable('receipt').set({ client: into }).where('client', '=', from).execute();
  // What conversations remember, replies kept for redelivery and waiting messages say the client by its id.
  const holders = [
    ['kv', 'value'],
    ['seen', 'reply_json'],
    ['outbox', 'body'],
  ] as const;
  for (const [table, column] of holders) {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = replace(${sql.ref(column)}, ${from}, ${into}) where ${sql.ref(column)} like ${`%${from}%`}`.execute(
      db,
    );
  }
  await db.deleteFrom('client').where('id', '=', from).execute();
  return knownClient(db, into);
}

/** Where both have the same of a vendor, what is said of `into` counts, and its gaps are filled. */
async function mergeExposures(db: Db, from: string, into: string): Promise<void> {
  const kept = await db.selectFrom('exposure').selectAll().where('client_id', '=', into).execute();
  for (const row of await db.selectFrom('exposure').selectAll().where('client_id', '=', from).execute()) {
    const same = kept.find(({ vendor, product }) => vendor === row.vendor && product === row.product);
    if (same === undefined) {
      await db.updateTable('exposure').set({ client_id: into }).where('id', '=', row.id).execute();
      continue;
    }
    const filled = { seats: same.seats ?? row.seats, renewal: same.renewal ?? row.renewal };
    await db.updateTable('exposure').set(filled).where('id', '=', same.id).execute();
    await db.deleteFrom('exposure').where('id', '=', row.id).execute();
  }
}

/** What proposed a follow-up may name the client; where both have one of the same origin, both stay and that of `into` keeps it. */
async function moveOrigins(db: Db, from: string, into: string): Promise<void> {
  const rows = await db
    .selectFrom('task')
    .select(['id', 'origin'])
    .where('client_id', '=', from)
    .where('origin', 'like', `%${from}%`)
    .execute();
  for (const { id, origin } of rows) {
    const moved = origin?.replaceAll(from, into) ?? null;
    const taken = await db.selectFrom('task').select('id').where('origin', '=', moved).executeTakeFirst();
    await db
      .updateTable('task')
      .set({ origin: taken === undefined ? moved : null })
      .where('id', '=', id)
      .execute();
  }
}
