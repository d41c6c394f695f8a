/** On which days did the answer to a question change? */
import { type Day, lastDay } from '../../../core/day.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Verdict, VerdictQuestion } from '../../../core/verdict.ts';
import { verdict } from '../../../factbase/verdict.ts';

export interface VerdictChanges {
  /** The first day anything about the vendor is on record; undefined where nothing is. */
  readonly first: Day | undefined;
  /** Oldest first; also those that are published and lie ahead. */
  readonly changes: readonly { readonly day: Day; readonly byActivity: Verdict['byActivity'] }[];
}

/**
 * Every day since which the verdict by activity is another than on the day before, as far as the directives published by
 * `known` say. A verdict changes only on a day on which a binding begins or ends.
 */
export function verdictChanges(
  question: Omit<VerdictQuestion, 'asOf'>,
  known: Day,
  base: Pick<FactBase, 'vendors' | 'audiences' | 'jurisdictions' | 'directives' | 'directivesOf'>,
): VerdictChanges {
  const directives = base.directivesOf(question.vendor).map(({ directive }) => directive);
  const published = directives.map((directive) => lastDay(directive.published)).toSorted();
  const days = directives
    .filter((directive) => lastDay(directive.published) <= known)
    .flatMap(({ published, from, until, binds }) => [
      published,
      from,
      until,
      ...binds.flatMap((binding) => [binding.from, binding.until]),
    ])
    .flatMap((day) => (day == null ? [] : [lastDay(day)]));
  const changes: { day: Day; byActivity: Verdict['byActivity'] }[] = [];
  let before = 'no-restriction-found,no-restriction-found,no-restriction-found';
  for (const day of [...new Set(days)].toSorted()) {
    const { use, acquire, supply } = verdict({ ...question, asOf: day }, base).byActivity;
    const now = [use, acquire, supply].join();
    if (now !== before) changes.push({ day, byActivity: { use, acquire, supply } });
    before = now;
  }
  return { first: published[0], changes };
}
