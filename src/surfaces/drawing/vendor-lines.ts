/** How are the statuses of vendors said line by line, one vendor each or many at a glance? */
import { type Day, sayDay } from '../../core/day.ts';
import { activities } from '../../core/directive.ts';
import type { Block } from '../../core/reply.ts';
import { oneReview } from './block-lines.ts';
import { byActivityText, isGrave } from './by-activity.ts';

export type VendorRow = Extract<Block, { kind: 'vendors' }>['rows'][number];

/** As many vendors as are read one by one; of more, those with the same answer stand together. */
const readOneByOne = 15;

/** True where there are too many vendors to be read one by one. */
export const areMany = (rows: readonly VendorRow[]): boolean => rows.length > readOneByOne;

/** What stands in bold, and what follows it. */
export interface VendorLine {
  readonly lead: string;
  readonly rest: string;
}

/** "Kaspersky: Using …: prohibited", a line each; of many "Using …: prohibited (14): Acronis, …", in the order of their first. */
export function vendorLines(rows: readonly VendorRow[]): VendorLine[] {
  if (areMany(rows)) return linesByAnswer(rows);
  const day = oneReview(rows);
  return rows.map((row) => ({
    lead: `${row.name}: `,
    rest: `${byActivityText(row)}${day === undefined ? ` (reviewed on ${sayDay(row.reviewed)})` : ''}`,
  }));
}

const linesByAnswer = (rows: readonly VendorRow[]): VendorLine[] =>
  [...Map.groupBy(rows, byActivityText)].map(([answer, same]) => ({
    lead: `${answer} (${same.length}): `,
    rest: same.map(({ name }) => name).join(', '),
  }));

/** What goes into a table, and what is only named under it: of many, those without any restriction found. */
export function splitForTable(rows: readonly VendorRow[]): {
  readonly table: readonly VendorRow[];
  readonly under: readonly VendorLine[];
} {
  if (!areMany(rows)) return { table: rows, under: [] };
  const isRestricted = (row: VendorRow) => activities.some((activity) => isGrave(row[activity]));
  return { table: rows.filter(isRestricted), under: linesByAnswer(rows.filter((row) => !isRestricted(row))) };
}

/** "Reviewed on 26 November 2026", of many also "Reviewed between … and …"; undefined where each row says its own day. */
export function sayReviews(rows: readonly VendorRow[]): string | undefined {
  const day = oneReview(rows);
  if (day !== undefined) return `Reviewed on ${sayDay(day)}`;
  if (!areMany(rows)) return undefined;
  const days: Day[] = rows.map(({ reviewed }) => reviewed).toSorted();
  return `Reviewed between ${sayDay(days.at(0) ?? '')} and ${sayDay(days.at(-1) ?? '')}`;
}
