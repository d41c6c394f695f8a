/** How is a run of days said? */
import { type Day, sayDay } from '../core/day.ts';

/** "from 17 to 23 November 2026", "from 28 November to 4 December 2026": what both days share is said once. */
export function sayWeek({ from, to }: { readonly from: Day; readonly to: Day }): string {
  const first = sayDay(from).split(' ');
  const shared = from.slice(0, 7) === to.slice(0, 7) ? 1 : from.slice(0, 4) === to.slice(0, 4) ? 2 : 3;
  return `from ${first.slice(0, shared).join(' ')} to ${sayDay(to)}`;
}
