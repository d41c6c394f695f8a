/** How does a directive stand on a day: proposed, coming, in force or ended? */
import { type Day, daysBetween, firstDay, lastDay, type PartialDay, sayDay } from '../../../core/day.ts';
import type { Directive, endings } from '../../../core/directive.ts';

export const standings = ['in-force', 'coming', 'proposed', 'ended'] as const;
export type Standing = (typeof standings)[number];

export const standingWords: Readonly<Record<Standing, string>> = {
  'in-force': 'in force',
  coming: 'coming',
  proposed: 'proposed',
  ended: 'ended',
};

/** By the same days as a verdict counts: a month or year begins to hold on its last day, and ends on its last day. */
export function standingOf({ stage, published, from, until, binds }: Directive, today: Day): Standing {
  if (until !== null && today >= lastDay(until)) return 'ended';
  if (stage === 'proposed') return 'proposed';
  const starts = [...binds.map((binding) => binding.from ?? from ?? published), ...(from === null ? [] : [from])];
  const begun = starts.length === 0 ? today >= lastDay(published) : starts.some((start) => today >= lastDay(start));
  return begun ? 'in-force' : 'coming';
}

const endingWords: Readonly<Record<(typeof endings)[number], string>> = {
  closed: 'closed',
  revoked: 'revoked',
  superseded: 'replaced',
  expired: 'ran out',
  overturned: 'overturned',
};

/** Both clocks, where they differ: "published 24 June 2024, in force from 20 July 2024; no end on record". */
export function sayTimes({ published, from, until, ended, stage }: Directive, today: Day): string {
  const since = from ?? published;
  const begins =
    stage === 'proposed'
      ? `proposed ${sayDay(published)}, binds nobody`
      : since === published
        ? `published and in force from ${sayDay(since)}`
        : `published ${sayDay(published)}, in force from ${sayDay(since)}`;
  if (until === null) return stage === 'proposed' ? begins : `${begins}; no end on record`;
  const over = today >= lastDay(until);
  return `${begins}; ${over ? 'ended' : 'ends'} ${sayDay(until)}${ended === undefined ? '' : ` (${endingWords[ended]})`}`;
}

/** "today", "in 3 days", "some time in June 2027": how far a day lies ahead. */
export function sayAhead(on: PartialDay, today: Day): string {
  if (on.length < 10) return `some time in ${sayDay(on)}`;
  const days = daysBetween(today, firstDay(on));
  return days === 0 ? 'today' : days === 1 ? 'in 1 day' : `in ${days.toLocaleString('en-US')} days`;
}
