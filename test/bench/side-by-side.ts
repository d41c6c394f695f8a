/** How do two programs compare that do the same work in one run, each a process of its own? */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { quantile } from './answers.ts';

const root = resolve(import.meta.dirname, '../..');
const rounds = 3;
const seconds = 5;
export const connections = 50;

export interface Load {
  /** Milliseconds from something being sent to its answer being posted. */
  readonly times: readonly number[];
  readonly seconds: number;
}

/** Keeps `connections` busy for `seconds`, each with one at a time: sent, acknowledged, answered, the next. */
export type PutUnderLoad = (url: string, connections: number, seconds: number) => Promise<Load>;

/** `one` sends something and resolves when it is answered; each connection has its number. */
export async function keepBusy(
  connections: number,
  seconds: number,
  one: (connection: number) => Promise<void>,
): Promise<Load> {
  const times: number[] = [];
  const from = performance.now();
  const until = from + seconds * 1000;
  const work = async (connection: number): Promise<void> => {
    while (performance.now() < until) {
      const start = performance.now();
      await one(connection);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => work(connection)));
  return { times, seconds: (performance.now() - from) / 1000 };
}

export interface Program {
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** What it prints once it listens; the first group is its address. */
  readonly listening: RegExp;
}

interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of processor time an event; NaN where the system does not tell. */
  readonly cpu: number;
}

async function start({ args, environment = {}, listening }: Program): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, VOUCH_WATCH: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((found, fail) => {
    let said = '';
    child.stdout.on('data', (piece) => {
      said += String(piece);
      const address = listening.exec(said)?.[1];
      if (address !== undefined) found(address);
    });
    child.on('close', () => fail(new Error(`it ended before it listened: ${said}`)));
  });
  return { child, url };
}

/** Milliseconds of processor time a process has used; Linux counts them in hundredths of a second. */
function cpuOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

async function measure(url: string, pid: number | undefined, load: PutUnderLoad): Promise<Round> {
  const before = cpuOf(pid);
  const { times, seconds: took } = await load(url, connections, seconds);
  return {
    perSecond: times.length / took,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpu: (cpuOf(pid) - before) / times.length,
  };
}

const median = (rows: readonly Round[], part: keyof Round): number =>
  quantile(
    rows.map((row) => row[part]),
    0.5,
  );
const say = (rows: readonly Round[]): string =>
  `${Math.round(median(rows, 'perSecond'))} a second, p50 ${median(rows, 'p50').toFixed(1)} ms, p99 ${median(rows, 'p99').toFixed(1)} ms, ${median(rows, 'cpu').toFixed(2)} ms of processor an event`;

/** The two in turn, so that both meet the same machine; the medians of three rounds each, and their ratios. */
export async function sideBySide(
  programs: { readonly bare: Program; readonly vouch: Program },
  load: PutUnderLoad,
): Promise<{ readonly bare: string; readonly vouch: string; readonly ratios: string }> {
  const bare = await start(programs.bare);
  const vouch = await start(programs.vouch);
  const results = { bare: [] as Round[], vouch: [] as Round[] };
  for (const { url } of [bare, vouch]) await load(url, connections, 2);
  for (let round = 0; round < rounds; round += 1) {
    results.bare.push(await measure(bare.url, bare.child.pid, load));
    results.vouch.push(await measure(vouch.url, vouch.child.pid, load));
  }
  bare.child.kill();
  vouch.child.kill();
  const ratio = (part: keyof Round): string => (median(results.vouch, part) / median(results.bare, part)).toFixed(2);
  return {
    bare: say(results.bare),
    vouch: say(results.vouch),
    ratios: `throughput ${ratio('perSecond')}, p99 ${ratio('p99')}, processor time ${ratio('cpu')}`,
  };
}

/** The arguments with which `npm start` runs Vouch: answers are long texts, and a small nursery is collected all the time. */
export const vouchArgs = ['--max-semi-space-size=64', '--import', './src/guard.js', 'src/main.ts'] as const;
