/** Does "vouch watch --once" tell of every item once, and keep all it has when a source answers badly? */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { BackgroundJob } from '../../src/background/background-job.ts';
import { SourceId, sourceIds } from '../../src/core/source.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { watched } from '../../src/watch/sources.ts';
import { makeDatabase } from '../postgres.ts';
import { runToEnd } from '../run-to-end.ts';
import { directives, kev, news, sampleDay } from '../stand-ins/sources-samples.ts';
import { type Answer, type SourcePath, type SourcesStandIn, startSources } from '../stand-ins/sources-server.ts';

const root = resolve(import.meta.dirname, '../..');
/** Says at the end how much memory the process had at most, in kilobytes. */
const tellMemory = `data:text/javascript,${encodeURIComponent(
  'process.on("exit",()=>process.stderr.write("most memory "+process.resourceUsage().maxRSS))',
)}`;

const ItemLine = z.strictObject({
  source: SourceId,
  id: z.string(),
  type: z.string().nullable(),
  vendors: z.array(z.string()),
  state: z.enum(['new', 'updated', 'unchanged', 'rejected']),
  title: z.string(),
  url: z.string().nullable(),
  published: z.string().nullable(),
  reason: z.string().optional(),
});
const SourceLine = z.strictObject({
  source: SourceId,
  ok: z.boolean(),
  checkedAt: z.iso.datetime(),
  error: z.string().optional(),
});
const Line = z.union([ItemLine, SourceLine]);

interface Run {
  readonly code: number | null;
  /** By "source id", the rejected ones left out. */
  readonly items: ReadonlyMap<string, z.infer<typeof ItemLine>>;
  readonly sources: readonly z.infer<typeof SourceLine>[];
  readonly megabytes: number;
}

