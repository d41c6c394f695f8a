/** Which directives are there, and how does each stand on a day? */
import { type Day, firstDay } from '../../../core/day.ts';
import type { Directive } from '../../../core/directive.ts';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import { type Standing, standingOf } from '../records/standing.ts';
import { plainWords } from '../vendors/plain-words.ts';
import { type Ahead, aheadOf } from './ahead.ts';

export interface DirectiveRow {
  readonly id: string;
  readonly directive: Directive;
  readonly standing: Standing;
  /** What it is found by. */
  readonly words: string;
  /** Its dates from the day on. */
  readonly ahead: readonly Ahead[];
}

const known = new WeakMap<FactBase, { readonly day: Day; readonly rows: readonly DirectiveRow[] }>();

/** Every directive, the newest first; worked out once for a fact base and a day. */
export function directiveRows(base: FactBase, day: Day): readonly DirectiveRow[] {
  const before = known.get(base);
  if (before?.day === day) return before.rows;
  const rows = [...base.directives]
    .map(([id, directive]) => ({
      since: firstDay(directive.published),
      id,
      directive,
      standing: standingOf(directive, day),
      words: wordsOf(directive, base),
      ahead: aheadOf(id, directive, base, day),
    }))
    .sort((a, b) => (a.since === b.since ? (a.id < b.id ? -1 : 1) : a.since < b.since ? 1 : -1));
  known.set(base, { day, rows });
  return rows;
}

const wordsOf = ({ title, names, issuer, vendors }: Directive, base: FactBase): string =>
  plainWords([title, ...names, issuer, ...vendors.map((id) => vendorName(id, base))].join(' ')).join(' ');
