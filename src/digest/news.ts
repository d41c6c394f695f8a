/** Which directives were published in the week, and which of the older ones did a curator read again? */
import { type Day, lastDay } from '../core/day.ts';
import type { Directive } from '../core/directive.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Block } from '../core/reply.ts';
import type { Citer } from '../decide/cite.ts';
import { leadClaim } from '../decide/pick-claims.ts';

interface Days {
  readonly from: Day;
  readonly to: Day;
}
type Entry = readonly [id: string, directive: Directive];

/** Rows of one list: a digest is read in passing. */
const most = 10;

const within = (day: Day, { from, to }: Days): boolean => day >= from && day <= to;

/** Published in the week, newest first. */
export function newDirectives(base: FactBase, week: Days, citer: Citer): Block[] {
  const found = [...base.directives]
    .filter(([, { published }]) => within(lastDay(published), week))
    .toSorted(([, a], [, b]) => lastDay(b.published).localeCompare(lastDay(a.published)));
  return listed('New this week', found, base, week.to, citer);
}

/** Older ones whose record was reviewed in the week: what it says may have changed, and it holds as of then. */
export function reviewedDirectives(base: FactBase, week: Days, citer: Citer): Block[] {
  const found = [...base.directives]
    .filter(([, { published, reviewed }]) => lastDay(published) < week.from && within(reviewed.on, week))
    .toSorted(
      ([, a], [, b]) =>
        b.reviewed.on.localeCompare(a.reviewed.on) || lastDay(b.published).localeCompare(lastDay(a.published)),
    );
  return listed('Changed or read again this week', found, base, week.to, citer);
}

function listed(title: string, found: readonly Entry[], base: FactBase, day: Day, citer: Citer): Block[] {
  if (found.length === 0) return [];
  const rows = found.slice(0, most).map(([id, { title: name, issuer, published, from }]) => ({
    id,
    title: name,
    issuer,
    published,
    from,
    citations: citer.heaviest(leadClaim(id, base, day)[0]),
  }));
  const left = found.length - rows.length;
  return [
    { kind: 'directives', title, rows },
    ...(left > 0 ? [{ kind: 'text' as const, text: `And ${left} more.`, internal: false }] : []),
  ];
}
