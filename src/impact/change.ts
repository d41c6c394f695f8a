/** What is different about an old answer? */
import type { Day } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Outdated } from '../core/watching.ts';

/** What was said, and what would be said now, one sentence each. */
export type Change = Outdated['changes'][number];

/** A verdict in one line. */
export type SayVerdict = (verdict: Verdict, base: FactBase, today: Day) => string;

/** What an old answer is held against. */
export interface Now {
  /** The content of now, or a content that is to come. */
  readonly base: FactBase;
  readonly today: Day;
  readonly say: SayVerdict;
}

/** A change, or nothing where both say the same. */
export const changeOf = (before: string, after: string): Change[] => (before === after ? [] : [{ before, after }]);
