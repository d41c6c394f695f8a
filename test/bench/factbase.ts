/** How long do the content check and the search take? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dayOf } from '../../src/core/day.ts';
import type { FactBase } from '../../src/core/fact-base.ts';
import { checkContent } from '../../src/factbase/check.ts';
import { makeFactBase } from '../../src/factbase/make-fact-base.ts';
import { generatedOn, generateRecords, writeRecords } from '../generate-content.ts';
import { functionWords, makeWords } from '../generate-words.ts';

/** Milliseconds, rounded to a microsecond. */
interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

interface SearchFigures {
  readonly claims: number;
  /** Making the fact base, index included, in milliseconds. */
  readonly built: number;
  /** Six words a question, two of them function words, over all claims. */
  readonly plain: Quantiles;
  /** The same with a slip in one word. */
  readonly typo: Quantiles;
  /** Within one vendor, known by a day. */
  readonly vendor: Quantiles;
}

export interface FactBaseFigures {
  /** Milliseconds for a whole check of 1,000 generated records on disk, the first and the second time. */
  readonly check: { readonly records: number; readonly first: number; readonly again: number };
  readonly real: SearchFigures | null;
  readonly generated: readonly SearchFigures[];
}

const questions = 2_000;

/** Measures on this machine; about half a minute. Words of the claims themselves are asked, at random. */
export async function benchFactBase(): Promise<FactBaseFigures> {
  const root = resolve(import.meta.dirname, '../..');
  const real = checkContent(join(root, 'content'), join(root, 'intents'), dayOf(Date.now())).factBase;
  return {
    check: benchCheck(),
    real: real === null ? null : benchSearch(real, 0),
    generated: [500, 5_000, 50_000].map((count) => {
      const records = generateRecords(count);
      const start = performance.now();
      return benchSearch(makeFactBase(records), performance.now() - start);
    }),
  };
}

function benchCheck(): FactBaseFigures['check'] {
  const dir = mkdtempSync(join(tmpdir(), 'vouch-bench-'));
  try {
    const { contentDir, intentsDir } = writeRecords(generateRecords(1_000), dir);
    const timed = () => {
      const start = performance.now();
      const { records, factBase } = checkContent(contentDir, intentsDir, generatedOn);
      if (factBase === null) throw new Error('generated content must be right');
      return { records, took: rounded(performance.now() - start) };
    };
    const first = timed();
    return { records: first.records, first: first.took, again: timed().took };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function benchSearch(base: FactBase, built: number): SearchFigures {
  const vendors = [...base.vendors.keys()];
  const texts = textsOf(base);
  const { below, pick } = makeWords(99);
  const asked = Array.from({ length: questions }, () => [
    pick(functionWords),
    pick(functionWords),
    ...Array.from({ length: 4 }, () => pick(pick(texts))),
  ]);
  const slipped = asked.map((words) => {
    const at = 2 + below(4);
    return words.map((word, index) => (index === at ? `${word.slice(0, 2)}${word.slice(3)}` : word));
  });
  return {
    claims: texts.length,
    built: rounded(built),
    plain: quantiles(asked, (words) => base.search(words, {})),
    typo: quantiles(slipped, (words) => base.search(words, {})),
    vendor: quantiles(slipped, (words) => base.search(words, { vendor: pick(vendors), by: '2024-07-01' })),
  };
}

/** The content words of every claim. */
function textsOf(base: FactBase): string[][] {
  const records = (['vendors', 'directives', 'facts', 'guidance'] as const).flatMap((kind) =>
    [...base[kind].keys()].map((id) => `${kind}/${id}`),
  );
  return records
    .flatMap((record) => base.claimsOf(record))
    .map((entry) => entry.claim.text.split(/\W+/).filter((word) => word.length > 3 && !functionWords.includes(word)))
    .filter((words) => words.length > 0);
}

function quantiles(asked: readonly (readonly string[])[], ask: (words: string) => unknown): Quantiles {
  const times = asked
    .map((words) => {
      const start = performance.now();
      ask(words.join(' '));
      return performance.now() - start;
    })
    .sort((a, b) => a - b);
  return {
    p50: rounded(times[Math.floor(times.length / 2)] ?? 0),
    p99: rounded(times[Math.floor(times.length * 0.99)] ?? 0),
  };
}

const rounded = (milliseconds: number): number => Math.round(milliseconds * 1_000) / 1_000;
