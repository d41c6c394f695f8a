/** What would the record of a directive look like that an item announces? */
import { type Citation, Claim } from '../core/citation.ts';
import { addDays, type Day, sayDay } from '../core/day.ts';
import { type Authority, Directive } from '../core/directive.ts';
import type { FactBase } from '../core/fact-base.ts';
import { type Item, itemKey } from '../core/item.ts';
import { type SourceId, sources } from '../core/source.ts';
import { slug } from './slug.ts';

/** Until when a record must be looked at again that is new: three months. */
const recheckDays = 90;
const titleLength = 160;
const issuerLength = 160;
const pageTitleLength = 300;
const claimTitleLength = 200;
const personLength = 80;

/** Agencies by the words that their names hold, each with the short name that ids have. */
const agencies: readonly (readonly [RegExp, string])[] = [
  [/industry and security/i, 'bis'],
  [/foreign assets control/i, 'ofac'],
  [/cybersecurity and infrastructure|\bcisa\b/i, 'cisa'],
  [/communications commission|\bfcc\b/i, 'fcc'],
  [/homeland security/i, 'dhs'],
  [/federal acquisition|\bfar\b/i, 'far'],
  [/general services/i, 'gsa'],
  [/defense/i, 'dod'],
  [/commerce/i, 'commerce'],
  [/executive office|president/i, 'president'],
];

/** As a line of a record: on one line, without control characters, cut between words. */
function line(text: string, most: number): string {
  const plain = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (plain.length <= most) return plain;
  const space = plain.lastIndexOf(' ', most - 1);
  return `${plain.slice(0, space > most / 2 ? space : most - 1).trimEnd()}…`;
}

/** The id that its record would have: place, authority, number. */
export function draftId(item: Item): string {
  const { name, publisher } = { name: item.issuer, publisher: sources[item.source].publisher };
  const agency =
    agencies.find(([words]) => words.test(name))?.[1] ?? agencies.find(([words]) => words.test(publisher))?.[1];
  const number = slug((item.citation ?? item.id).slice(0, 60)).replace(new RegExp(`^(?:us-)?${agency ?? ' '}-`), '');
  return [
    'us',
    agency ??
      slug(
        name
          .split(/[\s,]+/)
          .slice(0, 3)
          .join(' '),
      ),
    number,
  ].join('-');
}

/** A guess by what it is called, for the curator to look at. */
function authorityOf({ source, title, id }: Item): Authority {
  if (source === 'kev' || /\b(?:BOD|ED)\b|\bdirective\b/i.test(`${id} ${title}`)) return 'directive';
  if (source === 'cisa' || /\badvisory|alert|guidance\b/i.test(title)) return 'advisory';
  return /\brules?\b|\bregulations?\b/i.test(title) ? 'regulation' : 'order';
}

const speakers: Partial<Record<SourceId, string>> = { cisa: 'CISA' };
const publishes: readonly SourceId[] = ['federal-register', 'cisa'];

/** One sentence that says no more than the source does: that it was published, and when. */
function claimOf(item: Item, cites: Citation[], today: Day): Claim {
  const who = speakers[item.source] ?? `The ${sources[item.source].name}`;
  const did = publishes.includes(item.source) ? 'published' : 'reported';
  const when = sayDay(item.published ?? today);
  const title = line(item.title, claimTitleLength).replaceAll(/[“”]/g, '"');
  const candidates = [
    `${who} ${did} “${title}” on ${when}.`,
    // A title of several sentences is none that a claim can quote.
    `${who} ${did} ${line(item.id, 100)} on ${when}.`,
    `${who} ${did} a document on ${when}.`,
  ];
  for (const text of candidates) {
    const claim = Claim.safeParse({ text, cites });
    if (claim.success) return claim.data;
  }
  return { text: `${who} ${did} a document.`, cites };
}

/**
 * The record as far as the item bears it out, under an id. It binds nobody: whom it binds is the curator's to say. A
 * Directive that parses; where the item gives no date of its own, `today` stands in.
 */
export function draftDirective(item: Item, id: string, base: FactBase, by: { name: string; on: Day }): Directive {
  const { publisher, name: sourceName, url } = sources[item.source];
  const page = item.url === null ? { title: sourceName, url, published: null } : undefined;
  const cites: Citation[] = [
    {
      publisher: item.source === 'federal-register' ? 'Federal Register' : publisher,
      ...(page ?? { title: line(item.title, pageTitleLength), url: item.url ?? url, published: item.published }),
      quote: null,
      checked: by.on,
      how: 'located',
    },
  ];
  return Directive.parse({
    title: line(item.title, titleLength),
    names: [nameOf(item, id, base)],
    issuer: line(item.issuer, issuerLength) || publisher,
    authority: authorityOf(item),
    stage: item.type === 'proposal' ? 'proposed' : 'final',
    vendors: item.vendors.filter((vendor) => base.vendors.has(vendor)),
    jurisdiction: base.jurisdictions.has('us') ? 'us' : (base.jurisdictions.keys().next().value ?? 'us'),
    published: item.published ?? by.on,
    from: item.source === 'kev' || item.type === 'proposal' ? null : item.effective,
    until: null,
    binds: [],
    topics: [],
    claims: [claimOf(item, cites, by.on)],
    notes: `Drafted from ${line(itemKey(item), 240)}.`,
    reviewed: { by: line(by.name, personLength), on: by.on },
    recheck: addDays(by.on, recheckDays),
  });
}

/** What people may call it; each name belongs to one directive only. */
function nameOf({ citation, id: number, source }: Item, id: string, base: FactBase): string {
  const taken = new Set(
    [...base.directives].flatMap(([other, { names }]) => (other === id ? [] : names)).map((name) => name.toLowerCase()),
  );
  const said = [citation, source === 'federal-register' ? `FR Doc. ${number}` : number].map((name) =>
    line(name ?? '', 120),
  );
  return said.find((name) => name !== '' && !taken.has(name.toLowerCase())) ?? id;
}
