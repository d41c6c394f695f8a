/** Do the pages of vendors and directives show what the records say, and no more? */
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statusLabel } from '../../../src/actions/wording.ts';
import type { App } from '../../../src/app.ts';
import { activities } from '../../../src/core/directive.ts';
import { verdict } from '../../../src/factbase/verdict.ts';
import { deliver } from '../../actions/some-items.ts';
import { startVouch } from '../../start-vouch.ts';
import { type AtDesk, atDesk } from './at-desk.ts';

const today = '2026-11-27';
let app: App;
let at: AtDesk;
beforeAll(async () => {
  app = await startVouch(today);
  at = atDesk(app);
});
afterAll(() => app.close());

const dom = async (path: string) => new JSDOM(await at.text(path)).window.document;
const plain = (node: Element | null | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
const idsOf = (page: Document) =>
  [...page.querySelectorAll('#vendors > tr:not([hidden]) th a')].map((link) => link.getAttribute('href') ?? '');

describe('the table of vendors', () => {
  test('shows for every vendor and audience the status of the verdict', async () => {
    const base = app.factBase();
    const rows = [...(await dom('/vendors')).querySelectorAll('#vendors > tr')];
    expect(rows).toHaveLength(base.vendors.size);
    const shown = rows.map((row) => [
      row.querySelector('th a')?.getAttribute('href')?.replace('/vendors/', ''),
      ...[...row.querySelectorAll('.chip')].map((chip) => chip.textContent),
    ]);
    const audiences = ['federal-agency', 'federal-contractor', 'business', 'consumer'];
    for (const [vendor, ...statuses] of shown) {
      const expected = audiences.map((audience) => {
        const question = { jurisdiction: 'us', activity: null, product: null, asOf: today };
        return statusLabel[verdict({ ...question, vendor: vendor ?? '', audience }, base).status];
      });
      expect([vendor, ...statuses]).toEqual([vendor, ...expected]);
    }
  });

  test('is narrowed by words, status and country, and sorted by a column', async () => {
    expect(idsOf(await dom('/vendors?q=kapersky'))).toEqual(['/vendors/kaspersky']);
    const russian = idsOf(await dom('/vendors?country=Russia&sort=-name'));
    expect(russian).toContain('/vendors/kaspersky');
    expect(russian).toEqual(russian.toSorted().reverse());
    const banned = await dom('/vendors?status=prohibited&audience=defense');
    expect(idsOf(banned)).toContain('/vendors/kaspersky');
    for (const row of banned.querySelectorAll('#vendors > tr'))
      expect(plain(row.querySelectorAll('td')[4])).toContain('prohibited');
    const sorted = await dom('/vendors?sort=-reviewed');
    expect(plain(sorted.querySelector('[aria-sort="descending"]'))).toBe('Reviewed');
    expect(sorted.querySelectorAll('[aria-sort]')).toHaveLength(1);
  });

  test('is narrowed while typing to the same rows as the server gives', async () => {
    const script = readFileSync(new URL('../../../src/surfaces/web/desk.js', import.meta.url), 'utf8');
    const page = new JSDOM(await at.text('/vendors?status=prohibited'), { runScripts: 'outside-only' });
    page.window.eval(script);
    const { document } = page.window;
    const box = document.querySelector<HTMLInputElement>('input[name="q"]');
    if (box === null) throw new Error('no box to type in');
    for (const typed of ['China  LISTED', 'Касперский', 'kes', 'Société', 'nothing of that name', '']) {
      box.value = typed;
      box.dispatchEvent(new page.window.Event('input'));
      const asked = await dom(`/vendors?status=prohibited&q=${encodeURIComponent(typed)}`);
      expect(idsOf(document)).toEqual(idsOf(asked));
      expect(plain(document.querySelector('#vendors-shown'))).toBe(plain(asked.querySelector('#vendors-shown')));
    }
  });
});

describe('a vendor’s page', () => {
  test('lists every dated record in order, with both clocks and the picture’s numbers', async () => {
    const base = app.factBase();
    const page = await dom('/vendors/kaspersky');
    const items = [...page.querySelectorAll('.timeline-list > li')];
    const text = plain(page.querySelector('.timeline-list'));
    for (const { directive } of base.directivesOf('kaspersky')) expect(text).toContain(directive.title);
    for (const { fact } of base.factsOf('kaspersky')) expect(text).toContain(fact.title);
    expect(items).toHaveLength(base.directivesOf('kaspersky').length + base.factsOf('kaspersky').length);
    const days = items.map((item) => item.querySelector('time')?.getAttribute('datetime') ?? '');
    expect(days.map((day) => `${day}-01-01`.slice(0, 10))).toEqual(
      days.map((day) => `${day}-01-01`.slice(0, 10)).toSorted(),
    );
    expect(text).toContain('Published 24 June 2024, in force from 20 July 2024; no end on record.');
    const numbered = [...page.querySelectorAll('.timeline .bar text, .timeline .point text')].map((label) =>
      Number.parseInt(label.textContent ?? '', 10),
    );
    expect(numbered.toSorted((a, b) => a - b)).toEqual(items.map((_, index) => index + 1));
    for (const item of items) expect(item.querySelector('.cites a')).not.toBeNull();
  });

  test('attributes what the vendor says, and has the picture named for whoever cannot see it', async () => {
    const page = await dom('/vendors/kaspersky');
    const said = [...page.querySelectorAll('.timeline-list > li')].filter(
      (item) => plain(item.querySelector('.kind')) === 'statement',
    );
    expect(said.length).toBeGreaterThan(5);
    for (const item of said) expect(plain(item)).toContain('Kaspersky says: ');
    const svg = page.querySelector('.timeline svg');
    expect(svg?.getAttribute('role')).toBe('img');
    for (const id of svg?.getAttribute('aria-labelledby')?.split(' ') ?? ['none'])
      expect(plain(page.getElementById(id))).not.toBe('');
    expect(page.querySelectorAll('[style], [onclick]')).toHaveLength(0);
  });

  test('has the status by audience and activity, and what it is with its sources', async () => {
    const base = app.factBase();
    const page = await dom('/vendors/kaspersky');
    for (const row of page.querySelectorAll('[aria-label="Status by audience"] tbody tr')) {
      const audience = [...base.audiences.values()].find(({ plural }) => plural === plain(row.querySelector('th')));
      const { byActivity } = verdict(
        {
          vendor: 'kaspersky',
          audience: audience?.id ?? '',
          jurisdiction: 'us',
          activity: null,
          product: null,
          asOf: today,
        },
        base,
      );
      expect([...row.querySelectorAll('td')].map(plain)).toEqual(
        activities.map((activity) => statusLabel[byActivity[activity]]),
      );
    }
    const home = page.querySelector('.facts dd');
    expect(plain(home)).toContain('Moscow, Russia');
    expect(home?.querySelectorAll('.cites a')).toHaveLength(3);
  });

  test('tells how many clients it concerns without naming one, and what waits as not reviewed', async () => {
    const by = { id: 'U1', name: 'Dana' };
    const client = await app.ledger.clients.ensure({ name: 'Quiet Harbor' });
    await app.ledger.concerns.add({
      clientId: client.id,
      vendor: 'kaspersky',
      words: 'worried',
      severity: 'normal',
      link: null,
      loggedBy: by,
      surface: 'web',
    });
    for (const product of ['security-software', 'mobile-apps'])
      await app.ledger.exposures.put({
        clientId: client.id,
        vendor: 'kaspersky',
        product,
        seats: 5,
        renewal: null,
        recordedBy: by,
      });
    await deliver(app.ledger, { title: 'Order <img src=x>' });
    const page = await dom('/vendors/kaspersky');
    expect(plain(page.querySelector('[aria-labelledby="clients"]'))).toContain(
      '1 concern about it. 1 client is recorded to have it.',
    );
    expect(page.querySelector('a[href="/concerns?vendor=kaspersky"]')).not.toBeNull();
    expect(plain(page.querySelector('[aria-labelledby="reported"]'))).toContain(
      'Reported by the Federal Register on 20 November 2026, not reviewed',
    );
    expect(page.body.textContent).not.toContain('Quiet Harbor');
    expect(page.querySelector('img')).toBeNull();
  });
});

describe('the calendar of directives', () => {
  test('has what is due and what comes, and each directive stands as it does', async () => {
    const page = await dom('/directives');
    const [soon, later] = [...page.querySelectorAll('.ahead')].map(plain);
    expect(soon).toContain('7 December 2026, in 10 days Deadline');
    expect(soon).toContain('Remove edge devices that are past support');
    expect(later).toContain('23 December 2027, in 391 days Comes into force');
    expect(plain(page.querySelector('.year'))).toContain('Round: a deadline');
    const ended = await dom('/directives?show=ended');
    const rows = [...ended.querySelectorAll('.directives tbody tr')];
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(plain(row)).toMatch(/; ended .*\d{4}/);
    expect(plain(ended.querySelector('.directives'))).not.toContain('BOD 17-01');
  });

  test('is narrowed by vendor, place, audience and words, and paged', async () => {
    const base = app.factBase();
    const titles = async (query: string) =>
      [...(await dom(`/directives?${query}`)).querySelectorAll('.directives tbody th a')].map(plain);
    expect(await titles('vendor=kaspersky')).toHaveLength(base.directivesOf('kaspersky').length);
    const german = await titles('place=de');
    expect(german.length).toBeGreaterThan(0);
    expect(german.length).toBeLessThan(10);
    expect(await titles('q=bod%2017-01')).toHaveLength(1);
    expect(await titles('q=bod%2017-01&audience=defense')).toEqual([]);
    let address = '/directives';
    const seen: string[] = [];
    for (;;) {
      const page = await dom(address);
      seen.push(...[...page.querySelectorAll('.directives tbody th a')].map((link) => link.getAttribute('href') ?? ''));
      const next = page.querySelector('a[rel="next"]')?.getAttribute('href');
      if (next == null) break;
      address = next;
    }
    expect(new Set(seen).size).toBe(base.directives.size);
    expect(seen).toHaveLength(base.directives.size);
  });

  test('shows everything on record about one directive but its notes', async () => {
    const page = await dom('/directives/us-dhs-bod-17-01');
    const text = plain(page.querySelector('main'));
    const record = app.factBase().directives.get('us-dhs-bod-17-01');
    for (const { text: claim } of [...(record?.claims ?? []), ...(record?.exceptions ?? [])])
      expect(text).toContain(claim);
    for (const deadline of record?.deadlines ?? []) expect(text).toContain(deadline.what);
    expect(text).toContain('federal or national government agencies, not defense contractors');
    expect(text).toContain('all but Kaspersky Threat Intelligence');
    expect(text).toContain('Kaspersky says: ');
    expect(text).toContain('Take a prohibited vendor out of federal work');
    expect(text).not.toContain('Do not present the exceptions');
    for (const claim of page.querySelectorAll('.claims > li')) expect(claim.querySelector('.cites a')).not.toBeNull();
  });

  test('can be subscribed to: its lines are as the standard has them', async () => {
    const response = await at.get('/directives.ics');
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const file = await response.text();
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const lines = file.replaceAll('\r\n ', '').trimEnd().split('\r\n');
    for (const line of lines) expect(line).toMatch(/^[A-Z-]+(?:;[A-Z-]+=[A-Z0-9]+)*:./);
    const begun = lines.filter((line) => line === 'BEGIN:VEVENT').length;
    expect(begun).toBeGreaterThan(5);
    const uids = lines.filter((line) => line.startsWith('UID:'));
    expect(new Set(uids).size).toBe(begun);
    for (const name of ['DTSTAMP:\\d{8}T\\d{6}Z', 'DTSTART;VALUE=DATE:\\d{8}', 'DTEND;VALUE=DATE:\\d{8}', 'SUMMARY:.+'])
      expect(lines.filter((line) => new RegExp(`^${name}$`, 'u').test(line))).toHaveLength(begun);
    expect(lines).toContain('DTSTART;VALUE=DATE:20261207');
    expect(await at.text('/directives.ics')).toBe(file);
    const narrowed = await at.text('/directives.ics?vendor=huawei');
    expect(narrowed).toContain('Huawei equipment is out of 5G networks');
    expect(narrowed).not.toContain('past support');
  });
});

test('what nobody knows is not here', async () => {
  for (const path of ['/vendors/nobody', '/vendors/__proto__', '/directives/nothing', '/directives/%3Cb%3E'])
    expect((await at.get(path)).status).toBe(404);
});

test('a hostile address is refused, or shown as the text it is', async () => {
  const markup = '"><script>alert(1)</script>';
  for (const path of ['/vendors', '/directives']) {
    const shown = await at.get(
      `${path}?q=${encodeURIComponent(markup)}&nobody=${encodeURIComponent(markup)}&q%5B%5D=1&__proto__=1`,
    );
    expect(shown.status).toBe(200);
    const text = await shown.text();
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&quot;&gt;&lt;script&gt;');
    for (const query of [
      `q=${'a'.repeat(10_000)}`,
      'q=a&q=b',
      'vendor=nobody&audience=nobody',
      `audience=${encodeURIComponent(markup)}`,
      'status=safe&show=safe',
      'sort=__proto__&after=%00',
    ]) {
      const refused = await at.get(`${path}?${query}`);
      expect([query, refused.status]).toEqual([query, 400]);
      expect(await refused.text()).not.toContain('<script>alert');
    }
  }
  expect((await at.get('/directives.ics?place=nowhere')).status).toBe(400);
});
