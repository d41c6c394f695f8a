/** Which of many texts share most of their letters with one, without looking at each? */

/** Signs of a gram: a to z, 0 to 9, the edge of a text, and three for all others. */
const signs = 40;
const buckets = signs ** 3;

function signOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 48 && code <= 57) return code - 21;
  return 37 + (code % 3);
}

/** The grams of three letters, each once; an edge counts as a letter. */
export function gramsOf(text: string): number[] {
  const grams = new Set<number>();
  let [first, second] = [0, signOf(text.charCodeAt(0))];
  for (let at = 1; at <= text.length; at += 1) {
    const third = at === text.length ? 0 : signOf(text.charCodeAt(at));
    grams.add((first * signs + second) * signs + third);
    [first, second] = [second, third];
  }
  return [...grams];
}

export interface TrigramIndex {
  /** Numbers of the texts that share most, best first, at most `limit`. */
  near(text: string, limit: number): number[];
  /** What it holds, in bytes. */
  readonly bytes: number;
}

/** Postings of grams in two flat arrays, weighted by how rare a gram is. `textAt` gives the text of a number below `count`. */
export function makeTrigramIndex(count: number, textAt: (index: number) => string): TrigramIndex {
  const starts = new Uint32Array(buckets + 1);
  for (let index = 0; index < count; index += 1) {
    for (const gram of gramsOf(textAt(index))) starts[gram + 1] = (starts[gram + 1] ?? 0) + 1;
  }
  for (let gram = 0; gram < buckets; gram += 1) starts[gram + 1] = (starts[gram + 1] ?? 0) + (starts[gram] ?? 0);
  const postings = new Uint32Array(starts[buckets] ?? 0);
  const next = starts.slice();
  const weights = new Float32Array(count);
  const weightOf = (gram: number) => Math.log((count + 1) / ((starts[gram + 1] ?? 0) - (starts[gram] ?? 0) + 0.5));
  for (let index = 0; index < count; index += 1) {
    for (const gram of gramsOf(textAt(index))) {
      postings[next[gram] ?? 0] = index;
      next[gram] = (next[gram] ?? 0) + 1;
      weights[index] = (weights[index] ?? 0) + weightOf(gram);
    }
  }
  const shared = new Float32Array(count);
  return {
    bytes: starts.byteLength + postings.byteLength + weights.byteLength + shared.byteLength,
    near(text, limit) {
      const touched: number[] = [];
      let whole = 0;
      for (const gram of gramsOf(text)) {
        const weight = weightOf(gram);
        whole += weight;
        const end = starts[gram + 1] ?? 0;
        for (let at = starts[gram] ?? 0; at < end; at += 1) {
          const index = postings[at] ?? 0;
          if (shared[index] === 0) touched.push(index);
          shared[index] = (shared[index] ?? 0) + weight;
        }
      }
      // All of the asked text counts, of the other one only a part: what is asked may be a part of a longer name.
      const score = (index: number) => (shared[index] ?? 0) / (whole + 0.3 * (weights[index] ?? 0));
      let best = 0;
      for (const index of touched) best = Math.max(best, score(index));
      const found: { index: number; score: number }[] = [];
      for (const index of touched) {
        const reached = score(index);
        if (reached >= best * 0.4) found.push({ index, score: reached });
        shared[index] = 0;
      }
      return found
        .toSorted((a, b) => b.score - a.score || a.index - b.index)
        .slice(0, limit)
        .map(({ index }) => index);
    },
  };
}
