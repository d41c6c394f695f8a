/** How is the ledger opened, on whichever database? */
import { resolve } from 'node:path';
import { type Dialect, Kysely, sql } from 'kysely';
import { vouchItself } from '../core/audit.ts';
import { VouchError } from '../core/errors.ts';
import type { Person } from '../core/person.ts';
import type { Books, Clock, Ledger, Log } from '../core/ports.ts';
import { ownChanges } from './audit/own-changes.ts';
import { trailOn } from './audit/trail.ts';
import { backUp } from './back-up.ts';
import { booksOn, inBooks } from './books.ts';
import { commitOn } from './group-commit.ts';
import { forgetExpired, memoryOn } from './memory.ts';
import { migrate } from './migrations.ts';
import { once, replyTo } from './once.ts';
import { forgetSent, outboxOn } from './outbox.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { storageError } from './storage-error.ts';
import type { Db, Tables } from './tables.ts';
import { outsideOnly, severalWriters } from './transact.ts';

/** How often expired conversations are removed, in milliseconds. */
const sweepEvery = 60 * 60 * 1000;

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * Opens `sqlite:./data/vouch.db` (made when new, with its folder), `sqlite::memory:` or `postgres://...`, brings its tables
 * up to date and returns the ledger. `machine` is the clock of leases, where `clock` is a fixed one. Rejects with `config` for any other address and with `storage` when the database
 * cannot be opened or reached. Every later failure of the database is a VouchError too.
 */
export async function openLedger(
  url: string,
  options: { readonly clock: Clock; readonly machine?: Clock; readonly log?: Log },
): Promise<Ledger> {
  const { clock, machine = clock, log = silent } = options;
  const db = await openDatabase(url, log);
  const sweep = setInterval(() => {
    tidy(db, machine).catch((thrown: unknown) => {
      log.warn({ err: thrown }, 'what is no longer needed could not be removed');
    });
  }, sweepEvery);
  sweep.unref();
  let closing: Promise<void> | undefined;
  const commit = commitOn(db);
  const inOne = <T>(by: Person, work: (books: Books) => Promise<T>): Promise<T> =>
    commit((transaction) => inBooks(transaction, clock, machine, by, work));
  const outside = db.withPlugin(outsideOnly);
  const books = booksOn(outside, clock, machine, trailOn(outside, clock, vouchItself));
  return Object.assign(books, {
    ...ownChanges(books, (work) => inOne(vouchItself, work)),
    outbox: {
      ...books.outbox,
      put: (row) => commit((transaction) => outboxOn(transaction, machine).put(row)),
      sent: (id, ref) => commit((transaction) => outboxOn(transaction, machine).sent(id, ref)),
      renew: (...given) => commit((transaction) => outboxOn(transaction, machine).renew(...given)),
    },
    once: (...given) => once(commit, clock, machine, ...given),
    replyTo: (event) => replyTo(db, event),
    cache: (name, ttl) => memoryOn(outside, name, ttl),
    transaction: inOne,
    engine: severalWriters(db) ? 'PostgreSQL' : 'SQLite',
    backup: async (file) => backUp(fileOf(url), file),
    ping: async () => {
      try {
        await sql`select 1`.execute(db);
      } catch (thrown) {
        throw storageError(thrown);
      }
    },
    close: () => {
      clearInterval(sweep);
      closing ??= db.destroy();
      return closing;
    },
  } satisfies Omit<Ledger, Exclude<keyof Books, 'outbox'>>);
}

/** Removes expired conversations and what was sent long ago. */
async function tidy(db: Db, machine: Clock): Promise<void> {
  await forgetExpired(db);
  await forgetSent(db, machine());
}

/** The database with its tables up to date, for the ledger and for caches on the same database. */
export async function openDatabase(url: string, log: Log = silent): Promise<Db> {
  const db = new Kysely<Tables>({ dialect: dialectOf(url, log) });
  try {
    await migrate(db);
    await forgetExpired(db);
    return db;
  } catch (thrown) {
    await db.destroy().catch((error: unknown) => {
      log.warn({ err: error }, 'a database that could not be opened could not be closed either');
    });
    throw storageError(thrown);
  }
}

/** What an address of SQLite names. */
const pathOf = (url: string): string | undefined => /^sqlite:(?:\/\/)?(?<path>[^?#]+)$/i.exec(url)?.groups?.['path'];

/** The file of the database. Throws `bad-input` where it is not kept in one. */
function fileOf(url: string): string {
  const path = pathOf(url);
  if (path === undefined)
    throw new VouchError(
      'bad-input',
      'PostgreSQL keeps the ledger, and has its own way to copy it.',
      'Run pg_dump --format=custom --file=FILE with the address in DATABASE_URL; pg_restore brings it back.',
    );
  if (path !== ':memory:') return resolve(path);
  throw new VouchError(
    'bad-input',
    'This ledger is kept in memory alone and ends with the program.',
    'Set DATABASE_URL to a file, like sqlite:./data/vouch.db.',
  );
}

function dialectOf(url: string, log: Log): Dialect {
  if (/^postgres(ql)?:\/\//i.test(url)) return postgresDialect(url, log);
  const path = pathOf(url);
  if (path !== undefined) return sqliteDialect(path === ':memory:' ? path : resolve(path));
  throw new VouchError(
    'config',
    'DATABASE_URL names no database that Vouch can use.',
    'Give sqlite:./data/vouch.db (a file), sqlite::memory: (nothing is kept) or postgres://user:password@host:5432/name.',
  );
}
