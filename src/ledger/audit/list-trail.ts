/** What does the audit trail tell? */
import { z } from 'zod';
import { type Audit, AuditEntry, type AuditFilter } from '../../core/audit.ts';
import { checkInput, listLimit, readJson, readRow, storable } from '../rows.ts';
import type { Db, Tables } from '../tables.ts';
import type { Trail } from './trail.ts';

const anything = z.unknown();

const NewEntry = AuditEntry.omit({ id: true, at: true, emptied: true });

const fromJson = (json: string | null): unknown => (json === null ? null : readJson(anything, json, 'change'));

function toEntry(row: Omit<Tables['audit'], 'id'> & { readonly id: number }): AuditEntry {
  return readRow(
    AuditEntry,
    {
      id: String(row.id),
      at: row.at,
      by: { id: row.by_id, name: row.by_name },
      kind: row.kind,
      of: row.of_id,
      did: row.did,
      before: fromJson(row.before_json),
      after: fromJson(row.after_json),
      emptied: row.emptied === 1,
    },
    'change',
  );
}

const Cursor = z
  .string()
  .regex(/^\d{1,15}$/, 'that is no place in the audit trail')
  .transform(Number);

async function list(db: Db, filter: AuditFilter): Promise<readonly AuditEntry[]> {
  let query = db.selectFrom('audit').selectAll();
  if (filter.by !== undefined) query = query.where('by_id', '=', storable(filter.by));
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.of !== undefined) query = query.where('of_id', '=', storable(filter.of));
  if (filter.did !== undefined) query = query.where('did', '=', storable(filter.did));
  if (filter.before !== undefined)
    query = query.where('id', '<', checkInput(Cursor, filter.before, 'Begin again with the first page.'));
  if (filter.since !== undefined) {
    const first = db
      .selectFrom('audit')
      .select('id')
      .where('at', '>=', filter.since)
      .orderBy('at')
      .orderBy('id')
      .limit(1);
    query = query.where('id', '>=', first);
  }
  return (await query.orderBy('id', 'desc').limit(listLimit(filter.limit)).execute()).map(toEntry);
}

export const auditOn = (db: Db, trail: Trail): Audit => ({
  list: async (filter) => {
    await trail.write();
    return list(db, filter);
  },
  put: async (entry) => {
    const { by, ...change } = checkInput(NewEntry, entry, 'Report this: a change cannot be put into the audit trail.');
    trail.note(change, by);
  },
});
