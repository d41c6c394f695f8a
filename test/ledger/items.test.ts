import { describe, expect, test } from 'vitest';
import { vouchItself } from '../../src/core/audit.ts';
import type { Item, ItemReview } from '../../src/core/item.ts';
import { dana, engines } from './engines.ts';
import { ledgers } from './with-ledger.ts';

const anItem = (rest: Partial<Item> = {}): Item => ({
  source: 'federal-register',
  id: '2024-13695',
  type: 'directive',
  vendors: ['kaspersky'],
  title: 'Final Determination: Case No. ICTS-2021-002, Kaspersky Lab, Inc.',
  summary: 'A notice of the Commerce Department.',
  url: 'https://www.federalregister.gov/d/2024-13695',
  published: '2024-06-24',
  effective: '2024-07-24',
  issuer: 'Commerce Department',
  citation: '89 FR 52434',
  keys: ['fr-2024-13695', 'icts-2021-002'],
  background: false,
  ...rest,
});

const approved: ItemReview = { state: 'approved', record: 'directives/bis-final', by: dana, at: 5 };

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('an item is new once, unchanged while its hash is, and updated when that changes', async () => {
    const { ledger } = await open();
    const item = anItem();
    const first = await ledger.items.put(item, 'h1', 100);
    const known = { ...item, hash: 'h1', firstSeen: 100, changedAt: 100, review: { state: 'waiting' }, also: [] };
    expect(first).toEqual({ state: 'new', item: known });
    expect(await ledger.items.put(item, 'h1', 200)).toEqual({ state: 'unchanged', item: known });
    const changed = anItem({ effective: '2024-09-29', keys: ['fr-2024-13695', 'fr-2024-99999'] });
    const updated = await ledger.items.put(changed, 'h2', 300);
    expect(updated).toEqual({
      state: 'updated',
      item: {
        ...known,
        effective: '2024-09-29',
        hash: 'h2',
        changedAt: 300,
        keys: ['fr-2024-13695', 'fr-2024-99999', 'icts-2021-002'],
      },
    });
    expect(await ledger.items.get('federal-register', item.id)).toEqual(updated.item);
    expect(await ledger.items.get('fcc', item.id)).toBeUndefined();
    expect(await ledger.items.count({})).toBe(1);
  });

  test('two replicas that put the same item at once have one new, and one change of it', async () => {
    const { ledger, another } = await open();
    const other = await another();
    for (let round = 0; round < 6; round += 1) {
      const item = anItem({ id: `id-${round}`, keys: [`key-${round}`] });
      for (const [hash, state] of [
        ['h1', 'new'],
        ['h2', 'updated'],
      ] as const) {
        const puts = await Promise.all([ledger, other, ledger, other].map((each) => each.items.put(item, hash, round)));
        expect(puts.map((put) => put.state).sort()).toEqual([state, 'unchanged', 'unchanged', 'unchanged'].sort());
        expect(new Set(puts.map((put) => put.item.hash))).toEqual(new Set([hash]));
      }
    }
    expect(await ledger.items.count({ states: ['waiting'] })).toBe(6);
  });

  test('what another source tells of too is put down under the one that is known', async () => {
    const { ledger } = await open();
    await ledger.items.put(anItem(), 'h1', 100);
    const elsewhere = anItem({
      source: 'cisa',
      id: 'news-1',
      url: 'https://www.cisa.gov/news',
      keys: ['fr-2024-13695', 'cisa-news-1'],
    });
    const also = [{ source: 'cisa', id: 'news-1', url: 'https://www.cisa.gov/news' }];
    const put = await ledger.items.put(elsewhere, 'x1', 200);
    const keys = ['cisa-news-1', 'fr-2024-13695', 'icts-2021-002'];
    expect(put).toMatchObject({
      state: 'unchanged',
      item: { id: '2024-13695', hash: 'h1', changedAt: 100, keys, also },
    });
    // Its own keys lead here too, and so does it without any.
    const third = anItem({ source: 'fcc', id: 'f1', url: null, keys: ['cisa-news-1'] });
    expect(await ledger.items.put(third, 'y1', 300)).toMatchObject({ state: 'unchanged', item: { id: '2024-13695' } });
    const again = await ledger.items.put({ ...elsewhere, keys: [] }, 'x2', 400);
    expect(again.item.also).toEqual([...also, { source: 'fcc', id: 'f1', url: null }]);
    expect(await ledger.items.list({})).toEqual([again.item]);
    expect(await ledger.items.get('cisa', 'news-1')).toBeUndefined();
  });

  test('two sources that tell of the same thing at once make one item of it', async () => {
    const { ledger, another } = await open();
    const other = await another();
    for (let round = 0; round < 6; round += 1) {
      const keys = [`a-${round}`, `b-${round}`];
      const [one, two] = await Promise.all([
        ledger.items.put(anItem({ source: 'cisa', id: `c-${round}`, keys }), 'h', 1),
        other.items.put(anItem({ source: 'kev', id: `k-${round}`, keys: keys.toReversed() }), 'h', 1),
      ]);
      expect([one.state, two.state].sort()).toEqual(['new', 'unchanged']);
      expect(one.item.source).toBe(two.item.source);
    }
    const rows = await ledger.items.list({});
    expect(rows.map(({ also, keys }) => [also.length, keys.length])).toEqual(Array(6).fill([1, 2]));
  });

  test('a review counts for what was looked at, and what changes after it waits again', async () => {
    const { ledger } = await open();
    const { source, id } = anItem();
    await ledger.items.put(anItem(), 'h1', 100);
    await expect(ledger.items.review(source, 'no-such', 'h1', approved)).rejects.toMatchObject({ code: 'not-found' });
    await expect(ledger.items.review(source, id, 'h0', approved)).rejects.toMatchObject({ code: 'conflict' });
    const dismissed: ItemReview = { state: 'dismissed', reason: 'A meeting.\0', by: dana, at: 6 };
    expect((await ledger.items.review(source, id, 'h1', dismissed)).review).toEqual(dismissed);
    // The second of two curators does not undo what the first decided.
    await expect(ledger.items.review(source, id, 'h1', approved)).rejects.toMatchObject({ code: 'conflict' });
    expect((await ledger.items.put(anItem(), 'h1', 200)).item.review).toEqual(dismissed);
    const changed = await ledger.items.put(anItem({ title: 'Corrected' }), 'h2', 300);
    expect(changed).toMatchObject({ state: 'updated', item: { title: 'Corrected', review: { state: 'waiting' } } });
    await expect(ledger.items.review(source, id, 'h1', approved)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('old news needs no review until it changes', async () => {
    const { ledger } = await open();
    const old = anItem({ background: true });
    expect((await ledger.items.put(old, 'h1', 100)).item).toMatchObject({
      background: true,
      review: { state: 'background' },
    });
    expect(await ledger.items.count({ states: ['waiting'] })).toBe(0);
    // A source that is read as if for the first time does not hide that its old news changed.
    expect(await ledger.items.put(old, 'h2', 200)).toMatchObject({
      state: 'updated',
      item: { background: false, firstSeen: 100, review: { state: 'waiting' } },
    });
  });

  test('items are found by a vendor they are about', async () => {
    const { ledger } = await open();
    await ledger.items.put(anItem({ id: 'one', keys: [] }), 'h', 100);
    await ledger.items.put(anItem({ id: 'other', keys: [], vendors: ['dahua', 'zte'] }), 'h', 200);
    const ids = async (vendor: string) => (await ledger.items.list({ vendor })).map(({ id }) => id);
    expect(await ids('zte')).toEqual(['other']);
    expect(await ids('dahu')).toEqual([]);
    await expect(ids('%')).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('items are found by state, source and the time they came or changed, newest first', async () => {
    const { ledger } = await open();
    await ledger.items.put(anItem({ id: 'early', keys: [], background: true }), 'h', 100);
    await ledger.items.put(anItem({ id: 'middle', keys: [], source: 'cisa' }), 'h', 200);
    await ledger.items.put(anItem({ id: 'late', keys: [] }), 'h', 300);
    await ledger.items.put(anItem({ id: 'middle', keys: [], source: 'cisa' }), 'h2', 400);
    const ids = async (filter: Parameters<typeof ledger.items.list>[0]) =>
      (await ledger.items.list(filter)).map(({ id }) => id);
    expect(await ids({})).toEqual(['middle', 'late', 'early']);
    expect(await ids({ limit: 2 })).toEqual(['middle', 'late']);
    expect(await ids({ source: 'cisa' })).toEqual(['middle']);
    expect(await ids({ states: ['waiting'] })).toEqual(['middle', 'late']);
    expect(await ids({ states: ['background', 'dismissed'] })).toEqual(['early']);
    expect(await ids({ states: [] })).toEqual([]);
    expect(await ids({ since: 300 })).toEqual(['middle', 'late']);
    expect(await ids({ until: 300 })).toEqual(['middle', 'early']);
    // It came in one of the two times and changed in the other, and in neither between.
    expect(await ids({ since: 200, until: 250 })).toEqual(['middle']);
    expect(await ids({ since: 250, until: 350 })).toEqual(['late']);
    expect(await ids({ since: 350, until: 450 })).toEqual(['middle']);
    expect([await ledger.items.count({}), await ledger.items.count({ states: [] })]).toEqual([3, 0]);
  });

  test('texts that a database cannot hold are stored without what breaks it; what is no item is refused', async () => {
    const { ledger } = await open();
    const { item } = await ledger.items.put(
      anItem({ title: "a\0b\ud83d'; drop table item; --", summary: '‮🚀', keys: ['k\0'] }),
      'h',
      1,
    );
    expect(item).toMatchObject({ title: "ab�'; drop table item; --", keys: ['k'] });
    for (const wrong of [{ title: '' }, { url: 'javascript:alert(1)' }, { published: '2024-02-30' }, { id: '' }]) {
      await expect(ledger.items.put(anItem(wrong), 'h', 1), JSON.stringify(wrong)).rejects.toMatchObject({
        code: 'bad-input',
      });
    }
    expect(await ledger.items.count({})).toBe(1);
  });

  test('items put in a transaction that fails are not there', async () => {
    const { ledger } = await open();
    const failing = ledger.transaction(vouchItself, async (books) => {
      await books.items.put(anItem(), 'h', 1);
      await books.sources.remember('federal-register', { seen: 1 });
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await ledger.items.put(anItem(), 'h', 2)).toMatchObject({ state: 'new' });
    expect(await ledger.sources.memory('federal-register')).toBeUndefined();
  });

  test('what waits of a source and a vendor is counted, and read page by page without a gap or a repeat', async () => {
    const { ledger } = await open();
    // Several came at the same moment, so that time alone does not part the pages.
    for (const [index, at] of [10, 20, 20, 20, 30].entries())
      await ledger.items.put(anItem({ id: `n-${index}`, keys: [`k-${index}`] }), `h${index}`, at);
    await ledger.items.put(anItem({ source: 'cisa', id: 'other', keys: ['other'], vendors: ['cisco'] }), 'h', 25);
    const asked = { states: ['waiting'], source: 'federal-register', vendor: 'kaspersky' } as const;
    expect(await ledger.items.count(asked)).toBe(5);
    expect(await ledger.items.count({ vendor: 'cisco' })).toBe(1);
    const all = (await ledger.items.list(asked)).map(({ id }) => id);
    const pages: string[] = [];
    for (let before: string | undefined; ; ) {
      const page = await ledger.items.list({ ...asked, limit: 2, ...(before === undefined ? {} : { before }) });
      const last = page.at(-1);
      if (last === undefined) break;
      pages.push(...page.map(({ id }) => id));
      before = `${last.source}/${last.id}`;
    }
    expect(pages).toEqual(all);
    expect(pages).toHaveLength(5);
    expect(await ledger.items.count({ ...asked, before: 'federal-register/n-4' })).toBe(4);
  });
});
