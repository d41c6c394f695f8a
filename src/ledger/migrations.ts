/** How does an empty database, or an older one, become today's? */
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { VouchError } from '../core/errors.ts';
import { addIndexes } from './add-indexes.ts';
import { makeAudit } from './migrate-audit.ts';
import { makeConversations } from './migrate-conversations.ts';
import { makeScreening } from './migrate-screening.ts';
import { makeSurfaces } from './migrate-surfaces.ts';
import { makeWatching } from './migrate-watching.ts';
import type { Db } from './tables.ts';

/** In order of their names. One that has been released is never edited: the next change gets a migration of its own. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-ledger': { up: makeLedger },
  '0002-surfaces': { up: makeSurfaces },
  '0003-conversations': { up: makeConversations },
  '0004-screening': { up: makeScreening },
  '0005-watching': { up: makeWatching },
  '0006-audit': { up: makeAudit },
};

async function makeLedger(db: Kysely<never>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('client')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('federal', 'integer')
    .addColumn('notes', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('client_alias')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('client_id', 'text', (c) => c.notNull().references('client.id').onDelete('cascade'))
    .addColumn('name', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('concern')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('client_id', 'text', (c) => c.notNull().references('client.id'))
    .addColumn('vendor', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('link', 'text')
    .addColumn('logged_by_id', 'text', (c) => c.notNull())
    .addColumn('logged_by_name', 'text', (c) => c.notNull())
    .addColumn('surface', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('task')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.references('client.id'))
    .addColumn('vendor', 'text')
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('owner_key', 'text', (c) => c.notNull())
    .addColumn('due', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('concern_id', 'text', (c) => c.references('concern.id').onDelete('set null'))
    .addColumn('directive', 'text')
    .addColumn('created_by_id', 'text', (c) => c.notNull())
    .addColumn('created_by_name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('done_at', 'bigint')
    .execute();
  await schema
    .createTable('receipt')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('thread', 'text', (c) => c.notNull())
    .addColumn('client', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('seen')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('reply_json', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('outbox')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('due', 'bigint', (c) => c.notNull())
    .addColumn('lease', 'bigint', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('ref', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('kv')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('until', 'bigint')
    .execute();
  // One index for each filter of a list, in the list's order; the first also answers "who asked about this vendor since".
  await addIndexes(schema, [
    ['concern', ['vendor', 'created_at', 'client_id']],
    ['concern', ['client_id', 'created_at']],
    ['concern', ['state', 'created_at']],
    ['concern', ['created_at', 'id']],
    ['task', ['state', 'due']],
    ['task', ['client_id', 'due']],
    ['task', ['owner_key', 'due']],
    ['task', ['vendor', 'due']],
    ['task', ['concern_id']],
    ['client_alias', ['client_id']],
    ['receipt', ['thread', 'at']],
    ['receipt', ['client']],
    ['outbox', ['state', 'due']],
    ['kv', ['until']],
  ]);
}

/** Brings the database up to date. Several processes may do so at once; a half-done migration leaves nothing behind. Rejects with `storage`. */
export async function migrate(db: Db, steps = migrations): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...steps }) } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new VouchError(
      'storage',
      'The database was made by another version of Vouch.',
      'Start the version that made it or a newer one, or point DATABASE_URL at another database.',
      { cause: error },
    );
  }
  throw error;
}
