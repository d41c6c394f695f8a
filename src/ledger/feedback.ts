/** What did people think of an answer? */
import type { Feedback } from '../core/delivery.ts';
import type { Clock } from '../core/ports.ts';
import { storable } from './rows.ts';
import type { Db } from './tables.ts';

/** One row for each person and answer: a button that is pressed back and forth is one opinion. */
export function feedbackOn(db: Db, clock: Clock): Feedback {
  return {
    put: async (receipt, person, helpful) => {
      const said = { helpful: helpful ? (1 as const) : (0 as const), at: clock() };
      await db
        .insertInto('feedback')
        .values({ receipt_id: storable(receipt), person_id: storable(person), ...said })
        .onConflict((conflict) => conflict.columns(['receipt_id', 'person_id']).doUpdateSet(said))
        .execute();
    },
    count: async (receipt) => {
      const rows = await db
        .selectFrom('feedback')
        .select('helpful')
        .where('receipt_id', '=', storable(receipt))
        .execute();
      const helpful = rows.filter((row) => row.helpful === 1).length;
      return { helpful, unhelpful: rows.length - helpful };
    },
  };
}
