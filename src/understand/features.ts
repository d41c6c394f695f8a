/** Which features does a masked sentence have? */
import { wordsOf } from '../core/fold.ts';

/** How much each kind of feature counts; chosen by cross-validation on intents/ and the topics. */
const weights = { word: 1, pair: 0.8, letters: 0.2, flag: 1, mark: 2 } as const;

/** Features by name with their weights, before rarity is counted in. A name may come twice and then counts once. */
export interface Features {
  readonly names: readonly string[];
  readonly weights: readonly number[];
}

const runs = new Map<string, readonly string[]>();
/** Runs remembered at once; taught words are some three thousand. */
const mostRuns = 20_000;

/** The runs of 3 to 5 letters of a word with its ends marked: "<ba", "ban", "an>"... Remembered, since words come back. */
function lettersOf(word: string): readonly string[] {
  const known = runs.get(word);
  if (known !== undefined) return known;
  const padded = `<${word.slice(0, 40)}>`;
  const found: string[] = [];
  for (let length = 3; length <= 5; length += 1)
    for (let at = 0; at + length <= padded.length; at += 1) found.push(`c ${padded.slice(at, at + length)}`);
  if (runs.size >= mostRuns) runs.clear();
  runs.set(word, found);
  return found;
}

/**
 * Words, pairs of neighbours, runs of letters inside words, and what kinds of name there are. Slot words are never cut into
 * letters. `marks` are what else is known of the sentence.
 */
export function featuresOf(masked: string, marks: readonly string[] = []): Features {
  const words = wordsOf(masked).map((word) => word.replace(/'/g, ''));
  const names: string[] = [];
  const values: number[] = [];
  const add = (name: string, weight: number): void => {
    names.push(name);
    values.push(weight);
  };
  const seen = new Set<string>();
  let before = '^';
  for (const word of words) {
    add(`p ${before} ${word}`, weights.pair);
    before = word;
    const slot = word.startsWith('slot');
    if (seen.has(word)) {
      if (slot) add(`f two ${word}`, weights.flag);
      continue;
    }
    seen.add(word);
    add(`w ${word}`, weights.word);
    if (slot) add(`f ${word}`, weights.flag);
    else for (const run of lettersOf(word)) add(run, weights.letters);
  }
  if (words.length > 0) add(`p ${before} $`, weights.pair);
  for (const mark of marks) add(`m ${mark}`, weights.mark);
  return { names, weights: values };
}
