/** Which rows stand on the FCC's page of covered equipment and services? */
import type { Day } from '../../core/day.ts';
import { badAnswer } from '../bad-answer.ts';
import { boundedDay } from '../fetch/bounded-day.ts';
import { parsePage } from '../parse-page.ts';
import { plainRow } from './plain-row.ts';

/** There are 16. */
const most = 500;

export interface CoveredRow {
  readonly text: string;
  /** The day it came onto the list; null where the page gives none that is a date. */
  readonly included: Day | null;
  /** The last day on which the FCC says it was updated. */
  readonly updated: Day | null;
}

/** The rows of the page's table, in its order. Throws `unavailable` where it has none. */
export function readCoveredList(html: string, today: Day): readonly CoveredRow[] {
  const page = parsePage(html);
  const rows = page.querySelectorAll('#covered-list table tr').slice(0, most);
  const found = rows.flatMap((row) => {
    const [what, when] = row.querySelectorAll('td');
    const text = plainRow(what?.innerHTML ?? '');
    if (text === '' || when === undefined) return [];
    const days = daysIn(plainRow(when.innerHTML), today);
    return [{ text, included: days[0] ?? null, updated: days.slice(1).sort().at(-1) ?? null }];
  });
  if (found.length === 0) throw badAnswer('The page has no list; the FCC may be blocking readers.');
  return found;
}

/** "December 22, 2025Updated: January 7, 2026": the days in their order, however they are glued. */
function daysIn(cell: string, today: Day): Day[] {
  return [...cell.matchAll(/[A-Z][a-z]{2,8}\.? \d{1,2}, ?\d{4}/g)]
    .map(([said]) => boundedDay(said.replace(/^Updated/, ''), today))
    .filter((day) => day !== null);
}
