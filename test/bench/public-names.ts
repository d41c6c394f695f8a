/** How well does `compareNames` tell pairs of one name from pairs of two, on a public set of name pairs? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { editDistance } from '../../src/core/edit-distance.ts';
import { compareNames, sameName } from '../../src/screening/compare-names.ts';

/** The pairs that the nomenklatura project publishes to measure its own comparison with; never committed here. */
const file = 'nomenklatura-name_bench-cases.csv';

const Pair = z.object({
  schema: z.string(),
  name1: z.string(),
  name2: z.string(),
  is_match: z.enum(['true', 'false']),
});
type Pair = z.infer<typeof Pair>;

interface Score {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

export interface NameFigures {
  readonly pairs: number;
  readonly threshold: number;
  /** The threshold that is best on the even rows: where `sameName` comes from. */
  readonly bestOnEven: number;
  /** At `sameName`. */
  readonly even: Score;
  readonly odd: Score;
  readonly all: Score;
  readonly people: Score;
  readonly others: Score;
  /** F1 of the plain edit distance at its best threshold on the even rows, over all rows. */
  readonly levenshtein: number;
  /** Pairs in a second. */
  readonly perSecond: number;
}

/** Reads the pairs from a folder. Throws where the file is not there or is another. */
export function benchNames(dir: string): NameFigures {
  const pairs = z.array(Pair).parse(readCsv(readFileSync(join(dir, file), 'utf8')));
  const start = performance.now();
  const ours = pairs.map((pair) => compareNames(pair.name1, pair.name2));
  const perSecond = Math.round((pairs.length * 1000) / (performance.now() - start));
  const plain = pairs.map(({ name1, name2 }) => {
    const [a, b] = [name1.toLowerCase(), name2.toLowerCase()];
    return 1 - editDistance(a, b) / Math.max(a.length, b.length, 1);
  });
  const score = (likenesses: readonly number[], threshold: number, wanted: (pair: Pair, index: number) => boolean) =>
    scoreOf(
      pairs.flatMap((pair, index) =>
        wanted(pair, index) ? [{ same: pair.is_match === 'true', said: (likenesses[index] ?? 0) >= threshold }] : [],
      ),
    );
  const isEven = (_: Pair, index: number) => index % 2 === 0;
  const best = (likenesses: readonly number[]) =>
    thresholds.reduce((a, b) => (score(likenesses, b, isEven).f1 > score(likenesses, a, isEven).f1 ? b : a));
  return {
    pairs: pairs.length,
    threshold: sameName,
    bestOnEven: best(ours),
    even: score(ours, sameName, isEven),
    odd: score(ours, sameName, (pair, index) => !isEven(pair, index)),
    all: score(ours, sameName, () => true),
    people: score(ours, sameName, ({ schema }) => schema === 'Person'),
    others: score(ours, sameName, ({ schema }) => schema !== 'Person'),
    levenshtein: score(plain, best(plain), () => true).f1,
    perSecond,
  };
}

const thresholds = Array.from({ length: 100 }, (_, index) => 0.5 + index / 200);

function scoreOf(pairs: readonly { readonly same: boolean; readonly said: boolean }[]): Score {
  const both = pairs.filter(({ same, said }) => same && said).length;
  const said = pairs.filter((pair) => pair.said).length;
  const same = pairs.filter((pair) => pair.same).length;
  const rounded = (share: number) => Math.round(share * 1000) / 1000;
  return { f1: rounded((2 * both) / (said + same)), precision: rounded(both / said), recall: rounded(both / same) };
}

/** Rows as objects; a field in quotes may hold commas, doubled quotes and line breaks. */
function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== ',') rows.push([]);
  }
  const [head = [], ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}
