/** How does Kysely speak to Node's own SQLite? */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { type Dialect, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { resultCodeOf, storageError } from './storage-error.ts';
import { tellingDialect } from './telling-dialect.ts';

/** SQLite's result code for "another connection writes". */
const busyCode = 5;
/** How long opening waits for another process, in milliseconds. */
const openTimeout = 5_000;
/** Statements kept prepared. Ours are few; a cap keeps lists of many lengths from piling up. */
const keptStatements = 200;

/** SQLite can roll a CREATE TABLE back; Kysely's own adapter says it cannot, and then leaves half a migration behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function inputOf(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot hold a value of type ${typeof value}`);
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  // A deferred BEGIN fails with "busy" as soon as two readers both want to write; this one waits its turn.
  const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(inputOf)),
    run: (parameters) => statement.run(...parameters.map(inputOf)),
    iterate: (parameters) => statement.iterate(...parameters.map(inputOf)),
  };
}

/** After an error that made SQLite roll back by itself (a full disk), a second rollback would hide the first error. */
const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

function shim(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      if (sql === 'rollback' && !database.isTransaction) return nothing;
      const known = kept.get(sql);
      if (known !== undefined) return known;
      const statement = prepare(database, sql);
      if (kept.size >= keptStatements) kept.clear();
      kept.set(sql, statement);
      return statement;
    },
  };
}

/** A new file only its owner may read; SQLite gives the files it keeps beside it the same mode. */
function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (existsSync(path)) return;
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/** Opens a file that is there, and can change nothing of it. Throws `storage`. */
export function readOnlyDialect(path: string): Dialect {
  try {
    const database = new DatabaseSync(path, { timeout: openTimeout, readOnly: true });
    return tellingDialect(new SqliteDialect({ database: shim(database) }), { adapter: new TransactionalAdapter() });
  } catch (thrown) {
    throw storageError(thrown);
  }
}

/**
 * Opens the file (made, with its folder, when new) or `:memory:`, durable to the last commit: write-ahead log, one sync
 * for each commit. Throws `storage`. Local disks only: the write-ahead log needs memory shared between its readers.
 */
export function sqliteDialect(path: string): Dialect {
  try {
    if (path !== ':memory:') makePrivate(path);
    const database = new DatabaseSync(path, { timeout: openTimeout });
    try {
      database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
      // A client that is deleted leaves no words in the file's free pages.
      database.exec('pragma secure_delete = on');
      // From here on waiting is ours (`isBusy`): SQLite's own would stop the whole process while it waits.
      database.exec('pragma busy_timeout = 0');
    } catch (thrown) {
      database.close();
      throw thrown;
    }
    return tellingDialect(new SqliteDialect({ database: shim(database) }), {
      adapter: new TransactionalAdapter(),
      isBusy: (thrown) => !database.isTransaction && resultCodeOf(thrown) === busyCode,
    });
  } catch (thrown) {
    throw storageError(thrown);
  }
}
