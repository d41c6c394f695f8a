/** How does a database stand as a ledger, without anything being made or changed there? */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, sql } from 'kysely';
import type { Books } from '../core/ports.ts';
import { migrations } from './migrations.ts';
import { outboxOn } from './outbox.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { sourcesOn } from './sources.ts';
import { readOnlyDialect } from './sqlite-dialect.ts';
import { storageError } from './storage-error.ts';
import type { Db, Tables } from './tables.ts';

/** Where a file of SQLite is, or would be. Sizes in bytes. */
export interface LedgerFile {
  readonly path: string;
  /** Null where there is none yet. */
  readonly size: number | null;
  readonly free: number;
  readonly writable: boolean;
  /** The kind of network file system it is on; null where it is on none that is known. */
  readonly network: string | null;
}

export interface LedgerLook {
  readonly kind: 'SQLite' | 'PostgreSQL' | 'memory';
  /** `new`: not made yet; `older` and `newer`: made by another version of Vouch. */
  readonly tables: 'new' | 'older' | 'current' | 'newer';
  /** Null on PostgreSQL and in memory. */
  readonly file: LedgerFile | null;
  /** False where the user of PostgreSQL may not write, or the server takes no writes. */
  readonly writable: boolean;
  /** What it holds, to be read alone; null unless its tables are those of this version. */
  readonly books: Pick<Books, 'outbox' | 'sources'> | null;
  close(): Promise<void>;
}

/** File systems whose locks and shared memory cannot be relied on, by their number in Linux (statfs(2)). */
const networks: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'SMB',
  4266872130: 'SMB',
  1397113167: 'AFS',
  12805120: 'Ceph',
  16914839: '9P',
};

/** Opens nothing that is not there. Rejects with `storage` where the database is damaged or cannot be reached. `url` as DATABASE_URL. */
export async function lookAtLedger(url: string): Promise<LedgerLook> {
  if (/^postgres(ql)?:\/\//i.test(url)) return lookAtPostgres(url);
  const said = /^sqlite:(?:\/\/)?(?<path>[^?#]+)$/i.exec(url)?.groups?.['path'] ?? ':memory:';
  if (said === ':memory:') return { ...unmade, kind: 'memory', file: null };
  const file = fileAt(resolve(said));
  // A file of no bytes is what an interrupted first start leaves.
  if (file.size === null || file.size === 0) return { ...unmade, kind: 'SQLite', file, writable: file.writable };
  const db = new Kysely<Tables>({ dialect: readOnlyDialect(file.path) });
  return looked(db, { kind: 'SQLite', file, writable: file.writable });
}

const unmade = { tables: 'new', writable: true, books: null, close: async () => {} } as const;

async function lookAtPostgres(url: string): Promise<LedgerLook> {
  const db = new Kysely<Tables>({
    dialect: postgresDialect(url, { info: () => {}, warn: () => {}, error: () => {} }),
  });
  try {
    const { rows } = await sql<{ writable: boolean }>`select not pg_is_in_recovery()
      and current_setting('default_transaction_read_only') = 'off'
      and coalesce(has_table_privilege(to_regclass('concern'), 'insert'),
        has_schema_privilege(current_schema(), 'create'), false) as writable`.execute(db);
    return await looked(db, { kind: 'PostgreSQL', file: null, writable: rows[0]?.writable === true });
  } catch (thrown) {
    await db.destroy();
    throw storageError(thrown);
  }
}

async function looked(db: Db, about: Pick<LedgerLook, 'kind' | 'file' | 'writable'>): Promise<LedgerLook> {
  try {
    const tables = await tablesOf(db);
    const books = { outbox: outboxOn(db, () => Date.now()), sources: sourcesOn(db) };
    return { ...about, tables, books: tables === 'current' ? books : null, close: () => db.destroy() };
  } catch (thrown) {
    await db.destroy();
    throw storageError(thrown);
  }
}

async function tablesOf(db: Db): Promise<LedgerLook['tables']> {
  const there = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!there.some(({ name }) => name === 'kysely_migration')) return 'new';
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const ours = Object.keys(migrations);
  if (rows.some(({ name }) => !ours.includes(name))) return 'newer';
  return rows.length === ours.length ? 'current' : rows.length === 0 ? 'new' : 'older';
}

function fileAt(path: string): LedgerFile {
  const size = existsSync(path) ? statSync(path).size : null;
  let folder = dirname(path);
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize, type } = statfsSync(folder);
  const writable = mayWrite(folder) && (size === null || mayWrite(path));
  return { path, size, free: bavail * bsize, writable, network: networks[type] ?? null };
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
