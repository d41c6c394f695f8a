/** How do concerns over time look as a picture, and as numbers for whoever does not see it? */
import { html } from 'hono/html';
import { sayDay } from '../../../core/day.ts';
import type { Html } from '../html.ts';
import type { Query } from '../listing/query.ts';
import type { byTime, Span } from './by-time.ts';

/** Units of the picture. */
const wide = 720;
const high = 160;
const below = 22;
const left = 44;

/** Bars over a line, with the highest number at the side and the first and last span under it; the numbers follow in a table. */
export function drawChart({ each, spans }: ReturnType<typeof byTime>, query: Query): Html | '' {
  const [first, last] = [spans.at(0), spans.at(-1)];
  if (first === undefined || last === undefined) return '';
  const most = Math.max(...spans.map(({ count }) => count));
  const total = spans.reduce((sum, { count }) => sum + count, 0);
  const step = (wide - left) / spans.length;
  const bar = ({ label, count }: Span, index: number) => {
    const tall = count === 0 ? 0 : Math.max(2, Math.round((count / most) * high));
    const width = Math.max(1, Math.min(step * 0.8, 48));
    return html`<rect x="${(left + index * step).toFixed(1)}" y="${high + 12 - tall}" width="${width.toFixed(1)}" height="${tall}"><title>${label}: ${count}</title></rect>`;
  };
  const title = `Concerns by ${each}`;
  return html`<figure class="chart"><figcaption>${title}</figcaption>
    <svg role="img" aria-labelledby="chart-title chart-desc" viewBox="0 0 ${wide} ${high + 12 + below}">
      <title id="chart-title">${title}</title>
      <desc id="chart-desc">${total} in all, from ${sayDay(first.first)} to ${sayDay(last.last)}; at most ${most} in one ${each}.</desc>
      <line x1="${left}" y1="12" x2="${wide}" y2="12" /><line x1="${left}" y1="${high + 12}" x2="${wide}" y2="${high + 12}" />
      <text x="${left - 6}" y="16" text-anchor="end">${most}</text><text x="${left - 6}" y="${high + 16}" text-anchor="end">0</text>
      ${spans.map(bar)}
      <text x="${left}" y="${high + 12 + 18}">${first.label}</text>${spans.length === 1 ? '' : html`<text x="${wide}" y="${high + 12 + 18}" text-anchor="end">${last.label}</text>`}
    </svg>
    <details><summary>The numbers</summary><div class="scroll"><table class="grid"><caption class="hidden">${title}</caption>
      <thead><tr><th scope="col">${each}</th><th scope="col" class="number">Concerns</th></tr></thead>
      <tbody>${spans.map((span) => html`<tr><th scope="row">${span.count === 0 ? span.label : html`<a href="${query.link('/concerns', { since: span.first, until: span.last })}">${span.label}</a>`}</th><td class="number">${span.count}</td></tr>`)}</tbody></table></div></details></figure>`;
}
