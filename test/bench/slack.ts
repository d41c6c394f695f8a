/** How many of Slack's events does Vouch answer in a second, beside a bare Bolt app in the same run? */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { quantile } from './answers.ts';
import { type LeanSlack, leanSlack, putUnderLoad, signingSecret } from './slack-load.ts';

const root = resolve(import.meta.dirname, '../..');
const rounds = 3;
const seconds = 5;
const connections = 50;

interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of processor time an event; NaN where the system does not tell. */
  readonly cpu: number;
}

async function start(
  args: readonly string[],
  environment: Record<string, string>,
  listening: RegExp,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...environment },
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

async function measure(url: string, pid: number | undefined, slack: LeanSlack): Promise<Round> {
  const before = cpuOf(pid);
  const { times, seconds: took } = await putUnderLoad(url, slack, connections, seconds);
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

/** The two in turn, so that both meet the same machine; the medians of three rounds each. */
export async function benchSlack(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-slack-'));
  const slack = await leanSlack();
  const bare = await start(['test/bench/bare-bolt.ts', slack.apiUrl, signingSecret], {}, /listening on (\S+)/);
  const vouch = await start(
    // As `npm start` does: answers are long texts, and a small nursery is collected all the time.
    ['--max-semi-space-size=64', '--import', './src/guard.js', 'src/main.ts'],
    {
      PORT: '0',
      DATABASE_URL: `sqlite:${join(folder, 'v.db')}`,
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
    },
    /The desk is at (\S+)[\s\S]*Slack: in/,
  );
  const results = { bare: [] as Round[], vouch: [] as Round[] };
  for (const { url } of [bare, vouch]) await putUnderLoad(url, slack, connections, 2);
  for (let round = 0; round < rounds; round += 1) {
    results.bare.push(await measure(bare.url, bare.child.pid, slack));
    results.vouch.push(await measure(vouch.url, vouch.child.pid, slack));
  }
  bare.child.kill();
  vouch.child.kill();
  slack.stop();
  rmSync(folder, { recursive: true, force: true });
  const ratio = (part: keyof Round): string => (median(results.vouch, part) / median(results.bare, part)).toFixed(2);
  return {
    'a bare Bolt app that posts a fixed text, 50 connections': say(results.bare),
    'Vouch, each event durable before its acknowledgement': say(results.vouch),
    'Vouch to the bare app': `throughput ${ratio('perSecond')}, p99 ${ratio('p99')}, processor time ${ratio('cpu')}`,
  };
}
