/** Which claims score best for some terms, without adding up every claim that holds a common word? */
import { eachOf, type SearchIndex } from './search-index.ts';

/** Looking a term up claim by claim pays only for few claims. */
const few = 2_000;

/** Keeps a tie from being decided by the rounding of sums. */
const margin = 1e-6;

export interface Ranked {
  readonly doc: number;
  readonly score: number;
}

/**
 * A function that ranks: terms, the claims to rank among (null: all), how many, and which claims count. Best first; of
 * equals the one that comes first in the content. Terms are added heaviest first, and as soon as those still to come
 * cannot lift a new claim into the result, they are only looked up for the claims that are still in the running. The
 * result is the same as that of adding up everything.
 */
export function makeRanking(index: SearchIndex, count: number) {
  const scores = new Float64Array(count);
  const touched = new Int32Array(count);

  return (
    terms: readonly number[],
    among: Int32Array | null,
    limit: number,
    counts: (doc: number) => boolean,
  ): Ranked[] => {
    if (limit <= 0) return [];
    const most = (term: number) => index.most[term] ?? 0;
    const heavy = [...terms].sort((a, b) => most(b) - most(a) || a - b);
    let left = heavy.reduce((sum, term) => sum + most(term), 0);
    let added = 0;
    let running = among;
    let size = 0;
    const add = (doc: number, place: number) => {
      if (scores[doc] === 0) {
        touched[size] = doc;
        size += 1;
      }
      scores[doc] = (scores[doc] ?? 0) + (index.weights[place] ?? 0);
    };
    for (const term of heavy) {
      if (running === null && size >= limit && added > left) running = stillRunning(left);
      if (running !== null) eachOf(index, term, running, add);
      else {
        const end = index.starts[term + 1] ?? 0;
        for (let place = index.starts[term] ?? 0; place < end; place += 1) add(index.docs[place] ?? 0, place);
      }
      left -= most(term);
      added += most(term);
    }
    const ranked = best().map((doc) => ({ doc, score: scores[doc] ?? 0 }));
    for (let at = 0; at < size; at += 1) scores[touched[at] ?? 0] = 0;
    return ranked;

    /** The claims that can still come in, once no other can and they are few; else null. `left` is what the terms to come can add. */
    function stillRunning(left: number): Int32Array | null {
      const last = best()[limit - 1];
      const needed = last === undefined ? 0 : (scores[last] ?? 0);
      if (needed <= left + margin) return null;
      const kept: number[] = [];
      for (let at = 0; at < size; at += 1) {
        const doc = touched[at] ?? 0;
        if ((scores[doc] ?? 0) + left + margin < needed) continue;
        kept.push(doc);
        if (kept.length > few) return null;
      }
      return Int32Array.from(kept).sort();
    }

    /** The best of the touched so far. */
    function best(): number[] {
      if (limit > few) return Array.from(touched.subarray(0, size)).filter(counts).sort(order).slice(0, limit);
      const list: number[] = [];
      let least = 0;
      for (let at = 0; at < size; at += 1) {
        const doc = touched[at] ?? 0;
        const score = scores[doc] ?? 0;
        if (score < least || !counts(doc)) continue;
        let place = list.length;
        while (place > 0 && order(doc, list[place - 1] ?? 0) < 0) place -= 1;
        list.splice(place, 0, doc);
        if (list.length > limit) list.pop();
        if (list.length === limit) least = scores[list[limit - 1] ?? 0] ?? 0;
      }
      return list;
    }

    function order(one: number, other: number): number {
      return (scores[other] ?? 0) - (scores[one] ?? 0) || one - other;
    }
  };
}
