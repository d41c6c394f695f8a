/** Which dates of the directives lie ahead: what comes into force, falls due or ends? */
import type { Citation } from '../../../core/citation.ts';
import { addDays, type Day, firstDay, lastDay, type PartialDay } from '../../../core/day.ts';
import type { Directive } from '../../../core/directive.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { sayBinding } from '../records/binding-words.ts';
import { standingOf } from '../records/standing.ts';

export const aheadKinds = ['deadline', 'begins', 'ends'] as const;

export interface Ahead {
  readonly kind: (typeof aheadKinds)[number];
  readonly on: PartialDay;
  readonly directive: string;
  readonly title: string;
  /** What is due, or whom it then binds for what; empty where the title says enough. */
  readonly what: string;
  readonly cites: readonly Citation[];
}

export const kindWords: Readonly<Record<Ahead['kind'], string>> = {
  deadline: 'Deadline',
  begins: 'Comes into force',
  ends: 'Ends',
};

/** Deadlines up to this many days ahead are due; the others follow later. */
const dueDays = 90;
export const isSoon = (on: PartialDay, today: Day): boolean => firstDay(on) <= addDays(today, dueDays);

/** Soonest first. */
export const soonestFirst = (ahead: readonly Ahead[]): Ahead[] =>
  ahead.toSorted((a, b) => firstDay(a.on).localeCompare(firstDay(b.on)) || a.directive.localeCompare(b.directive));

/** The dates of a directive from a day on; those of a proposal and of what has ended are no dates. */
export function aheadOf(id: string, directive: Directive, base: FactBase, today: Day): Ahead[] {
  const standing = standingOf(directive, today);
  if (standing === 'proposed' || standing === 'ended') return [];
  const { title, from, until, published, binds, deadlines, claims } = directive;
  const lead = claims[0]?.cites.slice(0, 1) ?? [];
  const about = { directive: id, title };
  const starts = Map.groupBy(binds, (binding) => binding.from ?? from ?? published);
  if (binds.length === 0 && from !== null) starts.set(from, []);
  return [
    ...[...starts]
      .filter(([on]) => lastDay(on) > today)
      .map(([on, bindings]) => ({
        ...about,
        kind: 'begins' as const,
        on,
        what: [...new Set(bindings.map((each) => sayBinding(each, base)))].join('; '),
        cites: lead,
      })),
    ...deadlines
      .filter((deadline) => 'on' in deadline)
      .filter(({ on }) => lastDay(on) >= today)
      .map(({ on, what, cites }) => ({ ...about, kind: 'deadline' as const, on, what, cites: cites ?? lead })),
    ...(until === null ? [] : [{ ...about, kind: 'ends' as const, on: until, what: '', cites: lead }]),
  ];
}
