/** How many acknowledged two-row transactions a second does the ledger take, and what does it cost over bare SQLite? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { v7 as uuid } from 'uuid';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { dana, logOne } from '../ledger/engines.ts';
import { makeDatabase, startPostgres } from '../postgres.ts';

/** How long each figure is measured for, in milliseconds. */
const span = 3_000;

const clock = () => Date.now();

/** Runs `work` again and again, `lanes` at a time; gives how often it finished in a second. */
async function perSecond(lanes: number, work: () => Promise<unknown>): Promise<number> {
  for (let warm = 0; warm < 50; warm += 1) await work();
  const start = performance.now();
  let done = 0;
  const lane = async () => {
    while (performance.now() - start < span) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (done * 1000) / (performance.now() - start);
}

/** A concern and its follow-up through `once`, with everything an event costs: its key, its reply, and the client looked up. */
async function ledgerRate(url: string, lanes: number): Promise<number> {
  const ledger = await openLedger(url, { clock });
  const rate = await perSecond(lanes, () => ledger.once(uuid(), dana, (books) => logOne(books, 'kaspersky', 1)));
  await ledger.close();
  return rate;
}

/** The same two rows into the same tables and indexes, by prepared statements and nothing else. */
async function bareRate(path: string): Promise<number> {
  const ledger = await openLedger(`sqlite:${path}`, { clock });
  const { id: clientId } = await ledger.clients.ensure({ name: 'Acme Federal' });
  await ledger.close();
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  const concern = database.prepare(
    `insert into concern (id, client_id, vendor, words, severity, state, logged_by_id, logged_by_name, surface, created_at)
     values (?, ?, 'kaspersky', 'Is it still fine for our federal work?', 'high', 'open', 'U1', 'Dana Reyes', 'slack', ?)`,
  );
  const task = database.prepare(
    `insert into task (id, title, client_id, vendor, owner, owner_key, due, state, note, concern_id, created_by_id, created_by_name, created_at)
     values (?, 'Step 1', ?, 'kaspersky', 'Dana Reyes', 'dana reyes', '2017-12-12', 'open', '', ?, 'U1', 'Dana Reyes', ?)`,
  );
  const rate = await perSecond(1, async () => {
    const id = uuid();
    database.exec('begin immediate');
    concern.run(id, clientId, clock());
    task.run(uuid(), clientId, id, clock());
    database.exec('commit');
  });
  database.close();
  return rate;
}

/** Acknowledged transactions a second: bare node:sqlite, the ledger on SQLite, and on PostgreSQL by one and by eight at once. */
export async function benchLedger(): Promise<Record<string, string | number>> {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-bench-ledger-'));
  const postgres = await startPostgres();
  try {
    const bare = await bareRate(join(folder, 'bare.db'));
    const sqlite = await ledgerRate(`sqlite:${join(folder, 'vouch.db')}`, 1);
    const sqliteEight = await ledgerRate(`sqlite:${join(folder, 'vouch-8.db')}`, 8);
    const one = await ledgerRate(await makeDatabase(postgres.url), 1);
    const eight = await ledgerRate(await makeDatabase(postgres.url), 8);
    return {
      'bare node:sqlite, tx/s': Math.round(bare),
      'ledger on SQLite, tx/s': Math.round(sqlite),
      'ledger on SQLite, 8 at once, tx/s': Math.round(sqliteEight),
      'ledger on SQLite to bare, ratio': (sqlite / bare).toFixed(2),
      'ledger on PostgreSQL, 1 connection, tx/s': Math.round(one),
      'ledger on PostgreSQL, 8 at once, tx/s': Math.round(eight),
    };
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
