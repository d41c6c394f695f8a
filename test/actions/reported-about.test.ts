/** Is an answer's reader told of what waits for review, and nobody outside? */
import { expect, test } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import { outward } from '../../src/surfaces/drawing/outward.ts';
import { renderForClient, renderText } from '../../src/surfaces/render-text.ts';
import { deliver } from './some-items.ts';
import { channel, tell, vouch } from './with-vouch.ts';

const question = 'Is Kaspersky safe?';
const itemsIn = (reply: Reply) => reply.blocks.flatMap((block) => (block.kind === 'items' ? block.rows : []));

test('the newest two stand under the answer, as reported, and cannot be decided there', async () => {
  const app = await vouch();
  for (const n of [1, 2, 3])
    await deliver(app.ledger, { id: `2026-1700${n}`, title: `Order ${n}` }, Date.parse('2026-11-20') + n);
  await deliver(app.ledger, { id: '2026-17009', title: 'Another', vendors: ['dji'] });
  const reply = await tell(app, question);
  expect(itemsIn(reply).map(({ title, waiting }) => ({ title, waiting }))).toEqual([
    { title: 'Order 3', waiting: false },
    { title: 'Order 2', waiting: false },
  ]);
  expect(renderText(reply)).toContain('Reported by the Federal Register on 20 November 2026, not reviewed');
});

test('it is in no claim, no citation and no receipt, and changes no verdict', async () => {
  const app = await vouch();
  const before = await tell(app, question);
  await deliver(app.ledger, { vendors: ['kaspersky'] });
  const after = await tell(app, question);
  const [first, second] = await Promise.all(
    [before, after].map(({ receipt }) => app.ledger.receipts.get(receipt ?? '')),
  );
  expect(second?.records).toEqual(first?.records);
  expect(after.citations).toEqual(before.citations);
  expect(after.blocks.filter(({ kind }) => kind !== 'items')).toEqual(before.blocks);
});

test('not in the copy for the client, in a room of outsiders, for a program, or for another day', async () => {
  const app = await vouch();
  await deliver(app.ledger);
  const reply = await tell(app, question);
  expect(itemsIn(reply)).toHaveLength(1);
  expect(renderForClient(reply)).not.toMatch(/ICTS-2026|not reviewed/);
  expect(itemsIn(outward(reply))).toEqual([]);
  for (const parts of [{ room: { ...channel, shared: true } }, { write: false }, { asOf: '2026-11-01' }])
    expect(itemsIn(await tell(app, question, parts))).toEqual([]);
});

test('what was decided is not told of any more', async () => {
  const app = await vouch();
  await deliver(app.ledger);
  await tell(app, '/review dismiss federal-register/2026-17001 not about us');
  expect(itemsIn(await tell(app, question))).toEqual([]);
});
