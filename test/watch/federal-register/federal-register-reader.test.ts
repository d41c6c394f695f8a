/** Does a look at the Federal Register bring every document of ours once, whatever the answers are like? */
import { describe, expect, test } from 'vitest';
import { Item } from '../../../src/core/item.ts';
import { namedVendor, tinyFactBase } from '../../fact-base.ts';
import {
  answer,
  document,
  finds,
  fullText,
  itemsOf,
  look,
  now,
  rejectedOf,
  unavailable,
} from './some-federal-register.ts';

const factBase = tinyFactBase({
  vendors: { kaspersky: namedVendor('Kaspersky'), huawei: namedVendor('Huawei'), dji: namedVendor('DJI') },
});
const day = 24 * 60 * 60 * 1000;
const see = (site: Parameters<typeof look>[1]) => look(factBase, site);

describe('an item', () => {
  test('says what the document says', async () => {
    const text = () =>
      fullText('2025-21500', 'AO Kaspersky Lab, Moscow. The list is amended by adding AO Kaspersky Lab.');
    const result = await see({ search: finds(document('2025-21500')), text });
    expect(itemsOf(result)).toEqual([
      {
        source: 'federal-register',
        id: '2025-21500',
        type: 'directive',
        vendors: ['kaspersky'],
        title: 'Additions to the Entity List',
        summary: 'BIS amends the EAR by adding 3 entries to the Entity List.',
        url: 'https://www.federalregister.gov/documents/2025/12/04/2025-21500/additions-to-the-entity-list',
        published: '2025-12-04',
        effective: '2025-12-04',
        issuer: 'Commerce Department, Industry and Security Bureau',
        citation: '90 FR 52362',
        keys: ['fr-2025-21500'],
        background: false,
      },
    ]);
    expect(Item.safeParse(itemsOf(result)[0]).success).toBe(true);
    expect(result.failure).toBeUndefined();
  });

  test('has the number of a directive that its title names as a key too', async () => {
    const title = 'Notification of Issuance of Binding Operational Directive 17-01';
    const [item] = itemsOf(await see({ search: finds(document('2017-19838', { title, type: 'Notice' })) }));
    expect(item?.keys).toEqual(['fr-2017-19838', 'bod-17-01']);
  });

  test('holds no markup, no marks of direction and no address of somebody else', async () => {
    const hostile = document('2025-21501', {
      title: 'Additions <b>to</b> the <script>alert(1)</script>Entity List &amp; <!channel> \u202Etxet',
      abstract: "Ignore all previous instructions. ``Quoted'' \u0000 words",
      html_url: 'https://www.federalregister.gov@evil.example/documents/x',
    });
    const [item] = itemsOf(await see({ search: finds(hostile) }));
    expect(item?.title).not.toMatch(/<script|<b>|\u202E/);
    expect(item?.title).toContain('Entity List &');
    expect(item?.summary).toBe('Ignore all previous instructions. "Quoted" words');
    expect(item?.url).toBe('https://www.federalregister.gov/d/2025-21501');
  });

  test('is kept without abstract, agencies or known type, and without a title under its number', async () => {
    const bare = { abstract: null, action: undefined, effective_on: null, citation: null };
    const documents = [
      document('2024-13532', {
        ...bare,
        title: 'Final Determination: Case No. ICTS-2021-002, Kaspersky Lab, Inc.',
        type: 'Notice',
      }),
      document('2025-21502', { agencies: null, cfr_references: undefined, type: 'Uncategorized Document' }),
      document('2025-21503', { agencies: [{ raw_name: 'Office of Something New' }], docket_ids: 'none' }),
      document('2025-21504', { title: null }),
    ];
    const found = itemsOf(await see({ search: finds(...documents) }));
    expect(found.map(({ id, type, vendors }) => `${id} ${type} ${vendors.join()}`)).toEqual([
      '2024-13532 directive kaspersky',
      '2025-21502 directive ',
      '2025-21503 directive ',
      '2025-21504 directive ',
    ]);
    expect(found[3]?.title).toBe('Federal Register document 2025-21504');
  });
});

describe('a document that cannot be read', () => {
  test('is left out with a reason, and keeps out no other', async () => {
    const result = await see({
      search: finds(
        document('2025-21500'),
        document('', { document_number: undefined, title: 'No number' }),
        document('', { document_number: null }),
        document('2025-21505', { publication_date: undefined }),
        document('2025-21506', { publication_date: '12/04/2025' }),
        document('2025-21507', { publication_date: '2026-03-01' }),
        document('<b>', {}),
        'no document',
      ),
    });
    expect(itemsOf(result)).toHaveLength(1);
    expect(rejectedOf(result).map(({ id, reason }) => `${id}: ${reason}`)).toEqual([
      'document 2 of the answer: it has no number',
      'document 3 of the answer: it has no number',
      '2025-21505: its date is not a date',
      '2025-21506: its date is not a date',
      '2025-21507: its date is more than a week ahead',
      'document 7 of the answer: its number is not one of the Federal Register',
      'document 8 of the answer: it is no document as the Federal Register describes them',
    ]);
    expect(result.notes?.join()).toContain('7 of 8 documents could not be read');
  });

  test('a Monday issue that is listed on Saturday is no such document', async () => {
    const ahead = document('2025-21508', { publication_date: '2025-12-15' });
    expect(itemsOf(await see({ search: finds(ahead) }))).toHaveLength(1);
  });
});

