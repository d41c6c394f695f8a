/** Do the lists of concerns and follow-ups show and save exactly what is filtered, and change what a rep may change? */
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { App } from '../../../src/app.ts';
import { addDays } from '../../../src/core/day.ts';
import { byTime } from '../../../src/surfaces/web/concerns/by-time.ts';
import { addConcerns } from '../../../src/surfaces/web/concerns/concerns-page.ts';
import { addTasks } from '../../../src/surfaces/web/tasks/tasks-page.ts';
import type { DeskEnv } from '../../../src/surfaces/web/visit.ts';
import { startVouch } from '../../start-vouch.ts';
import { type AtDesk, atDesk } from './at-desk.ts';

const today = '2026-11-23';
const dana = { id: 'slack:T1:U1', name: 'Dana' };
const priya = { id: 'web:priya', name: 'Priya' };
const hostile = '<img src=x onerror=alert(1)>';

let app: App;
let desk: AtDesk;
let viewer: AtDesk;
const clients: Record<string, string> = {};
beforeAll(async () => {
  app = await startVouch(today);
  desk = atDesk(app);
  viewer = atDesk(app, 'viewer');
  for (const name of ['Northgate', `Evil ${hostile}`, 'Quiet'])
    clients[name] = (await app.ledger.clients.ensure({ name })).id;
  for (let n = 0; n < 11; n += 1)
    await app.ledger.concerns.add({
      clientId: clients[n % 3 === 0 ? `Evil ${hostile}` : 'Northgate'] ?? '',
      vendor: n % 2 === 0 ? 'kaspersky' : 'zte',
      words: n === 0 ? '=cmd|calc' : `Words ${n} ${hostile}`,
      severity: 'normal',
      link: n === 1 ? 'javascript:alert(1)' : null,
      loggedBy: n % 4 === 0 ? priya : dana,
      surface: 'slack',
    });
  const dues = [null, '2026-11-20', '2026-11-25', '2026-11-22', '2027-03-01', '2026-11-23', null];
  for (const [n, due] of dues.entries())
    await app.ledger.tasks.add({
      title: `Step ${n}`,
      clientId: clients['Northgate'] ?? '',
      vendor: 'kaspersky',
      owner: n === 2 ? 'Priya' : 'Dana',
      ownerId: n === 2 ? priya.id : dana.id,
      due,
      note: '',
      concern: null,
      directive: null,
      createdBy: dana,
    });
});
afterAll(() => app.close());

/** The same pages with so few rows on each that there are several. */
const inPieces = (): Hono<DeskEnv> => {
  const small = new Hono<DeskEnv>();
  small.use(async (c, next) => {
    c.set('visit', { person: dana, role: 'rep', csrf: 'x' });
    await next();
  });
  addConcerns(small, app, { page: 3, piece: 4 });
  addTasks(small, app, { page: 3, piece: 2 });
  return small;
};

/** The ids of the rows of every page, in their order, by following the link to the next. */
async function turned(path: string, kind: 'concerns' | 'tasks'): Promise<string[]> {
  const small = inPieces();
  const seen: string[] = [];
  for (let next: string | undefined = path; next !== undefined && seen.length < 100; ) {
    const page = await (await small.request(next)).text();
    seen.push(
      ...[...page.matchAll(new RegExp(`<td><a href="/${kind}/([0-9a-f-]{36})"`, 'g'))].map(([, id]) => id ?? ''),
    );
    next = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  }
  return seen;
}
const plain = (page: string) => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const Rows = z.array(z.looseObject({ id: z.string() }));
const saved = async (path: string) => Rows.parse(await (await inPieces().request(path)).json());

