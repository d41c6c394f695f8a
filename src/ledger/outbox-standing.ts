/** What waits in the outbox, and what was given up? */
import { z } from 'zod';
import type { LaneState } from '../core/delivery.ts';
import { surfaces } from '../core/person.ts';
import { readRow } from './rows.ts';
import type { Db } from './tables.ts';

/** How many that were given up are told of, for each lane. */
const told = 20;

const LaneName = z.enum([...surfaces, 'background']);

/** Every lane that has any row which is not done, at a time in epoch milliseconds. */
export async function standingOf(db: Db, now: number): Promise<readonly LaneState[]> {
  const rows = await db
    .selectFrom('outbox')
    .select((column) => {
      const isDue = column.and([column('state', '=', 'due'), column('due', '<=', now)]);
      const isLater = column.and([column('state', '=', 'due'), column('due', '>', now)]);
      return [
        'lane',
        column.fn.count<number>(column.case().when(isDue).then(1).end()).as('due'),
        column.fn.min<number | null>(column.case().when(isDue).then(column.ref('due')).end()).as('oldestDue'),
        column.fn.count<number>(column.case().when(isLater).then(1).end()).as('later'),
        column.fn.count<number>(column.case().when('state', '=', 'failed').then(1).end()).as('failed'),
      ];
    })
    .where('state', 'in', ['due', 'failed'])
    .groupBy('lane')
    .orderBy('lane')
    .execute();
  const lanes: LaneState[] = [];
  for (const { lane, ...counts } of rows) {
    const failures = await db
      .selectFrom('outbox')
      .select(['id', 'ref', 'at'])
      .where('lane', '=', lane)
      .where('state', '=', 'failed')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(told)
      .execute();
    lanes.push({
      lane: readRow(LaneName, lane, 'message to be sent'),
      ...counts,
      failures: failures.map(({ id, ref, at }) => ({ id, why: ref ?? '', at })),
    });
  }
  return lanes;
}
