/** Is every directive of CISA one item, whatever tells of it, and nothing else a directive? */
import { describe, expect, test } from 'vitest';
import { cisaReader } from '../../../src/watch/cisa/cisa-reader.ts';
import { namedVendor, tinyFactBase } from '../../fact-base.ts';
import { entry, feed } from '../feed/some-feed.ts';
import { type Answers, lookAt } from '../look-at.ts';

const factBase = tinyFactBase({
  vendors: {
    cisco: namedVendor('Cisco'),
    f5: namedVendor('F5', { legal: ['F5, Inc.'] }),
    kaspersky: namedVendor('Kaspersky'),
  },
});
const alertsPath = 'cybersecurity-advisories/all.xml';

const advisory = entry('/node/1', 'Siemens Parasolid', {
  date: 'Thu, 13 Aug 26 12:00:00 +0000',
  link: 'https://www.cisa.gov/news-events/ics-advisories/icsa-26-225-10',
  page: '<p>Successful exploitation could crash the product. See BOD 23-01.</p>',
});
const ciscoPage = '/news-events/directives/ed-25-03-identify-and-mitigate-potential-compromise-cisco-devices';
const ciscoAlert = entry(
  '/node/25368',
  'CISA Directs Federal Agencies to Identify and Mitigate Potential Compromise of Cisco Devices',
  {
    date: 'Thu, 25 Sep 25 12:00:00 +0000',
    page: `<p>CISA issued <a href="https://www.cisa.gov${ciscoPage}">Emergency Directive ED 25-03</a> about devices.</p>`,
  },
);
const ciscoPress = entry('/node/23950', 'CISA Issues Emergency Directive on Cisco Zero-Days', {
  date: 'Thu, 25 Sep 25 12:00:00 +0000',
  link: 'https://www.cisa.gov/news-events/news/cisa-issues-emergency-directive',
  page: '<p>The agency issued Emergency Directive 25-03 today.</p>',
});
const link = (page: string, title: string) => `<article><h3><a href="${page}"><span>${title}</span></a></h3></article>`;
const ciscoLink = link(ciscoPage, 'ED 25-03: Identify and Mitigate Potential Compromise of Cisco Devices');
const oldLink = link(
  '/news-events/directives/binding-operational-directive-17-01',
  'Binding Operational Directive 17-01',
);
const list = (links: readonly string[]) => `<!DOCTYPE html><html><body><main>${links.join('')}</main></body></html>`;

const answers = (alerts: readonly string[], news: readonly string[], links: readonly string[]): Answers => ({
  [alertsPath]: feed([advisory, ...alerts]),
  'news.xml': feed(news.length > 0 ? news : [entry('/node/2', 'Jen speaks at a conference')]),
  directives: list([oldLink, ...links]),
});
const look = (given: Answers, on: string, memory?: unknown) => lookAt(cisaReader, given, { on, memory, factBase });

