/** How does an event that is delivered twice take effect once? */
import type { Books, Clock } from '../core/ports.ts';
import { Reply } from '../core/reply.ts';
import { booksOn } from './books.ts';
import { readJson, storable } from './rows.ts';
import type { Db } from './tables.ts';
import { transact } from './transact.ts';

/**
 * One transaction: take the event's key, do the work, keep its reply. Whoever finds the key taken gets the kept reply: on
 * PostgreSQL the second of two at once waits at the key until the first has committed. When the work throws, the key is
 * given back with everything else, so that a later delivery may try again.
 */
export async function once(
  db: Db,
  clock: Clock,
  event: string,
  work: (books: Books) => Promise<Reply>,
): Promise<Reply> {
  const key = storable(event);
  return transact(db, async (transaction) => {
    const taken = await transaction
      .insertInto('seen')
      .values({ key, reply_json: null, at: clock() })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .executeTakeFirst();
    if (taken === undefined) {
      const kept = await transaction.selectFrom('seen').select('reply_json').where('key', '=', key).executeTakeFirst();
      return readJson(Reply, kept?.reply_json ?? null, 'reply');
    }
    const reply = await work(booksOn(transaction, clock));
    await transaction
      .updateTable('seen')
      .set({ reply_json: JSON.stringify(reply) })
      .where('key', '=', key)
      .execute();
    return reply;
  });
}
