/** How long does it take to understand a question, to learn to, and to find a vendor among many? */
import { makeNames } from '../../src/factbase/names.ts';
import { makeReader } from '../../src/understand/make-reader.ts';
import { namedVendor, realFactBase } from '../fact-base.ts';
import { readWith } from '../understand/said.ts';

/** Milliseconds, rounded to a microsecond. */
interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

interface NameFigures extends Quantiles {
  readonly names: number;
  /** Making the gazetteer, in milliseconds. */
  readonly built: number;
  /** The share of 2,000 sentences in which the right vendor, and no other, was found: spelt right, and with one slip. */
  readonly clean: number;
  readonly slip: number;
}

const questions = [
  'Is Kaspersky safe for our federal work?',
  'is kapersky banned in Germany',
  'could agencies buy Kaspersky in August 2017',
  'log that Acme Dental is worried about Sophos: do they have to rip it out?',
  'remind me to call Acme Dental about Kaspersky next Friday',
  'what must we report if we find Kaspersky',
  'Our client just renewed Kaspersky for 500 seats and works for several agencies. Can they keep it?',
  'compare Sophos and Webroot for a contractor',
  'what is the weather in Boston tomorrow',
  'thanks, that helps',
];

function quantiles(times: readonly number[]): Quantiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 1_000) / 1_000;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Numbers that look random and are the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const syllables =
  'ka ro ti ve mo sha lin der po ga zen tro vix quo bel nar sy tek lu fan dri os pa mer ix on ar ul cor'.split(' ');

function benchNames(count: number): NameFigures {
  const random = seeded(count);
  const pick = <Item>(list: readonly Item[]): Item | undefined => list[Math.floor(random() * list.length)];
  const made = new Set<string>();
  while (made.size < count) {
    const name = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables) ?? '').join('');
    made.add(
      `${name.slice(0, 1).toUpperCase()}${name.slice(1)}${pick(['', ' Security', ' Systems', ' Networks']) ?? ''}`,
    );
  }
  const all = [...made];
  const start = performance.now();
  const names = makeNames(new Map(all.map((name, index) => [`v${index}`, namedVendor(name)])));
  const built = Math.round(performance.now() - start);
  const times: number[] = [];
  const right = { clean: 0, slip: 0 };
  for (let turn = 0; turn < 4_000; turn += 1) {
    const index = Math.floor(random() * all.length);
    const name = all[index] ?? '';
    const kind = turn % 2 === 0 ? 'clean' : 'slip';
    const at = 1 + Math.floor(random() * (name.length - 2));
    const said =
      kind === 'clean' ? name : `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at] ?? ''}${name.slice(at + 2)}`;
    const text = (questions[turn % questions.length] ?? '').replace(/Kaspersky|kapersky|Sophos/g, said);
    const before = performance.now();
    const { mentions } = names.find(text.includes(said) ? text : `is ${said} banned`);
    times.push(performance.now() - before);
    if (mentions.length > 0 && mentions.every((mention) => mention.vendor === `v${index}`)) right[kind] += 1;
  }
  return { names: count, built, ...quantiles(times), clean: right.clean / 2_000, slip: right.slip / 2_000 };
}

export interface UnderstandFigures {
  /** Training a reader on the real content, the best of three, in milliseconds. */
  readonly training: number;
  readonly question: string;
  readonly names100: string;
  readonly names25000: string;
}

/** Measures on this machine; a few seconds. */
export async function benchUnderstand(): Promise<UnderstandFigures> {
  const factBase = realFactBase();
  const trainings = [1, 2, 3].map(() => {
    const start = performance.now();
    makeReader(factBase);
    return performance.now() - start;
  });
  const reader = makeReader(factBase);
  const times: number[] = [];
  for (let turn = 0; turn < 2_000; turn += 1) {
    const start = performance.now();
    readWith(reader, questions[turn % questions.length] ?? '');
    times.push(performance.now() - start);
  }
  return {
    training: Math.round(Math.min(...trainings)),
    question: say(quantiles(times)),
    names100: sayNames(benchNames(100)),
    names25000: sayNames(benchNames(25_000)),
  };
}

const say = ({ p50, p99 }: Quantiles): string => `p50 ${p50} ms, p99 ${p99} ms`;
const sayNames = (figures: NameFigures): string =>
  `${say(figures)}, built in ${figures.built} ms, found ${figures.clean} of names and ${figures.slip} with a slip`;
