/** Where are the proofs of old answers kept? */
import type { Client } from '../core/client.ts';
import type { Receipts } from '../core/ports.ts';
import { Receipt } from '../core/receipt.ts';
import { clientKey } from './client-rows.ts';
import { listLimit, readJson, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';

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
        })
        .execute();
    },
    get: async (id) => {
      const row = await db
        .selectFrom('receipt')
        .select(['body', 'client'])
        .where('id', '=', storable(id))
        .executeTakeFirst();
      return row === undefined ? undefined : toReceipt(row);
    },
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
  };
}
