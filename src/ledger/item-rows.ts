/** How does an item go into the ledger's rows, and come out of them? */
import { z } from 'zod';
import { Id } from '../core/citation.ts';
import { Item, ItemReview, itemKey, KnownItem } from '../core/item.ts';
import { checkInput, chunksOf, readJson, readRow, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';

const orNull = (text: string | null): string | null => (text === null ? null : storable(text));

/** An item as it can be stored; throws `bad-input`. */
export const checkItem = (item: Item): Item =>
  checkInput(
    Item,
    {
      ...item,
      id: storable(item.id),
      title: storable(item.title),
      summary: storable(item.summary),
      url: orNull(item.url),
      issuer: storable(item.issuer),
      citation: orNull(item.citation),
      keys: [...new Set(item.keys.map(storable))].sort(),
    },
    'Mend what reads the source.',
  );

/** The columns that hold an item's content. */
export const contentOf = (item: Item, hash: string) => ({
  hash: storable(hash),
  type: item.type,
  vendors_json: JSON.stringify(item.vendors),
  title: item.title,
  summary: item.summary,
  url: item.url,
  published: item.published,
  effective: item.effective,
  issuer: item.issuer,
  citation: item.citation,
});

export const reviewOf = (review: ItemReview) => ({ review_state: review.state, review_json: JSON.stringify(review) });

/** Items with their keys and with what is put down under them, in the order of the rows. */
export async function toItems(db: Db, rows: readonly Tables['item'][]): Promise<readonly KnownItem[]> {
  const keys = new Map<string, string[]>();
  const also = new Map<string, Tables['item_also'][]>();
  for (const chunk of chunksOf(rows.map((row) => row.key))) {
    const known = await db.selectFrom('item_key').selectAll().where('item', 'in', chunk).orderBy('key').execute();
    for (const { item, key } of known) keys.set(item, [...(keys.get(item) ?? []), key]);
    const elsewhere = await db.selectFrom('item_also').selectAll().where('item', 'in', chunk).orderBy('key').execute();
    for (const row of elsewhere) also.set(row.item, [...(also.get(row.item) ?? []), row]);
  }
  return rows.map((row) =>
    readRow(
      KnownItem,
      {
        source: row.source,
        id: row.id,
        type: row.type,
        vendors: readJson(z.array(Id), row.vendors_json, 'item'),
        title: row.title,
        summary: row.summary,
        url: row.url,
        published: row.published,
        effective: row.effective,
        issuer: row.issuer,
        citation: row.citation,
        keys: keys.get(row.key) ?? [],
        background: row.background === 1,
        hash: row.hash,
        firstSeen: row.first_seen,
        changedAt: row.changed_at,
        review: readJson(ItemReview, row.review_json, 'review of an item'),
        also: (also.get(row.key) ?? []).map(({ source, id, url }) => ({ source, id, url })),
      },
      'item',
    ),
  );
}

/** By its key, as `itemKey` makes it. */
export async function itemByKey(db: Db, key: string): Promise<KnownItem | undefined> {
  const row = await db.selectFrom('item').selectAll().where('key', '=', key).executeTakeFirst();
  return row === undefined ? undefined : (await toItems(db, [row]))[0];
}

/** The key of an item named by its source and its id. */
export const keyOf = (source: Item['source'], id: string): string => storable(itemKey({ source, id }));
