/** How does the desk show an old answer again, and the copies of it for a client? */
import { html } from 'hono/html';
import { changedSince } from '../../../actions/changed-since.ts';
import { dayOf, sayDay } from '../../../core/day.ts';
import { VouchError } from '../../../core/errors.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Vouch } from '../../../core/ports.ts';
import type { Receipt } from '../../../core/receipt.ts';
import type { Outdated } from '../../../core/watching.ts';
import { renderForClient } from '../../render-text.ts';
import { deskPage } from '../desk-page.ts';
import { download } from '../download.ts';
import { drawReply } from '../drawing/draw-reply.ts';
import type { Html } from '../html.ts';
import { sayTime } from '../listing/say-time.ts';
import { type Desk, visitOf } from '../visit.ts';
import { briefOf } from './brief-lines.ts';
import { drawBrief } from './draw-brief.ts';
import { drawCopies } from './draw-copies.ts';
import { briefName, eMailOf, emlFile } from './e-mail.ts';

/** Adds `/receipts/ID` and the client's copies under it: `copy`, `brief.pdf` and `e-mail.eml`. Each says first where the answer is out of date. */
export function addReceipts(app: Desk, vouch: Vouch): void {
  const found = async (id: string) => {
    const receipt = await vouch.ledger.receipts.get(id);
    if (receipt !== undefined) return { receipt, outdated: await vouch.ledger.receipts.outdated(receipt.id) };
    throw new VouchError('not-found', 'There is no such receipt.', 'Copy the whole id from under the answer.');
  };

  app.get('/receipts/:id', async (c) => {
    const { receipt, outdated } = await found(c.req.param('id'));
    const spot = { visit: visitOf(c), base: vouch.factBase(), thread: receipt.thread, anchor: 'r' };
    const body = html`<h1>Receipt</h1>${drawOutdated(outdated)}${drawFacts(receipt, vouch.factBase())}
      <p class="said"><span class="hidden">Asked: </span><bdi>${receipt.question}</bdi></p>${drawReply(receipt.reply, spot)}${drawCopies(receipt, outdated)}`;
    return c.html(await deskPage(vouch, visitOf(c), 'Receipt', body));
  });

  app.get('/receipts/:id/copy', async (c) => {
    const { receipt, outdated } = await found(c.req.param('id'));
    return c.text(renderForClient(receipt.reply, outdated));
  });

  app.get('/receipts/:id/brief.pdf', async (c) => {
    const { receipt, outdated } = await found(c.req.param('id'));
    const brief = await drawBrief(briefOf(receipt, outdated));
    return c.body(new Uint8Array(brief), 200, download('application/pdf', briefName(receipt)));
  });

  app.get('/receipts/:id/e-mail.eml', async (c) => {
    const { receipt, outdated } = await found(c.req.param('id'));
    const brief = await drawBrief(briefOf(receipt, outdated));
    const file = emlFile(eMailOf(receipt, outdated), receipt, brief);
    return c.body(file, 200, download('message/rfc822', `vouch-${receipt.id}.eml`));
  });
}

/** What is known to be out of date about it; nothing where nothing is. */
function drawOutdated(outdated: Outdated | undefined): Html | '' {
  if (outdated === undefined) return '';
  const rows = outdated.changes.map(
    ({ before, after }) => html`<li><bdi>Before: ${before}</bdi><br><bdi>Now: ${after}</bdi></li>`,
  );
  return html`<div class="card outdated"><p><strong>Out of date since ${sayDay(dayOf(outdated.at))}</strong></p><ul>${rows}</ul></div>`;
}

/** Who asked when, as of which day, and whether its records are still what they were. */
function drawFacts(receipt: Receipt, base: FactBase): Html {
  const changed = changedSince(receipt, base);
  const asked = new Date(receipt.at);
  return html`<div class="card"><dl class="facts">
      <div><dt>Asked</dt><dd><time datetime="${asked.toISOString()}">${sayTime(receipt.at)} UTC</time> by <bdi>${receipt.askedBy.name}</bdi></dd></div>
      <div><dt>Answered as of</dt><dd>${sayDay(receipt.asOf)}</dd></div>
      <div><dt>Receipt</dt><dd><code>${receipt.id}</code></dd></div>
      <div><dt>Content</dt><dd><code>${receipt.contentVersion.slice(0, 16)}</code>${receipt.contentVersion === base.version ? ', as in use now' : ', another is in use now'}</dd></div>
    </dl>
    ${
      changed.length === 0
        ? html`<p>Its records (${receipt.records.length}) have not changed since.</p>`
        : html`<h2>Changed since</h2><ul>${changed.map(({ id, how }) => html`<li>${drawRecord(id)}: ${how}</li>`)}</ul>`
    }</div>`;
}

/** A vendor's record has a page of its own; every other is named. */
const drawRecord = (id: string): Html => (id.startsWith('vendors/') ? html`<a href="/${id}">${id}</a>` : html`${id}`);
