/** How does Kysely speak to PostgreSQL? */
import { type Dialect, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { VouchError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { storageError } from './storage-error.ts';
import { tellingDialect } from './telling-dialect.ts';

/** PostgreSQL's id of the type bigint, which pg would hand over as text. */
const int8 = 20;

/**
 * A pool on the server: at most 10 connections, 5 seconds to get one, 30 seconds for a statement, and a minute of idleness
 * inside a transaction before the server ends it. Throws `config` for an address that cannot be read.
 */
export function postgresDialect(url: string, log: Log): Dialect {
  if (!URL.canParse(url)) {
    throw new VouchError(
      'config',
      'DATABASE_URL is not an address that can be read.',
      'Write it as postgres://user:password@host:5432/name; escape special characters of the password (@ as %40).',
    );
  }
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    application_name: 'vouch',
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        id === int8
          ? Number
          : format === 'binary'
            ? types.getTypeParser(id, 'binary')
            : types.getTypeParser(id, 'text'),
    },
  });
  // A connection that breaks while idle is replaced by the pool; unheard, its error would end the process.
  pool.on('error', (error) => {
    log.warn({ err: error }, storageError(error).message);
  });
  return tellingDialect(new PostgresDialect({ pool }));
}
