/** Does the desk show an old answer as it was, say first where it is out of date, and hand out what a client may have? */
import { expect, onTestFinished, test } from 'vitest';
import { briefOf } from '../../src/surfaces/web/receipts/brief-lines.ts';
import { drawBrief } from '../../src/surfaces/web/receipts/draw-brief.ts';
import { eMailOf, emlFile, mailLink } from '../../src/surfaces/web/receipts/e-mail.ts';
import { says, startVouch } from '../start-vouch.ts';
import { change, openReceipt, outdate } from './outdate.ts';
import { atDesk } from './web/at-desk.ts';
import { readPdf } from './web/receipts/read-pdf.ts';

test('a receipt is shown as it was, until it is out of date', async () => {
  const app = await startVouch('2026-11-26');
  onTestFinished(() => app.close());
  const desk = atDesk(app);
  const get = (path: string) => desk.text(`/receipts/${path}`);
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

test('the brief and the e-mail hold the answer and nothing of the rep’s', async () => {
  const app = await startVouch('2026-11-26');
  onTestFinished(() => app.close());
  const desk = atDesk(app);
  const asked = 'Northgate Dental is grumpy: is Kaspersky safe for their federal work?';
  const { receipt: id } = await app.respond(says(app, asked));
  const receipt = await openReceipt(app);
  expect(receipt.id).toBe(id);

  const brief = await desk.get(`/receipts/${id}/brief.pdf`);
  expect(brief.headers.get('content-type')).toBe('application/pdf');
  expect(brief.headers.get('content-disposition')).toContain(`vouch-brief-${id}.pdf`);
  const bytes = Buffer.from(await brief.arrayBuffer());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');

  await outdate(app, receipt);
  const outdated = await app.ledger.receipts.outdated(receipt.id);
  const pages = readPdf(await drawBrief(briefOf(receipt, outdated), false));
  const text = pages.join('\n');
  expect(text).toMatch(/^Out of date since 26 November 2026\n/);
  expect(text).toContain(`Now: ${change.after}`);
  expect(text).toContain('Asked on 26 November 2026, answered as of 26 November 2026.');
  expect(text).toContain('Using, buying and selling: prohibited');
  expect(text).toContain('What Kaspersky says');
  for (const page of pages) expect(page).toContain(`Receipt ${id} · Content ${receipt.contentVersion.slice(0, 16)}`);
  expect(text).not.toMatch(/grumpy|Dana/);

  const file = await (await desk.get(`/receipts/${id}/e-mail.eml`)).text();
  expect(file).toMatch(/^Subject: Kaspersky for federal contractors in the United States: prohibited\r$/m);
  expect(file).toContain('X-Unsent: 1');
  const [, body = ''] = /text\/plain[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(file) ?? [];
  const said = Buffer.from(body, 'base64').toString();
  expect(said).toMatch(/^Out of date since/);
  expect(said).toContain(`Receipt ${id}`);
  expect(said).not.toMatch(/grumpy|Dana/);
  for (const line of file.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);

  const page = await desk.text(`/receipts/${id}`);
  expect(page).toContain('href="mailto:?subject=Kaspersky');
  const link = mailLink(eMailOf(receipt, outdated));
  expect(link.whole).toBe(false);
  expect(link.href.length).toBeLessThanOrEqual(2_000);
  expect(decodeURIComponent(link.href)).toContain('The rest is in the attached brief.');
});

test('a subject of other letters, or with a line break, stays one header', async () => {
  const app = await startVouch('2026-11-26');
  onTestFinished(() => app.close());
  await app.respond(says(app, 'Is Kaspersky safe for our federal work?'));
  const receipt = await openReceipt(app);
  const subject = `Касперский\r\nBcc: all@example.com ${'ж'.repeat(60)} 😀`;
  const [head = ''] = emlFile({ subject, body: 'x' }, receipt, Buffer.from('x')).split('\r\n\r\n', 1);
  expect(head).not.toMatch(/^Bcc/m);
  const words = [...head.matchAll(/=\?utf-8\?B\?(.*?)\?=/g)];
  expect(Math.max(...words.map(([word]) => word.length))).toBeLessThanOrEqual(75);
  expect(words.map(([, word = '']) => Buffer.from(word, 'base64').toString()).join('')).toBe(subject);
});
