/** How do exposures, touched clients, old answers, sources and files look on a page? */
import { html } from 'hono/html';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import type { BlockOf } from '../../../core/reply.ts';
import { tidy } from '../../drawing/tidy.ts';
import { vendorNameIn } from '../../drawing/vendor-name-in.ts';
import {
  answerDetail,
  answerNow,
  answerQuestion,
  answerThen,
  countTasks,
  exposureDetail,
  proposalLines,
  sourceName,
  sourceState,
  whyLines,
} from '../../drawing/watch-lines.ts';
import type { Html } from '../html.ts';

type Vendors = Pick<FactBase, 'vendors'>;

export const drawExposures = ({ title, rows }: BlockOf<'exposures'>, base: Vendors): Html =>
  html`<h3>${title}</h3><ul>${rows.map((row) => html`<li><strong><bdi>${row.client.name}</bdi></strong> · <bdi>${exposureDetail(row, vendorNameIn(base))}</bdi></li>`)}</ul>`;

/** An entry a client: why it is touched, then what is proposed. */
export const drawTouched = ({ title, rows }: BlockOf<'touched'>, base: Vendors): Html =>
  html`<h3>${title}</h3>${rows.map(
    (
      row,
    ) => html`<section><h4><bdi>${row.client.name}</bdi> · <bdi>${vendorName(row.vendor, base)}</bdi> · ${countTasks(row)}</h4>
      <ul>${whyLines(row).map((line) => html`<li><bdi>${line}</bdi></li>`)}</ul>
      ${row.tasks.length === 0 ? '' : html`<p>Proposed:</p><ul>${proposalLines(row).map((line) => html`<li><bdi>${line}</bdi></li>`)}</ul>`}</section>`,
  )}`;

export const drawAnswers = ({ title, rows }: BlockOf<'answers'>): Html =>
  html`<h3>${title}</h3><ul>${rows.map(
    (
      row,
    ) => html`<li><strong><bdi>${answerQuestion(row)}</bdi></strong><br />Then: <bdi>${answerThen(row)}</bdi><br />Now: <bdi>${answerNow(row)}</bdi>
      <div class="fine"><a href="/receipts/${encodeURIComponent(row.receipt)}">${answerDetail(row)}</a></div></li>`,
  )}</ul>`;

export const drawSourceStates = ({ rows }: BlockOf<'sources'>): Html =>
  html`<ul>${rows.map((row) => html`<li>${sourceName(row)}: <bdi>${row.ok === false ? html`<strong>${sourceState(row)}</strong>` : sourceState(row)}</bdi></li>`)}</ul>`;

/** Its text as it stands, and the same to save. */
export const drawFile = ({ name, text }: BlockOf<'file'>): Html =>
  html`<figure class="file"><figcaption>${name} · <a download="${name.split('/').at(-1) ?? name}" href="data:text/plain;charset=utf-8,${encodeURIComponent(tidy(text))}">Download</a></figcaption>
    <pre>${tidy(text)}</pre></figure>`;
