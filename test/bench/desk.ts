/** How fast is the desk with 100,000 concerns, beside a bare page of Hono in the same run? */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { quantile } from './answers.ts';
import { askHttp, type Entered, enter, formHeaders } from './ask-http.ts';
import { fillLedger } from './fill-ledger.ts';
import { questions } from './questions.ts';
import { keepBusy, type PutUnderLoad, sideBySide, vouchArgs } from './side-by-side.ts';

const concerns = 100_000;
/** Every page a person opens first from the navigation. */
const pages = [
  '/',
  '/vendors',
  '/directives',
  '/concerns',
  '/tasks',
  '/clients',
  '/review',
  '/health',
  '/audit',
] as const;
const agent = new Agent({ keepAlive: true, maxSockets: 50 });
const entered = new Map<string, Promise<Entered>>();

/** An address lets in once. */
function enterOnce(printed: string): Promise<Entered> {
  const there = entered.get(printed) ?? enter(printed, agent);
  entered.set(printed, there);
  return there;
}

const firstPage: PutUnderLoad = async (printed, connections, seconds) => {
  const { url, cookie } = await enterOnce(printed);
  return keepBusy(connections, seconds, async () => {
    const { status } = await askHttp(`${url}/`, { method: 'GET', agent, headers: { cookie } });
    if (status !== 200) throw new Error(`the first page answered ${status}`);
  });
};

let asked = 0;
const answers: PutUnderLoad = async (printed, connections, seconds) => {
  const at = await enterOnce(printed);
  return keepBusy(connections, seconds, async () => {
    asked += 1;
    const q = questions[asked % questions.length] ?? '';
    const body = new URLSearchParams({ q, csrf: at.csrf, event: `web:${uuid()}`, thread: `web:${uuid()}` }).toString();
    const { status } = await askHttp(`${at.url}/ask`, { method: 'POST', agent, headers: formHeaders(at), body });
    if (status !== 200) throw new Error(`a question was answered with ${status}`);
  });
};

/** One page after the other, nobody else there: how long somebody waits. */
async function alone(printed: string): Promise<Record<string, string>> {
  const { url, cookie } = await enterOnce(printed);
  const figures: Record<string, string> = {};
  for (const page of pages) {
    const times: number[] = [];
    let bytes = 0;
    for (let time = 0; time < 60; time += 1) {
      const start = performance.now();
      const { status, body } = await askHttp(`${url}${page}`, { method: 'GET', agent, headers: { cookie } });
      if (status !== 200) throw new Error(`${page} answered ${status}`);
      bytes = body.length;
      if (time >= 10) times.push(performance.now() - start);
    }
    figures[page] =
      `p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, ${Math.round(bytes / 1024)} kB`;
  }
  return figures;
}

export async function benchDesk(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-desk-'));
  const file = join(folder, 'v.db');
  await fillLedger(file, concerns);
  const programs = {
    bare: { args: ['test/bench/bare-hono.ts'], listening: /listening on (\S+)/ },
    vouch: {
      args: vouchArgs,
      environment: { PORT: '0', DATABASE_URL: `sqlite:${file}` },
      listening: /The desk is at (\S+)/,
    },
  };
  let byPage: Record<string, string> = {};
  const first = await sideBySide(programs, async (printed, connections, seconds) => {
    if (printed.includes('token') && Object.keys(byPage).length === 0) byPage = await alone(printed);
    return firstPage(printed, connections, seconds);
  });
  const answer = await sideBySide(programs, answers);
  agent.destroy();
  rmSync(folder, { recursive: true, force: true });
  return {
    ...Object.fromEntries(
      Object.entries(byPage).map(([page, took]) => [
        `${page} with ${concerns.toLocaleString('en')} concerns, nobody else there`,
        took,
      ]),
    ),
    'a bare page of Hono, 50 connections': first.bare,
    'the desk’s first page, 50 connections': first.vouch,
    'first page to bare page': first.ratios,
    'a bare form of Hono, 50 connections': answer.bare,
    'the desk’s answers, each with a durable receipt, 50 connections': answer.vouch,
    'answers to bare form': answer.ratios,
  };
}
