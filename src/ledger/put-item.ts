/** Is what a source delivers new, changed, or known already? */
import type { Item, KnownItem } from '../core/item.ts';
import { itemKey } from '../core/item.ts';
import type { Items } from '../core/watching.ts';
import { contentOf, itemByKey, reviewOf } from './item-rows.ts';
import { storable } from './rows.ts';
import type { Db } from './tables.ts';

type Put = Awaited<ReturnType<Items['put']>>;

/**
 * Puts an item inside a transaction. Of two replicas that put the same thing at once, one makes it: on PostgreSQL the other
 * waits at the item's key, or at a key they share, until the first has committed, and finds it known.
 */
export async function putItem(db: Db, item: Item, hash: string, at: number): Promise<Put> {
  const key = itemKey(item);
  const known = await itemByKey(db, key);
  if (known !== undefined) return compare(db, known, item, hash, at);
  const elsewhere = await holderOf(db, item);
  if (elsewhere !== undefined) return putDown(db, elsewhere, item);

  const made = await db
    .insertInto('item')
    .values({
      key,
      source: item.source,
      id: item.id,
      ...contentOf(item, hash),
      background: item.background ? 1 : 0,
      first_seen: at,
      changed_at: at,
      ...reviewOf({ state: item.background ? 'background' : 'waiting' }),
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (made === undefined) return compare(db, await there(db, key), item, hash, at);
  const other = await takeKeys(db, key, item.keys);
  if (other === undefined) return { state: 'new', item: await there(db, key) };
  await db.deleteFrom('item').where('key', '=', key).execute();
  return putDown(db, other, item);
}

async function there(db: Db, key: string): Promise<KnownItem> {
  const item = await itemByKey(db, key);
  if (item === undefined) throw new Error(`the item ${key} is gone from the transaction that holds it`);
  return item;
}

/** The key of the item that this one was put down under before, or that has one of its keys. */
async function holderOf(db: Db, item: Item): Promise<string | undefined> {
  const before = await db.selectFrom('item_also').select('item').where('key', '=', itemKey(item)).executeTakeFirst();
  if (before !== undefined || item.keys.length === 0) return before?.item;
  const row = await db
    .selectFrom('item_key')
    .select('item')
    .where('key', 'in', item.keys)
    .orderBy('key')
    .executeTakeFirst();
  return row?.item;
}

/** Gives an item those keys that no other has; the other that has one of them, if any. Sorted keys keep two from waiting crosswise. */
async function takeKeys(db: Db, item: string, keys: readonly string[]): Promise<string | undefined> {
  if (keys.length === 0) return undefined;
  await db
    .insertInto('item_key')
    .values(keys.map((key) => ({ key, item })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const row = await db
    .selectFrom('item_key')
    .select('item')
    .where('key', 'in', keys)
    .where('item', '!=', item)
    .orderBy('key')
    .executeTakeFirst();
  return row?.item;
}

/** The same thing at another source, or under another id: it is told of once. */
async function putDown(db: Db, under: string, item: Item): Promise<Put> {
  const { source, id, url } = item;
  await db
    .insertInto('item_also')
    .values({ key: itemKey(item), source, id, url, item: under })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ url }))
    .execute();
  await takeKeys(db, under, item.keys);
  return { state: 'unchanged', item: await there(db, under) };
}

const isSame = (known: KnownItem, item: Item): boolean =>
  known.type === item.type &&
  known.url === item.url &&
  known.citation === item.citation &&
  JSON.stringify(known.vendors) === JSON.stringify(item.vendors);

async function compare(db: Db, known: KnownItem, item: Item, given: string, at: number): Promise<Put> {
  const [key, hash] = [itemKey(known), storable(given)];
  const keys = item.keys.filter((each) => !known.keys.includes(each));
  await takeKeys(db, key, keys);
  if (known.hash === hash) {
    if (keys.length === 0 && isSame(known, item)) return { state: 'unchanged', item: known };
    // What Vouch makes of the same content, and where it stands now: no news, and nobody need review it again.
    await db.updateTable('item').set(contentOf(item, hash)).where('key', '=', key).where('hash', '=', hash).execute();
    return { state: 'unchanged', item: await there(db, key) };
  }
  // The condition again: of two that found the same change, the later one finds it made.
  const changed = await db
    .updateTable('item')
    .set({
      ...contentOf(item, hash),
      background: 0,
      changed_at: Math.max(at, known.firstSeen),
      ...reviewOf({ state: 'waiting' }),
    })
    .where('key', '=', key)
    .where('hash', '!=', hash)
    .returning('key')
    .executeTakeFirst();
  return { state: changed === undefined ? 'unchanged' : 'updated', item: await there(db, key) };
}
