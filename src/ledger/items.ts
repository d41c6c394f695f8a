/** What have the sources delivered, and what became of it? */
import { Id } from '../core/citation.ts';
import { VouchError } from '../core/errors.ts';
import { ItemReview } from '../core/item.ts';
import type { ItemFilter, Items } from '../core/watching.ts';
import { checkItem, itemByKey, keyOf, reviewOf, toItems } from './item-rows.ts';
import { putItem } from './put-item.ts';
import { checkInput, listLimit, storable } from './rows.ts';
import type { Db } from './tables.ts';
import { atomically } from './transact.ts';

export function itemsOn(db: Db): Items {
  return {
    put: async (item, hash, at) => {
      const checked = checkItem(item);
      return atomically(db, (inside) => putItem(inside, checked, hash, at));
    },
    get: (source, id) => itemByKey(db, keyOf(source, id)),
    list: async (filter) => {
      const limit = listLimit(filter.limit);
      if (filter.states?.length === 0) return [];
      const rows = await matching(db, filter)
        .selectAll()
        .orderBy('changed_at', 'desc')
        .orderBy('key', 'desc')
        .limit(limit)
        .execute();
      return toItems(db, rows);
    },
    count: async (filter) => {
      if (filter.states?.length === 0) return 0;
      const { count } = await matching(db, filter)
        .select((column) => column.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
    review: async (source, id, hash, given) => {
      const review = checkInput(ItemReview, given, 'Mend the review and give it again.');
      const key = keyOf(source, id);
      const done = await db
        .updateTable('item')
        .set(reviewOf(review))
        .where('key', '=', key)
        .where('hash', '=', storable(hash))
        .where('review_state', 'in', ['waiting', 'background'])
        .returning('key')
        .executeTakeFirst();
      const item = await itemByKey(db, key);
      if (item === undefined) {
        throw new VouchError(
          'not-found',
          'No source has delivered such an item.',
          'List what waits to see the items and their ids.',
        );
      }
      if (done !== undefined) return item;
      if (item.hash === hash)
        throw new VouchError(
          'conflict',
          'Somebody else has decided this item meanwhile.',
          'Look at it again to see what was decided.',
        );
      throw new VouchError(
        'conflict',
        'The source has changed this item since it was looked at.',
        'Look at it as it is now, then decide again.',
      );
    },
  };
}

/** An item counts in the time when it came and in the time when it last changed. */
function matching(db: Db, { states, source, vendor, since, until, before }: ItemFilter) {
  let query = db.selectFrom('item');
  if (states !== undefined) query = query.where('review_state', 'in', states);
  if (source !== undefined) query = query.where('source', '=', source);
  // An id holds nothing that LIKE or JSON reads otherwise.
  if (vendor !== undefined)
    query = query.where('vendors_json', 'like', `%"${checkInput(Id, vendor, 'Give the id of a vendor.')}"%`);
  if (before !== undefined) {
    const key = storable(before);
    const at = db.selectFrom('item').select('changed_at').where('key', '=', key);
    query = query.where((where) =>
      where.or([where('changed_at', '<', at), where.and([where('changed_at', '=', at), where('key', '<', key)])]),
    );
  }
  if (since !== undefined) query = query.where('changed_at', '>=', since);
  if (until !== undefined) query = query.where('first_seen', '<', until);
  if (since === undefined || until === undefined) return query;
  return query.where((where) => where.or([where('first_seen', '>=', since), where('changed_at', '<', until)]));
}
