/** How well and how fast is a name found among 25,000 entries, and what does the list cost? */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isOrdinary } from '../../src/factbase/ordinary-words.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { importList } from '../../src/screening/import-list.ts';
import { nameForms } from '../../src/screening/name-forms.ts';
import { makeNameIndex, type NameIndex } from '../../src/screening/name-index.ts';
import { readCsl } from '../../src/screening/read-csl.ts';
import { cslFile, makeCslRecords } from '../generate-screening.ts';
import { makeWords, type Words } from '../generate-words.ts';

const entries = 25_000;
const asked = 1_000;

export interface ScreeningFigures {
  readonly entries: number;
  readonly names: number;
  /** Share of names whose own entry comes first. */
  readonly recall: Readonly<
    Record<'clean' | 'one slip' | 'two slips' | 'split or joined' | 'suffix changed' | 'word order', number>
  >;
  /** Of 600 ordinary words, each of them also the first word of a listed company's name: how many hit anything. */
  readonly falseAlarms: number;
  /** Milliseconds for one search. */
  readonly search: { readonly p50: number; readonly p99: number };
  /** Megabytes. */
  readonly memory: { readonly arrays: number; readonly process: number };
  /** Milliseconds: reading the file, storing it in SQLite, making the index. */
  readonly read: number;
  readonly stored: number;
  readonly indexed: number;
}

/** Measures on this machine; about a minute. The list is generated, the same every time. */
export async function benchScreening(): Promise<ScreeningFigures> {
  const words = makeWords(7);
  const ordinary = ordinaryWords(600);
  const companies = ordinary.map((word, at) => ({
    name: `${word.toUpperCase()} ${['ELECTRONICS', 'TRADING', 'TECHNOLOGY'][at % 3]} GROUP CO., LTD.`,
    source: 'Entity List (EL) - Bureau of Industry and Security',
  }));
  const text = cslFile([...makeCslRecords(entries - companies.length, 1), ...companies]);
  const file = timed(() => readCsl(text));
  const stored = await timeToStore(file.value);
  const before = memory();
  const { value: index, took: indexed } = timed(() => makeNameIndex(file.value.entries, isOrdinary));
  const held = memory() - before;
  const pool = file.value.entries.map((entry) => ({ key: entry.key, name: nameForms(entry.name, [])[0] ?? '' }));
  const sample = Array.from({ length: asked }, () => words.pick(pool));
  const recall = (change: (name: string) => string) =>
    sample.filter(({ key, name }) => isFirst(index, change(name), key, name)).length / asked;
  const times = sample.map(({ name }) => timed(() => index.search(slip(words, name))).took).toSorted((a, b) => a - b);
  return {
    entries,
    names: index.names,
    recall: {
      clean: recall((name) => name),
      'one slip': recall((name) => slip(words, name)),
      'two slips': recall((name) => slip(words, slip(words, name))),
      'split or joined': recall((name) => reparted(words, name)),
      'suffix changed': recall(otherSuffix),
      'word order': recall((name) => name.split(' ').toReversed().join(' ')),
    },
    falseAlarms: ordinary.filter((word) => index.search(word).length > 0).length,
    search: { p50: rounded(times[asked / 2] ?? 0), p99: rounded(times[Math.floor(asked * 0.99)] ?? 0) },
    memory: { arrays: rounded(index.bytes / 1e6), process: rounded(held / 1e6) },
    read: rounded(file.took),
    stored: rounded(stored),
    indexed: rounded(indexed),
  };
}

async function timeToStore(file: ReturnType<typeof readCsl>): Promise<number> {
  const dir = mkdtempSync(join(tmpdir(), 'vouch-bench-'));
  const ledger = await openLedger(`sqlite:${join(dir, 'vouch.db')}`, { clock: () => Date.now() });
  try {
    const start = performance.now();
    await importList(file, { ledger, clock: () => Date.now(), force: false });
    return performance.now() - start;
  } finally {
    await ledger.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Its own entry first, or another of the very same name. */
function isFirst(index: NameIndex, said: string, key: string, name: string): boolean {
  const found = index.search(said);
  const first = found[0];
  if (first === undefined) return false;
  if (first.key === key) return true;
  return index.search(name).some((same) => same.key === first.key && same.how !== 'close');
}

function ordinaryWords(count: number): string[] {
  const path = resolve(import.meta.dirname, '../../src/factbase/ordinary-words.txt');
  const all = readFileSync(path, 'utf8')
    .split(/\s+/)
    .filter((word) => word.length > 3);
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)] ?? '');
}

/** One letter of a longer word left out, doubled, put in another's place or swapped with its neighbour. */
function slip(words: Words, name: string): string {
  const places = [...name.matchAll(/(?<=\p{L})\p{L}(?=\p{L}{2})/gu)].map(({ index }) => index);
  if (places.length === 0) return name;
  const at = words.pick(places);
  const [head, sign, tail] = [name.slice(0, at), name[at] ?? '', name.slice(at + 1)];
  switch (words.below(4)) {
    case 0:
      return head + tail;
    case 1:
      return head + sign + sign + tail;
    case 2:
      return `${head}${words.pick([...'aeiourstlnmkd'])}${tail}`;
    default:
      return `${head}${tail.slice(0, 1)}${sign}${tail.slice(1)}`;
  }
}

function reparted(words: Words, name: string): string {
  if (name.includes(' ') && words.below(2) === 0) return name.replace(' ', '');
  const long = /\p{L}{6,}/u.exec(name);
  return long === null ? name.replace(' ', '') : `${name.slice(0, long.index + 3)} ${name.slice(long.index + 3)}`;
}

function otherSuffix(name: string): string {
  const bare = name.replace(/[\s,]+(?:co\.,? ltd\.|llc|limited|gmbh|fze|jsc|inc\.|s\.a\.)$/i, '');
  return bare === name ? `${name} Ltd` : `${bare} Corporation`;
}

const memory = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

function timed<T>(work: () => T): { readonly value: T; readonly took: number } {
  const start = performance.now();
  const value = work();
  return { value, took: performance.now() - start };
}

const rounded = (number: number): number => Math.round(number * 100) / 100;
