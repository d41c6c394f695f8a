/** What stands at the head of a vendor's page: its status by audience and activity, and what it is? */
import { html } from 'hono/html';
import { activityLabel } from '../../../actions/wording.ts';
import { type Day, sayDay } from '../../../core/day.ts';
import { activities } from '../../../core/directive.ts';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import type { Vendor } from '../../../core/vendor.ts';
import { homeJurisdiction } from '../../../core/verdict.ts';
import type { Html } from '../html.ts';
import { chip } from '../records/chip.ts';
import { citedClaim } from '../records/cites.ts';
import { mainAudiences, vendorRows } from './vendor-rows.ts';

export function drawHeader(id: string, vendor: Vendor, base: FactBase, today: Day): Html {
  return html`<div class="card"><h1>${vendor.name}</h1>
    <p class="fine">${vendor.kind === 'class' ? 'A class of makers. ' : ''}Reviewed by ${vendor.reviewed.by} on ${sayDay(vendor.reviewed.on)}, to be looked at again by ${sayDay(vendor.recheck)}.</p>
    ${drawStatuses(id, base, today)}${drawFacts(id, vendor, base)}</div>`;
}

function drawStatuses(id: string, base: FactBase, today: Day): Html {
  const standings = vendorRows(base, today).find((row) => row.id === id)?.standings;
  const place = base.jurisdictions.get(homeJurisdiction)?.label ?? homeJurisdiction;
  return html`<div class="wide" tabindex="0" role="region" aria-label="Status by audience"><table class="grid"><caption>Status in ${place} on ${sayDay(today)}</caption>
    <thead><tr><th scope="col">For</th>${activities.map((activity) => html`<th scope="col">${activityLabel[activity]}</th>`)}</tr></thead>
    <tbody>${mainAudiences(base).map((audience) => {
      const found = standings?.get(audience)?.byActivity;
      return html`<tr><th scope="row">${base.audiences.get(audience)?.plural ?? audience}</th>${activities.map((activity) => html`<td>${found === undefined ? '' : chip(found[activity])}</td>`)}</tr>`;
    })}</tbody></table></div>`;
}

/** What is on record about the vendor itself; a fact comes with its sources, a name is only a name. */
function drawFacts(id: string, vendor: Vendor, base: FactBase): Html {
  const { headquarters, owner, products, aliases, legal, categories, classes, alternatives } = vendor;
  const members = [...base.vendors].filter(([, { classes: of }]) => of.some((each) => each.class === id));
  const row = (term: string, what: Html) => html`<dt>${term}</dt><dd>${what}</dd>`;
  return html`<dl class="facts">
    ${row('Headquarters', headquarters === null ? html`not on record` : html`${headquarters.is}. ${citedClaim(headquarters.claim)}`)}
    ${row('Owner', owner === null ? html`not on record` : html`${owner.is}. ${citedClaim(owner.claim)}`)}
    ${categories.length === 0 ? '' : row('What it makes', html`${categories.join(', ')}`)}
    ${products.length === 0 ? '' : row('Products', html`<ul>${products.map((product) => html`<li>${product.name}${product.aliases.length === 0 ? '' : html`<span class="fine">: ${product.aliases.join(', ')}</span>`}</li>`)}</ul>`)}
    ${legal.length + aliases.length === 0 ? '' : row('Also called', html`<bdi>${[...legal, ...aliases].join(', ')}</bdi>`)}
    ${classes.length === 0 ? '' : row('Belongs to', html`<ul>${classes.map((each) => html`<li><a href="/vendors/${each.class}">${vendorName(each.class, base)}</a>: ${citedClaim(each.claim)}</li>`)}</ul>`)}
    ${members.length === 0 ? '' : row('Its makers', html`${members.map(([member, { name }]) => html`<a href="/vendors/${member}">${name}</a> `)}`)}
    ${alternatives.length === 0 ? '' : row('What others moved to', html`<ul>${alternatives.map((each) => html`<li><a href="/vendors/${each.vendor}">${vendorName(each.vendor, base)}</a>: ${citedClaim(each.claim)}</li>`)}</ul>`)}
  </dl>`;
}
