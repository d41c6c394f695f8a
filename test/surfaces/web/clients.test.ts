/** Is all that is known of a client on its page and in its record, and is every change of it in the trail? */
import { Hono } from 'hono';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { App } from '../../../src/app.ts';
import { addAudit } from '../../../src/surfaces/web/audit/audit-page.ts';
import { addClients } from '../../../src/surfaces/web/clients/clients-page.ts';
import type { DeskEnv } from '../../../src/surfaces/web/visit.ts';
import { says, startVouch } from '../../start-vouch.ts';
import { type AtDesk, atDesk } from './at-desk.ts';

const hostile = '<img src=x onerror=alert(1)>';
const evil = `Evil ${hostile}`;

let app: App;
let desk: AtDesk;
let rep: AtDesk;
let viewer: AtDesk;
let receipt: string;
beforeAll(async () => {
  app = await startVouch('2026-11-23');
  [desk, rep, viewer] = [atDesk(app), atDesk(app, 'rep'), atDesk(app, 'viewer')];
  for (const name of ['Northgate', evil, 'Acme', 'Bell', 'Crane']) await app.ledger.clients.ensure({ name });
  const answer = await app.respond(says(app, 'Is Kaspersky safe for our federal work?', { client: 'Northgate' }));
  receipt = answer.receipt ?? '';
  await app.respond(
    says(app, 'log', {
      form: {
        intent: 'log-concern',
        entities: { client: 'Northgate', vendor: 'kaspersky', words: `May we keep it? ${hostile}`, severity: 'high' },
      },
    }),
  );
});
afterAll(() => app.close());

const idOf = async (name: string) => (await app.ledger.clients.find(name))?.id ?? '';
const plain = (page: string) => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

/** The same pages with so few rows on each that there are several. */
const inPieces = (): Hono<DeskEnv> => {
  const small = new Hono<DeskEnv>();
  small.use(async (c, next) => {
    c.set('visit', { person: { id: 'web:desk', name: 'Desk' }, role: 'admin', csrf: 'x' });
    await next();
  });
  addClients(small, app, { page: 2, piece: 2 });
  addAudit(small, app, { page: 2, piece: 2 });
  return small;
};

async function turned(path: string, row: RegExp): Promise<string[]> {
  const small = inPieces();
  const seen: string[] = [];
  for (let next: string | undefined = path; next !== undefined && seen.length < 200; ) {
    const page = await (await small.request(next)).text();
    seen.push(...[...page.matchAll(row)].map(([, id]) => id ?? ''));
    next = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  }
  return seen;
}

describe('the list', () => {
  const row = /<th scope="row"><a href="\/clients\/[^"]+"><bdi>([^<]+)/g;

  test('has every client once, by name, on pages of any length, and finds by letters', async () => {
    expect(await turned('/clients', row)).toEqual([
      'Acme',
      'Bell',
      'Crane',
      'Evil &lt;img src=x onerror=alert(1)&gt;',
      'Northgate',
    ]);
    expect(await turned('/clients?like=gate', row)).toEqual(['Northgate']);
    expect(plain(await desk.text('/clients?like=zzz'))).toContain('No client’s name holds that.');
    expect(plain(await desk.text('/clients'))).toMatch(/Northgate nobody has said 1 0 0 23 November 2026/);
  });
});