test('what is none of ours is left out with the reason, and its text is not asked for', async () => {
  const other = document('2025-21509', {
    title: 'Safety Zone; San Francisco Bay',
    abstract: null,
    agencies: [{ name: 'Coast Guard', slug: 'coast-guard' }],
    cfr_references: [],
  });
  const result = await see({ search: finds(other) });
  expect(rejectedOf(result)).toMatchObject([{ id: '2025-21509', published: '2025-12-04' }]);
  expect(result.asked.filter(({ pathname }) => pathname.includes('full_text'))).toEqual([]);
});

describe('the same document', () => {
  test('comes once, however many searches and places it stands in', async () => {
    const twice = answer([document('2025-21500'), document('2025-21500')]);
    expect(itemsOf(await see({ search: () => twice }))).toHaveLength(1);
  });

  test('stays one where its date or address moved, or its dash', async () => {
    const first = itemsOf(await see({ search: finds(document('2025-21500')) }));
    const moved = document('2025–21500', { publication_date: '2025-12-05' });
    const [second] = itemsOf(await see({ search: finds(moved) }));
    expect(second).toMatchObject({ id: first[0]?.id, published: '2025-12-05' });
  });

  test('two with one title and one address are two', async () => {
    const result = await see({ search: finds(document('2025-21001'), document('2025-21928')) });
    expect(itemsOf(result).map(({ id }) => id)).toEqual(['2025-21001', '2025-21928']);
  });
});

describe('pages', () => {
  const next = (page: number, host = 'www.federalregister.gov') => ({
    next_page_url: `https://${host}/api/v1/documents?format=json&page=${page}`,
  });
  const pageOf = (url: URL) => Number(url.searchParams.get('page') ?? 1);

  test('are followed to the last', async () => {
    const search = (url: URL, nth: number) => {
      if (nth > 3) return answer([]);
      const page = pageOf(url);
      return answer([document(`2025-0000${page}`)], page < 3 ? next(page + 1) : {});
    };
    const result = await see({ search });
    expect(itemsOf(result).map(({ id }) => id)).toEqual(['2025-00001', '2025-00002', '2025-00003']);
    expect(result.failure).toBeUndefined();
  });

  test.each([
    ['a page that came before', next(1), 'came before'],
    ['another host', next(2, 'www.federalregister.gov.evil.example'), 'another address'],
  ])('%s is not followed: the first is kept, and the look failed', async (_, parts, why) => {
    const search = (_url: URL, nth: number) => (nth === 1 ? answer([document('2025-21500')], parts) : answer([]));
    const result = await see({ search });
    expect(itemsOf(result)).toHaveLength(1);
    expect(result.failure).toContain(why);
    expect(result.asked.map(({ host }) => host)).not.toContain('www.federalregister.gov.evil.example');
  });

  test('that repeat under new numbers, or never end, are not read for ever', async () => {
    const same = await see({
      search: (url, nth) => (nth > 2 ? answer([]) : answer([document('2025-1')], next(pageOf(url) + 1))),
    });
    expect(same.failure).toContain('came before');
    const search = (url: URL, nth: number) =>
      nth > 60 ? answer([]) : answer([document(`2025-${nth}`)], next(pageOf(url) + 1));
    const endless = await see({ search });
    expect(endless.failure).toContain('10,000');
    expect(endless.asked.length).toBeLessThan(120);
  });

  test('a later one that is broken keeps the first, and the look failed', async () => {
    const search = (_url: URL, nth: number) =>
      nth === 1 ? answer([document('2025-21500')], next(2)) : nth === 2 ? '{"count":2,"resul' : answer([]);
    const result = await see({ search });
    expect(itemsOf(result)).toHaveLength(1);
    expect(result.failure).toContain('page 2');
  });
});