/** Starts it as a user does. */
function spawned({ environment }: SourcesStandIn, databaseUrl: string, more: readonly string[]) {
  const args = ['--import', './src/guard.js', '--import', tellMemory, 'src/cli.ts', 'watch', '--json', ...more];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...environment, DATABASE_URL: databaseUrl, VOUCH_NOW: `${sampleDay}T09:00:00Z` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Looks once; resolves when it has ended. */
async function watch(standIn: SourcesStandIn, databaseUrl: string, more: readonly string[] = []): Promise<Run> {
  const { code, out, err } = await runToEnd(spawned(standIn, databaseUrl, ['--once', ...more]));
  const [, kilobytes] = /most memory (\d+)$/.exec(err) ?? [];
  if (code === null || kilobytes === undefined) throw new Error(`it ended with ${code}: ${err}`);
  const lines = out
    .split('\n')
    .filter(Boolean)
    .map((line) => Line.parse(JSON.parse(line)));
  const items = lines.flatMap((line) => ('id' in line && line.state !== 'rejected' ? [line] : []));
  const sources = lines.filter((line) => 'ok' in line);
  for (const { source } of sources) {
    const last = lines.findLastIndex((line) => 'id' in line && line.source === source);
    expect(lines.findIndex((line) => 'ok' in line && line.source === source)).toBeGreaterThan(last);
  }
  return {
    code,
    items: new Map(items.map((line) => [`${line.source} ${line.id}`, line])),
    sources,
    megabytes: Number(kilobytes) / 1024,
  };
}

const inState = ({ items }: Run, state: string): string[] =>
  [...items].flatMap(([key, line]) => (line.state === state ? [key] : [])).toSorted();

/** What the good answers hold. */
const all = [
  'cisa BOD 17-01',
  'cisa BOD 26-04',
  'cisa ED 27-01',
  'csl DPL dahua electronics corporation',
  'csl EL ao kaspersky lab',
  'csl EL huawei technologies co ltd',
  'fascsa 2026-Q4',
  expect.stringContaining('fcc 2021-03-12'),
  expect.stringContaining('fcc 2022-03-25'),
  expect.stringContaining('fcc 2026-03-23'),
  'federal-register 2026-25001',
  'kev CVE-2021-36260',
  'kev CVE-2026-44000',
  'kev CVE-2026-44001',
];

/** Two processes look at the same time; what each item was for them together. */
async function twoAtOnce(sources: SourcesStandIn, databaseUrl: string): Promise<void> {
  const runs = await Promise.all([watch(sources, databaseUrl), watch(sources, databaseUrl)]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(runs.flatMap((run) => inState(run, 'new')).toSorted()).toEqual(all);
  expect(runs[0]?.items.get('federal-register 2026-25001')?.vendors).toEqual(['kaspersky']);
  for (const run of runs) expect([...run.items.keys()].toSorted()).toEqual(all);
}

async function sourcesOf(): Promise<SourcesStandIn> {
  const sources = await startSources();
  onTestFinished(() => sources.stop());
  return sources;
}

function* megabytesOfList(count: number): Generator<Uint8Array> {
  yield Buffer.from('{"total":99999,"sources_used":[{"source":"EL"}],"results":[');
  const piece = Buffer.from(`{"name":"Nobody","source":"EL","remarks":"${'x'.repeat(1024 * 1024)}"},`);
  for (let index = 0; index < count; index += 1) yield piece;
  yield Buffer.from('{}]}');
}

const page = { 'content-type': 'text/html' };
const denied: Answer = {
  headers: page,
  body: '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY>No.</BODY></HTML>',
};
const cut = (text: string): Answer => ({ body: text.slice(0, text.length / 2) });

/** Bad answers, one a source, and the reason that is told. */
const bad: readonly Readonly<Partial<Record<SourcePath, readonly [Answer, RegExp]>>>[] = [
  {
    '/fr/api/v1/documents.json': [denied, /./],
    '/cisa/news.xml': [cut(news), /news\.xml: .*feed/],
    '/kev/known_exploited_vulnerabilities.json': [cut(kev), /./],
    '/csl/consolidated.json': [{ body: () => megabytesOfList(70) }, /more than 64 MB/],
    '/fcc/supplychain/coveredlist': [denied, /./],
  },
  {
    '/fr/api/v1/documents.json': [{ body: '{"count":1,"results":{"0":{}}}' }, /./],
    '/cisa/directives': [{ headers: page, body: directives.replaceAll(/<article>.*<\/article>/g, '') }, /directives/],
    '/kev/known_exploited_vulnerabilities.json': [
      { body: JSON.stringify({ ...JSON.parse(kev), vulnerabilities: JSON.parse(kev).vulnerabilities.slice(0, 1) }) },
      /shrunk/,
    ],
    '/csl/consolidated.json': [{ body: '{"total":0,"sources_used":[],"results":[]}' }, /./],
    '/fcc/supplychain/coveredlist': [{ headers: page, body: '' }, /nothing/],
  },
];

describe('vouch watch --once', () => {
  test('an SQLite file: each item is new once for two at once, then unchanged, and bad answers change nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vouch-watch-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const url = `sqlite:${join(folder, 'vouch.db')}`;
    const sources = await sourcesOf();
    await twoAtOnce(sources, url);

    for (const answers of bad) {
      for (const [path, [answer]] of entriesOf(answers)) sources.answer(path, answer);
      const run = await watch(sources, url);
      expect(run.code).toBe(1);
      expect(inState(run, 'new')).toEqual([]);
      expect(run.sources.map(({ source, ok }) => `${source} ${ok}`)).toEqual(
        sourceIds.map((source) => `${source} ${source === 'fascsa'}`),
      );
      for (const [path, [, reason]] of entriesOf(answers))
        expect(run.sources.find(({ source }) => isOf(path, source))?.error).toMatch(reason);
      expect(run.megabytes).toBeLessThan(400);
      for (const [path] of entriesOf(answers)) sources.answer(path);
    }
    const ledger = await openLedger(url, { clock: () => Date.parse(sampleDay) });
    onTestFinished(() => ledger.close());
    expect((await ledger.items.list({})).map(({ source, id }) => `${source} ${id}`).toSorted()).toEqual(all);
    const states = await ledger.sources.list();
    expect(states.every(({ okAt }) => okAt !== null)).toBe(true);

    const last = await watch(sources, url, ['--source', ...sourceIds.filter((source) => source !== 'fascsa')]);
    expect(last).toMatchObject({ code: 0 });
    expect(inState(last, 'unchanged')).toEqual(all.filter((key) => key !== 'fascsa 2026-Q4'));
    expect(last.sources.every(({ ok, error }) => ok && error === undefined)).toBe(true);
  });

  test('PostgreSQL: each item is new once for two at once', async () => {
    await twoAtOnce(await sourcesOf(), await makeDatabase());
  });

  test('without --once it looks when a source is due, whoever put that, and a signal ends it with 0', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vouch-watch-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const url = `sqlite:${join(folder, 'vouch.db')}`;
    const sources = await sourcesOf();
    const child = spawned(sources, url, ['--source', 'kev']);
    const closed = new Promise((done) => child.on('close', done));
    let out = '';
    const said = (text: string) =>
      new Promise<void>((done, fail) => {
        child.stdout.on('data', () => out.includes(text) && done());
        child.on('close', (code) => fail(new Error(`it ended with ${code}: ${out}`)));
      });
    child.stdout.on('data', (piece) => {
      out += String(piece);
    });
    await said('{"source":"kev","ok":true');
    const ledger = await openLedger(url, { clock: () => Date.now() });
    onTestFinished(() => ledger.close());
    const { every } = watched.fcc.reader;
    const job: BackgroundJob = { do: 'watch-source', source: 'fcc', slot: Math.floor(Date.parse(sampleDay) / every) };
    await ledger.outbox.put({ id: 'another', lane: 'background', due: 0, body: JSON.stringify(job) });
    await said('{"source":"fcc","ok":true');
    child.kill('SIGINT');
    expect(await closed).toBe(0);
    expect(out.match(/"state":"new"/g)).toHaveLength(6);
  });

  test('a source that does not exist is a wrong usage, and nothing is asked', async () => {
    const sources = await sourcesOf();
    expect((await watch(sources, 'sqlite::memory:', ['--source', 'nobody'])).code).toBe(2);
    expect(sources.asked).toEqual([]);
  });
});

const entriesOf = (answers: (typeof bad)[number]) =>
  (Object.keys(answers) as SourcePath[]).flatMap((path) => {
    const given = answers[path];
    return given === undefined ? [] : [[path, given] as const];
  });
const isOf = (path: SourcePath, source: SourceId): boolean =>
  path.startsWith(source === 'federal-register' ? '/fr/' : `/${source}/`);
