/** What does a sentence mean, and how far is that from anything we were taught? */
import { featuresOf } from './features.ts';
import { type Example, type LinearModel, trainLinear } from './linear-model.ts';
import type { Meaning, Saying } from './training-set.ts';
import { makeVocabulary, type Vector, type Vocabulary } from './vocabulary.ts';

export interface Ranked {
  readonly meaning: Meaning;
  /** How likely on its own, 0 to 1; the ranked do not add up to 1. */
  readonly probability: number;
}

export interface Classified {
  /** Likeliest first. */
  readonly ranked: readonly Ranked[];
  /** Cosine to the nearest sentence taught for the likeliest meaning, 0 to 1. */
  readonly near: number;
  /** The share of the sentence, by weight, in words never taught, 0 to 1. */
  readonly unknown: number;
}

export interface Classifier {
  classify(masked: string): Classified;
}

/** Taught sentences by what they mean, for the cosine to the nearest. */
class Neighbours {
  readonly #byMeaning: ReadonlyMap<Meaning, readonly Vector[]>;
  readonly #asked: Float32Array;

  constructor(vectors: readonly Vector[], meanings: readonly Meaning[], size: number) {
    this.#byMeaning = Map.groupBy(vectors, (_, index) => meanings[index] ?? '');
    this.#asked = new Float32Array(size);
  }

  /** The highest cosine to a sentence of the meaning. */
  nearest({ indexes, values }: Vector, meaning: Meaning): number {
    const asked = this.#asked;
    for (let at = 0; at < indexes.length; at += 1) asked[indexes[at] ?? 0] = values[at] ?? 0;
    let best = 0;
    for (const taught of this.#byMeaning.get(meaning) ?? []) {
      let cosine = 0;
      for (let at = 0; at < taught.indexes.length; at += 1)
        cosine += (taught.values[at] ?? 0) * (asked[taught.indexes[at] ?? 0] ?? 0);
      if (cosine > best) best = cosine;
    }
    for (const index of indexes) asked[index] = 0;
    return best;
  }
}

/** Measured on our own sentences: more passes gain nothing, and these train in well under 300 ms. */
const training = { passes: 6, step: 2.2, decay: 0, positive: 4 };

/** Teaches a classifier with masked sentences. The same sentences give the same classifier. */
export function trainClassifier(sayings: readonly Saying[]): Classifier {
  const features = sayings.map((saying) => featuresOf(saying.text));
  const vocabulary: Vocabulary = makeVocabulary(features);
  const vectors = features.map((each) => vocabulary.vector(each));
  const meanings = [...new Set(sayings.map((saying) => saying.meaning))];
  const examples: Example[] = sayings.map((saying, index) => ({
    vector: vectors[index] ?? vocabulary.vector(featuresOf('')),
    classes: [meanings.indexOf(saying.meaning)],
  }));
  const model: LinearModel = trainLinear(examples, vocabulary.size, meanings.length, training);
  const neighbours = new Neighbours(
    vectors,
    sayings.map((saying) => saying.meaning),
    vocabulary.size,
  );
  return {
    classify(masked) {
      const vector = vocabulary.vector(featuresOf(masked));
      const probabilities = model.probabilities(vector);
      const ranked = meanings
        .map((meaning, index) => ({ meaning, probability: probabilities[index] ?? 0 }))
        .sort((a, b) => b.probability - a.probability || (a.meaning < b.meaning ? -1 : 1));
      const [first] = ranked;
      const near = first === undefined ? 0 : neighbours.nearest(vector, first.meaning) * Math.sqrt(1 - vector.unknown);
      return { ranked, near, unknown: vector.unknown };
    },
  };
}
