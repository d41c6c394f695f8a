/** Would an old verdict be another one now, because the records are others? */
import { dayOf, lastDay, sayDay } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Ground, Verdict } from '../core/verdict.ts';
import { verdict } from '../factbase/verdict.ts';
import { type Change, changeOf, type Now } from './change.ts';

/**
 * The same question put to the records of now: as of its own day, where any difference is a correction, and, where it was
 * not asked for a certain day, as of today, where a difference counts only if the rules were changed and not only the date.
 */
export function compareVerdict(receipt: Pick<Receipt, 'verdict' | 'reading' | 'at'>, now: Now): Change[] {
  const before = receipt.verdict;
  if (before === null) return [];
  const { base, today, say } = now;
  const then = verdict(before.question, base);
  const isDated = receipt.reading.asOf !== null;
  const current = isDated ? then : verdict({ ...before.question, asOf: today }, base);
  const was = say(before, base, dayOf(receipt.at));
  const status = !isSame(before, current)
    ? isDated || !isSame(before, then) || rulesOf(before) !== rulesOf(current)
      ? changeOf(was, say(current, base, today))
      : []
    : !isSame(before, then)
      ? changeOf(was, say(then, base, today))
      : [];
  return [...status, ...ruleChanges(before, then, base), ...(isDated ? [] : comingChanges(before, current, now))];
}

/** The same answer to what was asked; what was not asked was not wholly looked at either. */
export const isSame = (one: Verdict, other: Verdict): boolean =>
  one.status === other.status &&
  (one.question.activity !== null ||
    (['use', 'acquire', 'supply'] as const).every((each) => one.byActivity[each] === other.byActivity[each]));

/** Whatever binds, whether in force, to come or over: a day that passes only moves a rule from one list to another. */
const groundsOf = ({ because, upcoming, ended }: Verdict): readonly Ground[] => [...because, ...upcoming, ...ended];

const rulesOf = (result: Verdict): string =>
  groundsOf(result)
    .map(({ directive, effect, audiences, activities, from, until, through }) =>
      JSON.stringify([directive, effect, audiences, activities, from, until, through]),
    )
    .sort()
    .join();

/** The rules that were given, one by one: those that have other dates now or bind others, and those that bear on it no more. */
function ruleChanges(before: Verdict, then: Verdict, base: FactBase): Change[] {
  const ids = [...new Set(groundsOf(before).map(({ directive }) => directive))];
  return ids.flatMap((id) => {
    const name = base.directives.get(id)?.names[0] ?? id;
    const said = (result: Verdict) =>
      [
        ...new Set(
          groundsOf(result).flatMap((ground) => (ground.directive === id ? sayRule(ground, before, base) : [])),
        ),
      ]
        .sort()
        .join('; ');
    const after = said(then);
    return changeOf(
      `${name}: ${said(before)}.`,
      after === '' ? `${name} no longer bears on it.` : `${name}: ${after}.`,
    );
  });
}

function sayRule({ audiences, from, until }: Ground, { question }: Verdict, base: FactBase): string {
  const whom = audiences.map((each) => base.audiences.get(each)?.plural ?? each).join(', ');
  const dates = `from ${sayDay(from)}${until === null ? ', no end on record' : ` until ${sayDay(until)}`}`;
  return question.audience === null ? `for ${whom} ${dates}` : dates;
}

/** A rule that nobody knew of and that is not in force yet, where it will change the answer. */
function comingChanges(before: Verdict, current: Verdict, { base, today, say }: Now): Change[] {
  const known = new Set(groundsOf(before).map(({ directive }) => directive));
  const coming = new Map(
    current.upcoming.flatMap((ground) => (known.has(ground.directive) ? [] : [[ground.directive, ground.from]])),
  );
  return [...coming].flatMap(([id, from]) => {
    const later = verdict({ ...before.question, asOf: lastDay(from) }, base);
    if (isSame(later, current)) return [];
    const name = base.directives.get(id)?.names[0] ?? id;
    return changeOf(`Nothing was said of ${name}.`, `${name} changes it: ${say(later, base, today)}`);
  });
}
