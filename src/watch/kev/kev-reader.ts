/** Which exploited vulnerabilities of our vendors has CISA told federal agencies to mend, and by when? */
import { z } from 'zod';
import { addDays, dayOf } from '../../core/day.ts';
import { addressOf } from '../address-of.ts';
import { badAnswer } from '../bad-answer.ts';
import { readJson } from '../fetch/read-json.ts';
import type { Delivered, ReadContext, ReadResult, SourceReader } from '../reader.ts';
import { addressOfCve, countedOf, kevItem, titleOf } from './kev-item.ts';
import { KevCatalog, KevRecord } from './kev-record.ts';
import { vendorsCalled } from './vendors-called.ts';

const hour = 60 * 60 * 1000;
const file = 'known_exploited_vulnerabilities.json';
/** What was added earlier than so many days before the first look is old news. */
const newsFor = 14;
/** Some 1,700 entries, of which four were taken out in two and a half years. */
const shrinkLimit = 0.05;

const Memory = z.object({
  version: z.string(),
  released: z.string(),
  /** By CVE: what counts as its content, and the ids of its vendors. */
  entries: z.record(z.string(), z.object({ counted: z.string(), vendors: z.array(z.string()) })),
  validators: z.object({ etag: z.string().optional(), lastModified: z.string().optional() }),
});
type Memory = z.infer<typeof Memory>;

/** Hands over what is new, and whose due date, ransomware flag or directive changed. An entry taken out is a note only. */
export const kevReader: SourceReader = { source: 'kev', every: 6 * hour, read };

async function read(context: ReadContext): Promise<ReadResult> {
  const before = Memory.safeParse(context.memory).data;
  const body = await context.fetch(addressOf(context.base, file), before?.validators);
  if (body === 'unchanged') return { delivered: [], memory: context.memory };
  const catalog = KevCatalog.safeParse(readJson(body));
  if (!catalog.success) throw badAnswer('What came is not the catalog: it has another shape.', catalog.error);
  const { catalogVersion, dateReleased, vulnerabilities, count } = catalog.data;
  if (before !== undefined && isOlder(catalog.data, before)) {
    const failure = `an older edition than the last one came (${catalogVersion}, and ${before.version} before)`;
    return { delivered: [], memory: context.memory, failure };
  }
  const { records, bad, twice } = recordsOf(vulnerabilities, addDays(dayOf(context.at), 2));
  const known = Object.keys(before?.entries ?? {}).length;
  if (records.size === 0) throw badAnswer('The catalog holds no entry that can be read.');
  if (records.size < known * (1 - shrinkLimit)) {
    const unread = bad === 0 ? '' : `, and ${bad} that cannot be read`;
    throw badAnswer(
      `The catalog has shrunk too much to be believed: ${known} entries before, ${records.size} now${unread}.`,
    );
  }

  const delivered: Delivered[] = [];
  const entries: Memory['entries'] = {};
  const old = addDays(dayOf(context.at), -newsFor);
  for (const [cve, record] of records) {
    const vendors = vendorsCalled(record.vendorProject, record.product, context.factBase);
    const counted = countedOf(record);
    const was = before?.entries[cve];
    entries[cve] = { counted, vendors };
    const isNew = was === undefined || (was.vendors.length === 0 && vendors.length > 0);
    if (vendors.length === 0) {
      if (was === undefined) delivered.push(rejected(record));
    } else if (isNew || was.counted !== counted) {
      // Of a vendor that came on record later, what the catalog held before is old news too.
      const background = isNew && (before === undefined || was !== undefined) && record.dateAdded < old;
      delivered.push({ item: kevItem(record, vendors, background) });
    }
  }
  const gone = Object.keys(before?.entries ?? {}).filter((cve) => !records.has(cve));
  const total = vulnerabilities.length.toLocaleString('en-US');
  const notes = [
    bad > 0 ? `${bad} of ${total} entries could not be read` : '',
    twice.length > 0 ? `${twice.join(', ')} stood there twice` : '',
    gone.length > 0 ? `no longer in the catalog, or unreadable now: ${gone.slice(0, 20).join(', ')}` : '',
    count !== undefined && count !== vulnerabilities.length
      ? `it says that it holds ${count} entries and holds ${total}`
      : '',
  ];
  const memory: Memory = { version: catalogVersion, released: dateReleased, entries, validators: body.validators };
  return { delivered, memory, notes: notes.filter(Boolean) };
}

const isOlder = ({ catalogVersion, dateReleased }: KevCatalog, before: Memory): boolean =>
  catalogVersion < before.version || (catalogVersion === before.version && dateReleased < before.released);

/** Each CVE once, the first that stands there; an entry from the future is a slip. */
function recordsOf(vulnerabilities: readonly unknown[], latest: string) {
  const records = new Map<string, KevRecord>();
  const twice: string[] = [];
  let bad = 0;
  for (const raw of vulnerabilities) {
    const record = KevRecord.safeParse(raw);
    if (!record.success || record.data.dateAdded > latest) bad += 1;
    else if (records.has(record.data.cveID)) twice.push(record.data.cveID);
    else records.set(record.data.cveID, record.data);
  }
  return { records, bad, twice };
}

function rejected(record: KevRecord): Delivered {
  const { cveID, dateAdded } = record;
  const reason = 'no vendor on record';
  return { rejected: { id: cveID, title: titleOf(record), url: addressOfCve(cveID), published: dateAdded, reason } };
}
