import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { migrate, migrations } from '../../src/ledger/migrations.ts';
import { openDatabase, openLedger } from '../../src/ledger/open-ledger.ts';
import { aConcern, aReply, dana, engines } from './engines.ts';

const clock = () => Date.now();
const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'vouch-test-open-'));
  removals.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe.each(engines)('$name', ({ fresh }) => {
  async function freshUrl(): Promise<string> {
    const { url, remove } = await fresh();
    removals.push(remove);
    return url;
  }

  test('opening again keeps what was written', async () => {
    const url = await freshUrl();
    const first = await openLedger(url, { clock });
    const client = await first.clients.ensure({ name: 'Acme' });
    const concern = await first.concerns.add(aConcern(client.id));
    await first.close();
    const second = await openLedger(url, { clock });
    expect(await second.concerns.get(concern.id)).toEqual(concern);
    await second.ping();
    await second.close();
    await second.close();
  });

  test('three processes opening one new database at once all succeed', async () => {
    for (let round = 0; round < 4; round += 1) {
      const url = await freshUrl();
      const exits = await Promise.all([0, 1, 2].map(() => openInChild(url)));
      expect(exits).toEqual([0, 0, 0].map((code) => ({ code, said: '' })));
      const ledger = await openLedger(url, { clock });
      expect(await ledger.clients.list()).toHaveLength(1);
      await ledger.close();
    }
  });

  test('a migration that died midway leaves nothing that stops the next start', async () => {
    const url = await freshUrl();
    const db = await openDatabase(url);
    let dies = true;
    const steps = {
      ...migrations,
      '9000-half': {
        up: async (inside: Kysely<never>) => {
          await inside.schema.createTable('half').addColumn('id', 'text').execute();
          if (dies) throw new Error('died');
        },
      },
    };
    await expect(migrate(db, steps)).rejects.toThrow('died');
    dies = false;
    await migrate(db, steps);
    await migrate(db, steps);
    await db.destroy();
  });

  test('a database made by a newer Vouch is refused in words', async () => {
    const url = await freshUrl();
    const db = await openDatabase(url);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01T00:00:00.000Z')`.execute(
      db,
    );
    await db.destroy();
    await expect(openLedger(url, { clock })).rejects.toMatchObject({
      code: 'storage',
      message: 'The database was made by another version of Vouch.',
    });
  });

  test('a row that was changed by hand is told, not passed on', async () => {
    const url = await freshUrl();
    const ledger = await openLedger(url, { clock });
    const client = await ledger.clients.ensure({ name: 'Acme' });
    const concern = await ledger.concerns.add(aConcern(client.id));
    await ledger.once('e1', dana, async () => aReply);
    const db = await openDatabase(url);
    await db.updateTable('concern').set({ severity: 'whatever' }).execute();
    await db.updateTable('seen').set({ reply_json: '{"half' }).execute();
    await db.destroy();
    await expect(ledger.concerns.get(concern.id)).rejects.toMatchObject({ code: 'storage' });
    await expect(ledger.once('e1', dana, async () => aReply)).rejects.toMatchObject({ code: 'storage' });
    await ledger.close();
  });
});

test('a new SQLite file and its folder are for their owner only', async () => {
  const path = join(folder(), 'data', 'vouch.db');
  const ledger = await openLedger(`sqlite:${path}`, { clock });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  await ledger.close();
});

test('SQLite syncs each commit and keeps a write-ahead log', async () => {
  const db = await openDatabase(`sqlite:${join(folder(), 'vouch.db')}`);
  const asked = ['journal_mode', 'synchronous', 'foreign_keys'];
  const answers = await Promise.all(asked.map((name) => sql`pragma ${sql.raw(name)}`.execute(db)));
  expect(answers.map(({ rows }) => Object.values(rows[0] ?? {})[0])).toEqual(['wal', 2, 1]);
  await db.destroy();
});

test('what cannot be opened is told with its remedy', async () => {
  const here = folder();
  const broken = join(here, 'broken.db');
  writeFileSync(broken, 'this is not a database, however long it is written: '.repeat(50));
  const damaged = { code: 'storage', message: 'The database file is damaged or is not a database.' };
  await expect(openLedger(`sqlite:${broken}`, { clock })).rejects.toMatchObject(damaged);
  await expect(openLedger(`sqlite:${here}`, { clock })).rejects.toMatchObject({
    code: 'storage',
    message: 'The database file cannot be opened.',
  });
  await expect(openLedger('postgres://vouch:secret@127.0.0.1:1/vouch', { clock })).rejects.toMatchObject({
    code: 'storage',
    message: 'The database cannot be reached.',
    remedy: expect.not.stringContaining('secret'),
  });
  const [, postgres] = engines;
  const url = new URL((await postgres?.fresh())?.url ?? '');
  await expect(openLedger(new URL('/nowhere', url).href, { clock })).rejects.toMatchObject({
    message: 'There is no database of that name on the server.',
  });
  url.password = 'wrong';
  await expect(openLedger(url.href, { clock })).rejects.toMatchObject({
    message: 'The database refused the user or the password.',
  });
});

test.each(['mysql://localhost/vouch', 'vouch.db', 'sqlite:', 'sqlite:a.db?mode=ro', 'postgres://[bad', ''])(
  'the address "%s" is refused as configuration',
  async (url) => {
    await expect(openLedger(url, { clock })).rejects.toMatchObject({ code: 'config' });
  },
);

test('SQLite in memory works like a file', async () => {
  const ledger = await openLedger('sqlite::memory:', { clock });
  const client = await ledger.clients.ensure({ name: 'Acme' });
  expect(await ledger.clients.find('ACME')).toEqual(client);
  await ledger.close();
  await expect(ledger.ping()).rejects.toMatchObject({ code: 'storage' });
});

function openInChild(url: string): Promise<{ code: number | null; said: string }> {
  const script = `
    import { openLedger } from ${JSON.stringify(new URL('../../src/ledger/open-ledger.ts', import.meta.url).href)};
    const ledger = await openLedger(${JSON.stringify(url)}, { clock: () => Date.now() });
    await ledger.clients.ensure({ name: 'Acme' });
    await ledger.close();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, said }));
  });
}
