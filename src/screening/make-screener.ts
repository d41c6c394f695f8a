/** How is the imported list searched, while the list may change under it? */
import type { Books } from '../core/ports.ts';
import type { Screener, ScreeningEdition, ScreeningHit } from '../core/screening.ts';
import { nameForms } from './name-forms.ts';
import { type Alike, makeNameIndex, type NameIndex } from './name-index.ts';

/** Builds its index when first asked, and again when another edition was imported, by whichever process. */
export function makeScreener(books: Pick<Books, 'screening'>, isOrdinary: (word: string) => boolean): Screener {
  let held: { readonly hash: string; readonly index: Promise<NameIndex> } | undefined;

  function indexOf({ hash }: ScreeningEdition): Promise<NameIndex> {
    if (held?.hash === hash) return held.index;
    const index = books.screening.names().then((rows) => makeNameIndex(rows, isOrdinary));
    const mine = { hash, index };
    held = mine;
    index.catch(() => {
      if (held === mine) held = undefined;
    });
    return index;
  }

  return {
    async search(names, { limit, vendorsOnly = false }) {
      const edition = await books.screening.edition();
      if (edition === undefined) return null;
      const index = await indexOf(edition);
      const found = merge(names.map((name) => index.search(name))).filter(({ vendor }) => vendor || !vendorsOnly);
      const shown = found.slice(0, limit);
      const entries = await books.screening.entries(shown.map(({ key }) => key));
      const hits = entries.flatMap((entry): ScreeningHit[] => {
        const alike = shown.find(({ key }) => key === entry.key);
        if (alike === undefined) return [];
        const matched = nameForms(entry.name, entry.otherNames)[alike.form] ?? entry.name;
        return [{ entry, how: alike.how, matched, likeness: alike.likeness }];
      });
      return { names, edition, hits, found: found.length };
    },
  };
}

/** Several searches as one, each entry once with its best match. */
function merge(searches: readonly Alike[][]): Alike[] {
  const best = new Map<string, Alike>();
  for (const alike of searches.flat()) {
    const before = best.get(alike.key);
    if (before === undefined || rank(alike) > rank(before)) best.set(alike.key, alike);
  }
  return [...best.values()].toSorted((a, b) => rank(b) - rank(a));
}

const rank = ({ how, vendor, likeness }: Alike): number => (how === 'close' ? 0 : 4) + (vendor ? 2 : 0) + likeness;
