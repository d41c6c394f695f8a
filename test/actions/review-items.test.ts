/** Can a curator see what the sources delivered, and draft, link or dismiss each once? */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { Directive } from '../../src/core/directive.ts';
import { itemKey } from '../../src/core/item.ts';
import type { Reply } from '../../src/core/reply.ts';
import { checkTiny } from '../factbase/tiny-content.ts';
import { deliver } from './some-items.ts';
import { base, channel, press, priya, type Room, tell, textOf, utterance, vouch } from './with-vouch.ts';

const rowsOf = (reply: Reply) => reply.blocks.flatMap((block) => (block.kind === 'items' ? block.rows : []));
const fileOf = (reply: Reply) => reply.blocks.find((block) => block.kind === 'file');
const labels = (reply: Reply) => reply.suggestions.map(({ label }) => label);
const stateOf = async (app: Room, id = '2026-17001') => (await app.ledger.items.get('federal-register', id))?.review;
const key = 'federal-register/2026-17001';

test.each(['/review', 'what is waiting for review', 'show me the review queue'])(
  '%s lists what waits',
  async (said) => {
    const app = await vouch();
    await deliver(app.ledger);
    await deliver(app.ledger, { id: '2015-00001', background: true });
    const reply = await tell(app, said);
    expect(textOf(reply)).toContain('1 item waits for review');
    expect(rowsOf(reply)).toMatchObject([{ id: '2026-17001', vendors: ['Kaspersky'], waiting: true }]);
    expect(reply.visibility).toBe('room');
  },
);

test('an empty queue says so', async () => {
  expect(textOf(await tell(await vouch(), '/review'))).toBe('No item waits for review.');
});

test('ten at a time, newest first', async () => {
  const app = await vouch();
  for (let n = 10; n < 34; n += 1)
    await deliver(app.ledger, { id: `2026-000${n}`, title: `Order ${n}` }, Date.parse('2026-11-01') + n);
  const reply = await tell(app, '/review');
  expect(rowsOf(reply).map(({ title }) => title)).toEqual(
    [33, 32, 31, 30, 29, 28, 27, 26, 25, 24].map((n) => `Order ${n}`),
  );
  expect(textOf(reply)).toContain('And 14 more');
});

test('approving gives a draft that is a directive, and binds nobody', async () => {
  const app = await vouch();
  const { hash } = await deliver(app.ledger);
  const reply = await press(app, 'review-items', { review: 'approve', item: key, hash });
  const file = fileOf(reply);
  expect(file?.name).toBe('content/directives/us-bis-91-fr-81234.yaml');
  const draft = Directive.parse(parse(file?.text ?? ''));
  expect(draft).toMatchObject({ published: '2026-11-20', from: '2026-12-20', vendors: ['kaspersky'], binds: [] });
  expect(draft.claims.map(({ text }) => text)).toEqual([
    'The Federal Register published “Final Determination: Case No. ICTS-2026-004, Kaspersky Lab, Inc.” on 20 November 2026.',
  ]);
  expect(draft.claims[0]?.cites[0]).toMatchObject({ how: 'located', quote: null });
  expect(reply.changed).toEqual({ kind: 'item', id: key });
  expect(await stateOf(app)).toMatchObject({
    state: 'approved',
    record: 'directives/us-bis-91-fr-81234',
    by: { name: 'Dana Reyes' },
  });
  // Nothing is answered from it.
  expect(base.directives.has('us-bis-91-fr-81234')).toBe(false);
});

test('the draft passes the content checker, whatever the source wrote', async () => {
  for (const parts of [
    {},
    { title: 'Two sentences. And what now? “Quoted: yes” # {not} [yaml]', citation: null },
    {
      source: 'csl' as const,
      id: 'EL/0042 x',
      url: null,
      published: null,
      effective: null,
      issuer: '',
      citation: null,
    },
    { source: 'cisa' as const, id: 'ED 26-90', type: 'directive' as const, citation: null, issuer: 'CISA' },
    { source: 'kev' as const, id: 'CVE-2026-12345', citation: null, issuer: 'CISA', effective: '2026-12-01' },
    { type: 'delisting' as const, title: `${'Removal of an entity '.repeat(20)}end` },
    { type: 'proposal' as const, vendors: ['unheard-of'] },
  ]) {
    const app = await vouch();
    const known = await deliver(app.ledger, parts);
    const file = fileOf(await press(app, 'review-items', { review: 'approve', item: itemKey(known) }));
    if (file === undefined) throw new Error(`no draft of ${itemKey(known)}`);
    const vendor = (text: string) => text.replace('- kaspersky', '- northwind');
    const { findings, factBase } = checkTiny({ [file.name]: vendor(file.text) }, '2026-11-23');
    expect(findings).toEqual([]);
    expect(factBase?.directives.size).toBe(2);
  }
});

