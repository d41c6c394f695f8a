/** Which rows of the table of vendors are asked for, and in which order? */
import type { FactBase } from '../../../core/fact-base.ts';
import { type Status, statuses } from '../../../core/verdict.ts';
import type { Fields, Query } from '../listing/query.ts';
import { mainAudiences, type VendorRow } from './vendor-rows.ts';

export const vendorFields: Fields = { shown: ['q', 'status', 'audience', 'country'], unseen: ['sort', 'after'] };

/** Every vendor on record has a status; it can be asked for by each of these. */
export const statusesAsked = statuses.filter((status) => status !== 'unknown');

export interface VendorsAsked {
  /** The audiences that have a column: the main ones, and the one that was asked for. */
  readonly audiences: readonly string[];
  /** Those whose status counts: the one that was asked for, else any of those shown. */
  readonly counting: readonly string[];
  readonly status: Status | undefined;
  readonly country: string | undefined;
  /** A column, from the top down; with a leading minus from the bottom up. */
  readonly sort: string;
}

export function vendorsAsked(query: Query, base: FactBase, countries: readonly string[]): VendorsAsked {
  const audience = query.known('audience', base.audiences, 'audience');
  const audiences = [...new Set([...mainAudiences(base), ...(audience === undefined ? [] : [audience])])];
  const sort = query.text('sort') || 'name';
  // By the column of an audience that cannot be read there is nothing to say.
  if (!query.wrong.has('audience') && ![...columns, ...audiences].includes(sort.replace(/^-/, '')))
    query.refuse('sort', `${query.quote('sort')} is no column of the table.`);
  return {
    audiences,
    counting: audience === undefined ? audiences : [audience],
    status: query.oneOf('status', statusesAsked),
    country: query.known('country', new Set(countries), 'country'),
    sort,
  };
}

/** The rows with the status and the country asked for, sorted. What is looked for in words is marked and not left out here. */
export function findVendors(all: readonly VendorRow[], { status, country, counting, sort }: VendorsAsked): VendorRow[] {
  const rows = all.filter(
    (row) =>
      (status === undefined || counting.some((each) => row.standings.get(each)?.status === status)) &&
      (country === undefined || row.countries.includes(country)),
  );
  return sorted(rows, sort);
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

const columns: readonly string[] = ['name', 'hq', 'owner', 'class', 'reviewed'];

function sorted(rows: readonly VendorRow[], sort: string): VendorRow[] {
  const column = sort.replace(/^-/, '');
  const turn = sort.startsWith('-') ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row, column) }))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || turn * a.key.localeCompare(b.key, 'en'))
    .map(({ row }) => row);
}
