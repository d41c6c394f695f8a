/** What did the ledger need for a list that is imported whole? */
import type { Kysely } from 'kysely';

/** The edition in use, and its entries. */
export async function makeScreening(db: Kysely<never>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('screening_edition')
    .addColumn('list', 'text', (c) => c.primaryKey())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('entries', 'integer', (c) => c.notNull())
    .addColumn('names', 'integer', (c) => c.notNull())
    .addColumn('sources_json', 'text', (c) => c.notNull())
    .addColumn('imported_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('screening_entry')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('number', 'text')
    .addColumn('type', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('other_names_json', 'text', (c) => c.notNull())
    .addColumn('addresses_json', 'text', (c) => c.notNull())
    .addColumn('countries_json', 'text', (c) => c.notNull())
    .addColumn('programs_json', 'text', (c) => c.notNull())
    .addColumn('start_day', 'text')
    .addColumn('end_day', 'text')
    .addColumn('notice', 'text')
    .addColumn('list_url', 'text')
    .addColumn('information_url', 'text')
    .execute();
}
