/** Which names of our vendors came onto the screening list, changed there, or left it? */
import { z } from 'zod';
import { Day } from '../../core/day.ts';
import { addressOf } from '../address-of.ts';
import { badAnswer } from '../bad-answer.ts';
import { decodeText } from '../fetch/decode-text.ts';
import type { Delivered, ReadContext, ReadResult, SourceReader } from '../reader.ts';
import { listedItem, removedItem } from './csl-item.ts';
import { changesOf, idOf, ListedName, listedName } from './listed-name.ts';
import { type ListEntry, type ReadList, readList } from './read-list.ts';
import { makeVendorNames, type VendorNames } from './vendor-names.ts';

const day = 24 * 60 * 60 * 1000;
const file = 'consolidated.json';
/** The list has some 25,000 entries and loses a few dozen in a busy week. */
const shrinkLimit = 0.02;
/** An agency's part with fewer entries may lose a large share of them in one go. */
const smallPart = 50;

const Memory = z.object({
  edition: Day,
  entries: z.int(),
  sources: z.record(z.string(), z.int()),
  names: z.array(ListedName),
  /** Ids of names that were taken out: one that comes back is news again. */
  removed: z.array(z.string()),
  validators: z.object({ etag: z.string().optional(), lastModified: z.string().optional() }),
});
type Memory = z.infer<typeof Memory>;

/** Only names of our vendors, whole or as the list ties them to one; keeps nothing of the others. */
export const cslReader: SourceReader = { source: 'csl', every: day, read };

async function read(context: ReadContext): Promise<ReadResult> {
  const { factBase } = context;
  const before = Memory.safeParse(context.memory).data;
  const body = await context.fetch(addressOf(context.base, file), before?.validators);
  if (body === 'unchanged') return { delivered: [], memory: context.memory };
  const vendors = makeVendorNames(factBase);
  const read = await readList(decodeText(body, 'json'), vendors.mayName);
  const { edition } = read;
  if (before !== undefined && edition < before.edition)
    return { delivered: [], memory: context.memory, failure: `an older edition than the last one came (${edition})` };
  const shrunk = shrinkOf(read, before);
  if (shrunk !== null) throw badAnswer(`The list has shrunk too much to be believed: ${shrunk}.`);

  const names = namesOf(read.entries, vendors);
  const delivered: Delivered[] = [];
  const removed = new Set(before?.removed);
  const known = new Map(before?.names.map((listed) => [listed.id, listed]));
  for (const [id, listed] of names) {
    const was = known.get(id);
    const changes = was === undefined ? backAgain(removed.delete(id)) : changesOf(was, listed);
    if (was !== undefined && changes.length === 0) continue;
    delivered.push({ item: listedItem(listed, { changes, edition, background: before === undefined }, factBase) });
  }
  for (const [id, listed] of known) {
    // A name whose vendor is no longer on record is not looked for, and so not gone from the list.
    if (names.has(id) || ![...listed.vendors, ...listed.maybe].some((vendor) => factBase.vendors.has(vendor))) continue;
    delivered.push({ item: removedItem(listed, edition, factBase) });
    removed.add(id);
  }
  const memory: Memory = {
    edition,
    entries: read.total,
    sources: read.sources,
    names: [...names.values()],
    removed: [...removed],
    validators: body.validators,
  };
  const { skipped } = read;
  const all = (read.total + skipped).toLocaleString('en-US');
  return { delivered, memory, notes: skipped === 0 ? [] : [`${skipped} of ${all} entries could not be read`] };
}

const backAgain = (wasRemoved: boolean): string[] => (wasRemoved ? ['The name is on the list again.'] : []);

/** What is so much smaller that the file is not the whole list; null where nothing is. */
function shrinkOf({ total, announced, sources, skipped }: ReadList, before: Memory | undefined): string | null {
  if (announced !== null && total + skipped < announced * (1 - shrinkLimit))
    return `the file says that it holds ${announced} entries, and holds ${total}`;
  if (before === undefined) return null;
  if (total < before.entries * (1 - shrinkLimit)) return `${before.entries} entries before, ${total} now`;
  for (const [source, was] of Object.entries(before.sources)) {
    const now = sources[source] ?? 0;
    if (now === 0 || (was > smallPart && now < was * (1 - shrinkLimit))) return `${source}: ${was} before, ${now} now`;
  }
  return null;
}

/** The names that are, or hold, one of our vendors', by id. */
function namesOf(entries: readonly ListEntry[], vendors: VendorNames): Map<string, ListedName> {
  const found = new Map<string, { entries: [ListEntry, ...ListEntry[]]; vendors: string[]; maybe: string[] }>();
  for (const entry of entries) {
    const named = vendors.find(entry);
    if (named.vendors.length + named.maybe.length === 0) continue;
    const id = idOf(entry);
    const same = found.get(id);
    if (same === undefined) found.set(id, { entries: [entry], vendors: [...named.vendors], maybe: [...named.maybe] });
    else {
      same.entries.push(entry);
      same.vendors = [...new Set([...same.vendors, ...named.vendors])];
      same.maybe = [...new Set([...same.maybe, ...named.maybe])].filter((vendor) => !same.vendors.includes(vendor));
    }
  }
  return new Map([...found].map(([id, { entries: all, ...who }]) => [id, listedName(id, all, who)]));
}
