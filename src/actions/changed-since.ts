/** Which records of an old answer are no longer what they were? */
import type { FactBase } from '../core/fact-base.ts';
import type { Receipt } from '../core/receipt.ts';

/** The records of a receipt that were edited or are gone, by comparing hashes with the content of today. */
export function changedSince(
  receipt: Receipt,
  base: FactBase,
): { readonly id: string; readonly how: 'edited' | 'gone' }[] {
  return receipt.records.flatMap(({ id, hash }) => {
    const now = base.hashOf(id);
    if (now === hash) return [];
    return [{ id, how: now === undefined ? ('gone' as const) : ('edited' as const) }];
  });
}
