/** How does an event that is delivered twice take effect once? */
import type { Books, Clock } from '../core/ports.ts';
import { Reply } from '../core/reply.ts';
import { booksOn } from './books.ts';
import type { Commit } from './group-commit.ts';
import { readJson, storable } from './rows.ts';
import type { Db } from './tables.ts';

/**
 * One transaction: take the event's key, do the work, keep its reply. Whoever finds the key taken gets the kept reply: on
 * PostgreSQL the second of two at once waits at the key until the first has committed. When the work throws, the key is
 * given back with everything else, so that a later delivery may try again.
 */
export async function once(
  commit: Commit,
  clock: Clock,
  machine: Clock,
  event: string,
  work: (books: Books) => Promise<Reply>,
): Promise<Reply> {
  const key = storable(event);
  return commit(async (transaction) => {
    const taken = await transaction
      .insertInto('seen')
      .values({ key, reply_json: null, at: clock() })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .executeTakeFirst();
    if (taken === undefined) return readJson(Reply, (await keptFor(transaction, key)) ?? null, 'reply');
    const reply = await work(booksOn(transaction, clock, machine));
    await transaction
      .updateTable('seen')
      .set({ reply_json: JSON.stringify(reply) })
      .where('key', '=', key)
      .execute();
    return reply;
  });
}

async function keptFor(db: Db, key: string): Promise<string | null | undefined> {
  const kept = await db.selectFrom('seen').select('reply_json').where('key', '=', key).executeTakeFirst();
  return kept?.reply_json;
}

/** The reply kept for an event; undefined when it was never taken. */
export async function replyTo(db: Db, event: string): Promise<Reply | undefined> {
  const kept = await keptFor(db, storable(event));
  return kept === undefined ? undefined : readJson(Reply, kept, 'reply');
}
