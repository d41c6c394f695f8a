/** How does a reply look on a page? */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { activityLabel, statusLabel } from '../../actions/wording.ts';
import { sayDay } from '../../core/day.ts';
import { type Activity, activities } from '../../core/directive.ts';
import type { Block, NumberedCitation, Reply } from '../../core/reply.ts';
import type { Status } from '../../core/verdict.ts';
import { checkWords } from '../render-text.ts';
import { drawProposals } from './draw-forms.ts';
import { drawItems } from './draw-items.ts';
import { drawConcerns, drawTasks } from './draw-tables.ts';
import { drawTrend } from './draw-trend.ts';
import { drawAnswers, drawExposures, drawFile, drawSourceStates, drawTouched } from './draw-watch.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** One answer card: blocks, sources, receipt. `anchor` keeps the links of several cards on one page apart; the latest is scrolled to. */
export function drawReply(reply: Reply, anchor: string, thread: string, latest = false): Html {
  const mark = (numbers: readonly number[]) =>
    numbers.map((n) => html`<a class="cite" href="#${anchor}-${n}" aria-label="Source ${n}">[${n}]</a>`);
  return html`<article class="card" ${latest ? html`tabindex="-1" autofocus` : ''}>
    ${reply.blocks.map((block) => drawBlock(block, mark, thread))}
    ${reply.citations.length > 0 ? drawCitations(reply.citations, anchor) : ''}
    ${reply.receipt === null ? '' : html`<p class="fine">Receipt <a href="/receipts/${reply.receipt}">${reply.receipt}</a> · <a href="/receipts/${reply.receipt}/copy">Copy for the client</a></p>`}
  </article>`;
}

const chip = (status: Status): Html => html`<span class="chip ${status}">${statusLabel[status]}</span>`;

const heads = (): Html[] => activities.map((activity) => html`<th scope="col">${activityLabel[activity]}</th>`);
const cells = (row: Readonly<Record<Activity, Status>>): Html[] =>
  activities.map((activity) => html`<td>${chip(row[activity])}</td>`);

function drawBlock(block: Block, mark: (numbers: readonly number[]) => Html[], thread: string): Html {
  switch (block.kind) {
    case 'headline':
      return html`<h2 class="${block.status ?? ''}"><bdi>${block.text}</bdi> ${mark(block.citations)}</h2>`;
    case 'text':
      return html`<p><bdi>${block.text}</bdi></p>`;
    case 'activities':
      return html`<table class="grid"><caption class="hidden">By activity</caption><thead><tr>${heads()}</tr></thead><tbody><tr>${cells(block)}</tr></tbody></table>`;
    case 'audiences':
      return html`<table class="grid"><caption>${block.title}</caption><thead><tr><th scope="col">Who</th>${heads()}</tr></thead>
        <tbody>${block.rows.map((row) => html`<tr><th scope="row">${row.who}</th>${cells(row)}</tr>`)}</tbody></table>`;
    case 'claims':
      return html`${block.title === null ? '' : html`<h3>${block.title}</h3>`}
        <ul class="claims">${block.claims.map((claim) => html`<li>${claim.text} ${mark(claim.citations)}</li>`)}</ul>`;
    case 'checks':
      return html`<ul class="claims">${block.rows.map(
        (row) =>
          html`<li><a href="${row.url}" rel="noopener noreferrer">${row.list}</a>: ${checkWords(row.result)}${row.edition === null ? '' : `, list of ${sayDay(row.edition)}`} (looked at on ${sayDay(row.on)})</li>`,
      )}</ul>`;
    case 'vendors':
      return html`<table class="grid"><thead><tr><th scope="col">Vendor</th>${heads()}<th scope="col">Reviewed</th></tr></thead>
        <tbody>${block.rows.map((row) => html`<tr><th scope="row"><a href="/vendors/${row.id}">${row.name}</a></th>${cells(row)}<td>${sayDay(row.reviewed)}</td></tr>`)}</tbody></table>`;
    case 'directives':
      return html`<ul class="claims">${block.rows.map((row) => html`<li>${sayDay(row.published)}: ${row.title} (${row.issuer}) ${mark(row.citations)}</li>`)}</ul>`;
    case 'concerns':
      return drawConcerns(block.rows);
    case 'tasks':
      return drawTasks(block.rows);
    case 'proposals':
      return drawProposals(block.concern, block.rows, thread);
    case 'counts':
      return html`<h3>${block.title}</h3>
        <ul>${block.rows.map((row) => html`<li><bdi>${row.what}</bdi>: ${row.count}${row.note === null ? '' : ` (${row.note})`}</li>`)}</ul>`;
    case 'items':
      return drawItems(block, thread);
    case 'exposures':
      return drawExposures(block);
    case 'touched':
      return drawTouched(block);
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

function drawCitations(citations: readonly NumberedCitation[], anchor: string): Html {
  return html`<h3>Sources</h3><ol class="sources">${citations.map(
    (citation) => html`<li id="${anchor}-${citation.n}" value="${citation.n}">
      ${citation.publisher}, <a href="${citation.url}" rel="noopener noreferrer">${citation.title}</a>, ${citation.published === null ? 'no date given' : sayDay(citation.published)}.
      ${citation.quote === null ? '' : html`<q>${citation.quote}</q>`}
      <span class="fine">${citation.how === 'read' ? 'Read' : 'Located'} on ${sayDay(citation.checked)}</span></li>`,
  )}</ol>`;
}
