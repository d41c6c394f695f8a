/** Does Vouch stand whatever it is sent, very often? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AbuseReport, abuse } from '../abuse/abuse.ts';

/** Payloads of one round: each has a Vouch, a Slack and a Teams of its own, which keep all that was said to them. */
const round = 4_000;

function add(sum: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
}

/** Sends so many payloads, those of `seed` and of the numbers after it. */
export async function benchAbuse(payloads: number, seed: number): Promise<Record<string, unknown>> {
  const sum = { sent: {}, statuses: {}, errors: {}, rows: {} } satisfies Record<string, Record<string, number>>;
  const wrong: string[] = [];
  let looked = 0;
  const start = performance.now();
  for (let done = 0, number = seed; done < payloads; done += round, number += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-abuse-'));
    const report: AbuseReport = await abuse({
      payloads: Math.min(round, payloads - done),
      seed: number,
      file: join(folder, 'vouch.db'),
    });
    rmSync(folder, { recursive: true, force: true });
    for (const part of ['sent', 'statuses', 'errors', 'rows'] as const) add(sum[part], report[part]);
    wrong.push(...report.wrong.map((each) => `seed ${number}: ${each}`));
    looked += report.looked;
    process.stderr.write(
      `  seed ${number}: ${Math.min(payloads, done + round)} of ${payloads} payloads sent, ${wrong.length} findings, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB\n`,
    );
  }
  return {
    seeds: `${seed} and on`,
    'payloads, by where they were sent': sum.sent,
    'answers, by status (0: closed without one)': sum.statuses,
    'pages, messages and cards looked at': looked,
    'rows that were written': sum.rows,
    'errors in the log': sum.errors,
    'what must not be': wrong.length === 0 ? 'nothing' : wrong,
    minutes: ((performance.now() - start) / 60_000).toFixed(1),
  };
}
