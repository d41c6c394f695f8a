/** What is a name made of, once spelling, marks and legal forms are put aside? */
import { wordsOf } from '../core/fold.ts';
import { isLegalForm, isNearlyLegalForm, isSmall, isWeak, longFormAt, oneSpelling } from './name-words.ts';

export interface NameParts {
  /** The words that count, folded, in their order; without legal forms unless there is nothing else. */
  readonly words: readonly string[];
  /** How much each word tells, 0 to 1. */
  readonly weights: readonly number[];
  /** True where a legal form or a word of business says that this is no person. */
  readonly company: boolean;
}

/** The weight of a word that half of all companies have, and of one that only joins others. */
const weakWeight = 0.45;
const smallWeight = 0.15;

/** A name in its parts. Letters that stand alone in a row ("A.B.C.", "L.L.C.") are one word. */
export function nameParts(name: string): NameParts {
  const read = joinLetters(wordsOf(name.replaceAll('&', ' and ')).map((word) => word.replace(/'/g, '')));
  const kept: string[] = [];
  let company = false;
  for (let at = 0; at < read.length; at += 1) {
    const long = longFormAt(read, at);
    const word = read[at] ?? '';
    const last = at > 0 && at === read.length - 1;
    if (long > 0 || isLegalForm(word) || (last && isNearlyLegalForm(word))) {
      company = true;
      at += Math.max(0, long - 1);
      continue;
    }
    kept.push(oneSpelling(word));
  }
  const words = kept.length > 0 ? kept : read;
  const weights = words.map((word) => (isSmall(word) ? smallWeight : isWeak(word) ? weakWeight : 1));
  return {
    words,
    // Where every word is an ordinary one of business, they are all there is to tell by.
    weights: weights.every((weight) => weight < 1) ? weights.map((weight) => Math.max(weight, weakWeight)) : weights,
    company: company || words.some(isWeak),
  };
}

/** "a b c" is "abc"; one letter between longer words stays an initial. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let run = '';
  const end = () => {
    if (run !== '') joined.push(run);
    run = '';
  };
  for (const word of words) {
    if (word.length === 1 && /\p{L}/u.test(word)) run += word;
    else {
      end();
      joined.push(word);
    }
  }
  end();
  return joined;
}
