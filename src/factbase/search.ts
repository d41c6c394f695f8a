/** Which claims fit some words best, in all content or within one vendor? */
import { stemmer } from 'stemmer';
import { lastDay } from '../core/day.ts';
import type { ClaimEntry, FactBase, Hit } from '../core/fact-base.ts';
import { nameKey } from '../core/fold.ts';
import { makeRanking } from './rank.ts';
import { makeRespeller } from './respell.ts';
import { buildIndex, eachOf } from './search-index.ts';

/** How many hits are returned where the caller sets no limit. */
const usual = 10;

const keysOf = (text: string): string[] => nameKey(text).split(' ').filter(Boolean);

/**
 * Search over claims. `textOf` gives what a claim is found by: its sentence, and the title, names and topics around it.
 * `alsoKnown` gives words that `knowsWord` counts as known for a vendor, without finding a claim by them. Scores are
 * BM25 over Porter stems; a word of the question that no claim holds is respelt to the likeliest one that some claim does.
 */
export function makeSearch(
  entries: readonly ClaimEntry[],
  textOf: (entry: ClaimEntry) => string,
  alsoKnown: ReadonlyMap<string, readonly string[]>,
): Pick<FactBase, 'search' | 'knowsWord'> {
  const stems = new Map<string, string>();
  const stemOf = (word: string): string => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const stem = stemmer(word);
    stems.set(word, stem);
    return stem;
  };
  const frequency = new Map<string, number>();
  const index = buildIndex(
    entries.map((entry) => {
      const words = keysOf(textOf(entry));
      for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
      return words.map(stemOf);
    }),
  );
  const respell = makeRespeller(frequency);
  const ofVendor = byVendor(entries);
  const wordsOfVendor = new Map(
    [...alsoKnown].map(([vendor, texts]) => [vendor, new Set(texts.flatMap(keysOf).map((word) => stemmer(word)))]),
  );
  const knownSince = Float64Array.from(entries, (entry) => Number(lastDay(entry.known).replaceAll('-', '')));
  const rank = makeRanking(index, entries.length);

  const termsOf = (text: string): number[] => {
    const found = new Set<number>();
    for (const word of keysOf(text)) {
      const term = index.terms.get(stemmer(word)) ?? index.terms.get(stemmer(respell(word) ?? ''));
      if (term !== undefined) found.add(term);
    }
    return [...found];
  };

  return {
    search(words, { vendor, by, limit = usual }) {
      const among = vendor === undefined ? null : (ofVendor.get(vendor) ?? new Int32Array());
      const day = by === undefined ? Number.POSITIVE_INFINITY : Number(by.replaceAll('-', ''));
      const ranked = rank(termsOf(words), among, limit, (doc) => (knownSince[doc] ?? 0) <= day);
      return ranked.flatMap(({ doc, score }): Hit[] => {
        const entry = entries[doc];
        return entry === undefined ? [] : [{ entry, score }];
      });
    },

    knowsWord(word, vendor) {
      return keysOf(word).some((key) => {
        const stem = stemmer(key);
        const term = index.terms.get(stem);
        if (vendor === undefined) return term !== undefined;
        if (wordsOfVendor.get(vendor)?.has(stem)) return true;
        let known = false;
        if (term !== undefined)
          eachOf(index, term, ofVendor.get(vendor) ?? new Int32Array(), () => {
            known = true;
          });
        return known;
      });
    },
  };
}

function byVendor(entries: readonly ClaimEntry[]): ReadonlyMap<string, Int32Array> {
  const lists = new Map<string, number[]>();
  for (const [doc, entry] of entries.entries()) {
    for (const vendor of new Set(entry.vendors)) {
      const list = lists.get(vendor);
      if (list === undefined) lists.set(vendor, [doc]);
      else list.push(doc);
    }
  }
  return new Map([...lists].map(([vendor, list]) => [vendor, Int32Array.from(list)]));
}
