/** How is a trend drawn on a page? */
import { html } from 'hono/html';
import { type Trend, trendNumbers, trendPoints } from '../../drawing/trend-lines.ts';
import type { Html } from '../html.ts';

/** Units of the picture: a bar with its gap, and the height of the highest. */
const step = 12;
const width = 8;
const height = 48;

/** Bars, oldest first; whoever cannot see them hears the numbers. */
export function drawTrend(trend: Trend): Html {
  const points = trendPoints(trend);
  const most = Math.max(1, ...points.map(({ count }) => count));
  const bars = points.map(({ label, count }, index) => {
    // Nothing is drawn as a hair, so that its place is seen.
    const high = Math.max(1, Math.round((count / most) * height));
    return html`<rect x="${index * step}" y="${height - high}" width="${width}" height="${high}"><title>${label}: ${count}</title></rect>`;
  });
  return html`<figure class="trend"><figcaption>${trend.title}</figcaption>
    <svg role="img" viewBox="0 0 ${points.length * step} ${height}" width="${points.length * step}" height="${height}"><title>${trend.title}</title><desc>${trendNumbers(trend)}</desc>${bars}</svg>
    <div class="fine">${trendNumbers(trend)}</div></figure>`;
}
