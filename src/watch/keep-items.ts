/** How does what a source delivered get into the ledger, and what came of each item? */
import { Item, type ItemState, type ItemType, itemKey } from '../core/item.ts';
import type { Books } from '../core/ports.ts';
import type { SourceId } from '../core/source.ts';
import { itemHash } from './item-hash.ts';
import type { Delivered } from './reader.ts';

/** What came of one thing that stood in a source's answer. */
export interface ItemLine {
  readonly source: SourceId;
  readonly id: string;
  /** Null where it was rejected. */
  readonly type: ItemType | null;
  readonly vendors: readonly string[];
  readonly state: ItemState;
  readonly title: string;
  readonly url: string | null;
  readonly published: string | null;
  /** Why it was rejected; or of what known item it is the same. */
  readonly reason?: string;
}

/** Puts what was delivered, in order. Putting it again changes nothing. */
export async function keepItems(
  source: SourceId,
  delivered: readonly Delivered[],
  { items }: Pick<Books, 'items'>,
  at: number,
): Promise<ItemLine[]> {
  const lines: ItemLine[] = [];
  for (const each of delivered) {
    const checked = checkedItem(each);
    if ('rejected' in checked) {
      const { id, title, url, published, reason } = checked.rejected;
      lines.push({ source, id, type: null, vendors: [], state: 'rejected', title, url, published, reason });
      continue;
    }
    const { item } = checked;
    const put = await items.put(item, itemHash(item), at);
    const same = itemKey(put.item) === itemKey(item) ? {} : { reason: `the same as ${put.item.source} ${put.item.id}` };
    const { id, type, vendors, title, url, published } = item;
    lines.push({ source, id, type, vendors, state: put.state, title, url, published, ...same });
  }
  return lines;
}

/** One misshapen item must not keep out the others. */
function checkedItem(delivered: Delivered): Delivered {
  if ('rejected' in delivered) return delivered;
  const parsed = Item.safeParse(delivered.item);
  if (parsed.success) return delivered;
  const { id, title, url, published } = delivered.item;
  const [issue] = parsed.error.issues;
  const reason = `its ${String(issue?.path[0] ?? 'content')} cannot be kept (${issue?.message ?? 'unknown'})`;
  return { rejected: { id: id.slice(0, 200), title: title.slice(0, 500), url, published, reason } };
}