describe('concerns', () => {
  test.each([
    ['', 11],
    ['?vendor=zte', 5],
    ['?vendor=AO+Kaspersky+Lab', 6],
    [`?client=${encodeURIComponent(`evil ${hostile}`)}`, 4],
    [`?by=${priya.id}&since=${today}&until=${today}`, 3],
    ['?state=settled', 0],
    ['?client=Nobody', 0],
    ['?until=2026-11-22', 0],
  ])('%s is the same on its pages and in its files, nothing skipped or doubled', async (query, count) => {
    const ids = (await saved(`/concerns.json${query}`)).map(({ id }) => id);
    expect(ids).toHaveLength(count);
    expect(new Set(ids).size).toBe(count);
    expect(await turned(`/concerns${query}`, 'concerns')).toEqual(ids);
    const lines = (await (await inPieces().request(`/concerns.csv${query}`)).text()).trimEnd().split('\r\n');
    expect(lines.map((line) => line.slice(0, 36))).toEqual([lines[0]?.slice(0, 36), ...ids]);
    expect(lines[0]).toMatch(/^id,logged at,client/);
  });

  test('text from outside is text on the page, and no formula in the spreadsheet', async () => {
    const page = await desk.text('/concerns');
    expect(page).not.toContain('<img');
    expect(page).toContain('Evil &lt;img src=x onerror=alert(1)&gt;');
    expect(await desk.text('/concerns.csv')).toContain("'=cmd|calc");
    const [second] = (await saved('/concerns.json')).filter(({ link }) => link !== null);
    const own = await desk.text(`/concerns/${second?.id}`);
    expect(own).toContain('javascript:alert(1)');
    expect(own).not.toContain('href="javascript');
  });

  test('counts and a picture with its numbers stand beside the list', async () => {
    const page = await desk.text('/concerns');
    expect(page).toMatch(/<svg role="img"[^>]*>\s*<title id="chart-title">Concerns by week/);
    expect(page).toContain('11 in all, from 23 November 2026 to 29 November 2026');
    expect(page).toContain('since=2026-11-23&amp;until=2026-11-29');
    expect(page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toContain('Kaspersky 6 ZTE 5');
  });

  test('a bad date is said beside its field, and what else was typed stays', async () => {
    const response = await desk.get('/concerns?since=2026-02-30&client=Northgate');
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).toContain('“2026-02-30” is not a date on the calendar');
    expect(page).toContain('value="2026-02-30" aria-invalid="true"');
    expect(page).toContain('name="client" value="Northgate"');
    expect((await desk.get('/concerns.csv?since=yesterday')).status).toBe(400);
    expect((await desk.get('/concerns?since=2026-11-02&until=2026-11-01')).status).toBe(400);
    expect((await desk.get('/concerns?state=lost')).status).toBe(400);
  });

  test('the state is set, once for the trail, and leads back to the same page', async () => {
    const [first] = await app.ledger.concerns.list({ limit: 1 });
    const id = first?.id ?? '';
    const back = '/concerns?vendor=kaspersky';
    const set = await desk.post(`/concerns/${id}/state`, { state: 'answered', back });
    expect([set.status, set.headers.get('location')]).toEqual([303, back]);
    for (const other of ['//evil.example/concerns', 'https://evil.example', '/review'])
      expect(
        (await desk.post(`/concerns/${id}/state`, { state: 'answered', back: other })).headers.get('location'),
      ).toBe(`/concerns/${id}`);
    expect((await app.ledger.concerns.get(id))?.state).toBe('answered');
    const trail = await app.ledger.audit.list({ kind: 'concern', of: id });
    expect(trail.filter(({ did }) => did !== 'added')).toMatchObject([
      { by: { name: 'Desk' }, before: { state: 'open' }, after: { state: 'answered' } },
    ]);
    const page = (await desk.text(`/concerns/${id}`)).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(page).toContain('state: open → became answered');
    expect(await viewer.text(`/concerns/${id}`)).not.toContain('History');
    expect((await desk.post(`/concerns/${id}/state`, { state: 'gone' })).status).toBe(400);
    expect((await desk.post('/concerns/none/state', { state: 'open' })).status).toBe(404);
    expect((await desk.get('/concerns/none')).status).toBe(404);
  });

  test('a viewer sees everything and is given no form', async () => {
    const page = await viewer.text('/concerns');
    expect(page).toContain('Northgate');
    expect(page).not.toContain('/state"');
    const [first] = await app.ledger.concerns.list({ limit: 1 });
    expect((await viewer.post(`/concerns/${first?.id}/state`, { state: 'settled' })).status).toBe(403);
    expect((await app.ledger.concerns.get(first?.id ?? ''))?.state).not.toBe('settled');
  });
});