describe('a directive', () => {
  test('told of by alert, press release and list is one item, under its number', async () => {
    const { items, rejected, failure } = await look(answers([ciscoAlert], [ciscoPress], [ciscoLink]), '2025-09-26');
    expect(failure).toBeUndefined();
    expect(items.map(({ id, background }) => [id, background])).toEqual([
      ['ED 25-03', false],
      ['BOD 17-01', true],
    ]);
    expect(items[0]).toMatchObject({
      type: 'directive',
      vendors: ['cisco'],
      keys: ['ed-25-03'],
      title: 'ED 25-03: Identify and Mitigate Potential Compromise of Cisco Devices',
      url: `https://www.cisa.gov${ciscoPage}`,
      published: '2025-09-25',
      summary: 'CISA issued Emergency Directive ED 25-03 about devices.',
    });
    expect(rejected).toEqual([
      expect.objectContaining({ id: '/node/1', reason: 'a vulnerability advisory, no directive' }),
    ]);
  });

  test('is old news at the first look where its alert is older than 30 days', async () => {
    const { items } = await look(answers([ciscoAlert], [ciscoPress], [ciscoLink]), '2025-10-30');
    expect(items.every(({ background }) => background)).toBe(true);
  });

  test('is told again only when it changed, and then what is new stands in it', async () => {
    const first = await look(answers([ciscoAlert], [ciscoPress], [ciscoLink]), '2025-09-26');
    const again = await look(answers([ciscoAlert], [], [ciscoLink]), '2025-10-01', first.memory);
    expect([again.items, again.rejected]).toEqual([[], [expect.objectContaining({ id: '/node/2' })]]);

    const update = entry('/node/25362', 'Update: Implementation Guidance for Emergency Directive on Cisco ASA', {
      date: 'Wed, 12 Nov 25 12:00:00 +0000',
      page: '<p>CISA has released an update to the guidance for Emergency Directive (ED) 25-03.</p>',
    });
    // The alert itself has left the window by then.
    const { items } = await look(answers([update], [], [ciscoLink]), '2025-11-12', again.memory);
    expect(items).toMatchObject([{ id: 'ED 25-03', published: '2025-09-25', background: false }]);
    expect(items[0]?.summary).toMatch(/^12 November 2025: Update: Implementation Guidance/);
  });

  test('rewritten in place is the same item with another title', async () => {
    const first = await look(answers([ciscoAlert], [], [ciscoLink]), '2026-04-01');
    const rewritten = link(ciscoPage, 'V1: ED 25-03: Identify and Mitigate Potential Compromise of Cisco Devices');
    const { items } = await look(answers([], [], [rewritten]), '2026-04-23', first.memory);
    expect(items).toMatchObject([{ id: 'ED 25-03', type: 'directive', title: expect.stringMatching(/^V1: /) }]);
  });

  test('that is new on the list alone is news, after the first look', async () => {
    const first = await look(answers([], [], []), '2026-02-20');
    const { items } = await look(
      answers([], [], [link('/news-events/directives/ed-26-03-mitigate-cisco', 'ED 26-03: Mitigate Cisco SD-WAN')]),
      '2026-02-26',
      first.memory,
    );
    expect(items).toMatchObject([{ id: 'ED 26-03', background: false, vendors: ['cisco'], published: null }]);
  });

  test('whose page moved because it is closed becomes a delisting, and guidance to it does not', async () => {
    const first = await look(answers([], [], [ciscoLink]), '2026-04-01');
    const closed = link(`${ciscoPage}-closed`, 'ED 25-03: Potential Compromise of Cisco Devices (CLOSED)');
    const guidance = link(
      '/news-events/directives/supplemental-direction-ed-25-03-core-dump',
      'Supplemental Direction ED 25-03',
    );
    const { items } = await look(answers([], [], [closed, guidance]), '2026-05-01', first.memory);
    expect(items).toMatchObject([{ id: 'ED 25-03', type: 'delisting', title: expect.stringContaining('CLOSED') }]);
    expect(items[0]?.url).toMatch(/-closed$/);
    expect(items[0]?.summary).toContain('Further pages: Supplemental Direction ED 25-03.');
  });

  test('has the pages of CISA even where the list comes from a copy', async () => {
    const { items } = await lookAt(cisaReader, answers([], [], [ciscoLink]), {
      on: '2026-04-01',
      factBase,
      base: 'http://127.0.0.1:9/',
    });
    expect(items.map(({ url }) => url)).toContain(`https://www.cisa.gov${ciscoPage}`);
  });

  test('that ends with several is told of once, in a notice that names all and never reads as a ban', async () => {
    const first = await look(answers([], [], [ciscoLink]), '2025-12-01');
    const retired = entry('/node/24390', 'CISA Retires Ten Emergency Directives', {
      date: 'Thu, 08 Jan 26 12:00:00 +0000',
      page: '<p>The agency retired Emergency Directives 19-01, 20-02 and 25-03. ED 21-01 is closed too.</p>',
    });
    const second = await look(answers([], [retired], [ciscoLink]), '2026-01-08', first.memory);
    expect(second.items).toMatchObject([{ id: '/node/24390', type: 'delisting', background: false, keys: [] }]);
    expect(second.items[0]?.summary).toMatch(/^It names ED 19-01, ED 20-02, ED 25-03, ED 21-01\./);
    const closed = link(`${ciscoPage}-closed`, 'ED 25-03: Cisco Devices (CLOSED)');
    const third = await look(answers([], [retired], [closed]), '2026-01-09', second.memory);
    expect(third.items).toEqual([]);
  });

  test('that ends alone is its own item', async () => {
    const first = await look(answers([], [], [ciscoLink]), '2025-12-01');
    const ended = entry('/node/7', 'CISA Closes Emergency Directive 25-03', { date: 'Thu, 08 Jan 26 12:00:00 +0000' });
    const { items } = await look(answers([ended], [], [ciscoLink]), '2026-01-08', first.memory);
    expect(items).toMatchObject([
      {
        id: 'ED 25-03',
        type: 'delisting',
        title: expect.stringMatching(/\(closed\)$/),
        summary: expect.stringMatching(/^CISA has closed/),
      },
    ]);
  });
});

