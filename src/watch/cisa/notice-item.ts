/** How is an entry of CISA's feeds handed over that is no single directive's? */
import type { FactBase } from '../../core/fact-base.ts';
import type { Item, ItemType } from '../../core/item.ts';
import { sources } from '../../core/source.ts';
import type { FeedEntry } from '../feed/read-feed.ts';
import { cleanSourceText } from '../fetch/clean-source-text.ts';
import { makersIn } from '../makers-in.ts';
import type { DirectiveNumber } from './directive-numbers.ts';

/** By the entry's own id. `numbers`: the directives it ends, all of which its summary names. */
export function noticeItem(
  entry: FeedEntry,
  parts: { readonly type: ItemType; readonly numbers: readonly DirectiveNumber[]; readonly background: boolean },
  factBase: FactBase,
): Item {
  const inTitle = makersIn(entry.title, factBase);
  const named = parts.numbers.length === 0 ? '' : `It names ${parts.numbers.join(', ')}. `;
  return {
    source: 'cisa',
    id: entry.id,
    type: parts.type,
    vendors: inTitle.length > 0 ? [...inTitle] : [...makersIn(entry.text.slice(0, 1_000), factBase)],
    title: entry.title,
    summary: cleanSourceText(`${named}${entry.text}`, 600),
    url: webAddress(entry.link) ?? sources.cisa.url,
    published: entry.published,
    effective: null,
    issuer: sources.cisa.publisher,
    citation: null,
    keys: [],
    background: parts.background,
  };
}

/** An address that a browser opens, or null. */
export function webAddress(address: string | null): string | null {
  const url = URL.parse(address ?? '');
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
