/** How is said on a page where a sentence was read? */
import { html } from 'hono/html';
import type { Citation, Claim } from '../../../core/citation.ts';
import { sayDay } from '../../../core/day.ts';
import type { Html } from '../html.ts';

const when = ({ published }: Citation): string => (published === null ? 'no date given' : sayDay(published));

/** The sources in one line, each a link by its publisher and date; the same page once. */
export function citeLinks(cites: readonly Citation[]): Html {
  const pages = [...new Map(cites.map((cite) => [cite.url, cite])).values()];
  return html`<span class="cites">${pages.map(
    (cite) =>
      html`<a href="${cite.url}" rel="noopener noreferrer">${cite.publisher}, ${cite.published === null ? 'undated' : sayDay(cite.published)}</a> `,
  )}</span>`;
}

/** The heaviest source alone, as short as a table needs it. */
export const citeShort = ([cite]: readonly Citation[]): Html =>
  cite === undefined
    ? html``
    : html`<a class="cite" href="${cite.url}" rel="noopener noreferrer" aria-label="Source: ${cite.publisher}, ${when(cite)}">source</a>`;

/** One sentence with its sources beside it. */
export const citedClaim = ({ text, cites }: Pick<Claim, 'text' | 'cites'>): Html =>
  html`<bdi>${text}</bdi> ${citeLinks(cites)}`;

/** The sources in full, with what was read there. */
export const citeList = (cites: readonly Citation[]): Html =>
  html`<details class="quotes"><summary>What the ${cites.length === 1 ? 'source says' : 'sources say'}</summary><ul class="sources">${cites.map(
    (cite) =>
      html`<li>${cite.publisher}, <a href="${cite.url}" rel="noopener noreferrer">${cite.title}</a>, ${when(cite)}.
      ${cite.quote === null ? '' : html`<q>${cite.quote}</q>`}
      <span class="fine">${cite.how === 'read' ? 'Read' : 'Located'} on ${sayDay(cite.checked)}</span></li>`,
  )}</ul></details>`;
