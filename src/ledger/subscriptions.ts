/** Which rooms get the weekly digest? */
import { z } from 'zod';
import { Day } from '../core/day.ts';
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
  weekday: z.literal([1, 2, 3, 4, 5, 6, 7]),
  hour: z.int(),
  zone: z.string(),
  covered: Day.nullable(),
});

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const DigestTime = z.object({
  weekday: z.literal([1, 2, 3, 4, 5, 6, 7], 'a weekday is a number from 1 (Monday) to 7 (Sunday)'),
  hour: z.int().min(0, 'an hour is a whole number from 0 to 23').max(23, 'an hour is a whole number from 0 to 23'),
  zone: z.string().max(100).refine(isZone, 'that is no time zone'),
});

function toSubscription(raw: Tables['subscription']): Subscription {
  const row = readRow(Row, raw, 'subscription');
  return {
    surface: row.surface,
    room: row.room,
    shared: row.shared === 1,
    by: { id: row.by_id, name: row.by_name },
    since: row.at,
    weekday: row.weekday,
    hour: row.hour,
    zone: row.zone,
    covered: row.covered,
  };
}

export function subscriptionsOn(db: Db, clock: Clock): Subscriptions {
  return {
    put: async (room, by, given) => {
      const surface = checkInput(z.enum(surfaces), surfaceOf(room.id), 'Subscribe a room of a chat.');
      const time = checkInput(DigestTime, given, 'Name a weekday, a full hour and a time zone like America/New_York.');
      const row = { room: storable(room.id), surface, shared: room.shared ? (1 as const) : (0 as const) };
      const made = await db
        .insertInto('subscription')
        .values({ ...row, by_id: storable(by.id), by_name: storable(by.name), at: clock(), ...time, covered: null })
        .onConflict((conflict) => conflict.column('room').doNothing())
        .returning('room')
        .executeTakeFirst();
      if (made === undefined) {
        // What was due at the old time is past: a new time counts from now on.
        await db
          .updateTable('subscription')
          .set({ ...time, at: clock() })
          .where('room', '=', row.room)
          .where((where) =>
            where.or([
              where('weekday', '!=', time.weekday),
              where('hour', '!=', time.hour),
              where('zone', '!=', time.zone),
            ]),
          )
          .execute();
      }
      return made !== undefined;
    },
    cover: async (room, given) => {
      const covered = checkInput(Day, given, 'Give the day as YYYY-MM-DD.');
      await db
        .updateTable('subscription')
        .set({ covered })
        .where('room', '=', storable(room))
        .where((where) => where.or([where('covered', 'is', null), where('covered', '<', covered)]))
        .execute();
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
