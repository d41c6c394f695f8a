/** Which directives are new in some days, and what was said of older ones that is new? */
import { addDays, type Day, lastDay } from '../core/day.ts';
import type { Directive } from '../core/directive.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Books } from '../core/ports.ts';
import type { Block } from '../core/reply.ts';
import type { TakenUp } from '../core/watching.ts';
import type { Citer } from '../decide/cite.ts';
import { leadClaim } from '../decide/pick-claims.ts';
import { type Days, timesOf } from './digest-slots.ts';

type Entry = readonly [id: string, directive: Directive];

/** Rows of one list: a digest is read in passing. */
const most = 10;
/** What was published longer ago, and is taken up only now, is no new directive any more. */
const fresh = 35;
/** A review dated so many days after it was taken up is the one that was taken up. */
const slack = 7;

/** The directives of some days. */
export interface News {
  readonly added: readonly Entry[];
  readonly changed: readonly Entry[];
}

/**
 * A record counts when Vouch took it up, so that one reviewed on Friday and deployed on Monday is told once and not missed.
 * One that was there from the start, or was taken up long after, goes by its own dates.
 */
export async function newsOf(
  base: FactBase,
  { history }: Pick<Books, 'history'>,
  days: Days,
  zone: string,
): Promise<News> {
  const { since, until } = timesOf(days, zone);
  const around = timesOf({ from: addDays(days.from, -slack), to: addDays(days.to, fresh) }, zone);
  const byRecord = Map.groupBy(await history.between(around.since, around.until), ({ record }) => record);
  const takenUp = (id: string): readonly TakenUp[] => byRecord.get(`directives/${id}`) ?? [];
  const now = (id: string) => takenUp(id).filter(({ at }) => at >= since && at < until);
  const isTold = ([id, { published, reviewed }]: Entry): boolean => {
    if (lastDay(published) > days.to) return false;
    if (now(id).length > 0) return true;
    // What was not there yet on these days is told of with the days on which it came.
    if (takenUp(id).some(({ before, at }) => before === null && at >= until)) return false;
    return within(lastDay(published), days) || (within(reviewed.on, days) && takenUp(id).length === 0);
  };
  const isNew = ([id, { published }]: Entry): boolean =>
    within(lastDay(published), days) ||
    (now(id).some(({ before }) => before === null) && lastDay(published) >= addDays(days.from, -fresh));
  const told = [...base.directives].filter(isTold);
  return { added: told.filter(isNew), changed: told.filter((entry) => !isNew(entry)) };
}

const within = (day: Day, { from, to }: Days): boolean => day >= from && day <= to;

/** The new ones, newest first, then the older ones, last read first. */
export function showNews({ added, changed }: News, base: FactBase, day: Day, citer: Citer): Block[] {
  const newest = ([, a]: Entry, [, b]: Entry): number => lastDay(b.published).localeCompare(lastDay(a.published));
  return [
    ...listed('New directives', added.toSorted(newest), base, day, citer),
    ...listed(
      'Directives recorded, changed or read again',
      changed.toSorted((a, b) => b[1].reviewed.on.localeCompare(a[1].reviewed.on) || newest(a, b)),
      base,
      day,
      citer,
    ),
  ];
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
