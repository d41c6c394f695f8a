/** How does a reply look on a page? */
import { html } from 'hono/html';
import { activityLabel, statusLabel } from '../../../actions/wording.ts';
import { sayDay } from '../../../core/day.ts';
import { type Activity, activities } from '../../../core/directive.ts';
import type { Block, BlockOf, Reply } from '../../../core/reply.ts';
import type { Status } from '../../../core/verdict.ts';
import { lookedAt } from '../../drawing/block-lines.ts';
import { checkWords } from '../../render-text.ts';
import type { Html } from '../html.ts';
import { drawMarks, drawPopovers, drawSources } from './draw-citations.ts';
import { drawItems } from './draw-items.ts';
import { drawProposals } from './draw-proposals.ts';
import { drawConcerns, drawTasks } from './draw-tables.ts';
import { drawTrend } from './draw-trend.ts';
import { drawAnswers, drawExposures, drawFile, drawSourceStates, drawTouched } from './draw-watch.ts';
import type { Spot } from './spot.ts';

/** One answer card: blocks, sources, receipt; the latest has the focus, so that it is read out and scrolled to. */
export function drawReply(reply: Reply, spot: Spot, latest = false): Html {
  const { anchor } = spot;
  const mark = (numbers: readonly number[]) => drawMarks(numbers, anchor);
  return html`<article class="card answer" aria-label="${latest ? 'The answer' : 'An answer'}" ${latest ? html`tabindex="-1" autofocus` : ''}>
    ${reply.blocks.map((block) => (block.kind === 'activities' ? drawActivities(block, reply.about?.activity ?? null) : drawBlock(block, mark, spot)))}
    ${reply.citations.length > 0 ? html`${drawSources(reply.citations, anchor)}${drawPopovers(reply.citations, anchor)}` : ''}
    ${drawWritten(reply)}
    ${reply.receipt === null ? '' : drawReceiptLine(reply.receipt)}
  </article>`;
}

/** What the answer can be proved with, and how it is handed on. */
const drawReceiptLine = (id: string): Html =>
  html`<p class="fine foot">Receipt <a href="/receipts/${id}">${id}</a></p>
    <p class="buttons hand-on"><span class="fine">For the client:</span> <a class="button" href="/receipts/${id}/copy">Copy for the client</a> <a class="button" href="/receipts/${id}#email">E-mail</a> <a class="button" href="/receipts/${id}/brief.pdf">PDF brief</a></p>`;

/** Where what was just written is found again. */
function drawWritten({ changed, blocks }: Reply): Html | '' {
  if (changed === null || changed.kind === 'item') return '';
  const clients = blocks.flatMap((block) =>
    block.kind === 'concerns' || block.kind === 'tasks' || block.kind === 'exposures'
      ? block.rows.flatMap(({ client }) => client ?? [])
      : [],
  );
  const [client] = clients;
  return html`<p>${client === undefined ? '' : html`<a href="/clients/${encodeURIComponent(client.id)}">All about <bdi>${client.name}</bdi></a> · `}<a href="/tasks">All follow-ups</a></p>`;
}

const chip = (status: Status): Html => html`<span class="chip ${status}">${statusLabel[status]}</span>`;

const heads = (): Html[] => activities.map((activity) => html`<th scope="col">${activityLabel[activity]}</th>`);
const cells = (row: Readonly<Record<Activity, Status>>): Html[] =>
  activities.map((activity) => html`<td>${chip(row[activity])}</td>`);

/** The verdict by activity, the one that was asked for marked. */
const drawActivities = (block: BlockOf<'activities'>, asked: Activity | null): Html =>
  html`<table class="grid activities"><caption class="hidden">By activity</caption><thead><tr>${activities.map((activity) => html`<th scope="col">${activityLabel[activity]}${activity === asked ? html` <small>(asked)</small>` : ''}</th>`)}</tr></thead>
    <tbody><tr>${activities.map((activity) => html`<td class="${activity === asked ? 'asked' : ''}">${chip(block[activity])}</td>`)}</tr></tbody></table>`;

function drawBlock(block: Block, mark: (numbers: readonly number[]) => Html[], spot: Spot): Html {
  switch (block.kind) {
    case 'headline':
      return html`<h2 class="${block.status ?? ''}"><bdi>${block.text}</bdi> ${mark(block.citations)}</h2>`;
    case 'text':
      return html`<p class="lines"><bdi>${block.text}</bdi></p>`;
    case 'activities':
      return drawActivities(block, null);
    case 'audiences':
      return html`<table class="grid"><caption>${block.title}</caption><thead><tr><th scope="col">Who</th>${heads()}</tr></thead>
        <tbody>${block.rows.map((row) => html`<tr><th scope="row">${row.who}</th>${cells(row)}</tr>`)}</tbody></table>`;
    case 'claims':
      return html`${block.title === null ? '' : html`<h3>${block.title}</h3>`}
        <ul class="claims">${block.claims.map((claim) => html`<li>${claim.text} ${mark(claim.citations)}</li>`)}</ul>`;
    case 'checks':
      return html`<ul class="claims">${block.rows.map(
        (row) =>
          html`<li><a href="${row.url}" rel="noopener noreferrer">${row.list}</a>: ${checkWords(row.result)}${lookedAt(row)}</li>`,
      )}</ul>`;
    case 'vendors':
      return html`<table class="grid"><caption class="hidden">Vendors</caption><thead><tr><th scope="col">Vendor</th>${heads()}<th scope="col">Reviewed</th></tr></thead>
        <tbody>${block.rows.map((row) => html`<tr><th scope="row"><a href="/vendors/${row.id}">${row.name}</a></th>${cells(row)}<td>${sayDay(row.reviewed)}</td></tr>`)}</tbody></table>`;
    case 'directives':
      return html`<ul class="claims">${block.rows.map((row) => html`<li>${sayDay(row.published)}: ${row.title} (${row.issuer}) ${mark(row.citations)}</li>`)}</ul>`;
    case 'concerns':
      return drawConcerns(block.rows, spot.base);
    case 'tasks':
      return drawTasks(block.rows, spot.visit);
    case 'proposals':
      return drawProposals(block.concern, block.rows, spot);
    case 'counts':
      return html`<h3>${block.title}</h3>
        <ul>${block.rows.map((row) => html`<li><bdi>${row.what}</bdi>: ${row.count}${row.note === null ? '' : ` (${row.note})`}</li>`)}</ul>`;
    case 'items':
      return drawItems(block, spot);
    case 'exposures':
      return drawExposures(block, spot.base);
    case 'touched':
      return drawTouched(block, spot.base);
    case 'answers':
      return drawAnswers(block);
    case 'sources':
      return drawSourceStates(block);
    case 'trend':
      return drawTrend(block);
    case 'file':
      return drawFile(block);
    case 'commands':
      return html`<dl>${block.rows.map((row) => html`<dt><code>${row.usage}</code></dt><dd>${row.shows}</dd>`)}</dl>`;
    case 'problem':
      return html`<div role="alert"><h2>${block.text}</h2><p>${block.remedy}</p><p class="fine">Reference ${block.reference}</p></div>`;
  }
}
