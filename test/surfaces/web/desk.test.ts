/** Does the desk answer, log and follow up over HTTP, and refuse what it should? */
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { App } from '../../../src/app.ts';
import { tokenAccess } from '../../../src/surfaces/web/access/token-access.ts';
import { measured } from '../../../src/surfaces/web/health/health.ts';
import { serve } from '../../../src/surfaces/web/serve.ts';
import { startVouch } from '../../start-vouch.ts';
import { type AtDesk, atDesk } from './at-desk.ts';
import { openDesk } from './open-desk.ts';

let app: App;
let desk: AtDesk;
beforeAll(async () => {
  app = await startVouch('2026-11-23');
  desk = atDesk(app);
});
afterAll(() => app.close());

const get: AtDesk['get'] = (path, headers) => desk.get(path, headers);
const post: AtDesk['post'] = (path, fields, headers) => desk.post(path, fields, headers);
const fresh = () => `web:${uuid()}`;

describe('the way of a rep', () => {
  test('asks, logs, accepts an edited follow-up and finishes it', async () => {
    const thread = fresh();
    const answer = await (
      await post('/ask', { q: 'Is Kaspersky safe for our federal work?', thread, event: fresh() })
    ).text();
    expect(answer).toContain('prohibited');
    expect(answer).toContain('Sources');

    const logged = await (
      await post('/concerns', {
        thread,
        event: fresh(),
        client: 'Northgate Dental',
        vendor: 'kaspersky',
        words: 'Are we affected?',
        federal: 'yes',
        severity: 'high',
      })
    ).text();
    expect(logged).toContain('Logged for Northgate Dental');
    const concern = /name="concern" value="([^"]+)"/.exec(logged)?.[1] ?? '';

    const taken = await post('/tasks', {
      thread,
      event: fresh(),
      concern,
      take: '0',
      title0: 'Count the seats',
      owner0: 'Dana',
      due0: '2026-12-01',
      note0: '',
      directive0: '',
    });
    expect(await taken.text()).toContain('1 follow-up created for Northgate Dental');
    const tasks = await app.ledger.tasks.list({ state: 'open' });
    expect(tasks.map(({ title, owner, due }) => ({ title, owner, due }))).toEqual([
      { title: 'Count the seats', owner: 'Dana', due: '2026-12-01' },
    ]);

    const page = await (await get('/')).text();
    expect(page).toContain('name="q"');
    expect((await post(`/tasks/${tasks[0]?.id}/done`, {})).status).toBe(303);
    expect(await app.ledger.tasks.list({ state: 'open' })).toEqual([]);
  });

  test('a form sent twice takes effect once and gets the same answer', async () => {
    const fields = {
      thread: fresh(),
      event: fresh(),
      client: 'Twice Ltd',
      vendor: 'kaspersky',
      words: 'again',
      severity: 'normal',
    };
    const [one, two] = await Promise.all([post('/concerns', fields), post('/concerns', fields)]);
    expect([one.status, two.status]).toEqual([200, 200]);
    const client = await app.ledger.clients.find('Twice Ltd');
    expect(await app.ledger.concerns.list({ clientId: client?.id ?? '' })).toHaveLength(1);
  });

  test('a thread shows its past answers, and a receipt proves one', async () => {
    const thread = fresh();
    const json: unknown = await (
      await post('/ask', { q: 'What is BOD 17-01?', thread, event: fresh() }, { accept: 'application/json' })
    ).json();
    expect(json).toMatchObject({
      abstained: false,
      citations: expect.arrayContaining([expect.objectContaining({ n: 1 })]),
    });
    expect(await (await get(`/?thread=${thread}`)).text()).toContain('What is BOD 17-01?');
    expect(await (await get(`/receipts/${z.object({ receipt: z.string() }).parse(json).receipt}`)).text()).toContain(
      'have not changed since',
    );
    expect((await get('/receipts/none')).status).toBe(404);
  });

  test('every vendor has a page, and lists export', async () => {
    expect(await (await get('/vendors')).text()).toContain('Kaspersky');
    expect(await (await get('/vendors/kaspersky')).text()).toContain('Sources');
    expect((await get('/vendors/none')).status).toBe(404);
    expect((await get('/concerns.csv')).headers.get('content-type')).toContain('text/csv');
    expect(await (await get('/tasks.json')).json()).toBeInstanceOf(Array);
  });
});

