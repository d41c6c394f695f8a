/** Which records are offered to link an item to? */
import { firstDay } from '../../../core/day.ts';
import type { FactBase } from '../../../core/fact-base.ts';

/** As many as a browser still searches while one types. */
const most = 1_000;

export interface OfferedRecord {
  /** `kind/id` */
  readonly record: string;
  readonly title: string;
}

const known = new WeakMap<FactBase, readonly OfferedRecord[]>();

/** Directives and facts, the newest first; worked out once for a fact base. */
export function newestRecords(base: FactBase): readonly OfferedRecord[] {
  const before = known.get(base);
  if (before !== undefined) return before;
  const offered = (['directives', 'facts'] as const)
    .flatMap((kind) =>
      [...base[kind]].map(([id, { title, published }]) => ({
        record: `${kind}/${id}`,
        title,
        since: firstDay(published),
      })),
    )
    .sort((a, b) => (a.since === b.since ? 0 : a.since < b.since ? 1 : -1))
    .slice(0, most);
  known.set(base, offered);
  return offered;
}
