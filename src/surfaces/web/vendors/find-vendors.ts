/** Which rows of the table of vendors are asked for, and in which order? */
import { z } from 'zod';
import { Id } from '../../../core/citation.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { Status, statuses } from '../../../core/verdict.ts';
import { SoughtWords, unreadable } from '../records/read-query.ts';
import { mainAudiences, type VendorRow } from './vendor-rows.ts';

export const VendorsQuery = z.object({
  q: SoughtWords.optional(),
  status: Status.exclude(['unknown']).optional(),
  /** Whose status counts; any of those shown where left out. */
  audience: Id.max(80).optional(),
  country: z.string().max(80).optional(),
  /** A column, from the top down; with a leading minus from the bottom up. */
  sort: z
    .string()
    .max(80)
    .regex(/^-?[a-z-]+$/)
    .optional(),
  /** The last row of the page before. */
  after: Id.max(80).optional(),
});
export type VendorsQuery = z.infer<typeof VendorsQuery>;

/** The audiences that have a column: the main ones, and the one that was asked for. */
export function shownAudiences({ audience }: VendorsQuery, base: FactBase): string[] {
  if (audience !== undefined && !base.audiences.has(audience)) throw unreadable('audience');
  return [...new Set([...mainAudiences(base), ...(audience === undefined ? [] : [audience])])];
}

/** The rows with the status and the country asked for, sorted. What is looked for in words is marked and not left out here. */
export function findVendors(all: readonly VendorRow[], query: VendorsQuery, audiences: readonly string[]): VendorRow[] {
  const { status, country, audience } = query;
  const counting = audience === undefined ? audiences : [audience];
  const rows = all.filter(
    (row) =>
      (status === undefined || counting.some((each) => row.standings.get(each)?.status === status)) &&
      (country === undefined || row.countries.includes(country)),
  );
  return sorted(rows, query.sort ?? 'name', audiences);
}

/** What a row is sorted by in a column; empty where it has nothing there, which comes last either way. */
function keyOf(row: VendorRow, column: string): string {
  switch (column) {
    case 'name':
      return row.vendor.name;
    case 'hq':
      return row.vendor.headquarters?.is ?? '';
    case 'owner':
      return row.vendor.owner?.is ?? '';
    case 'class':
      return row.vendor.classes[0]?.class ?? '';
    case 'reviewed':
      return row.vendor.reviewed.on;
    default:
      return String(statuses.indexOf(row.standings.get(column)?.status ?? 'unknown'));
  }
}

export const columns = ['name', 'hq', 'owner', 'class', 'reviewed'] as const;

function sorted(rows: readonly VendorRow[], sort: string, audiences: readonly string[]): VendorRow[] {
  const column = sort.replace(/^-/, '');
  if (![...columns, ...audiences].includes(column)) throw unreadable('sort');
  const turn = sort.startsWith('-') ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row, column) }))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || turn * a.key.localeCompare(b.key, 'en'))
    .map(({ row }) => row);
}
