/** Does the doctor see how this machine and the ledger stand, and change nothing there? */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAtLedger } from '../../../../src/ledger/look-at-ledger.ts';
import { openLedger } from '../../../../src/ledger/open-ledger.ts';
import type { Check, Finding } from '../../../../src/surfaces/terminal/doctor/check.ts';
import { checkDatabase, checkLooks, checkOutbox } from '../../../../src/surfaces/terminal/doctor/check-ledger.ts';
import { checkClock, checkNode } from '../../../../src/surfaces/terminal/doctor/check-machine.ts';
import { engines } from '../../../ledger/engines.ts';
import { ask } from './ask-check.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.parse('2026-11-23T12:00:00Z');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vouch-doctor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Make = (look: () => ReturnType<typeof lookAtLedger>) => Check;

async function on(url: string, make: Make): Promise<Finding> {
  const looked = lookAtLedger(url);
  try {
    return await ask(make(() => looked));
  } finally {
    await looked.then(
      ({ close }) => close(),
      () => undefined,
    );
  }
}

describe.each(engines)('a ledger on $name', ({ name, fresh }) => {
  test('is looked at from before it is made until another version made it', async () => {
    const { url, remove } = await fresh();
    try {
      expect(await on(url, checkDatabase)).toMatchObject({
        state: 'ok',
        says: expect.stringContaining('not made yet'),
      });
      expect(await on(url, (look) => checkOutbox(look, now))).toMatchObject({ state: 'off' });
      if (name === 'sqlite') expect(existsSync(url.replace('sqlite:', ''))).toBe(false);

      const ledger = await openLedger(url, { clock: () => now });
      expect(await on(url, checkDatabase)).toMatchObject({ state: 'ok', says: expect.stringContaining('up to date') });
      expect(await on(url, (look) => checkOutbox(look, now))).toMatchObject({ state: 'ok' });
      expect(await on(url, (look) => checkLooks(look, now))).toMatchObject({ state: 'off' });

      await ledger.outbox.put({ id: 'a', lane: 'slack', due: now, body: '{}' });
      expect(await on(url, (look) => checkOutbox(look, now + 60_000))).toMatchObject({ state: 'ok' });
      expect(await on(url, (look) => checkOutbox(look, now + day))).toMatchObject({
        state: 'warning',
        says: expect.stringContaining('1 of slack'),
        remedy: expect.stringContaining('npm start'),
      });
      await ledger.outbox.fail('a', 'channel_not_found');
      expect(await on(url, (look) => checkOutbox(look, now + day))).toMatchObject({
        state: 'warning',
        says: expect.stringContaining('channel_not_found'),
      });

      await ledger.sources.checked('kev', now, null);
      expect(await on(url, (look) => checkLooks(look, now + 60_000))).toMatchObject({ state: 'ok' });
      expect(await on(url, (look) => checkLooks(look, now + 9 * day))).toMatchObject({
        state: 'warning',
        says: expect.stringContaining('KEV'),
      });
      await ledger.sources.checked('cisa', now, 'CISA answered 503.');
      expect(await on(url, (look) => checkLooks(look, now))).toMatchObject({
        state: 'warning',
        says: expect.stringContaining('CISA (CISA answered 503)'),
      });
      await ledger.close();
    } finally {
      remove();
    }
  });
});

describe('a file', () => {
  const at = (name: string) => `sqlite:${join(folder, name)}`;

  test('that is no database is said to be damaged', async () => {
    writeFileSync(join(folder, 'letter.db'), 'Dear Sir or Madam, '.repeat(500));
    expect(await on(at('letter.db'), checkDatabase)).toMatchObject({
      state: 'failed',
      says: expect.stringContaining('damaged'),
      remedy: expect.stringContaining('backup'),
    });
  });

  test.each([
    ['older', "delete from kysely_migration where name >= '0003'", 'warning'],
    ['newer', "insert into kysely_migration values ('9999-later', '2030-01-01')", 'failed'],
  ] as const)('of an %s version is told', async (name, change, state) => {
    await (await openLedger(at(`${name}.db`), { clock: () => now })).close();
    const database = new DatabaseSync(join(folder, `${name}.db`));
    database.exec(change);
    database.close();
    expect(await on(at(`${name}.db`), checkDatabase)).toMatchObject({ state, says: expect.stringContaining(name) });
  });

  test('in memory is warned of, and nothing is made beside', async () => {
    const before = readdirSync(folder);
    expect(await on('sqlite::memory:', checkDatabase)).toMatchObject({ state: 'warning' });
    expect(await on(at('folder/of/nobody.db'), checkDatabase)).toMatchObject({ state: 'ok' });
    expect(readdirSync(folder)).toEqual(before);
  });

  test('on a network, a full disk or one that may not be written has its remedy', async () => {
    const file = { path: '/srv/vouch.db', size: 1, free: 1e12, writable: true, network: null };
    const look = (parts: Partial<typeof file> | { readonly network: string }) =>
      ask(
        checkDatabase(async () => ({
          kind: 'SQLite',
          tables: 'current',
          books: null,
          close: async () => {},
          writable: file.writable,
          file: { ...file, ...parts },
        })),
      );
    expect(await look({})).toMatchObject({ state: 'ok' });
    expect(await look({ network: 'NFS' })).toMatchObject({
      state: 'warning',
      remedy: expect.stringContaining('PostgreSQL'),
    });
    expect(await look({ free: 1e6 })).toMatchObject({ state: 'warning', remedy: expect.stringContaining('Make room') });
  });
});

test('a PostgreSQL that is not there is not reached, and its password is not said', async () => {
  const finding = await on('postgres://vouch:canary-of-database@127.0.0.1:9/vouch', checkDatabase);
  expect(finding).toMatchObject({ state: 'failed', says: 'The database cannot be reached.' });
  expect(JSON.stringify(finding)).not.toContain('canary-of-database');
});

describe('this machine', () => {
  test('has a clock that can be true, and that nobody holds', async () => {
    expect(await ask(checkClock({ now: null }, now))).toMatchObject({ state: 'ok' });
    expect(await ask(checkClock({ now: Date.parse('2024-07-01') }, now))).toMatchObject({
      state: 'warning',
      remedy: expect.stringContaining('VOUCH_NOW'),
    });
    expect(await ask(checkClock({ now: null }, 0))).toMatchObject({ state: 'failed' });
  });

  test('has a Node that is new enough, or is told how to get it', async () => {
    expect(await ask(checkNode())).toMatchObject({ state: 'ok' });
    expect(await ask(checkNode('24.1.0', '/usr/bin/node'))).toMatchObject({ state: 'warning' });
    expect(await ask(checkNode('20.20.2', '/usr/bin/node'))).toMatchObject({
      state: 'failed',
      remedy: expect.stringContaining('npm ci'),
    });
  });
});
