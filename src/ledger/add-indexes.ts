/** How do tables get their indexes in a migration? */
import type { SchemaModule } from 'kysely';

/** One index for each table and its columns, in their order. */
export async function addIndexes(
  schema: SchemaModule,
  indexes: readonly (readonly [table: string, columns: readonly string[]])[],
): Promise<void> {
  for (const [table, columns] of indexes) {
    await schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns([...columns])
      .execute();
  }
}
