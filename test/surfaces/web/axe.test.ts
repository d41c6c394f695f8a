/** Can the pages of the desk be used without seeing them: does axe find anything serious? */
import axe from 'axe-core';
import { JSDOM, VirtualConsole } from 'jsdom';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { App } from '../../../src/app.ts';
import { startVouch } from '../../start-vouch.ts';
import { type AtDesk, atDesk } from './at-desk.ts';

let app: App;
let desk: AtDesk;
const thread = `web:${uuid()}`;
let client = '';
let receipt = '';
beforeAll(async () => {
  app = await startVouch('2026-11-23');
  desk = atDesk(app);
  for (const vendor of ['Kaspersky', 'Huawei'])
    await desk.post('/concerns', { client: 'Northgate Dental', vendor, words: 'Are we affected?', federal: 'yes' });
  await desk.post('/say', { intent: 'create-task', label: 'x', 'entity:title': 'Call', 'entity:due': '2026-11-01' });
  await desk.post('/ask', { q: 'Is Kaspersky safe for our federal work?', thread });
  client = (await app.ledger.clients.find('Northgate Dental'))?.id ?? '';
  receipt = (await app.ledger.receipts.ofThread(thread, 1))[0]?.id ?? '';
  console.log('axe: colour-contrast is off, because jsdom lays nothing out; contrast.test.ts measures the colours.');
});
afterAll(() => app.close());

/** The script of axe reads the window it is run in; what that cannot draw it says on a console that nobody reads. */
async function violations(markup: string) {
  const { window } = new JSDOM(markup, {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole: new VirtualConsole(),
  });
  window.eval(axe.source);
  const found: unknown = await window.eval(
    "axe.run(document, { resultTypes: ['violations'], preload: false, rules: { 'color-contrast': { enabled: false } } })",
  );
  const headings = window.document.querySelectorAll('h1').length;
  window.close();
  return { found: Found.parse(found).violations, headings };
}

const Found = z.object({
  violations: z.array(
    z.object({ id: z.string(), impact: z.string().nullish(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});

describe.each([
  ['ask, empty', () => '/'],
  ['ask, with an answer', () => `/?thread=${thread}`],
  ['vendors', () => '/vendors'],
  ['one vendor', () => '/vendors/kaspersky'],
  ['directives', () => '/directives'],
  ['concerns', () => '/concerns'],
  ['follow-ups', () => '/tasks'],
  ['clients', () => '/clients'],
  ['one client', () => `/clients/${client}`],
  ['review', () => '/review'],
  ['health', () => '/health'],
  ['audit trail', () => '/audit'],
  ['receipt', () => `/receipts/${receipt}`],
  ['nobody let in', () => '401'],
])('%s', (_, path) => {
  test('nothing serious, and one main heading', async () => {
    const response = path() === '401' ? await desk.get('/', { cookie: '' }) : await desk.get(path());
    expect(response.status).toBe(path() === '401' ? 401 : 200);
    const { found, headings } = await violations(await response.text());
    expect(headings).toBe(1);
    expect(
      found
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
    ).toEqual([]);
  });
});

test('a logged concern with its proposals, a problem, and a list whose address cannot be read', async () => {
  const logged = await desk.post('/concerns', { client: 'Acme', vendor: 'Kaspersky', words: 'x', federal: 'yes' });
  for (const page of [
    await logged.text(),
    await (await desk.post('/ask', { q: ' ' })).text(),
    await desk.text('/vendors?q=a&q=b&status=safe&after=nobody'),
    await desk.text('/concerns?since=soon&until=2026-01-01&before=none'),
  ]) {
    const { found, headings } = await violations(page);
    expect(headings).toBe(1);
    expect(found.map(({ id, impact }) => `${impact} ${id}`)).toEqual([]);
  }
});
