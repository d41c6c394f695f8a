/** How does a directive reach a question, today or once it is in force? */
import { lastDay } from '../core/day.ts';
import type { Directive } from '../core/directive.ts';
import { statuses, type Verdict, type VerdictQuestion } from '../core/verdict.ts';
import { placeDirective, type VerdictBase } from '../factbase/place-directive.ts';
import { verdict } from '../factbase/verdict.ts';

/** The verdict on the day the directive reaches the question, and whether it only orders a flaw to be mended. */
export interface Reaching {
  readonly verdict: Verdict;
  readonly mitigation: boolean;
}

/**
 * One entry where a binding of the directive that does something reaches the question's audience, product and place and is
 * not over; else none. What is not in force yet is judged on the day it will be: the follow-ups are for then.
 */
export function reachOf(id: string, directive: Directive, question: VerdictQuestion, base: VerdictBase): Reaching[] {
  const reaching = placeDirective(id, directive, question, base).filter(
    ({ ground, place, reachesProduct, when }) =>
      place === 'here' && reachesProduct && when !== 'ended' && ground.effect !== 'informs',
  );
  const [first] = reaching.map(({ ground }) => lastDay(ground.from)).toSorted();
  if (first === undefined) return [];
  return [
    {
      verdict: verdict({ ...question, asOf: first > question.asOf ? first : question.asOf }, base),
      mitigation: reaching.every(({ ground }) => ground.effect === 'requires-mitigation'),
    },
  ];
}

/** Those with the heaviest verdict first; what stood first stays first among equals. */
export const heaviest = (reaching: readonly Reaching[]): Reaching[] =>
  reaching.toSorted(
    (a, b) =>
      Number(a.mitigation) - Number(b.mitigation) ||
      statuses.indexOf(a.verdict.status) - statuses.indexOf(b.verdict.status),
  );