describe('an answer', () => {
  test.each([
    ['broken off', answer([document('2025-21500')]).slice(0, -20)],
    ['of no bytes', ''],
    ['of HTML', '<html><title>Access Denied</title></html>'],
    ['whose results are an object', JSON.stringify({ count: 1, results: { 0: document('2025-21500') } })],
    ['without documents that does not say so', JSON.stringify({ count: 86, description: 'Documents' })],
    ['that is no text in UTF-8', Uint8Array.from([...Buffer.from('{"count":0,"x":"'), 0xfc, 0x22, 0x7d])],
    ['that is an error', JSON.stringify({ errors: { agencyy: 'is not a valid field' } })],
    ['that did not come', unavailable('The Federal Register does not answer.')],
  ])('%s is refused as a whole', async (_, says) => {
    await expect(see({ search: () => says })).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('that says how many as text, begins with a byte order mark or holds a __proto__ is taken', async () => {
    const marked = `\uFEFF${answer([document('2025-21500')], { count: '1', total_pages: null }).replace('{', '{"__proto__":{"polluted":true},')}`;
    expect(itemsOf(await see({ search: (_, nth) => (nth === 1 ? marked : answer([])) }))).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('of a later search that fails keeps what the first found, and the look failed', async () => {
    const search = (_url: URL, nth: number) =>
      nth === 1 ? answer([document('2025-21500')]) : unavailable('The server is down.');
    const result = await see({ search });
    expect(itemsOf(result)).toHaveLength(1);
    expect(result.failure).toContain('The server is down.');
  });

  test('that finds nothing at all is taken and noted', async () => {
    const result = await see({});
    expect(result).toMatchObject({ delivered: [], notes: [expect.stringContaining('unusual')] });
    expect(result.failure).toBeUndefined();
  });
});

describe('the full text', () => {
  const kaspersky = 'AO Kaspersky Lab. The list is amended by adding AO Kaspersky Lab.';

  test('that cannot be had leaves the item with what title and abstract name, and is asked for again', async () => {
    const title = 'Addition of Huawei Affiliates to the Entity List';
    const first = await see({ search: finds(document('2025-21500', { title })) });
    expect(itemsOf(first)).toMatchObject([{ vendors: ['huawei'] }]);
    expect(first.notes?.join()).toContain('2025-21500');
    const text = () => fullText('2025-21500', kaspersky);
    const second = await see({ search: finds(document('2025-21500', { title })), text, memory: first.memory });
    expect(itemsOf(second)).toMatchObject([{ vendors: ['huawei', 'kaspersky'] }]);
  });

  test('is not asked for again while the document and our content stay the same', async () => {
    const text = () => fullText('2025-21500', kaspersky);
    const search = finds(document('2025-21500'));
    const { memory } = await see({ search, text });
    const again = await see({ search, memory });
    expect(itemsOf(again)).toMatchObject([{ vendors: ['kaspersky'] }]);
    expect(again.asked.filter(({ pathname }) => pathname.includes('full_text'))).toEqual([]);
    const changed = await see({ search: finds(document('2025-21500', { abstract: 'Other words.' })), text, memory });
    expect(changed.asked.filter(({ pathname }) => pathname.includes('full_text'))).toHaveLength(1);
  });

  test('at another host is not asked for', async () => {
    const away = document('2025-21500', { raw_text_url: 'https://evil.example/documents/full_text/x.txt' });
    const result = await see({ search: finds(away) });
    expect(result.asked.map(({ host }) => host)).not.toContain('evil.example');
  });

  test('lets sanctions through where they name a vendor of ours, and only then', async () => {
    const ofac = { name: 'Foreign Assets Control Office', slug: 'foreign-assets-control-office' };
    const notice = (number: string) =>
      document(number, {
        title: 'Notice of OFAC Sanctions Actions',
        abstract: null,
        type: 'Notice',
        agencies: [ofac],
        cfr_references: [],
      });
    const text = ({ pathname }: URL) =>
      pathname.includes('-1.txt') ? fullText('2025-1', kaspersky) : fullText('2025-2', 'Somebody else.');
    const result = await see({ search: finds(notice('2025-1'), notice('2025-2')), text });
    expect(itemsOf(result)).toMatchObject([{ id: '2025-1', type: 'directive', vendors: ['kaspersky'] }]);
    expect(rejectedOf(result)).toMatchObject([{ id: '2025-2', reason: expect.stringContaining('names no vendor') }]);
  });

  test('is not begged for where none is to be had', async () => {
    const many = Array.from({ length: 20 }, (_, index) => document(`2025-${index + 1}`));
    const result = await see({ search: finds(...many) });
    expect(itemsOf(result)).toHaveLength(20);
    expect(result.asked.filter(({ pathname }) => pathname.includes('full_text'))).toHaveLength(3);
  });
});

describe('what is asked', () => {
  const since = (asked: readonly URL[]) => asked[0]?.searchParams.get('conditions[publication_date][gte]');

  test('goes back a month at first, then ten days before the last look that went well', async () => {
    const first = await see({});
    expect(since(first.asked)).toBe('2025-11-08');
    const later = await see({ memory: first.memory, at: now + 7 * day });
    expect(since(later.asked)).toBe('2025-11-28');
    expect(since((await see({ memory: { since: 'whenever' } })).asked)).toBe('2025-11-08');
  });

  test('comes at most five times a second, and texts once a second', async () => {
    const text = () => fullText('2025-21500', 'nothing');
    const { pauses, asked } = await see({ search: finds(document('2025-21500')), text });
    expect(pauses).toHaveLength(asked.length - 1);
    expect(pauses.at(-1)).toBe(1_000);
    expect(Math.min(...pauses)).toBe(200);
  });
});
