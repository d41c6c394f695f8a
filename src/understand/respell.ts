/** Which known word was meant by a misspelt one? */
import { editDistance } from '../core/edit-distance.ts';
import { isListed, isOrdinary } from '../factbase/ordinary-words.ts';
import type { Word } from '../factbase/words-in-text.ts';

export interface Respeller {
  /** The words with the key of each misspelt one corrected; `keep` marks names, which stay as they are. */
  respell(words: readonly Word[], keep: (word: Word) => boolean): Word[];
  /** True for a word we were taught, or one slip away from one. */
  knows(key: string): boolean;
}

/** How often a word must be taught to be meant by one that could stand for itself. */
const often = 3;
/** Letters a word needs before one slip, and before two, may be corrected. */
const [forOne, forTwo] = [4, 9];

/** Corrects words that are neither ordinary nor known to the known word nearest to them; `known` counts how often each is taught. */
export function makeRespeller(known: ReadonlyMap<string, number>): Respeller {
  const byLength = new Map<number, string[]>();
  for (const word of known.keys()) {
    if (word.length < forOne || !/^[a-z]+$/.test(word)) continue;
    const list = byLength.get(word.length);
    if (list === undefined) byLength.set(word.length, [word]);
    else list.push(word);
  }
  function correct(key: string): string | undefined {
    if (key.length < forOne || !/^[a-z]+$/.test(key)) return undefined;
    let limit = key.length >= forTwo ? 2 : 1;
    let best: string | undefined;
    for (let length = key.length - limit; length <= key.length + limit; length += 1) {
      for (const word of byLength.get(length) ?? []) {
        if (word[0] !== key[0] && word[0] !== key[1]) continue;
        const distance = editDistance(key, word, limit);
        if (distance > limit) continue;
        const better = best === undefined || distance < limit || (known.get(word) ?? 0) > (known.get(best) ?? 0);
        if (better) best = word;
        limit = distance;
      }
    }
    return best;
  }
  return {
    respell: (words, keep) =>
      words.map((word) => {
        if (known.has(word.key) || keep(word)) return word;
        const ordinary = isOrdinary(word.key);
        if (ordinary && isListed(word.key)) return word;
        const meant = correct(word.key);
        // "Contracter" looks like one who contracts; only a word that is taught often is meant instead.
        const sure = !ordinary || (known.get(meant ?? '') ?? 0) >= often;
        return meant === undefined || !sure ? word : { ...word, key: meant };
      }),
    knows: (key) => known.has(key) || correct(key) !== undefined,
  };
}