describe('what it refuses', () => {
  test('a page of another name or another site', async () => {
    expect((await get('/', { host: 'evil.example' })).status).toBe(403);
    expect((await post('/ask', { q: 'x' }, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await post('/ask', { q: 'x' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test.each([
    ['nothing', { q: '   ' }, 400],
    ['a date that is none', { q: 'Is Kaspersky banned?', asOf: '2026-02-30' }, 400],
    ['a direction override', { q: 'Is \u202Eyksrepsak banned?' }, 400],
    ['a control character', { q: 'Is Kaspersky\u0000 banned?' }, 400],
    ['more than a question', { q: 'x'.repeat(100_000) }, 413],
    ['more than a request', { q: 'x'.repeat(200_000) }, 413],
    ['an audience nobody knows', { q: 'Is Kaspersky banned?', audience: 'martians' }, 400],
  ])('%s', async (_, fields, status) => {
    const response = await post('/ask', fields);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('Error:');
  });

  test('a client name of 300 characters writes nothing', async () => {
    const before = await app.ledger.concerns.list({});
    const response = await post('/concerns', {
      event: fresh(),
      thread: fresh(),
      client: 'n'.repeat(300),
      vendor: 'kaspersky',
      words: 'hello',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('at most 120 characters');
    expect(await app.ledger.concerns.list({})).toEqual(before);
    expect(await app.ledger.clients.find('n'.repeat(300))).toBeUndefined();
  });

  test.each(['{"q":', '[1,2]', '{"q":7}'])('JSON that is not: %s', async (body) => {
    const response = await desk.send('/ask', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'bad-input' } });
  });

  test('half a UTF-8 sequence', async () => {
    const raw = await desk.send('/ask', {
      method: 'POST',
      body: Buffer.from([0x71, 0x3d, 0xc3]),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(raw.status).toBe(400);
    const escaped = await desk.send('/ask', {
      method: 'POST',
      body: 'q=%C3',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(escaped.status).toBe(400);
  });
});

describe('what it shows', () => {
  test('markup and live links from outside are text', async () => {
    const bad = '<img src=x onerror=alert(1)>"&\'';
    const page = await (
      await post('/concerns', {
        event: fresh(),
        thread: fresh(),
        client: `Evil ${bad}`,
        vendor: 'kaspersky',
        words: bad,
      })
    ).text();
    expect(page).toContain('Logged for Evil');
    expect(page).not.toContain('<img');
    expect(await (await get('/concerns')).text()).not.toContain('<img');
  });

  test('no script but the one file is allowed, and no other is sent', async () => {
    const response = await get('/');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await response.text()).match(/<script[^>]*>/g)).toEqual(['<script src="/desk.js" defer>']);
  });
});

describe('the port', () => {
  test('serves health, readiness and metrics beside the desk, and drains', async () => {
    const access = tokenAccess(app, () => {});
    const served = await serve(measured(app), '127.0.0.1', 0, undefined, access);
    expect(await (await fetch(`${served.address}/healthz`)).json()).toEqual({ ok: true });
    expect(await (await fetch(`${served.address}/readyz`)).json()).toMatchObject({
      ok: true,
      content: { problems: [] },
    });
    const opened = await openDesk(access.said(served.address).split(' ').at(-1) ?? '');
    expect((await opened.post('/ask', { q: 'help' })).status).toBe(200);
    const metrics = await (await fetch(`${served.address}/metrics`)).text();
    expect(metrics).toMatch(/vouch_replies_total\{surface="web",kind="answered"\} 1/);
    expect(metrics).not.toMatch(/Dental|Acme/);
    // Of the process, once, however many Vouches run in it.
    expect(metrics.match(/^nodejs_eventloop_lag_seconds /gm)).toHaveLength(1);
    await expect(serve(measured(app), '127.0.0.1', Number(new URL(served.address).port))).rejects.toMatchObject({
      code: 'config',
    });
    await served.close(1000);
    await expect(fetch(`${served.address}/healthz`)).rejects.toThrow();
  });

  test('without a way in there is no desk', async () => {
    const served = await serve(measured(app), '127.0.0.1', 0);
    expect((await fetch(served.address)).status).toBe(404);
    expect((await fetch(`${served.address}/healthz`)).status).toBe(200);
    await served.close(1000);
  });
});