describe('the picture', () => {
  const each = (length: number) =>
    byTime([
      { day: '2024-01-31', count: 2 },
      { day: addDays('2024-01-31', length), count: 1 },
    ]);

  test.each([
    [0, 'week', 1],
    [60, 'week', 9],
    [500, 'month', 18],
    [4_000, 'year', 12],
  ])('of %s days counts by %s, without a gap', (length, word, spans) => {
    const made = each(length);
    expect(made.each).toBe(word);
    expect(made.spans).toHaveLength(spans);
    expect(made.spans.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    for (const [index, span] of made.spans.entries())
      if (index > 0) expect(span.first).toBe(addDays(made.spans[index - 1]?.last ?? '', 1));
  });

  test('of nothing is none', () => expect(byTime([]).spans).toEqual([]));
});

describe('follow-ups', () => {
  const titles = async (query: string) => (await saved(`/tasks.json${query}`)).map(({ title }) => title);

  test('overdue ones come first and say by how much, then what is due soon, later, and whenever', async () => {
    expect(await titles('')).toEqual(['Step 1', 'Step 3', 'Step 5', 'Step 2', 'Step 4', 'Step 0', 'Step 6']);
    const page = (await desk.text('/tasks')).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(page).toMatch(
      /Overdue .*3 days overdue Step 1 .*1 day overdue Step 3 .*Due within 7 days .*Step 5 .*Later .*Step 4 .*Without a date .*Step 0/,
    );
    expect(page).toContain('7 open');
    expect(page).toContain('2 overdue');
  });

  test.each([
    ['', 7],
    ['?owner=dana', 6],
    ['?due=overdue', 2],
    ['?state=done', 0],
    ['?client=Quiet', 0],
    ['?vendor=kaspersky&state=any', 7],
  ])('%s is the same on its pages and in its files', async (query, count) => {
    const ids = (await saved(`/tasks.json${query}`)).map(({ id }) => id);
    expect(ids).toHaveLength(count);
    expect(await turned(`/tasks${query}`, 'tasks')).toEqual(ids);
    expect((await (await inPieces().request(`/tasks.csv${query}`)).text()).trimEnd().split('\r\n')).toHaveLength(
      count + 1,
    );
  });

  test('one is put off, handed over and finished in place; the chat message that shows it is drawn again, and its owner told', async () => {
    const [task] = await app.ledger.tasks.list({ owner: 'Dana', limit: 1 });
    const id = task?.id ?? '';
    await app.ledger.postings.put({
      id: 'slack:posting',
      surface: 'slack',
      room: 'slack:T1:C1',
      ref: '1',
      asked: null,
      event: null,
      tasks: [id],
      gone: false,
    });
    const errands = async () => {
      const bodies: string[] = [];
      for (
        let row = await app.ledger.outbox.claim('slack', 60_000);
        row !== undefined;
        row = await app.ledger.outbox.claim('slack', 60_000)
      ) {
        bodies.push(z.object({ do: z.string() }).parse(JSON.parse(row.body)).do);
        await app.ledger.outbox.sent(row.id, '');
      }
      return bodies.sort();
    };
    expect((await desk.post(`/tasks/${id}/snooze`, { until: today })).status).toBe(400);
    expect((await desk.post(`/tasks/${id}/snooze`, { until: '2026-12-32' })).status).toBe(400);
    expect(
      (await desk.post(`/tasks/${id}/snooze`, { until: '2026-12-01', back: '/tasks?owner=Dana' })).headers.get(
        'location',
      ),
    ).toBe('/tasks?owner=Dana');
    expect(await errands()).toEqual(['task-changed']);
    const list = plain(await desk.text('/tasks'));
    expect(list).toMatch(
      /7 open 1 overdue 1 snoozed .*Overdue .*1 day overdue Step 3 .*Snoozed .*snoozed until 1 December 2026 Step 1/,
    );
    expect(list).not.toContain('3 days overdue');
    expect((await saved('/tasks.json')).map(({ id: each }) => each)).toContain(id);
    expect((await saved('/tasks.json?due=snoozed')).map(({ id: each }) => each)).toEqual([id]);
    expect((await saved('/tasks.json?due=overdue')).map(({ id: each }) => each)).not.toContain(id);
    expect(plain(await desk.text(`/clients/${clients['Northgate']}`))).toMatch(/Without a date .*Snoozed .*Step 1/);
    expect((await desk.post(`/tasks/${id}/reassign`, { owner: 'Quiet' })).status).toBe(400);
    expect((await desk.post(`/tasks/${id}/reassign`, { owner: ' ' })).status).toBe(400);
    expect((await desk.post(`/tasks/${id}/reassign`, { owner: 'priya' })).status).toBe(303);
    expect(await app.ledger.tasks.get(id)).toMatchObject({ snoozedUntil: '2026-12-01', ownerId: priya.id });
    await desk.post(`/tasks/${id}/reassign`, { owner: 'Dana' });
    expect(await app.ledger.tasks.get(id)).toMatchObject({ owner: 'Dana', ownerId: dana.id });
    expect(await errands()).toEqual(['task-changed', 'task-changed', 'tell-owner']);
    expect((await viewer.post(`/tasks/${id}/done`, {})).status).toBe(403);
    expect((await desk.post(`/tasks/${id}/done`, {})).status).toBe(303);
    expect(await errands()).toEqual(['task-changed']);
    expect((await desk.post(`/tasks/${id}/snooze`, { until: '2026-12-02' })).status).toBe(409);
    const trail = await app.ledger.audit.list({ kind: 'task', of: id });
    expect(trail.map(({ after }) => z.looseObject({ state: z.string() }).parse(after).state)).toEqual([
      'done',
      'open',
      'open',
      'open',
      'open',
    ]);
    expect(await desk.text(`/tasks/${id}`)).toContain('snoozed until');
    expect(await viewer.text(`/tasks/${id}`)).not.toContain('/reopen"');
    expect((await viewer.post(`/tasks/${id}/reopen`, {})).status).toBe(403);
    expect(await desk.text(`/tasks/${id}`)).toContain(`action="/tasks/${id}/reopen"`);
    expect((await desk.post(`/tasks/${id}/reopen`, {})).status).toBe(303);
    expect((await desk.post(`/tasks/${id}/reopen`, {})).status).toBe(303);
    expect(await errands()).toEqual(['task-changed']);
    expect(await app.ledger.tasks.get(id)).toMatchObject({ state: 'open', doneAt: null });
    expect((await app.ledger.audit.list({ kind: 'task', of: id, did: 'reopened' })).map(({ by }) => by.name)).toEqual([
      'Desk',
    ]);
    expect((await desk.post('/tasks/none/reopen', {})).status).toBe(404);
    expect((await desk.get('/tasks/none')).status).toBe(404);
    expect((await desk.post('/tasks/none/reassign', { owner: 'Dana' })).status).toBe(404);
  });
});
