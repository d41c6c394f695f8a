/** How do changes that arrive together share one commit? */
import { sql } from 'kysely';
import { VouchError } from '../core/errors.ts';
import type { Db } from './tables.ts';
import { refuseInside, transact } from './transact.ts';

/** The most changes in one commit: the others wait for it, so it must stay short. */
const most = 200;

type Work<T> = (transaction: Db) => Promise<T>;
/** Runs `work` in a transaction and resolves once that is durable. `whole`: it is one statement, which needs no savepoint. */
export type Commit = <T>(work: Work<T>, whole?: 'whole') => Promise<T>;

interface Waiting {
  readonly work: Work<unknown>;
  readonly whole: boolean;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}
type Result = { readonly value: unknown } | { readonly thrown: unknown };

/**
 * On an engine with one writer, changes that wait for it anyway go into one transaction and share its sync: on a disk whose
 * sync takes 4 ms that is the difference between 250 and some thousands a second. Each has a savepoint of its own, so one that
 * throws takes nothing of the others with it. On an engine with many writers each has a transaction of its own.
 */
export function commitOn(db: Db): Commit {
  if (db.getExecutor().adapter.supportsMultipleConnections) return (work) => transact(db, work);
  const queue: Waiting[] = [];
  let draining = false;

  async function drain(): Promise<void> {
    draining = true;
    // What arrives in this turn of the event loop comes along.
    await new Promise(setImmediate);
    while (queue.length > 0) await settle(db, queue.splice(0, most));
    draining = false;
  }

  return async <T>(work: Work<T>, whole?: 'whole'): Promise<T> => {
    refuseInside();
    return new Promise<T>((resolve, reject) => {
      queue.push({ work, whole: whole !== undefined, resolve: resolve as (value: unknown) => void, reject });
      if (!draining) void drain();
    });
  };
}

async function settle(db: Db, batch: readonly Waiting[]): Promise<void> {
  const results = batch.length === 1 ? undefined : await together(db, batch);
  for (const [index, { work, resolve, reject }] of batch.entries()) {
    const result = results?.[index] ?? (await alone(db, work));
    if ('thrown' in result) reject(result.thrown);
    else resolve(result.value);
  }
}

async function alone(db: Db, work: Work<unknown>): Promise<Result> {
  try {
    return { value: await transact(db, work) };
  } catch (thrown) {
    return { thrown };
  }
}

/** One result for each; undefined when the database failed, so that nothing was written and each is to be tried alone. */
async function together(db: Db, batch: readonly Waiting[]): Promise<readonly Result[] | undefined> {
  try {
    return await transact(db, async (transaction) => {
      const results: Result[] = [];
      for (const { work, whole } of batch)
        results.push(whole ? { value: await work(transaction) } : await inSavepoint(transaction, work));
      return results;
    });
  } catch {
    return undefined;
  }
}

async function inSavepoint(transaction: Db, work: Work<unknown>): Promise<Result> {
  await sql`savepoint change`.execute(transaction);
  try {
    const value = await work(transaction);
    await sql`release change`.execute(transaction);
    return { value };
  } catch (thrown) {
    // A failure of the database itself may have ended the transaction already.
    if (thrown instanceof VouchError && thrown.code === 'storage') throw thrown;
    await sql`rollback to change`.execute(transaction);
    await sql`release change`.execute(transaction);
    return { thrown };
  }
}
