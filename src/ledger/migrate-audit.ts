/** What did the ledger need for the desk: a trail that nobody can change, and lists that stay fast however long they are? */
import { type Kysely, sql } from 'kysely';
import { addIndexes } from './add-indexes.ts';

/** The audit trail, and an index for each list of the desk in the list's order. */
export async function makeAudit(db: Kysely<never>): Promise<void> {
  const severalWriters = db.getExecutor().adapter.supportsMultipleConnections === true;
  const id = sql.raw(severalWriters ? 'bigint generated always as identity primary key' : 'integer primary key');
  await sql`create table audit (
    id ${id}, at bigint not null, by_id text not null, by_name text not null, kind text not null, of_id text not null,
    did text not null, before_json text, after_json text, emptied integer not null)`.execute(db);
  await addIndexes(db.schema, [
    ['audit', ['of_id', 'kind', 'id']],
    ['audit', ['by_id', 'id']],
    ['audit', ['kind', 'id']],
    ['audit', ['at', 'id']],
  ]);
  for (const statement of severalWriters ? postgresGuards : sqliteGuards) await sql.raw(statement).execute(db);
  await orderLists(db, severalWriters);
}

/** What may never differ, and what may only be emptied. */
const fixed = ['id', 'at', 'by_id', 'by_name', 'kind', 'of_id', 'did'];
const refusal = 'the audit trail is append-only';

/** Replacing a row would delete it unnoticed, so an id is taken once. */
const sqliteGuards = [
  `create trigger audit_keeps before delete on audit begin select raise(abort, '${refusal}'); end`,
  `create trigger audit_once before insert on audit when exists (select 1 from audit where id = new.id)
   begin select raise(abort, '${refusal}'); end`,
  `create trigger audit_empties before update on audit
   when new.before_json is not null or new.after_json is not null or new.emptied is not 1
     or ${fixed.map((column) => `new.${column} is not old.${column}`).join(' or ')}
   begin select raise(abort, '${refusal}'); end`,
];

const postgresGuards = [
  `create function audit_refuse() returns trigger language plpgsql as $$ begin raise exception '${refusal}'; end $$`,
  `create trigger audit_keeps before delete on audit for each row execute function audit_refuse()`,
  `create trigger audit_keeps_all before truncate on audit for each statement execute function audit_refuse()`,
  `create trigger audit_empties before update on audit for each row
   when (new.before_json is not null or new.after_json is not null or new.emptied is distinct from 1
     or ${fixed.map((column) => `new.${column} is distinct from old.${column}`).join(' or ')})
   execute function audit_refuse()`,
];

/** Indexes that held half of what a list is ordered by give way to those that hold all of it. */
async function orderLists(db: Kysely<never>, severalWriters: boolean): Promise<void> {
  for (const old of [
    'concern_by_logged_by_id',
    'concern_by_state_created_at',
    'receipt_by_client',
    'task_by_state_due',
    'task_by_client_id_due',
    'task_by_owner_key_due',
    'task_by_owner_id_due',
    'task_by_vendor_due',
  ])
    await db.schema.dropIndex(old).execute();
  await addIndexes(db.schema, [
    ['concern', ['logged_by_id', 'created_at', 'id']],
    // With what it is counted and filtered by besides, so that a count of many reads no row.
    ['concern', ['state', 'created_at', 'vendor', 'logged_by_id']],
    ['task', ['state', 'owner_key', 'due', 'owner']],
    ['receipt', ['client', 'at', 'id']],
  ]);
  await sql`create index concern_by_day on concern ((created_at / 86400000))`.execute(db);
  const order = sql`coalesce(due, '9999-99-99'), created_at, id`;
  await sql`create index task_in_order on task (${order})`.execute(db);
  for (const column of ['state', 'client_id', 'owner_key', 'owner_id', 'vendor']) {
    const first = column === 'state' ? sql`state` : sql`${sql.ref(column)}, state`;
    await sql`create index ${sql.ref(`task_by_${column}_in_order`)} on task (${first}, ${order})`.execute(db);
  }
  // Names are in the order of their bytes on both engines, whatever language the database was made for.
  const bytes = sql.raw(severalWriters ? ' collate "C"' : '');
  await sql`create index client_alias_in_order on client_alias (key${bytes})`.execute(db);
}
