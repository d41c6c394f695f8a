/** Which events are to be answered and which messages sent, and who is at it? */
import { z } from 'zod';
import type { Lane, Outbox, OutboxRow } from '../core/delivery.ts';
import type { Clock } from '../core/ports.ts';
import { standingOf } from './outbox-standing.ts';
import { readRow, storable } from './rows.ts';
import type { Db } from './tables.ts';

const Row = z.object({
  id: z.string(),
  body: z.string(),
  tries: z.int(),
  lease: z.int(),
  at: z.int(),
  ref: z.string().nullable(),
});

/** Stands before the id of a posting that was begun, in the place of the platform's id of what came of it. */
const begun = 'begun ';

/** How long what is done is remembered, in milliseconds: a week. Platforms deliver again within hours. */
const remembered = 7 * 24 * 60 * 60 * 1000;

/**
 * Delivery is at least once: a sender that died after posting leaves the row to another. So `tries` above 1 means: look on
 * the platform for the message's id before posting again; and past its lease a sender must not post at all.
 */
export function outboxOn(db: Db, clock: Clock): Outbox {
  return {
    put: async ({ id, lane, due, body, leasedUntil }) => {
      const made = await db
        .insertInto('outbox')
        .values({
          id: storable(id),
          lane,
          at: clock(),
          due,
          lease: leasedUntil ?? 0,
          tries: leasedUntil === undefined ? 0 : 1,
          ref: null,
          state: 'due',
          body: storable(body),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return made !== undefined;
    },
    claim: (lane, lease) => claim(db, clock, lane, lease),
    sent: async (id, ref) => {
      await db.updateTable('outbox').set({ state: 'sent', ref, lease: 0, body: '' }).where('id', '=', id).execute();
    },
    renew: async ({ id, lease: held }, lease, begins) => {
      const row = await db
        .updateTable('outbox')
        .set({ lease: clock() + lease, ...(begins === undefined ? {} : { ref: storable(begun + begins) }) })
        .where('id', '=', id)
        .where('state', '=', 'due')
        .where('lease', '=', held)
        .returning('lease')
        .executeTakeFirst();
      return row?.lease;
    },
    retry: async (id, due, undone = false) => {
      // PostgreSQL takes no fraction of a millisecond.
      const again = { due: Math.round(due), lease: 0, ...(undone ? { ref: null } : {}) };
      await db.updateTable('outbox').set(again).where('id', '=', id).where('state', '=', 'due').execute();
    },
    standing: () => standingOf(db, clock()),
    fail: async (id, why) => {
      await db
        .updateTable('outbox')
        .set({ state: 'failed', ref: storable(why), lease: 0 })
        .where('id', '=', id)
        .where('state', '=', 'due')
        .execute();
    },
  };
}

async function claim(db: Db, clock: Clock, lane: Lane, lease: number): Promise<OutboxRow | undefined> {
  for (;;) {
    const now = clock();
    const next = await db
      .selectFrom('outbox')
      .select('id')
      .where('lane', '=', lane)
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
      .returning(['id', 'body', 'tries', 'lease', 'at', 'ref'])
      .executeTakeFirst();
    if (row === undefined) continue;
    const { ref, ...claimed } = readRow(Row, row, 'message to be sent');
    return { ...claimed, begun: ref?.startsWith(begun) === true ? ref.slice(begun.length) : null };
  }
}

/** Removes what was done long ago. */
export async function forgetSent(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('outbox')
    .where('state', '=', 'sent')
    .where('at', '<', now - remembered)
    .execute();
}
