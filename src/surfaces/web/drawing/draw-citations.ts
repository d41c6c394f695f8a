/** How does a citation open where it stands, and how are all of them listed? */
import { html } from 'hono/html';
import { sayDay } from '../../../core/day.ts';
import type { NumberedCitation } from '../../../core/reply.ts';
import type { Html } from '../html.ts';

/** [1]: opens its citation right there, without script; the browser closes it on Escape and gives the focus back. */
export const drawMarks = (numbers: readonly number[], anchor: string): Html[] =>
  numbers.map(
    (n) =>
      html`<button class="cite" type="button" popovertarget="${anchor}-c${n}" aria-label="Source ${n}">[${n}]</button>`,
  );

/** One citation for all marks of its number: hidden until one is pressed. */
export const drawPopovers = (citations: readonly NumberedCitation[], anchor: string): Html =>
  html`${citations.map(
    (
      citation,
    ) => html`<div class="citation" id="${anchor}-c${citation.n}" popover tabindex="-1" autofocus role="group" aria-label="Source ${citation.n}">
      ${whole(citation)}
      <p class="buttons"><a href="#${anchor}-${citation.n}">In the list</a> <button class="quiet" type="button" popovertarget="${anchor}-c${citation.n}" popovertargetaction="hide">Close</button></p></div>`,
  )}`;

/** All sources of an answer, in the order of their numbers. */
export const drawSources = (citations: readonly NumberedCitation[], anchor: string): Html =>
  html`<h3>Sources</h3><ol class="sources">${citations.map(
    (citation) => html`<li id="${anchor}-${citation.n}" value="${citation.n}">${whole(citation)}</li>`,
  )}</ol>`;

const whole = (citation: NumberedCitation): Html =>
  html`<a href="${citation.url}" rel="noopener noreferrer"><bdi>${citation.title}</bdi></a>
    <div class="fine"><bdi>${citation.publisher}</bdi> · ${citation.published === null ? 'no date given' : sayDay(citation.published)}</div>
    ${citation.quote === null ? '' : html`<q><bdi>${citation.quote}</bdi></q>`}
    <div class="fine">${checkedHow(citation)}</div>`;

/** How a source was checked, and when. */
export const checkedHow = ({ how, checked }: Pick<NumberedCitation, 'how' | 'checked'>): string =>
  how === 'read'
    ? `The passage was read on ${sayDay(checked)}.`
    : `The address was confirmed on ${sayDay(checked)}; the passage was not read.`;
