/** Which of several classes does a vector belong to? */
import type { Vector } from './vocabulary.ts';

/** One training example: a vector and the classes it is of (one for an intent; none or several for topics). */
export interface Example {
  readonly vector: Vector;
  readonly classes: readonly number[];
}

export interface LinearModel {
  /** For each class on its own, how likely the vector is of it, 0 to 1. */
  probabilities(vector: Vector): Float64Array;
}

export interface Training {
  /** Passes over the examples. */
  readonly passes: number;
  /** The first step size; it falls with the passes. */
  readonly step: number;
  /** How much more an example of the class counts than one against it. */
  readonly positive: number;
}

/** Numbers that look random and are the same every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

/**
 * One logistic regression a class against all others, trained together by stochastic gradient descent in an order that is
 * always the same. A class whose error on an example is already tiny is skipped, which is most of the work.
 */
export function trainLinear(
  examples: readonly Example[],
  size: number,
  classes: number,
  { passes, step, positive }: Training,
): LinearModel {
  const weights = new Float32Array(size * classes);
  const biases = new Float64Array(classes).fill(-2);
  const scores = new Float64Array(classes);
  const score = ({ indexes, values }: Vector): void => {
    scores.set(biases);
    for (let at = 0; at < indexes.length; at += 1) {
      const row = (indexes[at] ?? 0) * classes;
      const value = values[at] ?? 0;
      for (let each = 0; each < classes; each += 1)
        scores[each] = (scores[each] ?? 0) + value * (weights[row + each] ?? 0);
    }
  };
  const random = seeded(20_170_913);
  const order = examples.map((_, index) => index);
  for (let pass = 0; pass < passes; pass += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    const rate = step / (1 + pass * 0.15);
    for (const index of order) {
      const example = examples[index];
      if (example === undefined) continue;
      score(example.vector);
      const { indexes, values } = example.vector;
      for (let each = 0; each < classes; each += 1) {
        const is = example.classes.includes(each);
        const error = sigmoid(scores[each] ?? 0) - (is ? 1 : 0);
        if (Math.abs(error) < 0.02) continue;
        const change = rate * error * (is ? positive : 1);
        biases[each] = (biases[each] ?? 0) - change * 0.05;
        for (let at = 0; at < indexes.length; at += 1) {
          const place = (indexes[at] ?? 0) * classes + each;
          weights[place] = (weights[place] ?? 0) - change * (values[at] ?? 0);
        }
      }
    }
  }
  return {
    probabilities(vector) {
      score(vector);
      return Float64Array.from(scores, sigmoid);
    },
  };
}
