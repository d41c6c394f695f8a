/** How do exposures, reviews, subscriptions and changes of the content come into the audit trail? */
import type { Subscriptions } from '../../core/delivery.ts';
import { itemKey } from '../../core/item.ts';
import type { Clock } from '../../core/ports.ts';
import type { ContentHistory, Exposures, Items } from '../../core/watching.ts';
import { contentHistoryOn } from '../content-history.ts';
import { exposuresOn, heldExposure } from '../exposures.ts';
import { itemsOn } from '../items.ts';
import { subscriptionsOn } from '../subscriptions.ts';
import type { Db } from '../tables.ts';
import { noteChange } from './note-change.ts';
import type { Trail } from './trail.ts';

/** What clients have, on a transaction. Saying the same again is no change, whenever it is said. */
export function auditedExposures(db: Db, clock: Clock, trail: Trail): Exposures {
  const exposures = exposuresOn(db, clock);
  return {
    ...exposures,
    put: async (given) => {
      const before = await heldExposure(db, given);
      const after = await exposures.put(given);
      const isSame = JSON.stringify({ ...before, recordedAt: 0 }) === JSON.stringify({ ...after, recordedAt: 0 });
      const did = before === undefined ? 'added' : 'changed';
      if (!isSame) trail.note({ kind: 'exposure', of: after.id, did, before: before ?? null, after });
      return after;
    },
    remove: async (id) => {
      const before = await exposures.remove(id);
      trail.note({ kind: 'exposure', of: before.id, did: 'removed', before, after: null });
      return before;
    },
  };
}

/** The items on a transaction; what the sources deliver is no change of anybody's. */
export function auditedItems(db: Db, trail: Trail): Items {
  const items = itemsOn(db);
  return {
    ...items,
    review: async (source, id, hash, review) => {
      const before = await items.get(source, id);
      const after = await items.review(source, id, hash, review);
      trail.note({ kind: 'item', of: itemKey(after), did: after.review.state, before: before ?? null, after });
      return after;
    },
  };
}

/** The subscriptions on a transaction; that a digest has told of a day is no change of anybody's. */
export function auditedSubscriptions(db: Db, clock: Clock, trail: Trail): Subscriptions {
  const subscriptions = subscriptionsOn(db, clock);
  return {
    ...subscriptions,
    put: async (room, by, time) => {
      const before = (await subscriptions.get(room.id)) ?? null;
      const made = await subscriptions.put(room, by, time);
      const after = (await subscriptions.get(room.id)) ?? null;
      const did = made ? 'added' : 'changed';
      noteChange(trail, { kind: 'subscription', of: room.id, did, before, after });
      return made;
    },
    remove: async (room) => {
      const before = (await subscriptions.get(room)) ?? null;
      const gone = await subscriptions.remove(room);
      if (gone) trail.note({ kind: 'subscription', of: room, did: 'removed', before, after: null });
      return gone;
    },
  };
}

/** What of the content changed, by its hashes: who changed it is where the content is kept. */
export function auditedHistory(db: Db, trail: Trail): ContentHistory {
  const history = contentHistoryOn(db);
  return {
    ...history,
    takeUp: async (hashes, at) => {
      const changes = await history.takeUp(hashes, at);
      for (const { record, before, after } of changes) {
        const did = before === null ? 'added' : after === null ? 'removed' : 'changed';
        trail.note({ kind: 'content', of: record, did, before, after });
      }
      return changes;
    },
  };
}