describe('the page of a client', () => {
  test('shows what it has with the verdict of today for whom it is, and its history in order', async () => {
    const id = await idOf('Northgate');
    expect((await rep.post(`/clients/${id}`, { federal: 'yes', notes: `Two sites ${hostile}` })).status).toBe(303);
    const put = await rep.post(`/clients/${id}/exposures`, { what: 'kaspersky', seats: '550', renewal: '2027-03-01' });
    expect(put.status).toBe(303);
    const page = await rep.text(`/clients/${id}`);
    expect(page).not.toContain('<img');
    const text = plain(page);
    expect(text).toMatch(/Federal work yes/);
    expect(text).toMatch(/Kaspersky not said 550 1 March 2027 prohibited Kaspersky for federal contractors/);
    expect(text).toContain('Is Kaspersky safe for our federal work?');
    expect(page).toContain(`/receipts/${receipt}`);
    expect(text).toMatch(/Timeline .*Recorded: Kaspersky/);
    expect(text).not.toContain('History');
    expect(text).not.toContain('Rename, merge, delete');
    expect(page).not.toContain('<th scope="col">Client</th>');
  });

  test('an answer that is out of date says so', async () => {
    const { receipts } = app.ledger;
    await receipts.outdate(receipt, {
      at: Date.parse('2026-11-22'),
      records: ['directives/us-dhs-bod-17-01'],
      changes: [{ before: 'It was so.', after: `It is not ${hostile}` }],
    });
    const id = await idOf('Northgate');
    expect(plain(await desk.text(`/clients/${id}`))).toContain('out of date since 22 November 2026');
    expect(plain(await desk.text(`/clients/${id}/record`))).toContain('Out of date since 22 November 2026.');
  });

  test('what it has is removed only through its own page', async () => {
    const [northgate, acme] = [await idOf('Northgate'), await idOf('Acme')];
    const [row] = await app.ledger.exposures.list({ clientId: northgate });
    const path = (client: string) => `/clients/${client}/exposures/${row?.id}/remove`;
    expect((await rep.post(path(acme), {})).status).toBe(404);
    expect(await app.ledger.exposures.list({ clientId: northgate })).toHaveLength(1);
    expect((await rep.post(path(northgate), {})).status).toBe(303);
    expect(await app.ledger.exposures.list({ clientId: northgate })).toEqual([]);
    expect((await rep.post(path(northgate), {})).status).toBe(404);
    await rep.post(`/clients/${northgate}/exposures`, { what: 'kaspersky', seats: '550', renewal: '' });
  });

  test.each([
    ['a vendor nobody knows', { what: 'nobody', seats: '', renewal: '' }],
    ['a product of another vendor', { what: 'zte/endpoint-security', seats: '', renewal: '' }],
    ['no number of seats', { what: 'kaspersky', seats: '-5', renewal: '' }],
    ['too many seats', { what: 'kaspersky', seats: '99999999', renewal: '' }],
    ['no date', { what: 'kaspersky', seats: '', renewal: '2026-02-30' }],
  ])('%s is not recorded', async (_, fields) => {
    const id = await idOf('Bell');
    expect((await rep.post(`/clients/${id}/exposures`, fields)).status).toBe(400);
    expect(await app.ledger.exposures.list({ clientId: id })).toEqual([]);
  });

  test('an id nobody has is not found, and a name is no id', async () => {
    for (const path of ['', '/record', '/export.json'])
      expect((await desk.get(`/clients/${uuid()}${path}`)).status).toBe(404);
    expect((await desk.get('/clients/Northgate')).status).toBe(404);
    expect((await rep.post(`/clients/${uuid()}`, { federal: 'yes', notes: '' })).status).toBe(404);
  });
});

test('the record holds every answer with its receipt, its version and its sources, and nothing to press in print', async () => {
  const id = await idOf('Northgate');
  const page = await viewer.text(`/clients/${id}/record`);
  const text = plain(page);
  const kept = await app.ledger.receipts.get(receipt);
  expect(text).toContain('Due-diligence record Client Northgate');
  expect(text).toContain(`Receipt ${receipt}. Records of version ${kept?.contentVersion.slice(0, 12)}.`);
  for (const citation of kept?.reply.citations ?? []) expect(page).toContain(citation.url.replaceAll('&', '&amp;'));
  expect(text).toContain('May we keep it? &lt;img');
  expect(text).toContain('Federal Register, Office of the Federal Register');
  expect(text).toContain('Kaspersky for federal contractors');
  const document = /<article class="card document">[\s\S]*<\/article>/.exec(page)?.[0] ?? '';
  expect(document).not.toMatch(/<(?:form|button|input|select|details|a)\b/);
  expect(text).not.toContain('Two sites');
  expect(plain(await viewer.text(`/clients/${id}/record?since=2026-11-24`))).toContain('0 answers, 0 concerns');
  expect((await viewer.get(`/clients/${id}/record?since=2026-13-01`)).status).toBe(400);
});

test('a page of answers that is gone is said on the client’s own page', async () => {
  const response = await viewer.get(`/clients/${await idOf('Northgate')}?before=none`);
  expect(response.status).toBe(400);
  const text = plain(await response.text());
  expect(text).toMatch(/The answer this page began after is gone\. \(“before” in the address\)/);
  expect(text).toContain('May we keep it?');
});

