/** Which items wait for a curator? */
import type { FactBase } from '../core/fact-base.ts';
import type { Books } from '../core/ports.ts';
import type { Block } from '../core/reply.ts';
import type { ItemFilter } from '../core/watching.ts';
import { itemRow } from '../decide/item-row.ts';

export interface WaitingItems {
  /** The newest, as a reply shows them. */
  readonly block: Extract<Block, { kind: 'items' }>;
  /** How many there are besides these. */
  readonly more: number;
}

interface Asked extends Pick<ItemFilter, 'source' | 'vendor' | 'before'> {
  readonly limit: number;
  readonly mayDecide: boolean;
}

/** At most `limit` of what is asked for, newest first; `mayDecide`: whoever sees them may approve, link and dismiss. */
export async function waitingItems(
  { items }: Pick<Books, 'items'>,
  base: FactBase,
  { mayDecide, ...asked }: Asked,
): Promise<WaitingItems> {
  const filter = { ...asked, states: ['waiting'] as const };
  const shown = await items.list(filter);
  const more = shown.length < asked.limit ? 0 : (await items.count(filter)) - shown.length;
  return {
    block: { kind: 'items', title: 'Waiting for review', rows: shown.map((item) => itemRow(item, base, mayDecide)) },
    more,
  };
}
