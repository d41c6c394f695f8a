/** What did the ledger need once people met Vouch in chat rooms? */
import type { Kysely } from 'kysely';
import { addIndexes } from './add-indexes.ts';

/** Owners whom a surface knows, snoozed follow-ups, lanes of the outbox, postings, feedback and subscriptions. */
export async function makeSurfaces(db: Kysely<never>): Promise<void> {
  const { schema } = db;
  await schema.alterTable('task').addColumn('owner_id', 'text').execute();
  await schema.alterTable('task').addColumn('snoozed_until', 'text').execute();
  await schema
    .alterTable('outbox')
    .addColumn('lane', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await schema
    .alterTable('outbox')
    .addColumn('at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable('posting')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('surface', 'text', (c) => c.notNull())
    .addColumn('room', 'text', (c) => c.notNull())
    .addColumn('ref', 'text')
    .addColumn('asked', 'text')
    .addColumn('event', 'text')
    .addColumn('gone', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('posting_task')
    .addColumn('posting_id', 'text', (c) => c.notNull().references('posting.id').onDelete('cascade'))
    .addColumn('task_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('posting_task_key', ['posting_id', 'task_id'])
    .execute();
  await schema
    .createTable('feedback')
    .addColumn('receipt_id', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull())
    .addColumn('helpful', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('feedback_key', ['receipt_id', 'person_id'])
    .execute();
  await schema
    .createTable('subscription')
    .addColumn('room', 'text', (c) => c.primaryKey())
    .addColumn('surface', 'text', (c) => c.notNull())
    .addColumn('shared', 'integer', (c) => c.notNull())
    .addColumn('by_id', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await addIndexes(schema, [
    ['task', ['owner_id', 'due']],
    ['concern', ['logged_by_id']],
    ['outbox', ['lane', 'state', 'due']],
    ['posting', ['room', 'asked']],
    ['posting_task', ['task_id']],
  ]);
}
