/** What did the ledger need once Vouch watched the sources, and told whom a change touches? */
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { addIndexes } from './add-indexes.ts';
import { chunksOf, readJson, readRow } from './rows.ts';

/** Receipts read at a time. */
const page = 200;

/** Sources, items, exposures, what the content was, which receipts rest on what, and when a room gets its digest. */
export async function makeWatching(db: Kysely<never>): Promise<void> {
  await makeSources(db);
  await makeContent(db);
  await widen(db);
  await addIndexes(db.schema, [
    ['item', ['review_state', 'changed_at']],
    ['item', ['changed_at']],
    ['item_key', ['item']],
    ['item_also', ['item']],
    ['exposure', ['vendor']],
    ['content_change', ['kind', 'at']],
    ['task', ['state', 'snoozed_until']],
  ]);
  await takeUpReceipts(db);
}

async function makeSources({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createTable('source_state')
    .addColumn('source', 'text', (c) => c.primaryKey())
    .addColumn('ok', 'integer')
    .addColumn('checked_at', 'bigint')
    .addColumn('ok_at', 'bigint')
    .addColumn('failed_since', 'bigint')
    .addColumn('error', 'text')
    .addColumn('memory_json', 'text')
    .execute();
  await schema
    .createTable('item')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('vendors_json', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .addColumn('url', 'text')
    .addColumn('published', 'text')
    .addColumn('effective', 'text')
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('citation', 'text')
    .addColumn('background', 'integer', (c) => c.notNull())
    .addColumn('first_seen', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('review_state', 'text', (c) => c.notNull())
    .addColumn('review_json', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('item_key')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('item', 'text', (c) => c.notNull().references('item.key').onDelete('cascade'))
    .execute();
  await schema
    .createTable('item_also')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('url', 'text')
    .addColumn('item', 'text', (c) => c.notNull().references('item.key').onDelete('cascade'))
    .execute();
}

async function makeContent({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createTable('exposure')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('client_id', 'text', (c) => c.notNull().references('client.id'))
    .addColumn('vendor', 'text', (c) => c.notNull())
    .addColumn('product', 'text', (c) => c.notNull())
    .addColumn('seats', 'integer')
    .addColumn('renewal', 'text')
    .addColumn('recorded_by_id', 'text', (c) => c.notNull())
    .addColumn('recorded_by_name', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('exposure_once', ['client_id', 'vendor', 'product'])
    .execute();
  await schema
    .createTable('content_version')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('value', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('content_version_key', ['kind', 'name'])
    .execute();
  await schema
    .createTable('content_change')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('receipt_record')
    .addColumn('record', 'text', (c) => c.notNull())
    .addColumn('receipt', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('receipt_record_key', ['record', 'receipt'])
    .execute();
}

/** Rooms that had the digest before they could say when get it on Monday at 9 in New York. */
async function widen({ schema }: Kysely<never>): Promise<void> {
  await schema.alterTable('receipt').addColumn('outdated_json', 'text').execute();
  await schema.alterTable('receipt').addColumn('outdated_at', 'bigint').execute();
  await schema
    .alterTable('subscription')
    .addColumn('weekday', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await schema
    .alterTable('subscription')
    .addColumn('hour', 'integer', (c) => c.notNull().defaultTo(9))
    .execute();
  await schema
    .alterTable('subscription')
    .addColumn('zone', 'text', (c) => c.notNull().defaultTo('America/New_York'))
    .execute();
  await schema.alterTable('subscription').addColumn('covered', 'text').execute();
  await schema.alterTable('task').addColumn('origin', 'text').execute();
  await schema.createIndex('task_origin').on('task').column('origin').unique().execute();
}

const Body = z.object({ id: z.string(), body: z.string() });
const Records = z.object({ records: z.array(z.object({ id: z.string(), hash: z.string() })).default([]) });

/** Writes down for each receipt that is there already which records it rests on. */
async function takeUpReceipts(db: Kysely<never>): Promise<void> {
  for (let after = ''; ; ) {
    const { rows } = await sql`select id, body from receipt where id > ${after} order by id limit ${page}`.execute(db);
    const found: { record: string; receipt: string; hash: string }[] = [];
    for (const raw of rows) {
      const { id, body } = readRow(Body, raw, 'receipt');
      after = id;
      const { records } = readJson(Records, body, 'receipt');
      for (const [record, hash] of new Map(records.map((each) => [each.id, each.hash]))) {
        found.push({ record, receipt: id, hash });
      }
    }
    for (const chunk of chunksOf(found)) {
      const values = chunk.map(({ record, receipt, hash }) => sql`(${record}, ${receipt}, ${hash})`);
      await sql`insert into receipt_record (record, receipt, hash) values ${sql.join(values)}`.execute(db);
    }
    if (rows.length < page) return;
  }
}
