/** Which items wait for a curator? */
import type { FactBase } from '../core/fact-base.ts';
import type { Books } from '../core/ports.ts';
import type { Block } from '../core/reply.ts';
import { itemRow } from '../decide/item-row.ts';

export interface WaitingItems {
  /** The newest, as a reply shows them. */
  readonly block: Extract<Block, { kind: 'items' }>;
  /** How many there are besides these. */
  readonly more: number;
}

/** At most `limit`, newest first; `mayDecide`: whoever sees them may approve, link and dismiss. */
export async function waitingItems(
  { items }: Pick<Books, 'items'>,
  base: FactBase,
  { limit, mayDecide }: { readonly limit: number; readonly mayDecide: boolean },
): Promise<WaitingItems> {
  const states = ['waiting'] as const;
  const shown = await items.list({ states, limit });
  const all = shown.length < limit ? shown.length : await items.count({ states });
  return {
    block: { kind: 'items', title: 'Waiting for review', rows: shown.map((item) => itemRow(item, base, mayDecide)) },
    more: all - shown.length,
  };
}
