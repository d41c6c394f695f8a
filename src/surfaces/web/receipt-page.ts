/** How does the desk show an old answer again, and the copy of it for a client? */
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { changedSince } from '../../actions/changed-since.ts';
import { dayOf, sayDay } from '../../core/day.ts';
import { VouchError } from '../../core/errors.ts';
import type { Vouch } from '../../core/ports.ts';
import type { Receipt } from '../../core/receipt.ts';
import type { Outdated } from '../../core/watching.ts';
import { renderForClient } from '../render-text.ts';
import { deskPage } from './desk-page.ts';
import { drawReply, type Html } from './draw-reply.ts';

/** Adds `/receipts/ID` and `/receipts/ID/copy`; each says first where the answer is out of date. */
export function addReceipts(app: Hono, vouch: Vouch): void {
  const { receipts } = vouch.ledger;

  app.get('/receipts/:id', async (c) => {
    const receipt = await receiptOf(vouch, c.req.param('id'));
    const changed = changedSince(receipt, vouch.factBase());
    const body = html`<h1>Receipt</h1>${drawOutdated(await receipts.outdated(receipt.id))}<p class="said"><bdi>${receipt.question}</bdi></p>${drawReply(receipt.reply, 'r', receipt.thread)}
      <div class="card"><p>Asked on ${new Date(receipt.at).toUTCString()}, answered as of ${receipt.asOf}.</p>
      ${changed.length === 0 ? html`<p>Its records have not changed since.</p>` : html`<p>Changed since:</p><ul>${changed.map(({ id, how }) => html`<li>${id}: ${how}</li>`)}</ul>`}</div>`;
    return c.html(await deskPage(vouch, 'Receipt', body));
  });

  app.get('/receipts/:id/copy', async (c) => {
    const receipt = await receiptOf(vouch, c.req.param('id'));
    return c.text(renderForClient(receipt.reply, await receipts.outdated(receipt.id)));
  });
}

/** What is known to be out of date about it; nothing where nothing is. */
function drawOutdated(outdated: Outdated | undefined): Html | '' {
  if (outdated === undefined) return '';
  const rows = outdated.changes.map(
    ({ before, after }) => html`<li><bdi>Before: ${before}</bdi><br><bdi>Now: ${after}</bdi></li>`,
  );
  return html`<div class="card"><p><strong>Out of date since ${sayDay(dayOf(outdated.at))}</strong></p><ul>${rows}</ul></div>`;
}

async function receiptOf(vouch: Vouch, id: string): Promise<Receipt> {
  const receipt = await vouch.ledger.receipts.get(id);
  if (receipt !== undefined) return receipt;
  throw new VouchError('not-found', 'There is no such receipt.', 'Copy the whole id from under the answer.');
}
