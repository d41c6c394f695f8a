/** Which words of a question does nothing we know explain? */
import { stemmer } from 'stemmer';
import type { FactBase } from '../core/fact-base.ts';
import { places } from '../factbase/unknown-name.ts';
import type { Word } from '../factbase/words-in-text.ts';
import { overlap, type Span } from './span.ts';

const stops = new Set(
  'pls plz thx corp inc ltd llc a about actually again ago all also already am an and another any anybody anymore anyone anything anyway are as at away back be been before being both bot but by came can cannot come could day days did do does doing done dont down each either else even ever every everyone everything exactly far few fine first folks for found from get gets getting give given go goes going gone good got great guy guys had has have having he hear heard hello help her here hey hi him his how however i if im in into is it its just keep kind kinda know known last lately later least let lets like little long look lot made make makes many matter may maybe me mean means might mind mine moment more most much must my near need needs never new next no none nor not nothing now of off often ok okay old on once one only or other others our ours out over own part people per perhaps please point possible pretty probably put question quick quickly quite rather really regarding related right said same saw say saying says see seem seems seen several shall she should show since so some somebody someone something sometime soon sorry still stuff such sure take taken tell than thank thanks that thats the their theirs them then there these they theyre thing things think this those though thought through thx till time times to today together told tomorrow too took toward tried true try two under unless until up upon us use used uses using usually very via want wanted wants was way we well went were what whatever when where whether which while who whole whom whose why will with within without word words work working works would wouldnt yeah year years yes yesterday yet you your yours'.split(
    ' ',
  ),
);

export interface StrangeReader {
  /** Stems' words as written, in order, each once. `vendor` narrows the records that count; `spans` are names already understood. */
  read(words: readonly Word[], vendors: readonly string[], spans: readonly Span[]): string[];
}

/**
 * A content word is strange when no intent, topic or audience is taught with it and no claim of the vendor holds it. The
 * examples of what Vouch is not for do not make their words known.
 */
export function makeStrangeReader(
  factBase: Pick<FactBase, 'knowsWord'>,
  taught: Iterable<string>,
  knows: (key: string) => boolean,
): StrangeReader {
  const stems = new Set([...taught].map((word) => stemmer(word)));
  return {
    read(words, vendors, spans) {
      const strange = new Set<string>();
      for (const word of words) {
        if (word.key.length < 3 || /\d/.test(word.key) || stops.has(word.key) || places.has(word.key)) continue;
        if (spans.some((span) => overlap(span, word))) continue;
        if (stems.has(stemmer(word.key)) || knows(word.key)) continue;
        const inRecords =
          vendors.length === 0
            ? factBase.knowsWord(word.key)
            : vendors.some((vendor) => factBase.knowsWord(word.key, vendor));
        if (!inRecords) strange.add(word.key);
      }
      return [...strange];
    },
  };
}
