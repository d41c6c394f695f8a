/** Which messages of ours stand where, and what do they show? */
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

async function put(db: Db, clock: Clock, posting: Posting): Promise<void> {
  const { id, surface, room, ref, asked, event, tasks } = posting;
  const row = { surface, room, ref, asked, event };
  const fresh = await db
    .insertInto('posting')
    .values({ id, ...row, gone: posting.gone ? 1 : 0, at: clock() })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (fresh === undefined) {
    const values = { ...row, ...(posting.gone ? { gone: 1 as const } : {}) };
    await db.updateTable('posting').set(values).where('id', '=', id).execute();
    await db.deleteFrom('posting_task').where('posting_id', '=', id).execute();
  }
  if (tasks.length === 0) return;
  const rows = [...new Set(tasks)].map((task_id) => ({ posting_id: id, task_id }));
  await db.insertInto('posting_task').values(rows).execute();
}

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
  return row === undefined ? undefined : toPosting(db, row);
}

export function postingsOn(db: Db, clock: Clock): Postings {
  return {
    put: (posting) => atomically(db, (inside) => put(inside, clock, posting)),
    get: async (id) => {
      const row = await db.selectFrom('posting').selectAll().where('id', '=', storable(id)).executeTakeFirst();
      return row === undefined ? undefined : toPosting(db, row);
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
