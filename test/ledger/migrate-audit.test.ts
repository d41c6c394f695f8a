import { Kysely, sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { migrate, migrations } from '../../src/ledger/migrations.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { postgresDialect } from '../../src/ledger/postgres-dialect.ts';
import { sqliteDialect } from '../../src/ledger/sqlite-dialect.ts';
import type { Tables } from '../../src/ledger/tables.ts';
import { dana, engines } from './engines.ts';

const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** The migrations up to the one before there was a trail. */
const older = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0006'));

describe.each(engines)('$name', ({ name, fresh }) => {
  test('an older ledger keeps what it holds, its lists are as they were, and its trail begins', async () => {
    const { url, remove } = await fresh();
    removals.push(remove);
    const dialect = name === 'sqlite' ? sqliteDialect(url.replace('sqlite:', '')) : postgresDialect(url, silent);
    const db = new Kysely<Tables>({ dialect });
    await migrate(db, older);
    await sql`insert into client (id, name, notes, created_at) values ('c1', 'Acme Federal', '', 1)`.execute(db);
    await sql`insert into client_alias (key, client_id, name)
      values ('acme federal', 'c1', 'Acme Federal'), ('acme', 'c1', 'Acme')`.execute(db);
    await sql`insert into concern (id, client_id, vendor, words, severity, state, logged_by_id, logged_by_name, surface, created_at)
      values ('n1', 'c1', 'kaspersky', 'One', 'high', 'open', 'U1', 'Dana Reyes', 'slack', 1505304000000),
        ('n2', 'c1', 'eset', 'Two', 'high', 'open', 'U1', 'Dana Reyes', 'slack', 1505304000000)`.execute(db);
    await sql`insert into task (id, title, client_id, owner, owner_key, due, state, note, created_by_id, created_by_name, created_at)
      values ('t1', 'One', 'c1', 'Dana', 'dana', null, 'open', '', 'U1', 'Dana', 1),
        ('t2', 'Two', 'c1', 'Dana', 'dana', '2017-12-12', 'open', '', 'U1', 'Dana', 1)`.execute(db);
    await db.destroy();

    const ledger = await openLedger(url, { clock: () => 7 });
    expect((await ledger.concerns.list({ loggedBy: 'U1' })).map(({ id }) => id)).toEqual(['n2', 'n1']);
    expect(await ledger.concerns.countByDay({})).toEqual([{ day: '2017-09-13', count: 2 }]);
    expect(await ledger.concerns.loggers()).toEqual([dana]);
    expect((await ledger.tasks.list({ owner: 'Dana' })).map(({ id }) => id)).toEqual(['t2', 't1']);
    expect(await ledger.clients.overview({ like: 'acme', limit: 5 })).toMatchObject([
      { client: { id: 'c1', aliases: ['Acme'] }, concerns: 2, openTasks: 2 },
    ]);
    expect(await ledger.audit.list({})).toEqual([]);
    await ledger.transaction(dana, ({ tasks }) => tasks.setState('t2', 'done'));
    expect(await ledger.audit.list({})).toMatchObject([{ at: 7, by: dana, kind: 'task', of: 't2', did: 'finished' }]);
    await ledger.close();
  });
});
