/** How do the changes of one transaction come into the audit trail? */
import { sql } from 'kysely';
import type { AuditEntry } from '../../core/audit.ts';
import type { Person } from '../../core/person.ts';
import type { Clock } from '../../core/ports.ts';
import { storable } from '../rows.ts';
import type { Db } from '../tables.ts';
import { severalWriters } from '../transact.ts';

/** One change, by whom it is not said: a trail knows its person. */
export type Change = Omit<AuditEntry, 'id' | 'at' | 'by' | 'emptied'>;

export interface Trail {
  /** `by`: somebody else than the one whose transaction it is. */
  note(change: Change, by?: Person): void;
  /** Writes down what was noted; before the transaction ends, and before anything looks at the trail. */
  write(): Promise<void>;
}

/** As JSON; null where there is nothing. */
const asJson = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

/**
 * The trail of one transaction. All of it is written in one statement, since each costs as much as the change itself.
 * Nothing is ever removed: with its indexes it grows by about 600 bytes for what is added and 1,150 for what is changed
 * (measured on SQLite with short words; twice the JSON of the row is most of it), a gigabyte for a million changes.
 */
export function trailOn(db: Db, clock: Clock, person: Person): Trail {
  const noted: { readonly change: Change; readonly by: Person }[] = [];
  return {
    note: (change, by = person) => {
      noted.push({ change, by });
    },
    write: async () => {
      if (noted.length === 0) return;
      const at = clock();
      const rows = noted
        .splice(0)
        .map(({ change, by }) => [
          at,
          storable(by.id),
          storable(by.name),
          change.kind,
          storable(change.of),
          storable(change.did),
          asJson(change.before),
          asJson(change.after),
        ]);
      const json = JSON.stringify(rows);
      const each = severalWriters(db)
        ? sql`json_array_elements(${json}::json) with ordinality as each (value, key)`
        : sql`json_each(${json})`;
      const part = (index: number) => sql`value->>${sql.lit(index)}`;
      // One parameter however many rows there are: rows of parameters cost more than the rest of the change.
      await sql`insert into audit (at, by_id, by_name, kind, of_id, did, before_json, after_json, emptied)
        select cast(${part(0)} as bigint), ${sql.join([1, 2, 3, 4, 5, 6, 7].map(part))}, 0 from ${each} order by key`.execute(
        db,
      );
    },
  };
}
