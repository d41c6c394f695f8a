import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/core/item.ts';
import { openDatabase } from '../../src/ledger/open-ledger.ts';
import { aReceipt, engines } from './engines.ts';
import { ledgers, noon } from './with-ledger.ts';

/** As ids of receipts are: they begin with their time. */
const idAt = (at: number): string => `${String(at).padStart(8, '0')}-0000-7000-8000-000000000000`;

const resting = (at: number, hash: string, ...others: string[]) =>
  aReceipt(idAt(at), `question ${at}`, {
    at,
    records: [
      { id: 'vendors/kaspersky', hash },
      ...others.map((id) => ({ id, hash: 'h' })),
      { id: 'vendors/kaspersky', hash },
    ],
  });

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('receipts that rest on an older record come newest first, a page at a time', async () => {
    const { ledger } = await open();
    const old = [1, 2, 3, 4, 5].map((at) => resting(at, 'old', 'directives/bod-17-01'));
    for (const receipt of old.toReversed()) await ledger.receipts.add(receipt);
    const fresh = resting(6, 'new');
    await ledger.receipts.add(fresh);
    await ledger.receipts.add(aReceipt(idAt(7), 'about nobody', { records: [] }));

    const first = await ledger.receipts.restingOn('vendors/kaspersky', { but: 'new', limit: 3 });
    expect(first).toEqual(old.slice(2).reverse());
    const before = first.at(-1)?.id ?? '';
    const rest = await ledger.receipts.restingOn('vendors/kaspersky', { but: 'new', before, limit: 3 });
    expect(rest).toEqual(old.slice(0, 2).reverse());
    expect(await ledger.receipts.restingOn('vendors/kaspersky', { but: 'new', before: idAt(1), limit: 3 })).toEqual([]);
    // The record is gone: every answer rests on what is no longer there.
    expect(await ledger.receipts.restingOn('vendors/kaspersky', { but: null, limit: 1 })).toEqual([fresh]);
    expect(await ledger.receipts.restingOn('directives/bod-17-01', { but: 'new', limit: 10 })).toHaveLength(5);
    expect(await ledger.receipts.restingOn('directives/none', { but: null, limit: 10 })).toEqual([]);
  });

  test('a page goes on from where it was, though its last receipt was removed in between', async () => {
    const { ledger } = await open();
    const { id } = await ledger.clients.ensure({ name: 'Acme' });
    for (const at of [1, 2, 3]) await ledger.receipts.add({ ...resting(at, 'old'), client: at === 2 ? id : null });
    await ledger.clients.delete(id);
    const page = await ledger.receipts.restingOn('vendors/kaspersky', { but: 'new', before: idAt(2), limit: 5 });
    expect(page.map((receipt) => receipt.at)).toEqual([1]);
  });

  test('the newest mark of an outdated answer counts', async () => {
    const { ledger } = await open();
    await ledger.receipts.add(resting(1, 'old'));
    expect(await ledger.receipts.outdated(idAt(1))).toBeUndefined();
    const mark = (at: number) => ({
      at,
      records: ['vendors/kaspersky'],
      changes: [{ before: 'No restriction found.', after: `Prohibited ${at} \0\ud83d.` }],
    });
    for (const at of [20, 30, 10]) await ledger.receipts.outdate(idAt(1), mark(at));
    expect(await ledger.receipts.outdated(idAt(1))).toEqual(mark(30));
    expect(await ledger.receipts.get(idAt(1))).toEqual(resting(1, 'old'));
    await ledger.receipts.outdate('gone', mark(1));
    expect(await ledger.receipts.outdated('gone')).toBeUndefined();
  });

  test('a deleted client leaves neither what its receipts rested on nor its name in a mark or a review', async () => {
    const { ledger, url } = await open();
    const client = await ledger.clients.ensure({ name: 'Zyx Holdings' });
    await ledger.receipts.add({ ...resting(1, 'old', 'directives/zyx-holdings'), client: client.id });
    await ledger.receipts.add(resting(2, 'old'));
    const change = { before: 'Zyx Holdings may use it.', after: 'They may not.' };
    await ledger.receipts.outdate(idAt(2), { at: 5, records: ['facts/zyx-holdings'], changes: [change] });
    const item: Item = {
      source: 'cisa',
      id: 'n1',
      type: 'administrative',
      vendors: [],
      title: 'Zyx Holdings is a company in the news',
      summary: '',
      url: null,
      published: null,
      effective: null,
      issuer: 'CISA',
      citation: null,
      keys: [],
      background: false,
    };
    await ledger.items.put(item, 'h', 1);
    const by = { id: 'U1', name: 'Dana' };
    await ledger.items.review('cisa', 'n1', 'h', { state: 'dismissed', reason: 'Only for ZYX holdings', by, at: noon });

    expect(await ledger.clients.delete(client.id)).toMatchObject({ receipts: 1, redacted: 2 });

    const db = await openDatabase(url);
    const rows = await db.selectFrom('receipt_record').selectAll().execute();
    await db.destroy();
    expect(rows).toEqual([{ record: 'vendors/kaspersky', receipt: idAt(2), hash: 'old' }]);
    expect(await ledger.receipts.outdated(idAt(2))).toEqual({
      at: 5,
      records: ['facts/zyx-holdings'],
      changes: [{ ...change, before: '[removed] may use it.' }],
    });
    expect(await ledger.items.get('cisa', 'n1')).toMatchObject({
      title: item.title,
      review: { state: 'dismissed', reason: 'Only for [removed]' },
    });
  });

  test('a page of receipts is found by an index, however many there are', async () => {
    const { ledger, url } = await open();
    for (const at of [1, 2, 3]) await ledger.receipts.add(resting(at, 'old'));
    const db = await openDatabase(url);
    const ask = sql`select receipt from receipt_record where record = ${'vendors/kaspersky'} and receipt < ${idAt(3)} order by receipt desc limit 2`;
    if (engine.name === 'postgres') await sql`set enable_seqscan = off`.execute(db);
    const explain = engine.name === 'postgres' ? sql`explain ${ask}` : sql`explain query plan ${ask}`;
    const plan = JSON.stringify((await explain.execute(db)).rows);
    await db.destroy();
    expect(plan).toMatch(/index/i);
    expect(plan).not.toMatch(/temp b-tree/i);
  });
});
