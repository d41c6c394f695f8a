/** Which features does a masked sentence have? */
import { wordsOf } from '../core/fold.ts';

/** How much each kind of feature counts. */
const weights = { word: 1, pair: 0.8, letters: 0.2, flag: 1, mark: 2 } as const;

/**
 * Words, pairs of neighbours, runs of 3 to 5 letters inside words, and what kinds of name there are. Slot words are never
 * cut into letters. `marks` are what else is known of the sentence. The value is the feature's weight before rarity is
 * counted in.
 */
export function featuresOf(masked: string, marks: readonly string[] = []): Map<string, number> {
  const words = wordsOf(masked).map((word) => word.replace(/'/g, ''));
  const features = new Map<string, number>();
  const add = (name: string, weight: number): void => {
    if (!features.has(name)) features.set(name, weight);
  };
  let before = '^';
  for (const word of words) {
    add(`w ${word}`, weights.word);
    add(`p ${before} ${word}`, weights.pair);
    before = word;
    if (word.startsWith('slot')) {
      if (features.has(`f ${word}`)) add(`f two ${word}`, weights.flag);
      add(`f ${word}`, weights.flag);
      continue;
    }
    const padded = `<${word}>`;
    for (let length = 3; length <= 5; length += 1)
      for (let at = 0; at + length <= padded.length; at += 1)
        add(`c ${padded.slice(at, at + length)}`, weights.letters);
  }
  if (words.length > 0) add(`p ${before} $`, weights.pair);
  for (const mark of marks) add(`m ${mark}`, weights.mark);
  return features;
}

/** A sentence as numbers: feature indexes and their values, scaled to length 1. */
export interface Vector {
  readonly indexes: Int32Array;
  readonly values: Float32Array;
  /** Which part of the sentence's own weight the vocabulary does not know, 0 to 1. */
  readonly unknown: number;
}

export interface Vocabulary {
  readonly size: number;
  vector(features: ReadonlyMap<string, number>): Vector;
}

/** The features of a training set with how rare each is (smoothed inverse document frequency). */
export function makeVocabulary(all: readonly ReadonlyMap<string, number>[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const features of all) for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const indexes = new Map<string, { readonly index: number; readonly rarity: number }>();
  for (const [name, count] of counts) {
    if (count < 2 && !name.startsWith('w ')) continue;
    indexes.set(name, { index: indexes.size, rarity: Math.log((1 + all.length) / (1 + count)) + 1 });
  }
  const rarest = Math.log((1 + all.length) / 2) + 1;
  return {
    size: indexes.size,
    vector(features) {
      const found: { index: number; value: number }[] = [];
      let known = 0;
      let unknown = 0;
      for (const [name, weight] of features) {
        const entry = indexes.get(name);
        if (entry === undefined) {
          if (name.startsWith('w ')) unknown += (weight * rarest) ** 2;
          continue;
        }
        const value = weight * entry.rarity;
        found.push({ index: entry.index, value });
        known += value * value;
      }
      const length = Math.sqrt(known) || 1;
      return {
        indexes: Int32Array.from(found, (each) => each.index),
        values: Float32Array.from(found, (each) => each.value / length),
        unknown: unknown / (known + unknown || 1),
      };
    },
  };
}
