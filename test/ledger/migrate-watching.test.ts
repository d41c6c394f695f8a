import { Kysely, sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { migrate, migrations } from '../../src/ledger/migrations.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { postgresDialect } from '../../src/ledger/postgres-dialect.ts';
import { sqliteDialect } from '../../src/ledger/sqlite-dialect.ts';
import type { Tables } from '../../src/ledger/tables.ts';
import { aReceipt, engines } from './engines.ts';

const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** The migrations up to the one before the sources were watched. */
const older = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0005'));

describe.each(engines)('$name', ({ name, fresh }) => {
  test('an older ledger keeps its receipts, which are found by what they rest on, its rooms and its follow-ups', async () => {
    const { url, remove } = await fresh();
    removals.push(remove);
    const dialect = name === 'sqlite' ? sqliteDialect(url.replace('sqlite:', '')) : postgresDialect(url, silent);
    const db = new Kysely<Tables>({ dialect });
    await migrate(db, older);
    // More than one page of them.
    const receipts = Array.from({ length: 450 }, (_, index) =>
      aReceipt(`r${String(index).padStart(4, '0')}`, `question ${index}`, {
        at: index,
        records: [
          { id: 'vendors/kaspersky', hash: index < 3 ? 'old' : 'new' },
          { id: 'audiences/us-private', hash: 'a' },
          { id: 'audiences/us-private', hash: 'a' },
        ],
      }),
    );
    const rows = receipts.map(({ id, thread, at, ...rest }) => {
      return sql`(${id}, ${thread}, ${at}, ${JSON.stringify({ id, thread, at, ...rest })})`;
    });
    await sql`insert into receipt (id, thread, at, body) values ${sql.join(rows)}`.execute(db);
    await sql`insert into subscription (room, surface, shared, by_id, by_name, at)
      values ('slack:T1:C1', 'slack', 1, 'slack:T1:U1', 'Dana', 7)`.execute(db);
    await sql`insert into task (id, title, owner, owner_key, state, note, created_by_id, created_by_name, created_at)
      values ('t1', 'One', 'Dana', 'dana', 'open', '', 'U1', 'Dana', 1), ('t2', 'Two', 'Dana', 'dana', 'open', '', 'U1', 'Dana', 2)`.execute(
      db,
    );
    await db.destroy();

    const ledger = await openLedger(url, { clock: () => 1 });
    expect(await ledger.receipts.restingOn('vendors/kaspersky', { but: 'new', limit: 10 })).toEqual(
      receipts.slice(0, 3).reverse(),
    );
    expect(await ledger.receipts.restingOn('audiences/us-private', { but: null, limit: 1000 })).toHaveLength(450);
    expect(await ledger.receipts.outdated('r0000')).toBeUndefined();
    expect(await ledger.subscriptions.list()).toEqual([
      {
        surface: 'slack',
        room: 'slack:T1:C1',
        shared: true,
        by: { id: 'slack:T1:U1', name: 'Dana' },
        since: 7,
        weekday: 1,
        hour: 9,
        zone: 'America/New_York',
        covered: null,
      },
    ]);
    expect((await ledger.tasks.list({})).map(({ id }) => id)).toEqual(['t1', 't2']);
    await ledger.close();
  });
});
