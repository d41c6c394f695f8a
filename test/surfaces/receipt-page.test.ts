/** Does the desk say first that an old answer is out of date, on its page and in the client's copy? */
import { expect, onTestFinished, test } from 'vitest';
import { desk } from '../../src/surfaces/web/desk.ts';
import { says, startVouch } from '../start-vouch.ts';
import { change, openReceipt, outdate } from './outdate.ts';

test('a receipt is shown as it was, until it is out of date', async () => {
  const app = await startVouch('2026-11-26');
  onTestFinished(() => app.close());
  const host = '127.0.0.1:3978';
  const get = async (path: string) =>
    (await desk(app).request(`http://${host}/receipts/${path}`, { headers: { host } })).text();
  await app.respond(says(app, 'Is Kaspersky safe for our federal work?'));
  const receipt = await openReceipt(app);
  for (const path of [receipt.id, `${receipt.id}/copy`]) expect(await get(path)).not.toContain('Out of date');
  await outdate(app, receipt);
  expect(await get(receipt.id)).toMatch(
    /Out of date since 26 November 2026[\s\S]*Before: The &lt;rule&gt; ended in \*May\*\.[\s\S]*Is Kaspersky safe/,
  );
  const copy = await get(`${receipt.id}/copy`);
  expect(copy).toMatch(/^Out of date since 26 November 2026:\n- Before: /);
  expect(copy).toContain(`Now: ${change.after}`);
  expect(copy).toContain(`Receipt ${receipt.id}`);
});
