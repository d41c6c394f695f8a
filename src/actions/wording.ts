/** How is a verdict said in one line? */
import { type Day, sayDay } from '../core/day.ts';
import type { Activity } from '../core/directive.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Status, Verdict } from '../core/verdict.ts';

/** A status as a short label. */
export const statusLabel: Record<Status, string> = {
  prohibited: 'prohibited',
  restricted: 'restricted',
  'advised-against': 'advised against',
  'no-restriction-found': 'no restriction found',
  unknown: 'not known to Vouch',
};

/** An activity as a verb. */
export const activityLabel: Record<Activity, string> = { use: 'using', acquire: 'buying', supply: 'selling' };

const doing = (activity: Activity, status: Status): string =>
  status === 'no-restriction-found'
    ? `no restriction found on ${activityLabel[activity]} it`
    : `${activityLabel[activity]} it is ${statusLabel[status]}`;

/** "for federal contractors in the United States", "worldwide". */
export function whereAndWho(verdict: Verdict, base: FactBase): string {
  const audience = verdict.question.audience === null ? undefined : base.audiences.get(verdict.question.audience);
  const place = base.jurisdictions.get(verdict.question.jurisdiction);
  const where = place === undefined || place.within === null ? 'worldwide' : `in ${place.label}`;
  return audience === undefined ? where : `for ${audience.plural} ${where}`;
}

/** The verdict in one line. Says the day only where it is not today. */
export function headline(verdict: Verdict, base: FactBase, today: Day): string {
  const vendor = base.vendors.get(verdict.question.vendor);
  if (vendor === undefined) return 'Vouch does not know this vendor.';
  const product = vendor.products.find((each) => each.id === verdict.question.product);
  const name = product === undefined ? vendor.name : product.name;
  const when = verdict.question.asOf === today ? '' : `, as of ${sayDay(verdict.question.asOf)}`;
  return `${name} ${whereAndWho(verdict, base)}${when}: ${inWords(verdict)}.`;
}

function inWords(verdict: Verdict): string {
  const { use, acquire, supply } = verdict.byActivity;
  if (verdict.question.activity !== null) return doing(verdict.question.activity, verdict.status);
  if (use === acquire && acquire === supply) return statusLabel[use];
  if (acquire === supply) return `buying and selling it: ${statusLabel[supply]}; ${doing('use', use)}`;
  return [doing('supply', supply), doing('acquire', acquire), doing('use', use)].join('; ');
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** "1 follow-up", "2 follow-ups"; with thousands parted: "25,000 names". */
export const count = (number: number, noun: string, plural = `${noun}s`): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`;
