/** How many concerns were raised about whom, and how many follow-ups are open with whom, without a client's name? */
import { addDays, type Day, sayDay } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import { phrasesOf } from '../core/fold.ts';
import type { Books } from '../core/ports.ts';
import type { Block } from '../core/reply.ts';
import { type Days, timesOf } from './digest-slots.ts';

type Rows = Extract<Block, { kind: 'counts' }>['rows'];

/** The most words of a client's name that is looked for. */
const longestName = 6;
/** Rows of one block; the rest is counted together. */
const most = 12;

const phrases = (owner: string): string[] => phrasesOf(owner, longestName);

/** The weeks of the trend, the last one included. */
const weeks = 8;

/** The concerns of the days by vendor, most first, and how many there were in the eight weeks up to then. */
export async function raisedConcerns(
  base: FactBase,
  { concerns }: Pick<Books, 'concerns'>,
  days: Days,
  zone: string,
): Promise<Block[]> {
  const raised = await concerns.countByVendor({ during: timesOf(days, zone) });
  // A vendor without a record goes by a name that a rep wrote, so it is not named.
  const groups = Map.groupBy(raised, ({ vendor }) => base.vendors.get(vendor)?.name ?? null);
  const rows = [...groups].map(([name, group]) => ({
    what: name ?? 'Vendors without a record',
    count: sum(group.map(({ count }) => count)),
    note: null,
  }));
  return [...counted('Concerns raised', rows), ...(await trend(concerns, days.to, zone))];
}

async function trend(concerns: Books['concerns'], to: Day, zone: string): Promise<Block[]> {
  const points = [];
  for (let back = weeks - 1; back >= 0; back -= 1) {
    const last = addDays(to, -7 * back);
    const count = await concerns.count({ during: timesOf({ from: addDays(last, -6), to: last }, zone) });
    points.push({ label: sayDay(last).split(' ').slice(0, 2).join(' '), count });
  }
  return points.every(({ count }) => count === 0)
    ? []
    : [{ kind: 'trend', title: `Concerns of each week, up to ${sayDay(to)}`, points }];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** The open follow-ups by owner, most first, and how many of them are overdue. */
export async function openFollowUps(
  { tasks, clients }: Pick<Books, 'tasks' | 'clients'>,
  today: Day,
): Promise<Block[]> {
  const counts = await tasks.countOpen(today);
  const named = new Set(
    (await clients.among([...new Set(counts.flatMap(({ owner }) => phrases(owner)))])).map(({ key }) => key),
  );
  // An owner is whatever a rep wrote; where that holds a client's name, the room does not get to see it.
  const groups = Map.groupBy(counts, ({ owner }) =>
    phrases(owner).some((phrase) => named.has(phrase)) ? 'Somebody else' : owner,
  );
  const rows = [...groups].map(([what, group]) => {
    const overdue = sum(group.map((each) => each.overdue));
    return {
      what,
      count: sum(group.map(({ open }) => open)),
      note: overdue === 0 ? null : `${overdue} overdue`,
    };
  });
  return counted('Open follow-ups', rows);
}

function counted(title: string, rows: Rows): Block[] {
  if (rows.length === 0) return [];
  const sorted = rows.toSorted((a, b) => b.count - a.count || a.what.localeCompare(b.what));
  const left = sorted.slice(most);
  const count = left.reduce((sum, row) => sum + row.count, 0);
  return [
    {
      kind: 'counts',
      title,
      rows: [...sorted.slice(0, most), ...(count === 0 ? [] : [{ what: 'Others', count, note: null }])],
    },
  ];
}
