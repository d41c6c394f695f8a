/** How do checked records become the fact base that everything else asks? */
import { createHash } from 'node:crypto';
import type { Claim } from '../core/citation.ts';
import { firstDay, lastDay, type PartialDay } from '../core/day.ts';
import type { ClaimEntry, FactBase } from '../core/fact-base.ts';
import { type ClaimingRecord, listClaims } from './list-claims.ts';
import { makeSearch } from './search.ts';

/** Checked records by id, and the SHA-256 of every file by its name: `vendors/kaspersky.yaml`. */
export type Records = Pick<
  FactBase,
  'vendors' | 'directives' | 'facts' | 'guidance' | 'audiences' | 'jurisdictions' | 'topics' | 'playbooks' | 'intents'
> & { readonly hashes: ReadonlyMap<string, string> };

/** The fact base of some records; frozen, so that no reader can change what another one says. */
export function makeFactBase(records: Records): FactBase {
  const { hashes, ...maps } = records;
  for (const map of Object.values(maps)) for (const record of map.values()) freeze(record);
  const reached = reachOf(records.vendors);
  const entries = entriesOf(records, reached);
  const byRecord = Map.groupBy(entries, (entry) => entry.record);
  const directives = byVendor(records.directives, reached);
  const facts = byVendor(records.facts, reached);
  const search = makeSearch(entries, (entry) => searchText(entry, records), alsoKnown(records, reached));
  return Object.freeze({
    ...maps,
    version: versionOf(hashes),
    directivesOf: (vendor: string) => (directives.get(vendor) ?? []).map(({ id, value }) => ({ id, directive: value })),
    factsOf: (vendor: string) => (facts.get(vendor) ?? []).map(({ id, value }) => ({ id, fact: value })),
    claimsOf: (record: string) => byRecord.get(record) ?? [],
    hashOf: (record: string) => hashes.get(`${record}.yaml`),
    ...search,
  });
}

/** SHA-256 over the names and hashes of all files, so that any change makes another version. */
export function versionOf(hashes: ReadonlyMap<string, string>): string {
  const lines = [...hashes].map(([name, hash]) => `${name} ${hash}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

function entriesOf(records: Records, reached: Reach): ClaimEntry[] {
  const all: (ClaimingRecord & { readonly id: string })[] = [
    ...[...records.vendors].map(([id, value]) => ({ kind: 'vendors' as const, id, value })),
    ...[...records.directives].map(([id, value]) => ({ kind: 'directives' as const, id, value })),
    ...[...records.facts].map(([id, value]) => ({ kind: 'facts' as const, id, value })),
    ...[...records.guidance].map(([id, value]) => ({ kind: 'guidance' as const, id, value })),
  ];
  return all.flatMap((record) => {
    const ofRecord = record.kind === 'vendors' ? [] : record.value.topics;
    return listClaims(record).map(({ claim, topic }, index) => ({
      record: `${record.kind}/${record.id}`,
      kind: record.kind,
      index,
      claim,
      known: knownSince(claim, record),
      vendors: record.kind === 'vendors' ? [record.id] : [...reached(record.value.vendors)],
      title: record.kind === 'vendors' ? record.value.name : record.value.title,
      topics: [
        ...new Set([...(claim.topics ?? ofRecord), ...(topic !== null && records.topics.has(topic) ? [topic] : [])]),
      ],
    }));
  });
}

/** Since when a claim could be said: its own word; else its record's publication; else that of its oldest source; else its review. */
function knownSince(claim: Claim, record: ClaimingRecord): PartialDay {
  if (claim.known !== undefined) return claim.known;
  if (record.kind === 'directives' || record.kind === 'facts') return record.value.published;
  const oldest = claim.cites
    .flatMap((citation) => citation.published ?? [])
    .sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1))[0];
  return oldest ?? record.value.reviewed.on;
}

/** What a claim is found by. */
function searchText(entry: ClaimEntry, records: Records): string {
  const names = entry.kind === 'directives' ? records.directives.get(idOf(entry))?.names : undefined;
  const labels = entry.topics.map((topic) => records.topics.get(topic)?.label ?? '');
  return [entry.claim.text, entry.title, ...(names ?? []), ...labels].join(' ');
}

const idOf = (entry: ClaimEntry): string => entry.record.slice(entry.kind.length + 1);

/** Words that a vendor's records hold outside their claims: its names, products and categories, issuers, scopes and deadlines. */
function alsoKnown(records: Records, reached: Reach): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>();
  for (const [id, vendor] of records.vendors) {
    const products = vendor.products.flatMap((product) => [product.name, ...product.aliases]);
    known.set(id, [vendor.name, ...vendor.legal, ...vendor.aliases, ...vendor.categories, ...products]);
  }
  for (const directive of records.directives.values()) {
    const words = [
      directive.issuer,
      ...directive.binds.flatMap((binding) => binding.scope ?? []),
      ...directive.deadlines.map((deadline) => deadline.what),
    ];
    for (const vendor of reached(directive.vendors)) known.get(vendor)?.push(...words);
  }
  return known;
}

/** The vendors that a record reaches: those it names, and those that belong to a class it names. */
type Reach = (vendors: readonly string[]) => ReadonlySet<string>;

function reachOf(vendors: Records['vendors']): Reach {
  const members = new Map<string, string[]>();
  for (const [id, vendor] of vendors)
    for (const { class: of } of vendor.classes) members.set(of, [...(members.get(of) ?? []), id]);
  return (named) => new Set(named.flatMap((vendor) => [vendor, ...(members.get(vendor) ?? [])]));
}

interface Dated {
  readonly vendors: readonly string[];
  readonly published: PartialDay;
}

/** Records by vendor, newest last. */
function byVendor<T extends Dated>(
  records: ReadonlyMap<string, T>,
  reached: Reach,
): ReadonlyMap<string, { id: string; value: T }[]> {
  const lists = new Map<string, { id: string; value: T }[]>();
  const sorted = [...records].toSorted(
    ([a, one], [b, other]) => firstDay(one.published).localeCompare(firstDay(other.published)) || (a < b ? -1 : 1),
  );
  for (const [id, value] of sorted) {
    for (const vendor of reached(value.vendors)) {
      const list = lists.get(vendor);
      if (list === undefined) lists.set(vendor, [{ id, value }]);
      else list.push({ id, value });
    }
  }
  return lists;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}
