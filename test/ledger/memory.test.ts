import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetExpired, keyvOn, memoryTtl } from '../../src/ledger/memory.ts';
import { openDatabase } from '../../src/ledger/open-ledger.ts';
import type { Db } from '../../src/ledger/tables.ts';
import { aReplyWith, dana, engines } from './engines.ts';
import { ledgers } from './with-ledger.ts';

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);
  let db: Db;
  let remove: () => void;
  beforeEach(async () => {
    const fresh = await engine.fresh();
    remove = fresh.remove;
    db = await openDatabase(fresh.url);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await db.destroy();
    remove();
  });

  test('a conversation is remembered, changed and forgotten, also by another ledger', async () => {
    const { ledger, another } = await open();
    expect(await ledger.memory.get('slack:C1:1')).toBeUndefined();
    await ledger.memory.set('slack:C1:1', { vendors: ['kaspersky'], asked: null });
    await ledger.memory.set('slack:C1:1', { vendors: ['eset'], asked: null, said: '“ü” 🚀\0' });
    expect(await (await another()).memory.get('slack:C1:1')).toEqual({
      vendors: ['eset'],
      asked: null,
      said: '“ü” 🚀\0',
    });
    expect(await ledger.memory.get('slack:C1:2')).toBeUndefined();
    await ledger.memory.forget('slack:C1:1');
    await ledger.memory.forget('slack:C1:1');
    expect(await ledger.memory.get('slack:C1:1')).toBeUndefined();
  });

  test('what a transaction remembered is forgotten with it', async () => {
    const { ledger } = await open();
    await ledger.memory.set('t', 'before');
    const failing = ledger.once('e1', dana, async (books) => {
      await books.memory.set('t', 'inside');
      expect(await books.memory.get('t')).toBe('inside');
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await ledger.memory.get('t')).toBe('before');
    await ledger.once('e1', dana, async (books) => {
      await books.memory.set('t', 'inside');
      return aReplyWith();
    });
    expect(await ledger.memory.get('t')).toBe('inside');
  });

  test('a conversation ends 30 days after its last turn, and its row goes', async () => {
    const { ledger, url } = await open();
    vi.useFakeTimers({ toFake: ['Date'] });
    await ledger.memory.set('t', 'x');
    vi.setSystemTime(Date.now() + memoryTtl - 1000);
    expect(await ledger.memory.get('t')).toBe('x');
    await ledger.memory.set('t', 'y');
    vi.setSystemTime(Date.now() + memoryTtl - 1000);
    expect(await ledger.memory.get('t')).toBe('y');
    vi.setSystemTime(Date.now() + 1000);
    expect(await ledger.memory.get('t')).toBeUndefined();
    const other = await openDatabase(url);
    await forgetExpired(other);
    expect(await other.selectFrom('kv').selectAll().execute()).toEqual([]);
    await other.destroy();
  });

  test('caches of different names are apart, and one is emptied alone', async () => {
    const users = keyvOn(db, 'user');
    const feeds = keyvOn(db, 'user_feed', 1000);
    await users.set('1', { name: 'Dana' });
    await users.set('2', { name: 'Kim' });
    await feeds.set('1', 'feed');
    expect(await users.get(['1', '2', '3'])).toEqual([{ name: 'Dana' }, { name: 'Kim' }, undefined]);
    expect(await users.has('1')).toBe(true);
    expect(await users.delete('2')).toBe(true);
    expect(await users.delete('2')).toBe(false);
    await users.clear();
    expect(await users.get('1')).toBeUndefined();
    expect(await feeds.get('1')).toBe('feed');
  });

  test('many kept, read and removed at a time', async () => {
    const cache = keyvOn(db, 'many');
    expect(await cache.setMany([1, 2, 3].map((value) => ({ key: `k${value}`, value })))).toEqual([true, true, true]);
    expect(await cache.hasMany(['k1', 'k9'])).toEqual([true, false]);
    expect(await cache.deleteMany(['k1', 'k9'])).toEqual([true, false]);
    expect(await cache.getMany(['k1', 'k2', 'k3'])).toEqual([undefined, 2, 3]);
  });

  test('a dead database throws in words instead of reading as a miss', async () => {
    const { ledger } = await open();
    const cache = keyvOn(db, 'user');
    await cache.set('1', 'x');
    await db.schema.dropTable('kv').execute();
    await expect(cache.get('1')).rejects.toMatchObject({ name: 'VouchError', code: 'storage' });
    await expect(cache.set('1', 'y')).rejects.toMatchObject({ name: 'VouchError', code: 'storage' });
    await expect(cache.delete('1')).rejects.toMatchObject({ name: 'VouchError', code: 'storage' });
    await ledger.close();
    await expect(ledger.memory.get('t')).rejects.toThrow();
  });
});
