/** What did the ledger need for a platform that tells its addresses only when somebody speaks? */
import type { Kysely } from 'kysely';
import { addIndexes } from './add-indexes.ts';

/** Conversation references, as Teams wants them for whatever Vouch says of its own accord; postings by the message they are. */
export async function makeConversations(db: Kysely<never>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('conversation_ref')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('surface', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('reachable', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await addIndexes(schema, [
    ['conversation_ref', ['surface', 'kind', 'name']],
    ['posting', ['room', 'ref']],
  ]);
}
