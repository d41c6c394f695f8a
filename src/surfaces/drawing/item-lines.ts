/** How is said what a source reported, so that nobody takes it for a fact? */
import { list } from '../../actions/wording.ts';
import { sayDay } from '../../core/day.ts';
import type { ItemType } from '../../core/item.ts';
import type { Block, Suggestion } from '../../core/reply.ts';
import { sources } from '../../core/source.ts';
import { clip } from './clip.ts';
import { tidyLine } from './tidy.ts';

export type ItemRow = Extract<Block, { kind: 'items' }>['rows'][number];

/** Characters of a source's title, issuer and passage, and of the names of the vendors. */
const titleLength = 240;
const issuerLength = 120;
const namesLength = 200;
const passageLength = 600;

const typeWords: Record<ItemType, string> = {
  directive: 'directive',
  framework: 'framework',
  proposal: 'proposal, not in force',
  correction: 'correction',
  delisting: 'removal',
  administrative: 'notice',
};

/** What it announces, in plain words. An entry of the KEV catalog orders a patch; nobody is banned by it. */
export const itemTypeWords = ({ source, type }: Pick<ItemRow, 'source' | 'type'>): string =>
  source === 'kev' && type !== 'delisting' ? 'patch order' : typeWords[type];

export const itemTitle = ({ title }: Pick<ItemRow, 'title'>): string => clip(tidyLine(title), titleLength);

/** "Reported by the Federal Register on 3 June 2026, not reviewed". A list that only people can read reports nothing. */
export function reportedBy({ source, published }: Pick<ItemRow, 'source' | 'published'>): string {
  const on = published === null ? '' : ` on ${sayDay(published)}`;
  if (source === 'fascsa') return `A reminder of Vouch’s own${on.replace(' on ', ', due since ')}`;
  return `Reported by ${source === 'cisa' ? '' : 'the '}${sources[source].name}${on}, not reviewed`;
}

/** "removal · from 3 June 2026 · Commerce Department · about Kaspersky and ZTE". */
export function itemDetail(row: ItemRow): string {
  const { effective, source, type } = row;
  const names = list(row.vendors.map(tidyLine));
  const issuer = tidyLine(row.issuer);
  const day = effective === null ? '' : sayDay(effective);
  return [
    itemTypeWords(row),
    ...(day === '' ? [] : [source === 'kev' && type !== 'delisting' ? `to be done by ${day}` : `from ${day}`]),
    ...(issuer === '' ? [] : [clip(issuer, issuerLength)]),
    ...(names === '' ? [] : [`about ${clip(names, namesLength)}`]),
  ].join(' · ');
}

/** The source's own passage, for whoever looks at one item; empty where it gives none. */
export const itemPassage = ({ summary }: Pick<ItemRow, 'summary'>): string => clip(tidyLine(summary), passageLength);

/** Where the source says it; undefined where that is no page of the web. */
export function itemLink({ url }: Pick<ItemRow, 'url'>): string | undefined {
  if (url === null || !/^https?:\/\/[^\s\p{Cc}\p{Bidi_Control}]+$/iu.test(url)) return undefined;
  return URL.parse(url)?.href;
}

/** As much of a hash as tells the versions of an item apart. */
const hashLength = 16;

/** What a curator can do about an item that waits; nothing about one that does not. */
export function itemSteps(row: ItemRow): Suggestion[] {
  if (!row.waiting) return [];
  const about = { item: `${row.source}/${row.id}`, hash: row.hash.slice(0, hashLength) };
  const steps = [
    ['Draft a record', 'approve'],
    ['Link to a record', 'link'],
    ['Dismiss', 'dismiss'],
  ] as const;
  return steps.map(([label, review]) => ({ label, intent: 'review-items', entities: { review, ...about } }));
}
