/** Which answers were given about a client, and do they still hold? */
import { html } from 'hono/html';
import { statusLabel } from '../../../actions/wording.ts';
import type { Vouch } from '../../../core/ports.ts';
import type { Receipt } from '../../../core/receipt.ts';
import { clip } from '../../drawing/clip.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import type { Html } from '../html.ts';
import { drawDay, drawDayOf } from '../listing/draw-day.ts';

/** The longest question shown in a list, in characters. */
const questionLength = 300;

/** Question, day, as-of day and verdict of each as it was given, and a mark on what is out of date. */
export async function drawAnswerRows(receipts: readonly Receipt[], vouch: Vouch): Promise<Html> {
  const marks = await Promise.all(receipts.map(({ id }) => vouch.ledger.receipts.outdated(id)));
  return html`<div class="scroll"><table class="grid rows"><caption class="hidden">Answers given</caption>
    <thead><tr><th scope="col">Asked</th><th scope="col">Question</th><th scope="col">As of</th><th scope="col">Verdict then</th><th scope="col">Now</th></tr></thead>
    <tbody>${receipts.map((receipt, index) => {
      const mark = marks[index];
      const status = receipt.reply.about?.verdict?.status;
      return html`<tr><td>${drawDayOf(receipt.at)}<br /><small>by <bdi>${tidyLine(receipt.askedBy.name)}</bdi></small></td>
        <td><a href="/receipts/${encodeURIComponent(receipt.id)}"><bdi>${clip(tidyLine(receipt.question), questionLength)}</bdi></a></td>
        <td>${drawDay(receipt.asOf)}</td><td>${status === undefined ? 'none' : html`<span class="chip ${status}">${statusLabel[status]}</span>`}</td>
        <td>${mark === undefined ? '' : html`<strong class="late whole-line">out of date</strong><br /><small>since ${drawDayOf(mark.at)}</small>`}</td></tr>`;
    })}</tbody></table></div>`;
}
