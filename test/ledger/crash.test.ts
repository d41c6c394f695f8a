import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase, openLedger } from '../../src/ledger/open-ledger.ts';
import { engines } from './engines.ts';

const rounds = 25;
const writer = fileURLToPath(new URL('crash-writer.ts', import.meta.url));

type Writer = ChildProcessByStdio<null, Readable, Readable>;

/** Kills the writer 20 to 200 ms after its first acknowledgement; gives the ids it had acknowledged by then. */
async function killedWriter(url: string, round: number): Promise<string[]> {
  const child: Writer = spawn(process.execPath, [writer, url, String(round)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [acknowledged, failed] = ['', ''];
  child.stderr.on('data', (chunk) => {
    failed += String(chunk);
  });
  const first = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      acknowledged += String(chunk);
      resolve();
    });
    child.on('close', () => reject(new Error(`the writer ended before it was killed: ${failed}`)));
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  await first;
  await pause(20 + Math.random() * 180);
  child.kill('SIGKILL');
  await closed;
  expect(failed).toBe('');
  // The last line may have been cut by the kill.
  return acknowledged.split('\n').slice(0, -1);
}

test.each(engines)(
  '$name: what was acknowledged before a kill is there, whole',
  async ({ name, fresh }) => {
    const { url, remove } = await fresh();
    const acknowledged: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      acknowledged.push(...(await killedWriter(url, round)));
      const ledger = await openLedger(url, { clock: () => Date.now() });
      await ledger.ping();
      await ledger.close();
    }
    const db = await openDatabase(url);
    const tasks = await db
      .selectFrom('task')
      .select(['concern_id', (column) => column.fn.countAll<number>().as('tasks')])
      .groupBy('concern_id')
      .execute();
    const counts = new Map(tasks.map((row) => [row.concern_id, row.tasks]));
    const concerns = await db.selectFrom('concern').select('id').execute();
    const seen = await db.selectFrom('seen').select('reply_json').execute();
    const lost = acknowledged.filter((id) => counts.get(id) !== 2);
    const halfWritten = concerns.filter(({ id }) => counts.get(id) !== 2);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect({ lost, halfWritten, withoutReply: seen.filter((row) => row.reply_json === null) }).toEqual({
      lost: [],
      halfWritten: [],
      withoutReply: [],
    });
    expect(seen).toHaveLength(concerns.length);
    if (name === 'sqlite') {
      const { rows } = await sql<Record<string, string>>`pragma integrity_check`.execute(db);
      expect(rows.map((row) => row['integrity_check'])).toEqual(['ok']);
    }
    await db.destroy();
    remove();
    console.log(`${name}: ${rounds} kills, ${acknowledged.length} acknowledged, 0 lost, ${concerns.length} written`);
  },
  120_000,
);
