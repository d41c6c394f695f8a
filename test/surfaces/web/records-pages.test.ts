/** Do the pages of vendors and directives show what the records say, and no more, and does every list keep what was asked of it? */
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
  await app.ledger.clients.ensure({ name: 'Northgate' });
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

const markup = '"><script>alert(1)</script>';
const escaped = '&quot;&gt;&lt;script&gt;';
const long = 'a'.repeat(201);

/** What the form holds, by the name of the field. */
const formOf = (page: Document, path: string) =>
  Object.fromEntries(
    [
      ...page.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
        `form[action="${path}"] input, form[action="${path}"] select`,
      ),
    ].map(({ name, value }) => [name, value]),
  );
/** What is said beside a field, by what a screen reader follows. */
const said = (page: Document, name: string) => {
  const field = page.querySelector(`[name="${name}"][aria-invalid="true"]`);
  return plain(page.getElementById(field?.getAttribute('aria-describedby') ?? ''));
};
const refused = async (path: string, query: Record<string, string> | [string, string][]) => {
  const response = await at.get(`${path}?${new URLSearchParams(query)}`);
  const text = await response.text();
  expect([path, response.status]).toEqual([path, 400]);
  expect(text).not.toContain('<script>alert');
  const page = new JSDOM(text).window.document;
  expect(page.querySelectorAll('main table, main ol')).toHaveLength(0);
  expect(plain(page.querySelector('main [role="alert"]'))).toContain('Nothing is listed');
  return { page, text };
};

/** Every list: what can be typed into its form, a field of it that cannot be read, and what is said beside that. */
describe.each([
  {
    path: '/vendors',
    typed: { q: 'kaspersky', status: 'prohibited', audience: 'business', country: 'Russia', sort: '-name' },
    field: 'status',
    wrong: 'safe',
    told: '“safe” is none of prohibited, restricted, advised-against, no-restriction-found.',
    place: 'after',
  },
  {
    path: '/directives',
    typed: { q: 'bod', vendor: 'kaspersky', place: 'de', audience: 'business', show: 'ended' },
    field: 'vendor',
    wrong: 'nobody',
    told: '“nobody” is no vendor on record.',
    place: 'after',
  },
  {
    path: '/review',
    typed: { source: 'cisa', vendor: 'huawei' },
    field: 'source',
    wrong: 'gossip',
    told: '“gossip” is none of federal-register, cisa, kev, csl, fcc, fascsa.',
    place: 'before',
  },
  {
    path: '/concerns',
    typed: {
      client: 'Northgate',
      vendor: 'Kaspersky',
      by: 'U1',
      state: 'settled',
      since: '2026-01-01',
      until: '2026-02-01',
    },
    field: 'since',
    wrong: '2026-02-30',
    told: '“2026-02-30” is not a date on the calendar. Write it as year, month and day, for example 2024-07-20.',
    place: 'before',
  },
  {
    path: '/tasks',
    typed: { owner: 'Dana', client: 'Northgate', vendor: 'ZTE', state: 'done', due: 'overdue' },
    field: 'due',
    wrong: 'soon',
    told: '“soon” is none of overdue, snoozed.',
    place: 'after',
  },
  {
    path: '/clients',
    typed: { like: 'Northgate' },
    field: 'like',
    wrong: long,
    told: 'This has 201 characters, and may have at most 200.',
    // Its place is a name, which need not be there any more.
    place: undefined,
  },
  {
    path: '/audit',
    typed: { by: 'U1', kind: 'client', did: 'added', of: 'x', since: '2026-01-01' },
    field: 'kind',
    wrong: 'weather',
    told: '“weather” is none of',
    place: 'before',
  },
])('an address of $path that cannot be read', ({ path, typed, field, wrong, told, place }) => {
  const fields: Record<string, string> = typed;

  test('keeps the whole form, and says beside the field what is wrong', async () => {
    const asked = { ...fields, [field]: wrong };
    const { page } = await refused(path, asked);
    expect(formOf(page, path)).toEqual(asked);
    expect(said(page, field)).toContain(told);
    expect(page.querySelectorAll('[aria-invalid]')).toHaveLength(1);
  });

  test('may have each field once: the first is kept', async () => {
    for (const name of Object.keys(fields).filter((each) => each !== 'sort')) {
      const { page } = await refused(path, [...Object.entries(fields), [name, 'other']]);
      expect(formOf(page, path)).toEqual(fields);
      expect(said(page, name)).toBe('This is in the address more than once. Only the first is kept here.');
    }
    expect((await at.get(`${path}?${new URLSearchParams([...Object.entries(fields), [field, ' ']])}`)).status).toBe(
      200,
    );
  });

  test('says too what has no field, and leads to the same list without it', async () => {
    if (place === undefined) return;
    const { page } = await refused(path, { ...fields, [place]: `cisa/gone ${markup}` });
    const alert = page.querySelector('main [role="alert"]');
    expect(plain(alert)).toContain(`(“${place}” in the address)`);
    expect(formOf(page, path)).toEqual(fields);
    const first = alert?.querySelector('a')?.getAttribute('href') ?? '';
    expect((await at.get(first)).status).toBe(200);
    const { sort: _, ...kept } = fields;
    expect(Object.fromEntries(new URL(first, 'http://desk').searchParams)).toEqual(kept);
  });

  test('shows hostile text as the text it is, and minds nothing it does not know', async () => {
    const { text, page } = await refused(path, { ...fields, [field]: markup.padEnd(201, '\u202Ea') });
    expect(text).toContain(escaped);
    expect(page.querySelector(`#wrong-${field} bdi`)?.textContent).not.toMatch(/\u202E/);
    const strange = await at.text(`${path}?nobody=${encodeURIComponent(markup)}&q%5B%5D=1&__proto__=1&limit=x&limit=y`);
    expect(strange).not.toMatch(/script(?:&gt;|%3E)|limit=/);
    expect(strange).not.toContain('Nothing is listed');
  });
});

test('every field of a list may have only so many characters', async () => {
  for (const path of ['/vendors', '/directives', '/concerns', '/tasks', '/audit']) {
    const names = Object.keys(formOf(await dom(path), path)).filter((each) => each !== '');
    const { page } = await refused(path, Object.fromEntries(names.map((name) => [name, 'a'.repeat(10_000)])));
    for (const name of names)
      expect(said(page, name)).toMatch(/^This has 10,000 characters, and may have at most [23]00\.$/);
  }
});

test('the order of a table that cannot be read is left out of its form', async () => {
  for (const sort of ['__proto__', '-', 'defense', 'name name']) {
    const { page } = await refused('/vendors', { q: 'x', sort });
    expect(plain(page.querySelector('main [role="alert"]'))).toContain(
      'is no column of the table. (“sort” in the address)',
    );
    expect(formOf(page, '/vendors')).toEqual({ q: 'x', status: '', audience: '', country: '' });
  }
  expect((await at.get('/vendors?sort=-defense&audience=defense')).status).toBe(200);
});

test('a file of what cannot be read is refused, and says which field', async () => {
  for (const [path, name] of [
    ['/directives.ics?place=nowhere', 'place'],
    ['/concerns.csv?state=new&state=settled', 'state'],
    [`/tasks.json?owner=${long}`, 'owner'],
    ['/audit.jsonl?kind=nothing', 'kind'],
  ] as const) {
    const response = await at.get(path);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`“${name}” in the address cannot be read. `);
  }
});
