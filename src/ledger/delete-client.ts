/** How does everything about a client leave the ledger? */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Clients } from '../core/client-books.ts';
import { ItemReview } from '../core/item.ts';
import { Receipt } from '../core/receipt.ts';
import { Reply } from '../core/reply.ts';
import { emptyTrail } from './audit/empty-trail.ts';
import { blotOf, blotShape, blotText } from './blot.ts';
import { holdClients, knownClient } from './client-rows.ts';
import { threadNamespace } from './memory.ts';
import { receiptKeys } from './receipts.ts';
import { removedReply } from './removed-reply.ts';
import { chunksOf, readRow } from './rows.ts';
import type { Db } from './tables.ts';

/** Rows read at a time: deletion looks at every row once, whatever the size of the ledger. */
const page = 500;

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Deletes the client inside a transaction: its names, concerns, follow-ups, exposures and receipts, the replies kept for redelivery
 * and the conversations that are about it, and messages about it that wait to be sent. Event keys and message ids stay,
 * emptied, so that nothing is taken or sent twice; what the audit trail tells of it is emptied too. In everything else its
 * names are blotted out.
 */
export async function deleteClient(db: Db, id: string): ReturnType<Clients['delete']> {
  await holdClients(db, [id]);
  const client = await knownClient(db, id);
  const its = db.selectFrom('concern').select('id').where('client_id', '=', id);
  const tasks = await db
    .deleteFrom('task')
    .where((where) =>
      where.or([
        where('client_id', '=', id),
        where.and([where('client_id', 'is', null), where('concern_id', 'in', its)]),
      ]),
    )
    .returning('id')
    .execute();
  const concerns = await db.deleteFrom('concern').where('client_id', '=', id).returning('id').execute();
  const exposures = await db.deleteFrom('exposure').where('client_id', '=', id).returning('id').execute();
  const receipts: { id: string }[] = [];
  for (const keys of chunksOf(receiptKeys(client))) {
    receipts.push(...(await db.deleteFrom('receipt').where('client', 'in', keys).returning('id').execute()));
  }
  await db.deleteFrom('client').where('id', '=', id).execute();

  const gone = new Set([id, ...[...tasks, ...concerns, ...exposures, ...receipts].map((row) => row.id)]);
  const isAbout = (text: string): boolean => text.match(uuids)?.some((each) => gone.has(each)) ?? false;
  const blot = blotOf([client.name, ...client.aliases]);
  const redacted = new Set<string>();
  await rewrite(db, 'client', 'id', 'notes', redacted, blot);
  await rewrite(db, 'concern', 'id', 'words', redacted, blot);
  await rewrite(db, 'task', 'id', 'title', redacted, blot);
  await rewrite(db, 'task', 'id', 'note', redacted, blot);
  await rewrite(db, 'receipt', 'id', 'body', redacted, (text) => blotShape(text, Receipt, blot) ?? null);
  await rewrite(db, 'receipt', 'id', 'outdated_json', redacted, (text) => blotText(text, blot));
  await rewrite(db, 'item', 'key', 'review_json', redacted, (text) => blotShape(text, ItemReview, blot) ?? text);
  await rewrite(db, 'seen', 'key', 'reply_json', redacted, (text) =>
    isAbout(text) ? JSON.stringify(removedReply) : (blotShape(text, Reply, blot) ?? JSON.stringify(removedReply)),
  );
  await rewrite(db, 'outbox', 'id', 'body', redacted, (text) => (isAbout(text) ? '' : blotText(text, blot)));
  await db.updateTable('outbox').set({ state: 'sent' }).where('state', '=', 'due').where('body', '=', '').execute();
  await rewrite(db, 'kv', 'key', 'value', redacted, (text, key) => {
    const clean = blotText(text, blot);
    const forget = isAbout(text) || (clean !== text && key.startsWith(`${threadNamespace}:`));
    return forget ? null : clean;
  });
  await emptyTrail(db, id, gone, blot);
  await db
    .deleteFrom('receipt_record')
    .where((where) =>
      where.not(
        where.exists(where.selectFrom('receipt').select('id').whereRef('receipt.id', '=', 'receipt_record.receipt')),
      ),
    )
    .execute();
  return { concerns: concerns.length, tasks: tasks.length, receipts: receipts.length, redacted: redacted.size };
}

const TextRow = z.object({ key: z.string(), text: z.string() });

/** Puts every text of a column through `change`, a page at a time; null removes the row. Rows changed are added to `changed`. */
async function rewrite(
  db: Db,
  table: string,
  keyColumn: string,
  column: string,
  changed: Set<string>,
  change: (text: string, key: string) => string | null,
): Promise<void> {
  const [from, key, text] = [sql.table(table), sql.ref(keyColumn), sql.ref(column)];
  for (let after: string | undefined; ; ) {
    const beyond = after === undefined ? sql`` : sql`and ${key} > ${after}`;
    const { rows } = await sql`select ${key} as key, ${text} as text from ${from}
      where ${text} is not null ${beyond} order by ${key} limit ${page}`.execute(db);
    for (const raw of rows) {
      const row = readRow(TextRow, raw, `row of ${table}`);
      after = row.key;
      const next = change(row.text, row.key);
      if (next === row.text) continue;
      if (next === null) await sql`delete from ${from} where ${key} = ${row.key}`.execute(db);
      else {
        await sql`update ${from} set ${text} = ${next} where ${key} = ${row.key}`.execute(db);
        changed.add(`${table} ${row.key}`);
      }
    }
    if (rows.length < page) return;
  }
}
