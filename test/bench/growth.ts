/** How do time and memory grow with the concerns in the ledger and with the records in the content? */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { drawGrowth } from '../pictures/draw-growth.ts';
import { fillLedger } from './fill-ledger.ts';

const root = resolve(import.meta.dirname, '../..');
const concerns = [1_000, 10_000, 100_000, 1_000_000];
const records = [100, 1_000, 10_000, 100_000];

const Measured = z.object({
  figures: z.record(z.string(), z.object({ p50: z.number(), p95: z.number() })),
  memory: z.number(),
});
/** What was measured at each size, smallest first. */
export type Grown = readonly { readonly size: number; readonly measured: z.infer<typeof Measured> }[];

function measure(args: readonly string[]): z.infer<typeof Measured> {
  const run = spawnSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=12000', '--import', './src/guard.js', 'test/bench/grow.ts', ...args],
    {
      cwd: root,
      env: { ...process.env, VOUCH_WATCH: 'off' },
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(`grow.ts ${args.join(' ')} ended with ${run.status ?? run.signal}`);
  return Measured.parse(JSON.parse(run.stdout));
}

const milliseconds = (time: number): string => (time < 10 ? time.toFixed(1) : Math.round(time).toLocaleString('en'));

/** A table of Markdown: a row for each thing that is done, a column for each size; p50 / p95 in milliseconds. */
function table(what: string, grown: Grown): string {
  const names = Object.keys(grown[0]?.measured.figures ?? {});
  const rows = names.map((name) => {
    const cells = grown.map(({ measured }) => {
      const { p50 = 0, p95 = 0 } = measured.figures[name] ?? {};
      return p50 === p95 ? milliseconds(p50) : `${milliseconds(p50)} / ${milliseconds(p95)}`;
    });
    return `| ${[name, ...cells].join(' | ')} |`;
  });
  return [
    `| ${[`${what}, milliseconds (p50 / p95)`, ...grown.map(({ size }) => size.toLocaleString('en'))].join(' | ')} |`,
    `| --- ${'| ---: '.repeat(grown.length)}|`,
    ...rows,
    `| memory, MB | ${grown.map(({ measured }) => measured.memory).join(' | ')} |`,
  ].join('\n');
}

/** Measures, writes the picture for the README and gives its tables; about ten minutes, most of them to make what is measured. */
export async function benchGrowth(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-growth-'));
  try {
    const byConcerns: { size: number; measured: z.infer<typeof Measured> }[] = [];
    for (const size of concerns) {
      const file = join(folder, `${size}.db`);
      const start = performance.now();
      const { clients } = await fillLedger(file, size);
      const filled = Math.round((performance.now() - start) / 1000);
      byConcerns.push({ size, measured: measure(['concerns', file, String(clients)]) });
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
      process.stderr.write(
        `  ${size} concerns (made in ${filled} s): ${JSON.stringify(byConcerns.at(-1)?.measured)}\n`,
      );
    }
    const byRecords: { size: number; measured: z.infer<typeof Measured> }[] = [];
    for (const size of records) {
      byRecords.push({ size, measured: measure(['records', String(size)]) });
      process.stderr.write(`  ${size} records: ${JSON.stringify(byRecords.at(-1)?.measured)}\n`);
    }
    writeFileSync(join(root, 'manifest/pictures/growth.svg'), drawGrowth(byConcerns, byRecords));
    return {
      'with concerns': `\n${table('with so many concerns', byConcerns)}`,
      'with records': `\n${table('with so many records', byRecords)}`,
      picture: 'manifest/pictures/growth.svg',
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
