/** How are rooms and people reached when Vouch speaks first? */
import { z } from 'zod';
import type { ConversationReference, ConversationReferences } from '../core/delivery.ts';
import { surfaces } from '../core/person.ts';
import type { Clock } from '../core/ports.ts';
import { readRow, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';

const Row = z.object({
  id: z.string(),
  surface: z.enum(surfaces),
  kind: z.enum(['room', 'person']),
  name: z.string(),
  address: z.string(),
  reachable: z.literal([0, 1]),
});

function toReference(raw: Tables['conversation_ref']): ConversationReference {
  const { reachable, ...row } = readRow(Row, raw, 'conversation reference');
  return { ...row, reachable: reachable === 1 };
}

export function conversationRefsOn(db: Db, clock: Clock): ConversationReferences {
  return {
    put: async ({ id, surface, kind, name, address, reachable }) => {
      const values = {
        surface,
        kind,
        name: storable(name),
        address: storable(address),
        reachable: reachable ? (1 as const) : (0 as const),
        at: clock(),
      };
      await db
        .insertInto('conversation_ref')
        .values({ id: storable(id), ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    },
    get: async (id) => {
      const row = await db.selectFrom('conversation_ref').selectAll().where('id', '=', storable(id)).executeTakeFirst();
      return row === undefined ? undefined : toReference(row);
    },
    lose: async (id) => {
      await db
        .updateTable('conversation_ref')
        .set({ reachable: 0, at: clock() })
        .where('id', '=', storable(id))
        .execute();
    },
    rooms: async (surface) => {
      const rows = await db
        .selectFrom('conversation_ref')
        .selectAll()
        .where('surface', '=', surface)
        .where('kind', '=', 'room')
        .where('reachable', '=', 1)
        .execute();
      return rows.map(toReference);
    },
    people: async (surface, prefix, limit) => {
      const rows = await db
        .selectFrom('conversation_ref')
        .selectAll()
        .where('surface', '=', surface)
        .where('kind', '=', 'person')
        .where('reachable', '=', 1)
        // Not `like`: an id may hold its wildcards.
        .where((row) => row.fn('substr', ['id', row.val(1), row.val(prefix.length)]), '=', storable(prefix))
        .orderBy('name')
        .limit(limit)
        .execute();
      return rows.map(toReference);
    },
  };
}
