/** How does the engine that reads intents compare with others, on two public sets? */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Classified, trainClassifier } from '../../src/understand/classifier.ts';
import { assurance } from '../../src/understand/gate.ts';
import type { Saying } from '../../src/understand/training-set.ts';

const Pairs = z.array(z.tuple([z.string(), z.string()]));
const Clinc = z.object({ train: Pairs, val: Pairs, test: Pairs, oos_val: Pairs, oos_test: Pairs });
const Banking = z.array(z.object({ text: z.string(), category: z.string() }));

export interface IntentFigures {
  readonly trained: string;
  /** Accuracy in scope with nothing refused. */
  readonly accuracy: number;
  readonly milliseconds: string;
}

export interface ScopeFigures extends IntentFigures {
  /** In-scope accuracy and out-of-scope recall at the threshold that is best on the validation part. */
  readonly gated: number;
  readonly outOfScopeRecall: number;
  /** The recall out of scope at the strictest threshold that keeps this accuracy in scope. */
  readonly recallAt: { readonly accuracy: number; readonly recall: number }[];
  /** Area under the curve of the gate's assurance, in scope against out of scope. */
  readonly auroc: number;
}

const sayings = (pairs: z.infer<typeof Pairs>): Saying[] => pairs.map(([text, meaning]) => ({ text, meaning }));
const round = (value: number): number => Math.round(value * 1_000) / 1_000;

interface Asked {
  readonly right: boolean;
  readonly classified: Classified;
}

function ask(pairs: z.infer<typeof Pairs>, classify: (text: string) => Classified, times: number[]): Asked[] {
  return pairs.map(([text, meaning]) => {
    const start = performance.now();
    const classified = classify(text);
    times.push(performance.now() - start);
    return { right: classified.ranked[0]?.meaning === meaning, classified };
  });
}

const sure = ({ classified }: Asked): number => assurance(classified, { vendor: false, other: false });
const share = (asked: readonly Asked[], holds: (each: Asked) => boolean): number =>
  asked.filter(holds).length / (asked.length || 1);

function timesOf(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => round(sorted[Math.floor(sorted.length * part)] ?? 0);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

/** The chance that a sentence in scope is held surer than one out of scope. */
function auroc(inside: readonly number[], outside: readonly number[]): number {
  const all = [...inside.map((score) => ({ score, in: true })), ...outside.map((score) => ({ score, in: false }))];
  all.sort((a, b) => a.score - b.score);
  let [below, sum] = [0, 0];
  for (const each of all) {
    if (each.in) sum += below;
    else below += 1;
  }
  return sum / (inside.length * outside.length || 1);
}

/** CLINC150 (Larson and others, 2019): 150 intents, 1,000 test questions out of scope. */
export function benchClinc(dir: string): ScopeFigures {
  const data = Clinc.parse(JSON.parse(readFileSync(join(dir, 'clinc150/data_full.json'), 'utf8')));
  const start = performance.now();
  const { classify } = trainClassifier(sayings(data.train));
  const trained = `${data.train.length} sentences in ${Math.round(performance.now() - start)} ms`;
  const times: number[] = [];
  const [val, valOut] = [ask(data.val, classify, []), ask(data.oos_val, classify, [])];
  const [inside, outside] = [ask(data.test, classify, times), ask(data.oos_test, classify, times)];
  // The threshold of the paper: the one that gets most of the validation questions right, those out of scope with them.
  const thresholds = [...val, ...valOut].map(sure).sort((a, b) => a - b);
  const right = (threshold: number) =>
    val.filter((each) => each.right && sure(each) >= threshold).length +
    valOut.filter((each) => sure(each) < threshold).length;
  const best = thresholds.reduce((kept, each) => (right(each) > right(kept) ? each : kept), 0);
  return {
    trained,
    accuracy: round(share(inside, (each) => each.right)),
    gated: round(share(inside, (each) => each.right && sure(each) >= best)),
    outOfScopeRecall: round(share(outside, (each) => sure(each) < best)),
    recallAt: [0.92, 0.905].map((accuracy) => {
      const kept = thresholds.filter((each) => share(inside, (one) => one.right && sure(one) >= each) >= accuracy);
      return { accuracy, recall: round(share(outside, (each) => sure(each) < (kept.at(-1) ?? 0))) };
    }),
    auroc: round(auroc(inside.map(sure), outside.map(sure))),
    milliseconds: timesOf(times),
  };
}

/** Banking77 (Casanueva and others, 2020): 77 intents of one field. */
export function benchBanking(dir: string): IntentFigures {
  const read = (name: string) =>
    Banking.parse(parse(readFileSync(join(dir, 'banking77', name), 'utf8'), { columns: true })).map(
      ({ text, category }): [string, string] => [text, category],
    );
  const train = read('train.csv');
  const start = performance.now();
  const { classify } = trainClassifier(sayings(train));
  const trained = `${train.length} sentences in ${Math.round(performance.now() - start)} ms`;
  const times: number[] = [];
  const asked = ask(read('test.csv'), classify, times);
  return { trained, accuracy: round(share(asked, (each) => each.right)), milliseconds: timesOf(times) };
}
