/** How does the queue of what the sources delivered look? */
import { html } from 'hono/html';
import { readyReasons } from '../../../actions/offer-review.ts';
import type { WaitingItems } from '../../../actions/waiting-items.ts';
import { count } from '../../../actions/wording.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { sourceIds, sources } from '../../../core/source.ts';
import { drawItems } from '../drawing/draw-items.ts';
import type { Spot } from '../drawing/spot.ts';
import type { Html } from '../html.ts';
import { addressWith } from '../records/read-query.ts';
import { vendorOptions } from '../records/vendor-options.ts';
import { newestRecords } from './newest-records.ts';
import type { ReviewQuery } from './review-query.ts';

/** What waits, newest first, with its filter and the lists its forms pick from. */
export function drawQueue({ block, more }: WaitingItems, query: ReviewQuery, base: FactBase, spot: Spot): Html {
  const last = block.rows.at(-1);
  const empty = query.before === undefined ? 'No item waits for review.' : 'No further item waits for review.';
  return html`<h1>Review</h1>
    <p class="fine">What the official sources reported and nobody has reviewed. Nothing here is answered from until its record is in the content.</p>
    ${drawLists(base)}
    <section class="card queue" aria-labelledby="queue">${drawFilter(query, base)}<h2 id="queue">The queue, newest first</h2>
      ${block.rows.length === 0 ? html`<p>${empty}</p>` : drawItems(block, spot, addressWith('/review', query))}
      ${query.before === undefined ? '' : html`<p><a href="${addressWith('/review', query, { before: '' })}">Back to the newest</a></p>`}
      ${more > 0 && last !== undefined ? html`<p><a rel="next" href="${addressWith('/review', query, { before: `${last.source}/${last.id}` })}">Next page</a>, ${count(more, 'more item')}.</p>` : ''}</section>`;
}

function drawFilter({ source, vendor }: ReviewQuery, base: FactBase): Html {
  return html`<form class="filter" method="get" action="/review" role="search" aria-label="Items">
    <label>Source <select name="source"><option value="">any</option>${sourceIds.map((id) => html`<option value="${id}" ${id === source ? html`selected` : ''}>${sources[id].name}</option>`)}</select></label>
    <label>About <select name="vendor"><option value="">anybody</option>${vendorOptions(base, vendor)}</select></label>
    <button>Filter</button></form>`;
}

/** The reasons to dismiss, and the newest records to link to; any other can be typed. */
const drawLists = (base: FactBase): Html =>
  html`<datalist id="reasons">${readyReasons.map((reason) => html`<option value="${reason}"></option>`)}</datalist>
    <datalist id="records">${newestRecords(base).map(({ record, title }) => html`<option value="${record}">${title}</option>`)}</datalist>`;
