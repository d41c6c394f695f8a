/** How does an item of a source stand in a reply? */
import { type FactBase, vendorName } from '../core/fact-base.ts';
import type { KnownItem } from '../core/item.ts';
import type { Block } from '../core/reply.ts';

/** As it was reported, its vendors by their names; `waiting`: a curator may decide about it here. */
export const itemRow = (
  item: KnownItem,
  base: Pick<FactBase, 'vendors'>,
  waiting: boolean,
): Extract<Block, { kind: 'items' }>['rows'][number] => ({
  source: item.source,
  id: item.id,
  hash: item.hash,
  type: item.type,
  title: item.title,
  summary: item.summary,
  url: item.url,
  published: item.published,
  effective: item.effective,
  issuer: item.issuer,
  vendors: item.vendors.map((id) => vendorName(id, base)),
  waiting,
});
