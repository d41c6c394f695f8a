/** Which directives has CISA issued, changed or closed? */
import { addDays, dayOf } from '../../core/day.ts';
import type { ItemType } from '../../core/item.ts';
import type { FeedEntry } from '../feed/read-feed.ts';
import type { Delivered, ReadContext, ReadResult, SourceReader } from '../reader.ts';
import { CisaMemory } from './cisa-memory.ts';
import { directiveItem, saidHash } from './directive-item.ts';
import { isOwnPage, numberOfPage } from './directive-numbers.ts';
import { type KnownDirective, newDirective, withEntry, withPage } from './known-directive.ts';
import { noticeItem, webAddress } from './notice-item.ts';
import { otherInstrument } from './other-instrument.ts';
import { readAddresses } from './read-addresses.ts';
import { sortEntry } from './sort-entry.ts';

const hour = 60 * 60 * 1000;
/** At the first look, what is older than so many days is old news. */
const newsFor = 30;

/**
 * Alerts, press releases and the list of directives. A directive is one item under its number, whatever tells of it; its
 * end is the same item as a delisting, or one notice where several end at once. Only what is new or changed is handed over.
 */
export const cisaReader: SourceReader = { source: 'cisa', every: 6 * hour, read };

async function read(context: ReadContext): Promise<ReadResult> {
  const { at, factBase } = context;
  const before = CisaMemory.safeParse(context.memory).data;
  const { entries, pages, failures, notes, validators } = await readAddresses(context, before);
  const newsSince = addDays(dayOf(at), -newsFor);
  const isOld = (day: string | null) => before === undefined && (day === null || day < newsSince);
  const directives = new Map((before?.directives ?? []).map((known) => [known.number, known]));
  const held = new Set(before?.held);
  const notices = { ...before?.notices };
  const delivered: Delivered[] = [];
  const change = (number: string, to: (known: KnownDirective) => KnownDirective) =>
    directives.set(number, to(directives.get(number) ?? newDirective(number)));
  const tell = (entry: FeedEntry, type: ItemType, numbers: readonly string[]) => {
    const item = noticeItem(entry, { type, numbers, background: isOld(entry.published) }, factBase);
    const said = saidHash(item);
    if (notices[item.id] !== said) delivered.push({ item });
    notices[item.id] = said;
  };

  for (const entry of entries) {
    const sorted = sortEntry(entry);
    if (sorted.kind === 'other') {
      const type = sorted.unnamed ? otherInstrument(entry, factBase) : null;
      const { id, title, link, published } = entry;
      if (type !== null) tell(entry, type, []);
      else if (!held.has(id))
        delivered.push({ rejected: { id, title, url: webAddress(link), published, reason: sorted.reason } });
    } else if (sorted.kind === 'directive') {
      const { number } = sorted;
      if (number === null) tell(entry, 'directive', []);
      else change(number, (known) => withEntry(known, entry, pageOf(entry, number), false));
    } else if (sorted.numbers.length === 1) {
      const [number = ''] = sorted.numbers;
      change(number, (known) => withEntry(known, entry, pageOf(entry, number), true));
    } else {
      tell(entry, 'delisting', sorted.numbers);
      for (const number of sorted.numbers) change(number, (known) => ({ ...known, closed: true, endTold: true }));
    }
  }
  for (const page of pages) change(page.number, (known) => withPage(known, page));

  for (const known of directives.values()) {
    const newest = known.mentions
      .map(({ published }) => published ?? '')
      .toSorted()
      .at(-1);
    const item = directiveItem(known, factBase, isOld(newest || null));
    const said = saidHash(item);
    if (known.said === said) continue;
    directives.set(known.number, { ...known, said });
    // Known only from a notice that ends several, which tells of it.
    const isTold = known.endTold && (before === undefined ? known.title === null : true);
    if (!isTold) delivered.push({ item });
  }

  const memory: CisaMemory = {
    at,
    listed: pages.length > 0 ? pages.length : (before?.listed ?? 0),
    directives: [...directives.values()],
    held: entries.length > 0 ? entries.map(({ id }) => id) : [...held],
    notices,
    validators,
  };
  return { delivered, memory, notes, ...(failures.length === 0 ? {} : { failure: failures.join(' ') }) };
}

/** The directive's own page, where the entry links to it. */
function pageOf({ links }: FeedEntry, number: string): string | null {
  const own = links.find((link) => numberOfPage(link) === number && isOwnPage(link));
  const url = URL.parse(own ?? '', 'https://www.cisa.gov/');
  return url === null || own === undefined || url.host !== 'www.cisa.gov' ? null : url.href;
}
