/** How does the picture of a vendor's timeline look? */
import { html } from 'hono/html';
import type { Day } from '../../../core/day.ts';
import { authorities } from '../../../core/directive.ts';
import type { Html } from '../html.ts';
import { authorityWords } from '../records/binding-words.ts';
import { sayTimes } from '../records/standing.ts';
import type { Entry } from './timeline.ts';
import { type Bar, barStep, layOut, type Point, pointStep, width } from './timeline-layout.ts';

const axis = 24;
const head = 18;

/** Bars above for what was ordered, points for what else happened, the vendor's own word below; numbered as the list is. */
export function drawTimeline(name: string, entries: readonly Entry[], today: Day): Html {
  const { bars, others, vendor, years, today: now, heights } = layOut(entries, today);
  const othersTop = head + heights.bars;
  const line = othersTop + (heights.others === 0 ? 0 : head + heights.others);
  const below = line + axis;
  const height = below + head + heights.vendor + 4;
  const kinds = authorities.filter((kind) => bars.some(({ measure }) => measure.directive.authority === kind));
  return html`<figure class="timeline">
    <div class="wide" tabindex="0" role="group" aria-label="Picture of the timeline">
    <svg role="img" aria-labelledby="timeline-title timeline-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
      <title id="timeline-title">What happened to ${name}, in order of time</title>
      <desc id="timeline-desc">${bars.length} measures as bars, ${others.length} events above the line of years and ${vendor.length} of the vendor’s own below it. The numbered list after the picture says the same.</desc>
      ${years.map(({ label, x }) => html`<line class="year" x1="${x}" x2="${x}" y1="0" y2="${height}" /><text class="years" x="${x + 3}" y="${line + 16}">${label}</text>`)}
      <line class="axis" x1="0" x2="${width}" y1="${line}" y2="${line}" /><line class="axis" x1="0" x2="${width}" y1="${below}" y2="${below}" />
      <text class="side" x="4" y="12">Measures</text>
      ${bars.map((bar) => drawBar(bar, head, today))}
      ${heights.others === 0 ? '' : html`<text class="side" x="4" y="${othersTop + 12}">Rulings, findings and events</text>`}
      ${others.map((point) => drawPoint(point, othersTop + head))}
      <text class="side" x="4" y="${below + 12}">What ${name} said and did${vendor.length === 0 ? ': nothing on record' : ''}</text>
      ${vendor.map((point) => drawPoint(point, below + head))}
      <line class="today" x1="${now}" x2="${now}" y1="0" y2="${height}" /><text class="today" x="${now - 3}" y="${line + 16}" text-anchor="end">today</text>
    </svg></div>
    <figcaption class="fine">${kinds.map((kind) => html`<span class="swatch ${kind}"></span> ${authorityWords[kind]} `)}<span class="swatch waiting"></span> published, not yet in force. The numbers lead to the list below.</figcaption>
  </figure>`;
}

function drawBar({ measure, label, y, published, from, until, labelAt }: Bar, top: number, today: Day): Html {
  const { authority, title } = measure.directive;
  const at = top + y;
  return html`<g class="bar ${authority} ${measure.standing}"><title>${measure.n} ${title}: ${sayTimes(measure.directive, today)}</title>
    ${from > published ? html`<rect class="waiting" x="${published}" y="${at + 2}" width="${from - published}" height="${barStep - 4}" />` : ''}
    <rect x="${from}" y="${at + 2}" width="${Math.max(1, until - from)}" height="${barStep - 4}" />
    <text x="${labelAt.x}" y="${at + 14}" text-anchor="${labelAt.anchor}">${label}</text></g>`;
}

/** A statement is a square, all else is round. */
function drawPoint({ event, x, y }: Point, top: number): Html {
  const middle = top + y + pointStep / 2;
  return html`<g class="point ${event.fact.kind}"><title>${event.n} ${event.fact.title}</title>
    ${event.fact.kind === 'statement' ? html`<rect x="${x}" y="${middle - 4}" width="8" height="8" />` : html`<circle cx="${x + 4}" cy="${middle}" r="4.5" />`}
    <text x="${x + 11}" y="${middle + 4}">${event.n}</text></g>`;
}
