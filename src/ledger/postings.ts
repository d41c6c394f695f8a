/** Which messages of ours stand where, and what do they show? */
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Posting, Postings } from '../core/delivery.ts';
import { surfaces } from '../core/person.ts';
import type { Clock } from '../core/ports.ts';
import { readRow, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';
import { atomically } from './transact.ts';

const Row = z.object({
  id: z.string(),
  surface: z.enum(surfaces),
  room: z.string(),
  ref: z.string().nullable(),
  asked: z.string().nullable(),
  event: z.string().nullable(),
  gone: z.literal([0, 1]),
});

async function toPosting(db: Db, raw: Tables['posting']): Promise<Posting> {
  const { gone, ...row } = readRow(Row, raw, 'posting');
  const tasks = await db.selectFrom('posting_task').select('task_id').where('posting_id', '=', row.id).execute();
  return { ...row, gone: gone === 1, tasks: tasks.map((each) => each.task_id) };
}

/** PostgreSQL does not guess the type of a parameter that is selected. */
const text = (value: string | null) => sql`cast(${value === null ? null : storable(value)} as text)`;

async function put(db: Db, clock: Clock, posting: Posting): Promise<boolean> {
  const { id, surface, room, ref, asked, event, tasks, gone } = posting;
  const row = { surface, room, ref, asked, event };
  const { rows: made } = await sql<{ id: string }>`
    insert into posting (id, surface, room, ref, asked, event, gone, at)
    select ${text(id)}, ${text(surface)}, ${text(room)}, ${text(ref)}, ${text(asked)}, ${text(event)},
      cast(${gone ? 1 : 0} as integer), cast(${clock()} as bigint)
    where ${gone ? 1 : 0} = 1 or not exists (select 1 from posting where room = ${text(room)} and asked = ${text(asked)} and gone = 1)
    on conflict (id) do nothing returning id`.execute(db);
  if (made.length === 0) {
    const known = await db.selectFrom('posting').select('gone').where('id', '=', id).executeTakeFirst();
    if (known === undefined || (known.gone === 1 && !gone)) return false;
    await db
      .updateTable('posting')
      .set({ ...row, gone: gone ? 1 : 0 })
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('posting_task').where('posting_id', '=', id).execute();
  }
  if (tasks.length === 0) return true;
  const rows = [...new Set(tasks)].map((task_id) => ({ posting_id: id, task_id }));
  await db.insertInto('posting_task').values(rows).execute();
  return true;
}

const one = (db: Db, row: Tables['posting'] | undefined): Promise<Posting | undefined> =>
  row === undefined ? Promise.resolve(undefined) : toPosting(db, row);

async function answering(
  db: Db,
  ...[surface, room, asked]: Parameters<Postings['answering']>
): Promise<Posting | undefined> {
  const row = await db
    .selectFrom('posting')
    .selectAll()
    .where('surface', '=', surface)
    .where('room', '=', storable(room))
    .where('asked', '=', storable(asked))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return one(db, row);
}

export function postingsOn(db: Db, clock: Clock): Postings {
  return {
    put: (posting) => atomically(db, (inside) => put(inside, clock, posting)),
    get: async (id) => {
      const row = await db.selectFrom('posting').selectAll().where('id', '=', storable(id)).executeTakeFirst();
      return one(db, row);
    },
    at: async (surface, room, ref) => {
      const row = await db
        .selectFrom('posting')
        .selectAll()
        .where('surface', '=', surface)
        .where('room', '=', storable(room))
        .where('ref', '=', storable(ref))
        .executeTakeFirst();
      return one(db, row);
    },
    answering: (surface, room, asked) => answering(db, surface, room, asked),
    showing: async (task) => {
      const rows = await db
        .selectFrom('posting')
        .innerJoin('posting_task', 'posting_task.posting_id', 'posting.id')
        .selectAll('posting')
        .where('posting_task.task_id', '=', storable(task))
        .where('posting.gone', '=', 0)
        .where('posting.ref', 'is not', null)
        .orderBy('posting.at')
        .execute();
      return Promise.all(rows.map((row) => toPosting(db, row)));
    },
    takeBack: (surface, room, asked) =>
      atomically(db, async (inside) => {
        const known = await answering(inside, surface, room, asked);
        const posting = known ?? {
          id: `taken-back:${uuid()}`,
          surface,
          room,
          ref: null,
          asked,
          event: null,
          tasks: [],
        };
        await put(inside, clock, { ...posting, gone: true });
        return { ...posting, gone: true };
      }),
  };
}
