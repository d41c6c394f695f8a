import { describe, expect, test } from 'vitest';
import { sourceIds } from '../../src/core/source.ts';
import { engines } from './engines.ts';
import { ledgers } from './with-ledger.ts';

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('every source is there before anybody has looked at one', async () => {
    const { ledger } = await open();
    const blank = { ok: null, checkedAt: null, okAt: null, failedSince: null, error: null };
    expect(await ledger.sources.list()).toEqual(sourceIds.map((source) => ({ source, ...blank })));
    await ledger.sources.remember('kev', { etag: '"1"' });
    expect((await ledger.sources.list())[2]).toEqual({ source: 'kev', ...blank });
  });

  test('a source fails since its first failure, until a look goes well', async () => {
    const { ledger, another } = await open();
    const other = await another();
    const never = await ledger.sources.checked('fcc', 50, 'The page did not answer.\0');
    expect(never).toMatchObject({ ok: false, okAt: null, failedSince: 50, error: 'The page did not answer.' });
    await ledger.sources.checked('fcc', 100, null);
    await ledger.sources.checked('fcc', 200, 'first');
    await other.sources.checked('fcc', 300, 'second');
    const failing = { source: 'fcc', ok: false, checkedAt: 300, okAt: 100, failedSince: 200, error: 'second' };
    expect((await ledger.sources.list()).find(({ source }) => source === 'fcc')).toEqual(failing);
    expect(await ledger.sources.checked('fcc', 400, null)).toEqual({
      source: 'fcc',
      ok: true,
      checkedAt: 400,
      okAt: 400,
      failedSince: null,
      error: null,
    });
    expect(await ledger.sources.checked('fcc', 500, 'again')).toMatchObject({ okAt: 400, failedSince: 500 });
  });

  test('what a look leaves for the next is kept through failures', async () => {
    const { ledger, another } = await open();
    expect(await ledger.sources.memory('kev')).toBeUndefined();
    await ledger.sources.remember('kev', { etag: '"1"', rows: ['a', '\0\ud83d'] });
    await ledger.sources.checked('kev', 100, 'no');
    expect(await (await another()).sources.memory('kev')).toEqual({ etag: '"1"', rows: ['a', '\0\ud83d'] });
    await ledger.sources.remember('kev', null);
    expect(await ledger.sources.memory('kev')).toBeNull();
    expect((await ledger.sources.list())[2]).toMatchObject({ checkedAt: 100, error: 'no' });
  });
});
