/** How is a directive of CISA handed over as an item? */
import { createHash } from 'node:crypto';
import { sayDay } from '../../core/day.ts';
import type { FactBase } from '../../core/fact-base.ts';
import type { Item } from '../../core/item.ts';
import { sources } from '../../core/source.ts';
import { cleanSourceText } from '../fetch/clean-source-text.ts';
import { makersIn } from '../makers-in.ts';
import { keyOf } from './directive-numbers.ts';
import { type KnownDirective, type Mention, toldIn } from './known-directive.ts';
import { saysClosed } from './read-directive-list.ts';

/** The one item of a directive, whatever told of it. */
export function directiveItem(known: KnownDirective, factBase: FactBase, background: boolean): Item {
  const { first, later, pages } = toldIn(known);
  const named = known.title ?? `${known.number}: ${first?.title ?? later?.title ?? 'a directive of CISA'}`;
  const title = known.closed && !saysClosed(named) ? `${named} (closed)` : named;
  const summary = [
    known.closed ? 'CISA has closed this directive.' : '',
    later === null ? (first?.text ?? '') : `${onDay(later)}${later.title}. ${later.text}`,
    pages.length === 0 ? '' : `Further pages: ${pages.map((page) => page.title).join('; ')}.`,
  ];
  return {
    source: 'cisa',
    id: known.number,
    type: known.closed ? 'delisting' : 'directive',
    vendors: vendorsOf(known, factBase),
    title: cleanSourceText(title, 500),
    summary: cleanSourceText(summary.filter(Boolean).join(' '), 900),
    url: known.url ?? first?.url ?? later?.url ?? sources.cisa.url,
    published: known.published,
    effective: null,
    issuer: sources.cisa.publisher,
    citation: known.number,
    keys: [keyOf(known.number)],
    background,
  };
}

const onDay = ({ published }: Mention): string => (published === null ? '' : `${sayDay(published)}: `);

/** Titles say whom it is about; the words below them are asked only where they name nobody. Never addresses. */
function vendorsOf({ title, mentions }: KnownDirective, factBase: FactBase): string[] {
  const inTitles = makersIn([title ?? '', ...mentions.map((mention) => mention.title)].join('. '), factBase);
  if (inTitles.length > 0) return [...inTitles];
  return [...makersIn(mentions.map((mention) => mention.text).join('. '), factBase)];
}

/** SHA-256 (hex) of an item but for whether it is old news. */
export function saidHash({ background: _, ...item }: Item): string {
  return createHash('sha256').update(JSON.stringify(item)).digest('hex');
}
