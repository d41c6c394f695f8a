/** What is on record about one directive? */
import { html } from 'hono/html';
import { type Day, sayDay } from '../../../core/day.ts';
import type { Directive } from '../../../core/directive.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Html } from '../html.ts';
import { drawVendor } from '../listing/draw-vendor.ts';
import { activityWords, authorityWords, boundWords, effectWords } from '../records/binding-words.ts';
import { citedClaim, citeLinks, citeList } from '../records/cites.ts';
import { sayTimes, standingOf, standingWords } from '../records/standing.ts';
import { sayDeadline } from './draw-calendar.ts';
import { drawPlaybooks } from './draw-playbooks.ts';
import { recordLink } from './record-link.ts';

/** Everything but the notes, which are for whoever keeps the record. */
export function drawDirective(id: string, directive: Directive, base: FactBase, today: Day): Html {
  const { title, names, issuer, authority, jurisdiction, claims, exceptions, reviewed, recheck } = directive;
  const lead = claims[0]?.cites.slice(0, 1) ?? [];
  const place = base.jurisdictions.get(jurisdiction);
  return html`<div class="card"><h1>${title}</h1>
    <p><span class="kind ${authority}">${authorityWords[authority]}, ${standingWords[standingOf(directive, today)]}</span> ${issuer}; holds ${place === undefined || place.within === null ? 'worldwide' : `in ${place.label}`}. Called ${names.join(', ')}.</p>
    <p>${capital(sayTimes(directive, today))}. ${citeLinks(lead)}</p>
    <p class="fine">Reviewed by ${reviewed.by} on ${sayDay(reviewed.on)}, to be looked at again by ${sayDay(recheck)}.</p></div>
    <section class="card" aria-labelledby="bound"><h2 id="bound">Who is bound, and for what</h2>${drawBindings(directive, base)}${drawReach(directive, base)}<p class="fine">${citeLinks(lead)}</p></section>
    ${drawDeadlines(directive, base)}
    <section class="card" aria-labelledby="record"><h2 id="record">What is on record</h2>${drawClaims(claims)}</section>
    ${exceptions.length === 0 ? '' : html`<section class="card" aria-labelledby="exceptions"><h2 id="exceptions">What it leaves out</h2>${drawClaims(exceptions)}</section>`}
    ${drawOthers(id, directive, base)}${drawPlaybooks(directive, base)}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const drawClaims = (claims: Directive['claims']): Html =>
  html`<ul class="claims">${claims.map((claim) => html`<li>${citedClaim(claim)} ${citeList(claim.cites)}</li>`)}</ul>`;

function drawBindings({ binds, from, published, until, vendors }: Directive, base: FactBase): Html {
  if (binds.length === 0) return html`<p>It binds nobody.</p>`;
  const products = new Map(
    vendors.flatMap((id) => (base.vendors.get(id)?.products ?? []).map((each) => [each.id, each.name])),
  );
  const named = (ids: readonly string[]) => ids.map((each) => products.get(each) ?? each).join(', ');
  return html`<div class="wide" tabindex="0" role="region" aria-label="Who is bound"><table class="grid"><caption class="hidden">Who is bound</caption>
    <thead><tr><th scope="col">Who</th><th scope="col">For</th><th scope="col">Effect</th><th scope="col">Since and until</th><th scope="col">Products</th><th scope="col">How far</th></tr></thead>
    <tbody>${binds.map((binding) => {
      const end = binding.until ?? until;
      const { products: scope } = binding;
      return html`<tr><th scope="row">${boundWords(binding, base)}</th><td>${activityWords(binding)}</td><td>${effectWords[binding.effect]}</td>
        <td>from ${sayDay(binding.from ?? from ?? published)}${end === null ? '' : ` until ${sayDay(end)}`}</td>
        <td>${scope === undefined ? 'all' : 'only' in scope ? `only ${named(scope.only)}` : `all but ${named(scope.except)}`}</td><td>${binding.scope ?? ''}</td></tr>`;
    })}</tbody></table></div>`;
}

/** The vendors and classes it names, and who belongs to those classes. */
function drawReach({ vendors }: Directive, base: FactBase): Html {
  const link = (id: string) => html`${drawVendor(id, base)} `;
  const members = [...base.vendors].filter(
    ([id, { classes }]) => !vendors.includes(id) && classes.some((each) => vendors.includes(each.class)),
  );
  return html`<p>${vendors.length === 0 ? 'It names no vendor on record.' : html`It names ${vendors.map(link)}`}${members.length === 0 ? '' : html`<br />Through a class it reaches ${members.map(([id]) => link(id))}`}</p>`;
}

function drawDeadlines({ deadlines, claims }: Directive, base: FactBase): Html {
  if (deadlines.length === 0) return html``;
  return html`<section class="card" aria-labelledby="deadlines"><h2 id="deadlines">Deadlines</h2><ul class="claims">${deadlines.map(
    (deadline) => {
      const cites = deadline.cites ?? claims[0]?.cites ?? [];
      const who = (deadline.audiences ?? []).map((each) => base.audiences.get(each)?.plural ?? each).join(', ');
      return html`<li>${sayDeadline(deadline)}: ${deadline.what}.${who === '' ? '' : html` <span class="fine">For ${who}.</span>`} ${citeLinks(cites)} ${citeList(cites)}</li>`;
    },
  )}</ul></section>`;
}

/** What it replaced, what replaced it, who says otherwise, and what belongs to it. */
function drawOthers(id: string, directive: Directive, base: FactBase): Html {
  const replacedBy = [...base.directives]
    .filter(([, { supersedes }]) => supersedes.includes(id))
    .map(([other]) => other);
  const answers = [...base.facts].filter(([, fact]) => fact.answers.includes(id)).map(([other]) => other);
  const groups = [
    ['Replaces', directive.supersedes],
    ['Replaced by', replacedBy],
    ['Another authority says otherwise', directive.disagrees],
    ['Answers and rulings about it', answers],
    ['Related', directive.related.filter((other) => !answers.includes(other))],
  ] as const;
  const shown = groups.filter(([, ids]) => ids.length > 0);
  if (shown.length === 0) return html``;
  return html`<section class="card" aria-labelledby="others"><h2 id="others">Beside it</h2>${shown.map(([title, ids]) => html`<h3>${title}</h3><ul>${ids.map((other) => html`<li>${recordLink(other, base)}</li>`)}</ul>`)}</section>`;
}
