/** How does what the sources reported look on a page, and how is it reviewed there? */
import { html } from 'hono/html';
import type { Block } from '../../../core/reply.ts';
import { may } from '../../../core/role.ts';
import {
  type ItemRow,
  itemDetail,
  itemLink,
  itemPassage,
  itemSteps,
  itemTitle,
  reportedBy,
} from '../../drawing/item-lines.ts';
import type { Html } from '../html.ts';
import { formKeys } from '../visit.ts';
import type { Spot } from './spot.ts';

/** Each under its title, which leads to the source; one that waits with a form for each thing a curator can do about it, which comes back to `back`. */
export function drawItems({ title, rows }: Extract<Block, { kind: 'items' }>, spot: Spot, back = '/review'): Html {
  return html`<h3>${title}</h3>
    <ul class="items">${rows.map((row) => html`<li>${drawItem(row)}${row.waiting && may(spot.visit.role, 'review') ? drawReview(row, spot, back) : ''}</li>`)}</ul>`;
}

function drawItem(row: ItemRow): Html {
  const link = itemLink(row);
  const title = html`<bdi>${itemTitle(row) || row.id}</bdi>`;
  const passage = itemPassage(row);
  return html`<strong>${link === undefined ? title : html`<a href="${link}" rel="noopener noreferrer">${title}</a>`}</strong>
    <div class="fine"><bdi>${itemDetail(row)}</bdi></div>
    <div class="fine">${reportedBy(row)} · ${row.source}/${row.id}</div>
    ${passage === '' ? '' : html`<div><bdi>${passage}</bdi></div>`}`;
}

const fieldOf: Readonly<Record<string, Html>> = {
  link: html`<label>Record <input name="entity:record" required maxlength="200" list="records" placeholder="directives/us-dhs-bod-17-01" autocomplete="off" /></label>`,
  dismiss: html`<label>Reason <input name="entity:reason" required maxlength="500" list="reasons" autocomplete="off" /></label>`,
};

const drawReview = (row: ItemRow, spot: Spot, back: string): Html =>
  html`<div class="review">${itemSteps(row).map(
    ({
      label,
      intent,
      entities,
    }) => html`<form method="post" action="${back}">${formKeys(spot.visit, spot.thread)}<input type="hidden" name="intent" value="${intent}" />
      ${Object.entries(entities).map(([name, value]) => html`<input type="hidden" name="entity:${name}" value="${value}" />`)}
      ${fieldOf[entities['review'] ?? ''] ?? ''}<button>${label}</button></form>`,
  )}</div>`;
