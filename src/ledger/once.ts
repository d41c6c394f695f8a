/** How does an event that is delivered twice take effect once? */
import { z } from 'zod';
import type { Person } from '../core/person.ts';
import type { Books, Clock } from '../core/ports.ts';
import { Reply } from '../core/reply.ts';
import type { Receipts } from '../core/watching.ts';
import { inBooks } from './books.ts';
import type { Commit } from './group-commit.ts';
import { receiptsOn } from './receipts.ts';
import { removedReply } from './removed-reply.ts';
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
  by: Person,
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
    if (taken === undefined) return (await replyTo(transaction, key)) ?? removedReply;
    const proofs = new Set<string>();
    const reply = await inBooks(transaction, clock, machine, by, (books) =>
      work({ ...books, receipts: keeping(books.receipts, proofs), memory: books.memory }),
    );
    await transaction
      .updateTable('seen')
      .set({ reply_json: JSON.stringify(proved(reply, proofs)) })
      .where('key', '=', key)
      .execute();
    return reply;
  });
}

/** A reply whose receipt holds it is kept there alone: an answer is long, and twice written is twice synced. */
const Kept = z.union([z.strictObject({ proof: z.string() }), Reply]);

const proved = (reply: Reply, proofs: ReadonlySet<string>): z.infer<typeof Kept> =>
  reply.receipt !== null && proofs.has(reply.receipt) ? { proof: reply.receipt } : reply;

/** The receipts, which tell what was added to them. */
const keeping = (receipts: Receipts, proofs: Set<string>): Receipts => ({
  ...receipts,
  add: async (receipt) => {
    await receipts.add(receipt);
    proofs.add(receipt.id);
  },
});

/** The reply kept for an event; undefined when it was never taken. */
export async function replyTo(db: Db, event: string): Promise<Reply | undefined> {
  const row = await db.selectFrom('seen').select('reply_json').where('key', '=', storable(event)).executeTakeFirst();
  if (row === undefined) return undefined;
  const kept = readJson(Kept, row.reply_json, 'reply');
  if (!('proof' in kept)) return kept;
  return (await receiptsOn(db).get(kept.proof))?.reply ?? removedReply;
}
