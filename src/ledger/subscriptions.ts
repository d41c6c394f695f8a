/** Which rooms get the weekly digest? */
import { z } from 'zod';
import type { Subscription, Subscriptions } from '../core/delivery.ts';
import { surfaceOf, surfaces } from '../core/person.ts';
import type { Clock } from '../core/ports.ts';
import { checkInput, readRow, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';

const Row = z.object({
  room: z.string(),
  surface: z.enum(surfaces),
  shared: z.literal([0, 1]),
  by_id: z.string(),
  by_name: z.string(),
  at: z.int(),
});

function toSubscription(raw: Tables['subscription']): Subscription {
  const row = readRow(Row, raw, 'subscription');
  return {
    surface: row.surface,
    room: row.room,
    shared: row.shared === 1,
    by: { id: row.by_id, name: row.by_name },
    since: row.at,
  };
}

export function subscriptionsOn(db: Db, clock: Clock): Subscriptions {
  return {
    put: async (room, by) => {
      const surface = checkInput(z.enum(surfaces), surfaceOf(room.id), 'Subscribe a room of a chat.');
      const row = { room: storable(room.id), surface, shared: room.shared ? (1 as const) : (0 as const) };
      const made = await db
        .insertInto('subscription')
        .values({ ...row, by_id: storable(by.id), by_name: storable(by.name), at: clock() })
        .onConflict((conflict) => conflict.column('room').doNothing())
        .returning('room')
        .executeTakeFirst();
      return made !== undefined;
    },
    remove: async (room) => {
      const gone = await db
        .deleteFrom('subscription')
        .where('room', '=', storable(room))
        .returning('room')
        .executeTakeFirst();
      return gone !== undefined;
    },
    get: async (room) => {
      const row = await db.selectFrom('subscription').selectAll().where('room', '=', storable(room)).executeTakeFirst();
      return row === undefined ? undefined : toSubscription(row);
    },
    list: async () => (await db.selectFrom('subscription').selectAll().orderBy('at').execute()).map(toSubscription),
  };
}
