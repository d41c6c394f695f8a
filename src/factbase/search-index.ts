/** Which claims hold which word stem, and how much does it weigh there? */

const k1 = 1.2;
const b = 0.75;

/** Postings in flat arrays: the claims that hold term `t` are `docs[starts[t]]` to `docs[starts[t + 1] - 1]`, ascending. */
export interface SearchIndex {
  readonly terms: ReadonlyMap<string, number>;
  readonly starts: Int32Array;
  readonly docs: Int32Array;
  /** BM25 weight of the term in that claim, already multiplied by its rarity. */
  readonly weights: Float32Array;
  /** By term, the heaviest of its weights: what it can add to a claim at most. */
  readonly most: Float32Array;
}

/** Index texts given as lists of stems; a text's number is its place in the list. BM25 with k1 = 1.2 and b = 0.75. */
export function buildIndex(texts: readonly (readonly string[])[]): SearchIndex {
  const terms = new Map<string, number>();
  const counts: number[] = [];
  const flat: { term: number[]; doc: number[]; times: number[] } = { term: [], doc: [], times: [] };
  for (const [doc, stems] of texts.entries()) {
    const times = new Map<number, number>();
    for (const stem of stems) {
      const term = terms.get(stem) ?? terms.size;
      if (term === terms.size) terms.set(stem, term);
      times.set(term, (times.get(term) ?? 0) + 1);
    }
    for (const [term, count] of times) {
      counts[term] = (counts[term] ?? 0) + 1;
      flat.term.push(term);
      flat.doc.push(doc);
      flat.times.push(count);
    }
  }
  const starts = new Int32Array(terms.size + 1);
  for (let term = 0; term < terms.size; term += 1) starts[term + 1] = (starts[term] ?? 0) + (counts[term] ?? 0);
  const docs = new Int32Array(flat.doc.length);
  const weights = new Float32Array(flat.doc.length);
  const most = new Float32Array(terms.size);
  const next = starts.slice();
  const average = texts.reduce((sum, stems) => sum + stems.length, 0) / Math.max(1, texts.length);
  for (let at = 0; at < flat.doc.length; at += 1) {
    const term = flat.term[at] ?? 0;
    const doc = flat.doc[at] ?? 0;
    const times = flat.times[at] ?? 0;
    const holding = counts[term] ?? 0;
    const rarity = Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5));
    const length = (texts[doc]?.length ?? 0) / average;
    const place = next[term] ?? 0;
    next[term] = place + 1;
    docs[place] = doc;
    weights[place] = (rarity * times * (k1 + 1)) / (times + k1 * (1 - b + b * length));
    most[term] = Math.max(most[term] ?? 0, weights[place] ?? 0);
  }
  return { terms, starts, docs, weights, most };
}

/** Call `hit` with the place in the postings for every one of `among` (ascending) that holds the term. */
export function eachOf(
  index: SearchIndex,
  term: number,
  among: Int32Array,
  hit: (doc: number, place: number) => void,
): void {
  let low = index.starts[term] ?? 0;
  const end = index.starts[term + 1] ?? 0;
  for (const doc of among) {
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((index.docs[middle] ?? 0) < doc) low = middle + 1;
      else high = middle;
    }
    if (low === end) return;
    if (index.docs[low] === doc) hit(doc, low);
  }
}
