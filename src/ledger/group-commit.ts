/** How do changes that arrive together share one commit? */
import type { Db } from './tables.ts';
import { refuseInside, transact } from './transact.ts';

/** The most changes in one commit: the others wait for it, so it must stay short. */
const most = 200;

type Work<T> = (transaction: Db) => Promise<T>;
/** Runs `work` in a transaction and resolves once that is durable. It may be run again, so it may only touch its handle. */
export type Commit = <T>(work: Work<T>) => Promise<T>;

interface Waiting {
  readonly work: Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * On an engine with one writer, changes that wait for it anyway go into one transaction and share its sync: on a disk whose
 * sync takes 4 ms that is the difference between 250 and some thousands a second. When one of them throws, nothing of the
 * others is lost: all is undone, and each runs again in a transaction of its own. On an engine with many writers each has
 * one from the start.
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

  return async <T>(work: Work<T>): Promise<T> => {
    refuseInside();
    return new Promise<T>((resolve, reject) => {
      queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (!draining) void drain();
    });
  };
}

async function settle(db: Db, batch: readonly Waiting[]): Promise<void> {
  const values = batch.length === 1 ? undefined : await together(db, batch);
  if (values !== undefined) {
    for (const [index, { resolve }] of batch.entries()) resolve(values[index]);
    return;
  }
  for (const { work, resolve, reject } of batch) await transact(db, work).then(resolve, reject);
}

/** What each gave; undefined when one of them threw, so that nothing was written. */
async function together(db: Db, batch: readonly Waiting[]): Promise<readonly unknown[] | undefined> {
  try {
    return await transact(db, async (transaction) => {
      const values: unknown[] = [];
      for (const { work } of batch) values.push(await work(transaction));
      return values;
    });
  } catch {
    return undefined;
  }
}
