/** Where are the proofs of old answers kept? */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Client } from '../core/client.ts';
import { VouchError } from '../core/errors.ts';
import { Receipt } from '../core/receipt.ts';
import type { Outdated, Receipts } from '../core/watching.ts';
import { clientById, clientKey } from './client-rows.ts';
import { checkInput, listLimit, readJson, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';

const OutdatedMark = z.strictObject({
  at: z.int(),
  records: z.array(z.string()),
  changes: z.array(z.strictObject({ before: z.string(), after: z.string() })),
}) satisfies z.ZodType<Outdated>;

/** A client merged since has another id than the receipt's body: the column says which. */
function toReceipt(row: Pick<Tables['receipt'], 'body' | 'client'>): Receipt {
  const receipt = readJson(Receipt, row.body, 'receipt');
  return receipt.client === null ? receipt : { ...receipt, client: row.client };
}

/** Every id and key under which receipts are about this client: also those asked before it was in the ledger. */
export const receiptKeys = (client: Client): readonly string[] => [
  client.id,
  ...[client.name, ...client.aliases].map(clientKey),
];

/** All receipts about a client, oldest first. */
export async function receiptsAbout(db: Db, client: Client): Promise<readonly Receipt[]> {
  const rows = await db
    .selectFrom('receipt')
    .select(['body', 'client'])
    .where('client', 'in', receiptKeys(client))
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toReceipt);
}

async function ofClient(db: Db, clientId: string, page: Parameters<Receipts['ofClient']>[1]) {
  const limit = listLimit(page.limit);
  const client = await clientById(db, storable(clientId));
  if (client === undefined) return [];
  // An answer is long: the index alone says which are wanted.
  let wanted = db.selectFrom('receipt').select('id').where('client', 'in', receiptKeys(client));
  if (page.before !== undefined) {
    const last = await db
      .selectFrom('receipt')
      .select(['at', 'id'])
      .where('id', '=', storable(page.before))
      .executeTakeFirst();
    if (last === undefined)
      throw new VouchError(
        'not-found',
        'The answer this page began after is gone.',
        'Begin again with the first page.',
      );
    wanted = wanted.where((where) => where(where.refTuple('at', 'id'), '<', where.tuple(last.at, last.id)));
  }
  const rows = await db
    .selectFrom('receipt')
    .select(['body', 'client'])
    .where('id', 'in', wanted.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toReceipt);
}

/** One parameter however many records there are: rows of parameters cost more than the rest of the receipt. */
async function restOn(db: Db, receipt: Receipt): Promise<void> {
  const hashes = [...new Map(receipt.records.map(({ id, hash }) => [storable(id), storable(hash)]))];
  if (hashes.length === 0) return;
  const json = JSON.stringify(hashes);
  const rows = db.getExecutor().adapter.supportsMultipleConnections
    ? sql`select value->>0, ${receipt.id}, value->>1 from json_array_elements(${json}::json)`
    : sql`select value->>0, ${receipt.id}, value->>1 from json_each(${json})`;
  await sql`insert into receipt_record (record, receipt, hash) ${rows}`.execute(db);
}

export function receiptsOn(db: Db): Receipts {
  return {
    add: async (receipt) => {
      const named = receipt.reading.client?.name;
      await db
        .insertInto('receipt')
        .values({
          id: receipt.id,
          thread: storable(receipt.thread),
          client: receipt.client ?? (named === undefined ? null : storable(clientKey(named))),
          at: receipt.at,
          body: JSON.stringify(receipt),
          outdated_json: null,
          outdated_at: null,
        })
        .execute();
      await restOn(db, receipt);
    },
    get: async (id) => {
      const row = await db
        .selectFrom('receipt')
        .select(['body', 'client'])
        .where('id', '=', storable(id))
        .executeTakeFirst();
      return row === undefined ? undefined : toReceipt(row);
    },
    ofClient: (clientId, page) => ofClient(db, clientId, page),
    ofThread: async (thread, limit) => {
      const rows = await db
        .selectFrom('receipt')
        .select(['body', 'client'])
        .where('thread', '=', storable(thread))
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(listLimit(limit))
        .execute();
      return rows.map(toReceipt).reverse();
    },
    restingOn: async (record, { but, before, limit }) => {
      // A receipt's id begins with its time, so that the index alone has them in their order.
      let query = db
        .selectFrom('receipt_record')
        .innerJoin('receipt', 'receipt.id', 'receipt_record.receipt')
        .select(['receipt.body', 'receipt.client'])
        .where('receipt_record.record', '=', storable(record));
      if (but !== null) query = query.where('receipt_record.hash', '!=', storable(but));
      if (before !== undefined) query = query.where('receipt_record.receipt', '<', storable(before));
      const rows = await query.orderBy('receipt_record.receipt', 'desc').limit(listLimit(limit)).execute();
      return rows.map(toReceipt);
    },
    outdate: async (id, given) => {
      const mark = checkInput(
        OutdatedMark,
        given,
        'Report this: the mark of an outdated answer is not as it should be.',
      );
      await db
        .updateTable('receipt')
        .set({ outdated_json: JSON.stringify(mark), outdated_at: mark.at })
        .where('id', '=', storable(id))
        .where((where) => where.or([where('outdated_at', 'is', null), where('outdated_at', '<=', mark.at)]))
        .execute();
    },
    outdated: async (id) => {
      const row = await db
        .selectFrom('receipt')
        .select('outdated_json')
        .where('id', '=', storable(id))
        .executeTakeFirst();
      const kept = row?.outdated_json ?? null;
      return kept === null ? undefined : readJson(OutdatedMark, kept, 'mark of an outdated answer');
    },
  };
}