describe('no directive', () => {
  test.each([
    [
      'an addition to the catalog, though the directive behind the catalog is named',
      entry('/node/3', 'CISA Adds Two Known Exploited Vulnerabilities to Catalog', {
        page: '<p>Binding Operational Directive (BOD) 22-01 established the catalog.</p><p>Cisco ASA</p>',
      }),
      'KEV additions are read from the catalog',
    ],
    [
      'a report that mentions one in passing',
      entry('/node/4', 'Threat Actors Target Cisco Routers', {
        page: '<p>Attackers are active. Owners should patch. Further reading: BOD 23-01.</p>',
      }),
      'mentions BOD 23-01, but announces no directive',
    ],
    [
      'a page that only links to a vendor',
      entry('/node/5', 'Malware Report', {
        page: '<p>See <a href="https://ics-cert.kaspersky.com/x">the report</a>.</p>',
      }),
      'no directive is named',
    ],
    [
      'a word that ends in the letters of one',
      entry('/node/6', 'Guide published 25-03', { page: '<p>It was edited 25-03, fixed 24-02.</p>' }),
      'no directive is named',
    ],
  ])('is %s', async (_, item, reason) => {
    const { items, rejected } = await look(answers([item], [], []), '2026-08-14');
    expect(items.map(({ id }) => id)).toEqual(['BOD 17-01']);
    expect(rejected.map((each) => each.reason)).toContain(reason);
  });

  test('but another measure against a vendor of ours is an item of its own', async () => {
    const measure = entry('/node/8', 'FASCSA Order Bars Kaspersky From Federal Networks', {
      page: '<p>An order under the Federal Acquisition Supply Chain Security Act was issued.</p>',
    });
    const { items } = await look(answers([measure], [], []), '2026-08-14');
    expect(items).toMatchObject([{ id: '/node/8', vendors: ['kaspersky'], keys: [] }, { id: 'BOD 17-01' }]);
  });
});

describe('an address that fails', () => {
  test('keeps what the others gave, and says which one it was', async () => {
    const { items, failure } = await look({ ...answers([ciscoAlert], [], []), directives: null }, '2025-09-26');
    expect(items.map(({ id }) => id)).toEqual(['ED 25-03']);
    expect(failure).toBe('directives: The server does not answer.');
  });

  test.each([
    ['a page that denies access', { directives: '<html><body>Access Denied</body></html>' }, /lists none/],
    ['a feed without entries', { 'news.xml': feed([]) }, /has no entries/],
    ['a feed that breaks off', { [alertsPath]: feed([advisory, ciscoAlert]).slice(0, -80) }, /no feed/],
    ['a list without most of its links', { directives: list([oldLink]) }, /links to 1, and linked to 3/],
  ])('may be %s', async (_, wrong: Answers, why) => {
    const good = answers([ciscoAlert], [], [ciscoLink, link('/news-events/directives/ed-26-01-f5', 'ED 26-01: F5')]);
    const first = await look(good, '2026-08-14');
    const { items, failure } = await look({ ...good, ...wrong }, '2026-08-15', first.memory);
    expect(failure).toMatch(why);
    expect(items).toEqual([]);
  });

  test('fails the whole look only where all do', async () => {
    const none = { [alertsPath]: null, 'news.xml': null, directives: null };
    await expect(look(none, '2026-08-14')).rejects.toMatchObject({ code: 'unavailable' });
  });
});

test('a window that no longer reaches back to the last look is noted', async () => {
  const first = await look(answers([], [], []), '2026-07-01');
  const { notes } = await look(answers([], [], []), '2026-08-20', first.memory);
  expect(notes).toContainEqual(
    expect.stringMatching(/all\.xml: the oldest entry is of 13 August 2026.*may have been missed/),
  );
  const { notes: none } = await look(
    answers([], [], []),
    '2026-08-21',
    (await look(answers([], [], []), '2026-08-20')).memory,
  );
  expect(none).toEqual([]);
});

test('nothing comes of addresses that say that nothing changed, or of memory that does not fit', async () => {
  const given = answers([ciscoAlert], [], [ciscoLink]);
  const first = await look(given, '2025-09-26');
  const same = await look(
    { [alertsPath]: 'unchanged', 'news.xml': 'unchanged', directives: 'unchanged' },
    '2025-09-27',
    first.memory,
  );
  expect([same.items, same.failure]).toEqual([[], undefined]);
  const { items } = await look(given, '2025-09-27', { directives: 7 });
  expect(items.map(({ id }) => id)).toEqual(['ED 25-03', 'BOD 17-01']);
});
