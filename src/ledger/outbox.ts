/** Which messages are to be sent, and who is sending them? */
import { z } from 'zod';
import type { Clock, Outbox, OutboxRow } from '../core/ports.ts';
import { readRow, storable } from './rows.ts';
import type { Db } from './tables.ts';

const Row = z.strictObject({ id: z.string(), body: z.string(), tries: z.int(), lease: z.int() });

/**
 * Delivery is at least once: a sender that died after posting leaves the row to another. So `tries` above 1 means: look on
 * the platform for the message's id before posting again; and past its lease a sender must not post at all.
 */
export function outboxOn(db: Db, clock: Clock): Outbox {
  return {
    put: async (id, due, body) => {
      const made = await db
        .insertInto('outbox')
        .values({ id, due, lease: 0, tries: 0, ref: null, state: 'due', body: storable(body) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return made !== undefined;
    },
    claim: (lease) => claim(db, clock, lease),
    sent: async (id, ref) => {
      await db.updateTable('outbox').set({ state: 'sent', ref, lease: 0 }).where('id', '=', id).execute();
    },
    retry: async (id, due) => {
      await db.updateTable('outbox').set({ due, lease: 0 }).where('id', '=', id).where('state', '=', 'due').execute();
    },
  };
}

async function claim(db: Db, clock: Clock, lease: number): Promise<OutboxRow | undefined> {
  for (;;) {
    const now = clock();
    const next = await db
      .selectFrom('outbox')
      .select('id')
      .where('state', '=', 'due')
      .where('due', '<=', now)
      .where('lease', '<=', now)
      .orderBy('due')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) return undefined;
    // The conditions again: of two that chose the same row, the later one finds it leased and chooses another.
    const row = await db
      .updateTable('outbox')
      .set((column) => ({ lease: now + lease, tries: column('tries', '+', 1) }))
      .where('id', '=', next.id)
      .where('state', '=', 'due')
      .where('due', '<=', now)
      .where('lease', '<=', now)
      .returning(['id', 'body', 'tries', 'lease'])
      .executeTakeFirst();
    if (row !== undefined) return readRow(Row, row, 'message to be sent');
  }
}
