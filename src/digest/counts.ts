/** How many concerns were raised about whom, and how many follow-ups are open with whom, without a client's name? */
import { type Day, dayOf } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import { nameKey, phrasesOf } from '../core/fold.ts';
import type { Books } from '../core/ports.ts';
import type { Block } from '../core/reply.ts';

type Rows = Extract<Block, { kind: 'counts' }>['rows'];

/** The most rows the ledger gives at once. */
const all = 10_000;
/** The most words of a client's name that is looked for. */
const longestName = 6;
/** Rows of one block; the rest is counted together. */
const most = 12;

const phrases = (owner: string): string[] => phrasesOf(owner, longestName);

/** The week's concerns by vendor, most first. A vendor without a record goes by a name that a rep wrote, so it is not named. */
export async function raisedConcerns(
  base: FactBase,
  { concerns }: Pick<Books, 'concerns'>,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<Block[]> {
  const raised = (await concerns.list({ since: from, limit: all })).filter(({ createdAt }) => dayOf(createdAt) <= to);
  const groups = Map.groupBy(raised, ({ vendor }) => base.vendors.get(vendor)?.name ?? null);
  const rows = [...groups].map(([name, { length: count }]) => ({
    what: name ?? 'Vendors without a record',
    count,
    note: null,
  }));
  return counted('Concerns raised this week', rows);
}

/** The open follow-ups by owner, most first, and how many of them are overdue. */
export async function openFollowUps(
  { tasks, clients }: Pick<Books, 'tasks' | 'clients'>,
  today: Day,
): Promise<Block[]> {
  const open = await tasks.list({ state: 'open', limit: all });
  const owners = [...new Set(open.map(({ owner }) => owner))];
  const named = new Set((await clients.among([...new Set(owners.flatMap(phrases))])).map(({ key }) => key));
  // An owner is whatever a rep wrote; where that holds a client's name, the room does not get to see it.
  const hidden = new Set(owners.filter((owner) => phrases(owner).some((phrase) => named.has(phrase))));
  const groups = Map.groupBy(open, ({ owner }) => (hidden.has(owner) ? null : nameKey(owner) || owner));
  const rows = [...groups].map(([key, group]) => {
    const overdue = group.filter(({ due }) => due !== null && due < today).length;
    return {
      what: key === null ? 'Somebody else' : (group[0]?.owner ?? key),
      count: group.length,
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
