/** What does a client have of which vendor, how does that stand now, and how is it recorded? */
import { html } from 'hono/html';
import { headline, statusLabel } from '../../../actions/wording.ts';
import type { Client } from '../../../core/client.ts';
import type { Day } from '../../../core/day.ts';
import type { Exposure } from '../../../core/exposure.ts';
import { seatsLimit } from '../../../core/exposure.ts';
import { type FactBase, productName, vendorName } from '../../../core/fact-base.ts';
import { may } from '../../../core/role.ts';
import { homeJurisdiction, type Verdict } from '../../../core/verdict.ts';
import { verdict } from '../../../factbase/verdict.ts';
import { audiencesOf } from '../../../impact/touched-clients.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import type { Html } from '../html.ts';
import { drawDay } from '../listing/draw-day.ts';
import { drawVendor } from '../listing/draw-vendor.ts';
import { formKeys, type Visit } from '../visit.ts';

/** The verdict of today on what a client has, for each audience it may be: both where nobody has said whether it does federal work. */
export const verdictsNow = (
  { vendor, product }: Pick<Exposure, 'vendor' | 'product'>,
  { federal }: Pick<Client, 'federal'>,
  base: FactBase,
  today: Day,
): Verdict[] =>
  audiencesOf(federal)
    .filter((audience) => base.audiences.has(audience))
    .map((audience) =>
      verdict({ vendor, audience, jurisdiction: homeJurisdiction, activity: null, product, asOf: today }, base),
    );

/** What is recorded without a product may be anything of the vendor's. */
const sayProduct = ({ vendor, product }: Exposure, base: FactBase): string =>
  product === null ? 'not said' : productName(vendor, product, base);

export interface ExposuresShown {
  readonly client: Client;
  readonly base: FactBase;
  readonly today: Day;
}

/** A row for each, with what `last` adds to it. */
export function drawExposureRows(
  rows: readonly Exposure[],
  { client, base, today }: ExposuresShown,
  last?: (row: Exposure) => Html,
): Html {
  if (rows.length === 0) return html`<p>Nothing is recorded.</p>`;
  return html`<div class="scroll"><table class="grid rows"><caption class="hidden">What the client has</caption>
    <thead><tr><th scope="col">Vendor</th><th scope="col">Product</th><th scope="col" class="number">Seats</th><th scope="col">Renewal</th><th scope="col">How it stands on ${drawDay(today)}</th><th scope="col">Recorded</th>${last === undefined ? '' : html`<th scope="col"><span class="hidden">Remove</span></th>`}</tr></thead>
    <tbody>${rows.map(
      (row) => html`<tr><th scope="row">${drawVendor(row.vendor, base)}</th>
        <td>${sayProduct(row, base)}</td><td class="number">${row.seats === null ? 'not recorded' : row.seats.toLocaleString('en-US')}</td>
        <td>${row.renewal === null ? 'not recorded' : html`${drawDay(row.renewal)}${row.renewal < today ? html`<br /><small>in the past</small>` : ''}`}</td>
        <td>${verdictsNow(row, client, base, today).map((each) => html`<div><span class="chip ${each.status}">${statusLabel[each.status]}</span> <small>${headline(each, base, today)}</small></div>`)}</td>
        <td><bdi>${tidyLine(row.recordedBy.name)}</bdi></td>${last === undefined ? '' : html`<td>${last(row)}</td>`}</tr>`,
    )}</tbody></table></div>`;
}

/** The same with what removes one and what records another, for whoever may. */
export function drawExposures(rows: readonly Exposure[], shown: ExposuresShown, visit: Visit): Html {
  if (!may(visit.role, 'log')) return drawExposureRows(rows, shown);
  const path = `/clients/${shown.client.id}/exposures`;
  const remove = (row: Exposure) =>
    html`<form class="inline" method="post" action="${path}/${row.id}/remove">${formKeys(visit, '')}<button>Remove<span class="hidden"> ${vendorName(row.vendor, shown.base)}, ${sayProduct(row, shown.base)}</span></button></form>`;
  return html`${drawExposureRows(rows, shown, remove)}
    <details><summary>Record what it has</summary><form class="sift" method="post" action="${path}">${formKeys(visit, '')}
      <label>Of whom <select name="what" required><option value="">Choose</option>${[...shown.base.vendors].map(
        ([id, { name, products }]) =>
          html`<optgroup label="${name}"><option value="${id}">${name}: product not said</option>${products.map((product) => html`<option value="${id}/${product.id}">${name}: ${product.name}</option>`)}</optgroup>`,
      )}</select></label>
      <label>Seats <input name="seats" type="number" min="1" max="${seatsLimit}" inputmode="numeric" /></label>
      <label>Renewal <input name="renewal" type="date" /></label>
      <button>Record</button>
      <p class="fine">The same vendor and product recorded again replaces seats and renewal.</p></form></details>`;
}
