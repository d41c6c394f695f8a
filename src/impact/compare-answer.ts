/** Would an old answer be another one with the records of now? */
import type { FactBase } from '../core/fact-base.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Change, Now } from './change.ts';
import { compareClaims } from './compare-claims.ts';
import { compareRows } from './compare-rows.ts';
import { compareVerdict } from './compare-verdict.ts';

/** The records of an answer that are others now, or gone. */
export const changedRecords = ({ records }: Pick<Receipt, 'records'>, base: FactBase): string[] =>
  records.flatMap(({ id, hash }) => (base.hashOf(id) === hash ? [] : [id]));

/**
 * What was said and would be said otherwise: the verdict first, then tables and sentences. Empty where the records changed in
 * nothing that the answer said: notes, a day for looking again, the order of sentences.
 */
export function compareAnswer(receipt: Receipt, now: Now): Change[] {
  const changed = new Set(changedRecords(receipt, now.base));
  const changes = [
    ...compareVerdict(receipt, now),
    ...compareRows(receipt, changed, now),
    ...compareClaims(receipt, changed, now.base),
  ];
  return [...new Map(changes.map((change) => [`${change.before}\n${change.after}`, change])).values()];
}