describe('renaming, merging, deleting', () => {
  test('nobody but who keeps the ledger may, nor read the trail', async () => {
    const id = await idOf('Acme');
    for (const what of ['rename', 'merge', 'delete'])
      expect((await rep.post(`/clients/${id}/${what}`, { name: 'Acme' })).status).toBe(403);
    expect((await viewer.post(`/clients/${id}`, { federal: 'yes', notes: '' })).status).toBe(403);
    for (const path of ['/audit', '/audit.jsonl', `/clients/${id}/export.json`])
      expect((await rep.get(path)).status).toBe(403);
    expect(await idOf('Acme')).toBe(id);
  });

  test('a new name is kept beside the old one; one that turns the reading direction is not taken', async () => {
    const id = await idOf('Acme');
    expect((await desk.post(`/clients/${id}/rename`, { name: 'Acme \u202Egpj' })).status).toBe(400);
    expect((await desk.post(`/clients/${id}/rename`, { name: 'Bell' })).status).toBe(409);
    expect((await desk.post(`/clients/${id}/rename`, { name: 'Acme Works' })).status).toBe(303);
    expect(await app.ledger.clients.find('Acme')).toMatchObject({ id, name: 'Acme Works', aliases: ['Acme'] });
    expect(plain(await desk.text(`/clients/${id}`))).toMatch(/History .*name: Acme → became Acme Works/);
  });

  test('merging moves all of one to the other', async () => {
    const [bell, crane] = [await idOf('Bell'), await idOf('Crane')];
    expect((await desk.post(`/clients/${bell}/merge`, { name: 'Nobody' })).status).toBe(404);
    const merged = await desk.post(`/clients/${bell}/merge`, { name: 'crane' });
    expect(merged.headers.get('location')).toBe(`/clients/${crane}`);
    expect(await idOf('Bell')).toBe(crane);
  });

  test('deleting asks for the name, says what is gone, and empties what the trail held of it', async () => {
    const id = await idOf('Northgate');
    const kept = z
      .looseObject({ receipts: z.array(z.unknown()) })
      .parse(await (await desk.get(`/clients/${id}/export.json`)).json());
    expect(kept.receipts).toHaveLength(1);
    expect((await desk.post(`/clients/${id}/delete`, { name: 'northgate' })).status).toBe(400);
    expect(await idOf('Northgate')).toBe(id);
    const gone = await desk.post(`/clients/${id}/delete`, { name: ' Northgate ' });
    const page = await gone.text();
    expect(plain(page)).toContain('Removed: 1 concern, 0 follow-ups, 1 answer');
    expect(page).not.toContain('Northgate');
    expect(await idOf('Northgate')).toBe('');
    const trail = await desk.text(`/audit?kind=client&of=${id}`);
    expect(trail).not.toContain('Northgate');
    expect(trail).toContain('was removed together with the client');
    expect(plain(trail)).toContain('client deleted');
  });
});

describe('the trail', () => {
  const row = /<td><a href="\/audit\?[^"]*by=[^"]*"><bdi>([^<]+)/g;
  const saved = async (query: string) =>
    (await (await inPieces().request(`/audit.jsonl${query}`)).text())
      .split('\n')
      .filter((line) => line !== '')
      .map((line) =>
        z
          .looseObject({ id: z.string(), kind: z.string(), by: z.object({ id: z.string(), name: z.string() }) })
          .parse(JSON.parse(line)),
      );

  test.each(['', '?kind=exposure', '?by=web:desk', '?since=2026-11-24', '?kind=concern&by=U1'])(
    '%s is the same on its pages and as lines, nothing skipped or doubled',
    async (query) => {
      const entries = await saved(query);
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      expect(await turned(`/audit${query}`, row)).toEqual(entries.map(({ by }) => by.name));
      if (query === '') expect(entries.length).toBeGreaterThan(10);
    },
  );

  test('tells before from after field by field, as text, and where a date is wrong', async () => {
    const page = await desk.text('/audit?kind=client');
    expect(page).not.toContain('<img');
    expect(plain(page)).toMatch(/client renamed Acme Works|client changed/);
    expect(plain(await desk.text('/audit?did=renamed'))).toMatch(/client renamed Acme Works /);
    expect(await desk.text('/audit?did=renamed')).not.toContain('client added');
    const bad = await desk.get('/audit?since=soon&kind=task');
    expect(bad.status).toBe(400);
    expect(await bad.text()).toContain('<option value="task" selected>');
    expect((await desk.get('/audit.jsonl?kind=nothing')).status).toBe(400);
  });
});