test('what is covered already is shown, and linked or drafted only when said again', async () => {
  const app = await vouch();
  const { hash } = await deliver(app.ledger, { source: 'cisa', id: 'BOD 17-01', citation: null, issuer: 'CISA' });
  const item = 'cisa/BOD 17-01';
  const reply = await press(app, 'review-items', { review: 'approve', item, hash });
  expect(textOf(reply)).toContain('directives/us-dhs-bod-17-01');
  expect(labels(reply)).toEqual(['Link to that record', 'Draft a new record']);
  expect((await app.ledger.items.get('cisa', 'BOD 17-01'))?.review.state).toBe('waiting');
  const [link] = reply.suggestions;
  const linked = await press(app, 'review-items', link?.entities ?? {});
  expect(textOf(linked)).toContain('us-dhs-bod-17-01');
  expect((await app.ledger.items.get('cisa', 'BOD 17-01'))?.review).toMatchObject({
    state: 'linked',
    record: 'directives/us-dhs-bod-17-01',
  });
});

test('linking asks for the record, in plain words too, and checks that it is there', async () => {
  const app = await vouch();
  const { hash } = await deliver(app.ledger);
  const asked = await press(app, 'review-items', { review: 'link', item: key, hash });
  expect(textOf(asked)).toContain('Which record covers it?');
  expect(textOf(await tell(app, 'directives/us-nothing-here'))).toContain('There is no record');
  await press(app, 'review-items', { review: 'link', item: key, hash });
  expect(textOf(await tell(app, 'BOD 17-01'))).toContain('Linked.');
  expect(await stateOf(app)).toMatchObject({ state: 'linked', record: 'directives/us-dhs-bod-17-01' });
});

test('dismissing asks why, with ready reasons', async () => {
  const app = await vouch();
  const { hash } = await deliver(app.ledger);
  const asked = await press(app, 'review-items', { review: 'dismiss', item: key, hash });
  expect(labels(asked)).toEqual(['Not about us', 'Already covered', 'Looked: nothing new']);
  expect(await stateOf(app)).toEqual({ state: 'waiting' });
  await tell(app, 'it is about routers of 2015, nothing we sell');
  expect(await stateOf(app)).toMatchObject({
    state: 'dismissed',
    reason: 'it is about routers of 2015, nothing we sell',
  });
});

test('a ready reason is one press', async () => {
  const app = await vouch();
  const { hash } = await deliver(app.ledger);
  const asked = await press(app, 'review-items', { review: 'dismiss', item: key, hash });
  await press(app, 'review-items', asked.suggestions[0]?.entities ?? {});
  expect(await stateOf(app)).toMatchObject({ state: 'dismissed', reason: 'Not about us' });
});

test.each([
  ['/review approve federal-register/2026-17001', 'approved'],
  ['/review link federal-register/2026-17001 directives/us-dhs-bod-17-01', 'linked'],
  ['/review link federal-register/2026-17001 to BOD 17-01', 'linked'],
  ['/review dismiss federal-register/2026-17001 not about us', 'dismissed'],
  ['/review dismiss "federal-register/2026-17001" because of 30 February', 'dismissed'],
  ['review approve federal-register/2026-17001', 'approved'],
])('%s', async (said, state) => {
  const app = await vouch();
  await deliver(app.ledger);
  await tell(app, said);
  expect((await stateOf(app))?.state).toBe(state);
});

test('what the source changed since is shown again, and nothing is decided', async () => {
  const app = await vouch();
  const { hash } = await deliver(app.ledger);
  await deliver(app.ledger, { title: 'Correction of the final determination' });
  const reply = await press(app, 'review-items', { review: 'approve', item: key, hash: hash.slice(0, 16) });
  expect(textOf(reply)).toContain('The source has changed it since you looked');
  expect(rowsOf(reply)).toMatchObject([{ title: 'Correction of the final determination', waiting: true }]);
  expect(await stateOf(app)).toEqual({ state: 'waiting' });
});

test('twice says who did it, and the draft is shown again', async () => {
  const app = await vouch();
  const { hash } = await deliver(app.ledger);
  const first = await press(app, 'review-items', { review: 'approve', item: key, hash });
  const again = await press(app, 'review-items', { review: 'dismiss', item: key, reason: 'no' }, { person: priya });
  expect(textOf(again)).toContain(
    'Dana Reyes made a draft of directives/us-bis-91-fr-81234 from it on 23 November 2026.',
  );
  expect(fileOf(again)).toEqual(fileOf(first));
  expect((await stateOf(app))?.state).toBe('approved');
});

test('the same event delivered twice decides once', async () => {
  const app = await vouch();
  await deliver(app.ledger);
  const said = utterance(app, `/review dismiss ${key} not about us`);
  expect(await app.respond(said)).toEqual(await app.respond(said));
});

test('nothing is changed without leave to write, nor where outsiders read', async () => {
  const app = await vouch();
  await deliver(app.ledger);
  for (const parts of [{ write: false }, { room: { ...channel, shared: true } }]) {
    await tell(app, `/review dismiss ${key} no`, parts);
    expect(await stateOf(app)).toEqual({ state: 'waiting' });
  }
  expect(rowsOf(await tell(app, '/review', { write: false }))).toMatchObject([{ waiting: false }]);
  expect(JSON.stringify(await tell(app, '/review', { room: { ...channel, shared: true } }))).not.toContain('ICTS');
});

test.each([
  ['/review approve nowhere/1', 'names no source'],
  ['/review approve kev/CVE-1999-0001', 'No source has delivered'],
  ['/review approve', 'Which item?'],
])('%s: %s', async (said, answer) => {
  expect(textOf(await tell(await vouch(), said))).toContain(answer);
});
