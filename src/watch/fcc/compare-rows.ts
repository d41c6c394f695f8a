/** Which rows of two readings of a list are one and the same, and which words of it changed? */

/** From this share of common words on, two rows of one date are taken for one that was edited. */
const sameRow = 0.5;
/** Of rows whose dates differ more must agree: many begin alike. */
const sameRowElsewhere = 0.85;
/** The most words that are compared one by one. */
const mostWords = 500;

export interface Row {
  readonly words: readonly string[];
  readonly included: string | null;
}

/** The share of words that two rows have in common, 0 to 1, each word as often as it stands. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const rest = left.get(word) ?? 0;
    if (rest > 0) shared += 1;
    left.set(word, rest - 1);
  }
  return shared / Math.max(1, a.length, b.length);
}

/** For each row of now the row of before that it is, or undefined; most alike first, each of before once. */
export function pairRows<Before extends Row>(now: readonly Row[], before: readonly Before[]): (Before | undefined)[] {
  const likely = now
    .flatMap((row, at) => before.map((was) => ({ at, was, alike: overlap(row.words, was.words), row })))
    .filter(({ alike, row, was }) => alike >= (row.included === was.included ? sameRow : sameRowElsewhere))
    .toSorted(
      (a, b) =>
        b.alike - a.alike || Number(b.row.included === b.was.included) - Number(a.row.included === a.was.included),
    );
  const paired: (Before | undefined)[] = now.map(() => undefined);
  const taken = new Set<Before>();
  for (const { at, was } of likely) {
    if (paired[at] !== undefined || taken.has(was)) continue;
    paired[at] = was;
    taken.add(was);
  }
  return paired;
}

/** Runs of words that went and that came, in order. */
export function wordChanges(
  before: readonly string[],
  now: readonly string[],
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const [a, b] = [before.slice(0, mostWords), now.slice(0, mostWords)];
  // lengths[i][j]: the longest run of words that a from i and b from j have in common.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const common = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = b.length - 1; j >= 0; j -= 1)
      row[j] = a[i] === b[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
  }
  const gone: string[][] = [[]];
  const come: string[][] = [[]];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      if (gone.at(-1)?.length !== 0) gone.push([]);
      if (come.at(-1)?.length !== 0) come.push([]);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || common(i + 1, j) >= common(i, j + 1))) gone.at(-1)?.push(a[i++] ?? '');
    else come.at(-1)?.push(b[j++] ?? '');
  }
  const texts = (runs: readonly (readonly string[])[]) =>
    runs.filter((run) => run.length > 0).map((run) => run.join(' '));
  return { gone: texts(gone), come: texts(come) };
}
