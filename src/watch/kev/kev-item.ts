/** How is an entry of the catalogue handed over as an item? */
import { sayDay } from '../../core/day.ts';
import type { Item } from '../../core/item.ts';
import { sources } from '../../core/source.ts';
import { numbersIn } from '../cisa/directive-numbers.ts';
import { cleanSourceText } from '../fetch/clean-source-text.ts';
import type { KevRecord } from './kev-record.ts';

/** "Known" or "Unknown"; what the catalogue leaves out is unknown. */
const ransomwareOf = ({ knownRansomwareCampaignUse }: KevRecord): string =>
  knownRansomwareCampaignUse === 'Known' ? 'Known' : 'Unknown';

/** What counts as a change of an entry: descriptions, notes and weaknesses are rewritten all the time without news. */
export const countedOf = (record: KevRecord): string =>
  [record.dueDate, ransomwareOf(record), ...numbersIn(record.requiredAction)].join(' ');

export function kevItem(record: KevRecord, vendors: readonly string[], background: boolean): Item {
  const directives = numbersIn(record.requiredAction);
  const summary = [
    'A patch order for federal agencies, not a ban.',
    `Due by ${sayDay(record.dueDate)}.`,
    `Known ransomware use: ${ransomwareOf(record)}.`,
    directives.length === 0 ? '' : `The required action names ${directives.join(', ')}.`,
  ];
  return {
    source: 'kev',
    id: record.cveID,
    type: 'directive',
    vendors: [...vendors],
    title: titleOf(record),
    summary: summary.filter(Boolean).join(' '),
    url: addressOfCve(record.cveID),
    published: record.dateAdded,
    effective: record.dueDate,
    issuer: sources.kev.publisher,
    citation: record.cveID,
    keys: [record.cveID.toLowerCase()],
    background,
  };
}

export const addressOfCve = (cve: string): string => `${sources.kev.url}?search_api_fulltext=${cve}`;

/** "Cisco Secure Firewall: Missing Authorization Vulnerability": most names repeat the vendor and the product. */
export function titleOf({ vendorProject, product, vulnerabilityName }: KevRecord): string {
  const maker = cleanSourceText(vendorProject, 100);
  const what = cleanSourceText(product, 150);
  const whole = startsWith(what, maker) ? what : `${maker} ${what}`.trim();
  let name = cleanSourceText(vulnerabilityName, 200);
  for (const lead of [whole, maker, what]) if (startsWith(name, lead)) name = name.slice(lead.length).trim();
  return name === '' ? whole : `${whole}: ${name}`;
}

const startsWith = (text: string, start: string): boolean =>
  start !== '' &&
  text.toLowerCase().startsWith(start.toLowerCase()) &&
  !/^[\p{L}\p{N}]/u.test(text.slice(start.length));
