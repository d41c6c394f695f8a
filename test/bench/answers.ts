/** How long does an answer take, with the real content and with ever more records, and does memory stay flat? */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { FactBase } from '../../src/core/fact-base.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import { checkContent } from '../../src/factbase/check.ts';
import { makeFactBase } from '../../src/factbase/make-fact-base.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { respond } from '../../src/respond.ts';
import { makeReader } from '../../src/understand/make-reader.ts';
import { generateRecords } from '../generate-content.ts';
import { keepingLog } from '../start-vouch.ts';

const root = resolve(import.meta.dirname, '../..');
const clock = () => Date.parse('2026-11-23');

/** The quantile of some times in milliseconds, rounded to microseconds. */
export function quantile(times: readonly number[], at: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0) * 1000) / 1000;
}

function realBase(): FactBase {
  const { factBase } = checkContent(resolve(root, 'content'), resolve(root, 'intents'), '2026-11-23');
  if (factBase === null) throw new Error('the content does not pass its check');
  return factBase;
}

/** The real intents, audiences and topics over generated vendors, directives and facts. */
function generatedBase(real: FactBase, count: number): FactBase {
  const { intents, audiences, jurisdictions, topics, playbooks, guidance } = real;
  return makeFactBase({ ...generateRecords(count), intents, audiences, jurisdictions, topics, playbooks, guidance });
}

const shapes: readonly ((vendor: string) => string)[] = [
  (vendor) => `Is ${vendor} safe for our federal work?`,
  (vendor) => `Can a business still buy ${vendor}?`,
  (vendor) => `What must we report if we find ${vendor}?`,
  (vendor) => `Who owns ${vendor}?`,
  (vendor) => `Why was ${vendor} banned in Germany?`,
  (vendor) => `/vendor ${vendor} for federal agency as of 2020-05-01`,
  () => 'What is the weather tomorrow?',
];

/** Time `count` answers, each its own thread and its own durable receipt on the given ledger. */
async function timeAnswers(base: FactBase, databaseUrl: string, count: number): Promise<number[]> {
  const reader = makeReader(base);
  const ledger = await openLedger(databaseUrl, { clock, log: keepingLog() });
  const names = [...base.vendors.values()].map((vendor) => vendor.name);
  const times: number[] = [];
  for (let number = 0; number < count + 200; number += 1) {
    const event = `bench:${uuid()}`;
    const text = shapes[number % shapes.length]?.(names[(number * 7919) % names.length] ?? '') ?? '';
    const utterance: Utterance = {
      event,
      surface: 'terminal',
      thread: event,
      person: { id: 'b', name: 'Bench' },
      text,
      at: clock(),
      write: true,
    };
    const start = performance.now();
    await respond(utterance, { base, reader, ledger, clock, log: keepingLog() });
    if (number >= 200) times.push(performance.now() - start);
  }
  await ledger.close();
  return times;
}

/** Start to first answer (a whole process, median of 5), beside a bare Node process. */
function benchStart(): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-'));
  const time = (args: readonly string[]) => {
    const start = performance.now();
    spawnSync(process.execPath, args, {
      cwd: root,
      env: { ...process.env, DATABASE_URL: `sqlite:${join(folder, 'b.db')}` },
    });
    return performance.now() - start;
  };
  const ask = ['--import', './src/guard.js', 'src/cli.ts', 'ask', 'Is Kaspersky safe for our federal work?'];
  time(ask);
  const pairs = Array.from({ length: 5 }, () => ({ vouch: time(ask), bare: time(['-e', '0']) }));
  rmSync(folder, { recursive: true, force: true });
  const vouch = quantile(
    pairs.map((pair) => pair.vouch),
    0.5,
  );
  const bare = quantile(
    pairs.map((pair) => pair.bare),
    0.5,
  );
  return {
    'start to first answer, whole process': `${Math.round(vouch)} ms (bare Node ${Math.round(bare)} ms, ratio ${(vouch / bare).toFixed(1)})`,
  };
}

/** The figures of this room, ready to print. */
export async function benchAnswers(): Promise<Record<string, string>> {
  const figures: Record<string, string> = benchStart();
  const real = realBase();
  const say = (times: readonly number[]) => `p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms`;
  figures['answer, real content, ledger in memory'] = say(await timeAnswers(real, 'sqlite::memory:', 5_000));
  const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-'));
  figures['answer, real content, durable receipt on disk'] = say(
    await timeAnswers(real, `sqlite:${join(folder, 'a.db')}`, 3_000),
  );
  const before = process.memoryUsage().rss;
  await timeAnswers(real, `sqlite:${join(folder, 'm.db')}`, 10_000);
  const after = process.memoryUsage().rss;
  figures['memory over 10,000 more answers'] =
    `${Math.round(before / 2 ** 20)} MB to ${Math.round(after / 2 ** 20)} MB`;
  rmSync(folder, { recursive: true, force: true });
  for (const count of [1_000, 10_000, 100_000]) {
    figures[`answer, ${count.toLocaleString('en')} records, ledger in memory`] = say(
      await timeAnswers(generatedBase(real, count), 'sqlite::memory:', 2_000),
    );
  }
  return figures;
}
