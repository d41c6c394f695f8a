/** Is a list imported whole or not at all, and the one before kept when the new one cannot be believed? */
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../src/core/ports.ts';
import { importList } from '../../src/screening/import-list.ts';
import { makeScreener } from '../../src/screening/make-screener.ts';
import { readCsl } from '../../src/screening/read-csl.ts';
import { makeCslRecords } from '../generate-screening.ts';
import { someFile, someRecords } from '../screening/some-records.ts';
import { engines } from './engines.ts';
import { ledgers, noon } from './with-ledger.ts';

const many = makeCslRecords(1_200, 5);
const bring = (ledger: Ledger, file: string, force = false) =>
  importList(readCsl(file), { ledger, clock: () => noon, force });

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('what was imported comes back as it was read', async () => {
    const { ledger } = await open();
    expect(await ledger.screening.edition()).toBeUndefined();
    const file = readCsl(someFile());
    expect(await bring(ledger, someFile())).toMatchObject({ added: someRecords.length, removed: 0, changed: true });
    expect(await ledger.screening.edition()).toEqual({ ...file.edition, importedAt: noon });
    const keys = file.entries.map(({ key }) => key);
    expect(await ledger.screening.entries(keys)).toEqual(file.entries);
    expect(await ledger.screening.entries(['none', keys[1] ?? ''])).toEqual([file.entries[1]]);
  });

  test('the same file again changes nothing; a later one tells what came and went', async () => {
    const { ledger } = await open();
    await bring(ledger, someFile(many));
    const before = await ledger.screening.edition();
    expect(await bring(ledger, someFile(many))).toMatchObject({ added: 0, removed: 0, changed: false });
    expect(await ledger.screening.edition()).toEqual(before);
    const next = [...many.slice(2), ...someRecords.slice(0, 3)];
    expect(await bring(ledger, someFile(next, '2026-11-21'))).toMatchObject({ added: 3, removed: 2 });
    expect(await ledger.screening.edition()).toMatchObject({ edition: '2026-11-21', entries: 1_201 });
  });

  test('a list that has shrunk is refused and changes nothing, unless it is forced', async () => {
    const { ledger } = await open();
    await bring(ledger, someFile(many));
    const before = await ledger.screening.edition();
    const names = await ledger.screening.names();
    const half = someFile(many.slice(600), '2026-11-21');
    await expect(bring(ledger, half)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/1200 entries before, 600 now/),
    });
    const oneGone = many.filter((record) => !/State/.test(String(record['source'])));
    await expect(bring(ledger, someFile(oneGone))).rejects.toMatchObject({
      message: expect.stringMatching(/State Department: 120 entries before, 0 now/),
    });
    expect(await ledger.screening.edition()).toEqual(before);
    expect(await ledger.screening.names()).toEqual(names);
    expect(await bring(ledger, half, true)).toMatchObject({
      removed: 600,
      shrunk: [expect.stringMatching(/1200/), expect.anything(), expect.anything(), expect.anything()],
    });
  });

  test('a file that holds less than it says is refused', async () => {
    const { ledger } = await open();
    const cut = JSON.stringify({ ...JSON.parse(someFile(many.slice(0, 100))), total: 1_200 });
    await expect(bring(ledger, cut)).rejects.toMatchObject({
      message: expect.stringMatching(/holds 1200 records; 100/),
    });
    expect(await ledger.screening.edition()).toBeUndefined();
  });

  test('an import that breaks off leaves the edition before', async () => {
    const { ledger } = await open();
    await bring(ledger, someFile());
    const before = await ledger.screening.edition();
    const { edition, entries } = readCsl(someFile(many));
    const twice = [...entries, ...entries.slice(0, 1)];
    await expect(ledger.screening.replace({ ...edition, importedAt: noon }, twice)).rejects.toThrow();
    expect(await ledger.screening.edition()).toEqual(before);
    expect(await ledger.screening.names()).toHaveLength(someRecords.length);
  });

  test('a search sees the edition that another process imported', async () => {
    const { ledger, another } = await open();
    const screener = makeScreener(ledger, () => false);
    expect(await screener.search(['Beihai Orchard Group'], { limit: 5 })).toBeNull();
    const other = await another();
    await bring(other, someFile(many));
    expect(await screener.search(['Beihai Orchard Group'], { limit: 5 })).toMatchObject({ found: 0, hits: [] });
    await bring(other, someFile([...many, ...someRecords]));
    const found = await screener.search(['Beihai Orchard Group'], { limit: 5 });
    expect(found?.hits[0]).toMatchObject({ how: 'exact', entry: { number: '40001' } });
    const person = await screener.search(['Chol Min Pak'], { limit: 5, vendorsOnly: true });
    expect(person?.found).toBe(0);
  });
});
