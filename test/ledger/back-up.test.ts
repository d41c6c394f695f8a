import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { openDatabase, openLedger } from '../../src/ledger/open-ledger.ts';
import { makeDatabase } from '../postgres.ts';
import { dana, logOne } from './engines.ts';

const writer = fileURLToPath(new URL('crash-writer.ts', import.meta.url));

const undo: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'vouch-test-backup-'));
  undo.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Another process that logs concerns with two follow-ups each; `said` gives the ids it has acknowledged by now. */
async function writing(url: string): Promise<{ said(): readonly string[]; more(): Promise<void> }> {
  const child: ChildProcessByStdio<null, Readable, null> = spawn(process.execPath, [writer, url, 'other'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  undo.push(async () => {
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await closed;
  });
  let acknowledged = '';
  child.stdout.on('data', (chunk) => {
    acknowledged += String(chunk);
  });
  const more = () => new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  await more();
  return { said: () => acknowledged.split('\n').slice(0, -1), more };
}

test('a copy taken while this and another process write is whole, and holds all that was acknowledged before', async () => {
  const path = folder();
  const url = `sqlite:${join(path, 'vouch.db')}`;
  const ledger = await openLedger(url, { clock: () => Date.now() });
  undo.push(() => ledger.close());
  const other = await writing(url);
  const ours: string[] = [];
  let done = false;
  const logging = (async () => {
    for (let count = 0; !done; count += 1) {
      const reply = await ledger.once(`ours-${count}`, dana, (books) => logOne(books, 'kaspersky', 2));
      ours.push(reply.changed?.id ?? '');
    }
  })();
  // Pages enough that both write many times while they are copied.
  const db = await openDatabase(url);
  await sql`insert into kv (key, value) values ('long', hex(zeroblob(15000000)))`.execute(db);
  await db.destroy();
  await other.more();

  const acknowledged = [...ours, ...other.said()];
  const file = join(path, 'copy.db');
  await ledger.backup(file);
  const during = ours.length + other.said().length - acknowledged.length;
  done = true;
  await logging;
  expect(during).toBeGreaterThan(0);
  console.log(`${acknowledged.length} acknowledged before the copy, ${during} while it was taken`);

  expect(readdirSync(path).filter((each) => each.startsWith('copy'))).toEqual(['copy.db']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const copy = await openDatabase(`sqlite:${file}`);
  undo.push(() => copy.destroy());
  expect((await sql`pragma integrity_check`.execute(copy)).rows).toEqual([{ integrity_check: 'ok' }]);
  expect((await sql`pragma foreign_key_check`.execute(copy)).rows).toEqual([]);
  const tasks = await copy
    .selectFrom('concern')
    .leftJoin('task', 'task.concern_id', 'concern.id')
    .select(['concern.id', (column) => column.fn.count<number>('task.id').as('tasks')])
    .groupBy('concern.id')
    .execute();
  const counts = new Map(tasks.map((row) => [row.id, row.tasks]));
  expect({
    lost: acknowledged.filter((id) => !counts.has(id)),
    half: tasks.filter((row) => row.tasks !== 2),
  }).toEqual({ lost: [], half: [] });

  // It is a ledger like any other, with its trail.
  const restored = await openLedger(`sqlite:${file}`, { clock: () => Date.now() });
  undo.push(() => restored.close());
  expect(await restored.concerns.count({})).toBe(counts.size);
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit where kind = 'concern'`.execute(copy);
  expect(rows[0]?.n).toBe(counts.size);
  await restored.once('new', dana, (books) => logOne(books, 'kaspersky', 2));
  expect(await restored.concerns.count({})).toBe(counts.size + 1);
});

test('no file is written over, and a copy that cannot be made leaves nothing', async () => {
  const path = folder();
  const ledger = await openLedger(`sqlite:${join(path, 'vouch.db')}`, { clock: () => 1 });
  undo.push(() => ledger.close());
  writeFileSync(join(path, 'there.db'), 'mine');
  await expect(ledger.backup(join(path, 'there.db'))).rejects.toMatchObject({ code: 'conflict' });
  await expect(ledger.backup(join(path, 'vouch.db'))).rejects.toMatchObject({ code: 'conflict' });
  await expect(ledger.backup(join(path, 'no', 'copy.db'))).rejects.toMatchObject({ code: 'bad-input' });
  expect(readdirSync(path).sort()).toEqual(['there.db', 'vouch.db', 'vouch.db-shm', 'vouch.db-wal']);
  const same = await Promise.allSettled([ledger.backup(join(path, 'a.db')), ledger.backup(join(path, 'a.db'))]);
  expect(same.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(readdirSync(path).filter((each) => each.startsWith('a.db'))).toEqual(['a.db']);
});

test('PostgreSQL has its own way, and memory has none', async () => {
  const postgres = await openLedger(await makeDatabase(), { clock: () => 1 });
  undo.push(() => postgres.close());
  await expect(postgres.backup('/tmp/never')).rejects.toMatchObject({ code: 'bad-input', remedy: /pg_dump/ });
  const memory = await openLedger('sqlite::memory:', { clock: () => 1 });
  undo.push(() => memory.close());
  await expect(memory.backup('/tmp/never')).rejects.toMatchObject({ code: 'bad-input' });
});
