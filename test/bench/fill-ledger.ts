/** How does a ledger come to hold very many concerns in a minute? */
import { DatabaseSync } from 'node:sqlite';
import { nameKey } from '../../src/core/fold.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { makeWords } from '../generate-words.ts';

/** The day the filled ledger ends on; what is measured takes it for today. */
export const filledUpTo = '2026-11-23';
const aDay = 86_400_000;
/** Three years of concerns: one client for twenty of them, a follow-up for five. */
const days = 3 * 365;
const perClient = 20;
const perTask = 5;
const vendors = ['kaspersky', 'huawei', 'zte', 'hikvision', 'dahua', 'sophos', 'tiktok', 'dji'] as const;
const people = Array.from({ length: 40 }, (_, at) => ({ id: `slack:T1:U${at}`, name: `Rep Number ${at}` }));
const severities = ['low', 'normal', 'normal', 'normal', 'high', 'urgent'] as const;

export const clientName = (number: number): string => `Client ${String(number).padStart(6, '0')} Incorporated`;

/** An id in the order of its time, as those of the ledger are. */
const idAt = (at: number, number: number): string => {
  const time = at.toString(16).padStart(12, '0');
  const tail = number.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`;
};

/** Makes a ledger in a new SQLite file, through its own tables, indexes and triggers; gives how many clients it has. */
export async function fillLedger(file: string, concerns: number): Promise<{ readonly clients: number }> {
  await (await openLedger(`sqlite:${file}`, { clock: () => Date.parse(filledUpTo) })).close();
  const database = new DatabaseSync(file);
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -200000; pragma foreign_keys = off',
  );
  const clients = Math.max(1, Math.ceil(concerns / perClient));
  const addClient = database.prepare(
    `insert into client (id, name, federal, notes, created_at) values (?, ?, ?, '', ?)`,
  );
  const addAlias = database.prepare('insert into client_alias (key, client_id, name) values (?, ?, ?)');
  const addConcern = database.prepare(
    `insert into concern (id, client_id, vendor, words, severity, state, link, logged_by_id, logged_by_name, surface, created_at)
     values (?, ?, ?, ?, ?, ?, null, ?, ?, 'slack', ?)`,
  );
  const addTask = database.prepare(
    `insert into task (id, title, client_id, vendor, owner, owner_key, owner_id, due, state, note, concern_id, created_by_id, created_by_name, created_at, done_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?)`,
  );
  const { pick, below, sentence } = makeWords(17);
  const end = Date.parse(filledUpTo);
  const from = end - days * aDay;
  database.exec('begin');
  for (let number = 0; number < clients; number += 1) {
    const name = clientName(number);
    const id = idAt(from, number);
    addClient.run(id, name, number % 3 === 0 ? 1 : number % 3 === 1 ? 0 : null, from);
    addAlias.run(nameKey(name), id, name);
  }
  for (let number = 0; number < concerns; number += 1) {
    const at = from + Math.floor((number / concerns) * days * aDay);
    const id = idAt(at, number);
    const client = idAt(from, below(clients));
    const { id: byId, name: byName } = pick(people);
    const vendor = pick(vendors);
    addConcern.run(
      id,
      client,
      vendor,
      sentence(),
      pick(severities),
      number % 4 === 0 ? 'settled' : 'open',
      byId,
      byName,
      at,
    );
    if (number % perTask === 0) {
      const due = new Date(at + 14 * aDay).toISOString().slice(0, 10);
      const isDone = at < end - 30 * aDay || number % 2 === 0;
      addTask.run(
        idAt(at, number),
        'Send the directive',
        client,
        vendor,
        byName,
        nameKey(byName),
        byId,
        due,
        isDone ? 'done' : 'open',
        id,
        byId,
        byName,
        at,
        isDone ? at : null,
      );
    }
  }
  database.exec('commit; pragma wal_checkpoint(truncate)');
  database.close();
  return { clients };
}
