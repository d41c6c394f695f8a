/** How are several changes made, all or none? */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { KyselyPlugin } from 'kysely';
import { VouchError } from '../core/errors.ts';
import { isPassing } from './storage-error.ts';
import type { Db } from './tables.ts';

/** How often a transaction is tried when others were in its way. */
const tries = 3;

/** Whether others may write between two statements of a transaction. SQLite has one writer. */
export const severalWriters = (db: Db): boolean => db.getExecutor().adapter.supportsMultipleConnections === true;

const inside = new AsyncLocalStorage<true>();

/** Throws `internal` inside a transaction. */
export function refuseInside(): void {
  if (inside.getStore() === undefined) return;
  throw new VouchError(
    'internal',
    'The ledger was used inside one of its own transactions.',
    'Report this: the work has to use the books it was given.',
  );
}

/**
 * On the ledger's own handle: refuses queries made inside a transaction. On SQLite they would wait for the transaction
 * that waits for them; on PostgreSQL they would not be rolled back with it.
 */
export const outsideOnly: KyselyPlugin = {
  transformQuery: ({ node }) => {
    refuseInside();
    return node;
  },
  transformResult: async ({ result }) => result,
};

/** Runs `work` in one transaction. A deadlock or a lost race undoes all and runs it again, so it may only touch the handle it is given. */
export async function transact<T>(db: Db, work: (transaction: Db) => Promise<T>): Promise<T> {
  refuseInside();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db
        .transaction()
        .execute((transaction) => inside.run(true, () => work(transaction.withoutPlugins())));
    } catch (thrown) {
      if (attempt >= tries || !isPassing(thrown)) throw thrown;
    }
  }
}

/** Several changes on a handle that may be a transaction already. */
export async function atomically<T>(db: Db, work: (transaction: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : transact(db, work);
}
