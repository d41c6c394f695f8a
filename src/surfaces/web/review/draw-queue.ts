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
import { choiceField } from '../listing/draw-fields.ts';
import type { Query } from '../listing/query.ts';
import { vendorChoices } from '../records/vendor-choices.ts';
import { newestRecords } from './newest-records.ts';

/** What stands above the queue. */
export const queueHead: Html = html`<h1>Review</h1>
    <p class="fine">What the official sources reported and nobody has reviewed. Nothing here is answered from until its record is in the content.</p>`;

/** What waits, newest first, with its filter and the lists its forms pick from. */
export function drawQueue({ block, more }: WaitingItems, query: Query, base: FactBase, spot: Spot): Html {
  const last = block.rows.at(-1);
  const later = query.text('before') !== '';
  const empty = later ? 'No further item waits for review.' : 'No item waits for review.';
  return html`${queueHead}
    ${drawLists(base)}
    <section class="card queue" aria-labelledby="queue">${drawFilter(query, base)}<h2 id="queue">The queue, newest first</h2>
      ${block.rows.length === 0 ? html`<p>${empty}</p>` : drawItems(block, spot, query.here('/review'))}
      ${later ? html`<p><a href="${query.link('/review')}">Back to the newest</a></p>` : ''}
      ${more > 0 && last !== undefined ? html`<p><a rel="next" href="${query.link('/review', { before: `${last.source}/${last.id}` })}">Next page</a>, ${count(more, 'more item')}.</p>` : ''}</section>`;
}

export const drawFilter = (query: Query, base: FactBase): Html =>
  html`<form class="filter" method="get" action="/review" role="search" aria-label="Items">
    ${choiceField(
      query,
      'source',
      'Source',
      'any',
      sourceIds.map((value) => ({ value, label: sources[value].name })),
    )}
    ${choiceField(query, 'vendor', 'About', 'anybody', vendorChoices(base, query.text('vendor')))}
    <button>Filter</button></form>`;

/** The reasons to dismiss, and the newest records to link to; any other can be typed. */
const drawLists = (base: FactBase): Html =>
  html`<datalist id="reasons">${readyReasons.map((reason) => html`<option value="${reason}"></option>`)}</datalist>
    <datalist id="records">${newestRecords(base).map(({ record, title }) => html`<option value="${record}">${title}</option>`)}</datalist>`;
