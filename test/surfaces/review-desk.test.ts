/** Can a curator review at the desk what the sources delivered? */
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { deliver } from '../actions/some-items.ts';
import { startVouch } from '../start-vouch.ts';
import { type AtDesk, atDesk } from './web/at-desk.ts';

let app: App;
let desk: AtDesk;
beforeAll(async () => {
  app = await startVouch('2026-11-23');
  desk = atDesk(app);
});
afterAll(() => app.close());

const get = (path: string) => desk.get(path);
const review = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  desk.post('/review', fields, headers);
/** The hidden fields of the first form that takes a step. */
const hidden = (page: string, step: string): Record<string, string> => {
  const form = page.split('<form').find((each) => each.includes(`name="entity:review" value="${step}"`)) ?? '';
  return Object.fromEntries(
    [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
};
const text = async (response: Response | Promise<Response>) => (await response).text();
const stateOf = async (id: string) => (await app.ledger.items.get('federal-register', id))?.review;

test('sees, drafts and saves; links; dismisses', async () => {
  for (const n of [1, 2, 3])
    await deliver(
      app.ledger,
      { id: `2026-${n}`, citation: `91 FR ${n}`, title: `Order <b>${n}</b>` },
      Date.parse('2026-11-20') - n,
    );
  expect(await text(get('/concerns'))).toContain('Review (3)');
  const page = await text(get('/review'));
  expect(page).toContain('Order &lt;b&gt;1&lt;/b&gt;');
  expect(page).toContain('Reported by the Federal Register on 20 November 2026, not reviewed');
  expect(page).toContain(
    '<a href="https://www.federalregister.gov/documents/2026/11/20/2026-17001/final-determination"',
  );

  const drafted = await text(review(hidden(page, 'approve')));
  expect(drafted).toContain('publisher: Federal Register');
  const query = /href="\/review\/draft\.yaml(\?item=[^"]+)"/.exec(drafted)?.[1] ?? '';
  const yaml = await get(`/review/draft.yaml${query}`);
  expect(yaml.headers.get('content-disposition')).toBe('attachment; filename="us-bis-91-fr-1.yaml"');
  const patch = await text(get(`/review/draft.patch${query}`));
  expect(patch).toContain('+++ b/content/directives/us-bis-91-fr-1.yaml');
  expect(
    patch
      .split('\n')
      .filter((line) => line.startsWith('+') && !line.startsWith('+++'))
      .map((line) => line.slice(1))
      .join('\n'),
  ).toBe((await yaml.text()).trimEnd());
  expect(await text(get(`/review/draft${query}`))).toContain('TODO');
  expect(await stateOf('2026-1')).toMatchObject({ state: 'approved', by: { name: 'Desk' } });

  const second = await text(get('/review'));
  expect(await text(review({ ...hidden(second, 'link'), 'entity:record': 'BOD 17-01' }))).toContain('Linked.');
  const third = await text(get('/review'));
  expect(await text(review({ ...hidden(third, 'dismiss'), 'entity:reason': 'Not about us' }))).toContain(
    'No item waits for review.',
  );
  expect(await stateOf('2026-2')).toMatchObject({ state: 'linked', record: 'directives/us-dhs-bod-17-01' });
  expect(await stateOf('2026-3')).toMatchObject({ state: 'dismissed', reason: 'Not about us' });
});

test('another site decides nothing, and there is no draft of what was not approved', async () => {
  await deliver(app.ledger, { id: '2026-4' });
  const fields = { 'entity:review': 'dismiss', 'entity:item': 'federal-register/2026-4', 'entity:reason': 'x' };
  expect((await review(fields, { origin: 'https://evil.example' })).status).toBe(403);
  expect(await stateOf('2026-4')).toEqual({ state: 'waiting' });
  expect((await get('/review/draft.patch?item=federal-register%2F2026-4')).status).toBe(404);
  expect((await get('/review/draft?item=nonsense')).status).toBe(404);
});

test('the same form sent twice decides once', async () => {
  await deliver(app.ledger, { id: '2026-5' });
  const fields = {
    event: `web:${uuid()}`,
    'entity:review': 'dismiss',
    'entity:item': 'federal-register/2026-5',
    'entity:reason': 'once',
  };
  expect(await text(review(fields))).toContain('Dismissed.');
  expect(await text(review(fields))).toContain('Dismissed.');
});

test('the queue is narrowed by source and vendor, paged, and goes on where it was after a decision', async () => {
  for (let n = 0; n < 60; n += 1)
    await deliver(app.ledger, { id: `2026-6-${n}`, vendors: ['huawei'], title: `Rule number ${n}.` });
  await deliver(app.ledger, { source: 'cisa', id: 'ed-1', vendors: ['cisco'], title: 'Directive about Cisco' });
  expect(await text(get('/review?source=cisa'))).toContain('Directive about Cisco');
  expect(await text(get('/review?source=cisa'))).not.toContain('Rule number');
  expect(await text(get('/review?source=cisa&vendor=huawei'))).toContain('No item waits for review.');

  const seen: string[] = [];
  let path = '/review?vendor=huawei';
  for (let page = 1; page <= 2; page += 1) {
    const body = await text(get(path));
    seen.push(...[...body.matchAll(/Rule number \d+\./g)].map(([title]) => title));
    expect(body).toContain('<option value="directives/us-dhs-bod-17-01">');
    path = (/rel="next" href="([^"]+)"/.exec(body)?.[1] ?? 'last').replaceAll('&amp;', '&');
    if (page === 1) expect(path).toContain('vendor=huawei&before=federal-register%2F2026-6-');
  }
  expect(path).toBe('last');
  expect(seen).toHaveLength(60);
  expect(new Set(seen).size).toBe(60);

  const narrowed = await text(get('/review?vendor=huawei'));
  expect(narrowed).toContain('<form method="post" action="/review?vendor=huawei">');
  const dismissed = await desk.post('/review?source=cisa', {
    ...hidden(await text(get('/review?source=cisa')), 'dismiss'),
    'entity:reason': 'Not about us',
  });
  const after = await dismissed.text();
  expect(after).toContain('Dismissed.');
  expect(after).toContain('No item waits for review.');
});

test('an address that names no source, vendor or item is refused', async () => {
  for (const query of [
    'source=nobody',
    'vendor=nobody',
    'before=cisa%2Fnothing',
    'source=cisa&source=kev',
    `before=${'a'.repeat(10_000)}`,
  ])
    expect((await get(`/review?${query}`)).status).toBe(400);
});

test('nothing is decided from an address that cannot be read', async () => {
  await deliver(app.ledger, { id: '2026-7' });
  const fields = { 'entity:review': 'dismiss', 'entity:item': 'federal-register/2026-7', 'entity:reason': 'x' };
  for (const query of ['vendor=nobody', 'before=cisa%2Fnothing', 'source=cisa&source=kev'])
    expect((await desk.post(`/review?${query}`, fields)).status).toBe(400);
  expect(await stateOf('2026-7')).toEqual({ state: 'waiting' });
});
