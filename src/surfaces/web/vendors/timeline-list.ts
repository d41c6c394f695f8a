/** What happened to a vendor, as a list that says all that its picture shows? */
import { html } from 'hono/html';
import type { Claim } from '../../../core/citation.ts';
import { type Day, sayDay } from '../../../core/day.ts';
import type { Deadline } from '../../../core/directive.ts';
import type { Fact } from '../../../core/fact.ts';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import type { Html } from '../html.ts';
import { authorityWords, sayBinding } from '../records/binding-words.ts';
import { citedClaim, citeLinks } from '../records/cites.ts';
import { sayTimes, standingWords } from '../records/standing.ts';
import type { Entry, Event, Measure } from './timeline.ts';

const factWords: Readonly<Record<Fact['kind'], string>> = {
  statement: 'statement',
  ruling: 'ruling',
  ownership: 'ownership',
  finding: 'finding',
  penalty: 'penalty',
  event: 'event',
  report: 'report',
  absence: 'looked for and not found',
};

/** Oldest first, numbered as in the picture. */
export const drawTimelineList = (name: string, entries: readonly Entry[], base: FactBase, today: Day): Html =>
  html`<ol class="timeline-list">${entries.map((entry) =>
    entry.kind === 'measure' ? drawMeasure(entry, base, today) : drawEvent(entry, name, base),
  )}</ol>`;

function drawMeasure({ n, id, directive, standing, through }: Measure, base: FactBase, today: Day): Html {
  const [lead] = directive.claims;
  const fixed = directive.deadlines.filter((deadline) => 'on' in deadline);
  const start = directive.from ?? directive.published;
  const parts = directive.binds.filter(({ from = start }) => from !== start);
  const sources = citeLinks(lead?.cites.slice(0, 1) ?? []);
  return html`<li value="${n}" id="t${n}"><time datetime="${directive.published}">${sayDay(directive.published)}</time> <span class="kind ${directive.authority}">${authorityWords[directive.authority]}, ${standingWords[standing]}</span>
    <a href="/directives/${id}">${directive.title}</a> <span class="fine">${directive.issuer}${through === null ? '' : `, through the class “${vendorName(through, base)}”`}</span>
    <div class="fine">${capital(sayTimes(directive, today))}. ${sources}</div>
    ${lead === undefined ? '' : html`<div>${citedClaim(lead)}</div>`}
    ${
      fixed.length + parts.length === 0
        ? ''
        : html`<ul class="fine">${parts.map((binding) => html`<li>In part from ${sayDay(binding.from ?? start)}: ${sayBinding(binding, base)}. ${sources}</li>`)}${fixed.map((deadline) => html`<li>${drawDeadline(deadline, lead)}</li>`)}</ul>`
    }</li>`;
}

const drawDeadline = (deadline: Extract<Deadline, { on: string }>, lead: Claim | undefined): Html =>
  html`Deadline ${sayDay(deadline.on)}: ${deadline.what}. ${citeLinks(deadline.cites ?? lead?.cites.slice(0, 1) ?? [])}`;

/** A statement is the vendor's own word and is shown as such. */
function drawEvent({ n, fact, side }: Event, name: string, base: FactBase): Html {
  const [lead, ...rest] = fact.claims;
  const said = fact.kind === 'statement' ? `${fact.speaker ?? name} says: ` : '';
  const answers = fact.answers.flatMap((id) => {
    const directive = base.directives.get(id);
    return directive === undefined
      ? []
      : [html` <a href="/directives/${id}">${directive.names[0] ?? directive.title}</a>`];
  });
  return html`<li value="${n}" id="t${n}" class="${side}"><time datetime="${fact.published}">${sayDay(fact.published)}</time> <span class="kind">${factWords[fact.kind]}</span>
    <strong>${fact.title}</strong>${answers.length === 0 ? '' : html` <span class="fine">about${answers}</span>`}
    ${lead === undefined ? '' : html`<div>${said}${citedClaim(lead)}</div>`}
    ${rest.length === 0 ? '' : html`<details><summary>${rest.length} more on record</summary><ul>${rest.map((claim) => html`<li>${said}${citedClaim(claim)}</li>`)}</ul></details>`}</li>`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
