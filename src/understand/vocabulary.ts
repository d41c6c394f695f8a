/** How does a sentence's features become numbers a model can weigh? */
import type { Features } from './features.ts';

/** A sentence as numbers: feature indexes and their values, scaled to length 1. */
export interface Vector {
  readonly indexes: Int32Array;
  readonly values: Float32Array;
  /** Which part of the sentence's own weight is in words the vocabulary does not know, 0 to 1. */
  readonly unknown: number;
}

export interface Vocabulary {
  readonly size: number;
  vector(features: Features): Vector;
}

/** In how many sentences a run of letters, and a pair of words, must be to be kept; a word always is. */
const [fewestRuns, fewestPairs] = [3, 2];

/** The features of a training set with how rare each is (smoothed inverse document frequency). */
export function makeVocabulary(all: readonly Features[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const { names } of all) for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const indexes = new Map<string, number>();
  const rarities: number[] = [];
  for (const [name, count] of counts) {
    if (count < (name.startsWith('c ') ? fewestRuns : fewestPairs) && !name.startsWith('w ')) continue;
    indexes.set(name, rarities.length);
    rarities.push(Math.log((1 + all.length) / (1 + count)) + 1);
  }
  const rarest = Math.log((1 + all.length) / 2) + 1;
  const taken = new Int32Array(rarities.length);
  let turn = 0;
  return {
    size: rarities.length,
    vector({ names, weights }) {
      turn += 1;
      const found = new Int32Array(names.length);
      const values = new Float32Array(names.length);
      let [count, known, unknown] = [0, 0, 0];
      for (let at = 0; at < names.length; at += 1) {
        const name = names[at] ?? '';
        const weight = weights[at] ?? 0;
        const index = indexes.get(name);
        if (index === undefined) {
          if (name.startsWith('w ')) unknown += (weight * rarest) ** 2;
          continue;
        }
        if (taken[index] === turn) continue;
        taken[index] = turn;
        const value = weight * (rarities[index] ?? 0);
        found[count] = index;
        values[count] = value;
        count += 1;
        known += value * value;
      }
      const length = Math.sqrt(known) || 1;
      for (let at = 0; at < count; at += 1) values[at] = (values[at] ?? 0) / length;
      return {
        indexes: found.subarray(0, count),
        values: values.subarray(0, count),
        unknown: unknown / (known + unknown || 1),
      };
    },
  };
}
