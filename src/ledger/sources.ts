/** How did the last look at each source go, and what did it leave for the next? */
import { sql } from 'kysely';
import { z } from 'zod';
import { SourceId, type SourceState, sourceIds } from '../core/source.ts';
import type { Sources } from '../core/watching.ts';
import { checkInput, Flag, readJson, readRow, storable } from './rows.ts';
import type { Db, Tables } from './tables.ts';

/** The longest reason that is kept, in characters. */
const reasonLimit = 1_000;

const Time = z.int().nullable();
const Row = z.object({
  source: SourceId,
  ok: Flag,
  checked_at: Time,
  ok_at: Time,
  failed_since: Time,
  error: z.string().nullable(),
});

const blank = { ok: null, checked_at: null, ok_at: null, failed_since: null, error: null, memory_json: null };

function toState(raw: Omit<Tables['source_state'], 'memory_json'>): SourceState {
  const row = readRow(Row, raw, 'source');
  return {
    source: row.source,
    ok: row.ok === null ? null : row.ok === 1,
    checkedAt: row.checked_at,
    okAt: row.ok_at,
    failedSince: row.failed_since,
    error: row.error,
  };
}

const check = (source: SourceId): SourceId => checkInput(SourceId, source, `Give one of ${sourceIds.join(', ')}.`);

export function sourcesOn(db: Db): Sources {
  return {
    list: async () => {
      const rows = await db.selectFrom('source_state').selectAll().where('source', 'in', sourceIds).execute();
      const known = new Map(rows.map(toState).map((state) => [state.source, state]));
      return sourceIds.map((source) => known.get(source) ?? toState({ ...blank, source }));
    },
    checked: async (source, at, error) => {
      const result =
        error === null
          ? { ok: 1 as const, checked_at: at, ok_at: at, failed_since: null, error: null }
          : { ok: 0 as const, checked_at: at, error: storable(error).slice(0, reasonLimit).toWellFormed() };
      // Of the two tables that both have the column here, the first failure is the one that stands already.
      const since = error === null ? {} : { failed_since: sql<number>`coalesce(source_state.failed_since, ${at})` };
      const row = await db
        .insertInto('source_state')
        .values({ ...blank, source: check(source), failed_since: error === null ? null : at, ...result })
        .onConflict((conflict) => conflict.column('source').doUpdateSet({ ...result, ...since }))
        .returningAll()
        .executeTakeFirstOrThrow();
      return toState(row);
    },
    memory: async (source) => {
      const row = await db
        .selectFrom('source_state')
        .select('memory_json')
        .where('source', '=', source)
        .executeTakeFirst();
      const kept = row?.memory_json ?? null;
      return kept === null ? undefined : readJson(z.unknown(), kept, 'memory of a source');
    },
    remember: async (source, memory) => {
      const memory_json = JSON.stringify(memory) ?? null;
      await db
        .insertInto('source_state')
        .values({ ...blank, source: check(source), memory_json })
        .onConflict((conflict) => conflict.column('source').doUpdateSet({ memory_json }))
        .execute();
    },
  };
}
