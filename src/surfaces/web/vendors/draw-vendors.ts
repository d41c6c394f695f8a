/** How does the table of vendors look? */
import { html } from 'hono/html';
import { statusLabel } from '../../../actions/wording.ts';
import { sayDay } from '../../../core/day.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Vendor } from '../../../core/vendor.ts';
import { statuses } from '../../../core/verdict.ts';
import type { Html } from '../html.ts';
import { heaviestChip } from '../records/chip.ts';
import { citeShort } from '../records/cites.ts';
import { addressWith } from '../records/read-query.ts';
import type { VendorsQuery } from './find-vendors.ts';
import { holdsWords, plainWords } from './plain-words.ts';
import type { VendorRow } from './vendor-rows.ts';

export interface VendorTable {
  readonly base: FactBase;
  readonly query: VendorsQuery;
  readonly audiences: readonly string[];
  readonly rows: readonly VendorRow[];
  readonly countries: readonly string[];
  /** True where all that fit are on this page, so that a script may narrow them in place. */
  readonly whole: boolean;
}

export function drawFilter({ base, query, countries, whole }: VendorTable): Html {
  const option = (value: string, label: string, chosen: string | undefined) =>
    html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`;
  return html`<form class="filter" method="get" action="/vendors" role="search" aria-label="Vendors">
    <label>Name, product or owner <input type="search" name="q" maxlength="200" value="${query.q ?? ''}" autocomplete="off" ${whole ? html`data-rows="vendors"` : ''} /></label>
    <label>Status <select name="status"><option value="">any</option>${statuses.filter((status) => status !== 'unknown').map((status) => option(status, statusLabel[status], query.status))}</select></label>
    <label>For <select name="audience"><option value="">any of those below</option>${[...base.audiences].map(([id, { plural }]) => option(id, plural, query.audience))}</select></label>
    <label>Headquarters <select name="country"><option value="">any country</option>${countries.map((country) => option(country, country, query.country))}</select></label>
    ${query.sort === undefined ? '' : html`<input type="hidden" name="sort" value="${query.sort}" />`}
    <button>Filter</button>
  </form>`;
}

/** Rows that do not hold the words looked for are there and hidden, so that a script can show them without asking again. */
export function drawVendors(table: VendorTable): Html {
  const { base, query, audiences, rows } = table;
  const words = plainWords(query.q ?? '');
  const head = (column: string, label: string) => sortHead(table, column, label);
  return html`<div class="wide" tabindex="0" role="region" aria-label="Table of vendors"><table class="grid vendors">
    <caption class="hidden">Vendors and their status</caption>
    <thead><tr>${head('name', 'Vendor')}${audiences.map((id) => head(id, base.audiences.get(id)?.plural ?? id))}${head('hq', 'Headquarters')}${head('owner', 'Owner')}${head('class', 'Class')}${head('reviewed', 'Reviewed')}</tr></thead>
    <tbody id="vendors">${rows.map((row) => drawRow(row, audiences, base, holdsWords(row.words, words)))}</tbody></table></div>`;
}

function sortHead({ query }: VendorTable, column: string, label: string): Html {
  const sort = query.sort ?? 'name';
  const now = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined;
  const next = now === 'ascending' ? `-${column}` : column;
  return html`<th scope="col" ${now === undefined ? '' : html`aria-sort="${now}"`}><a href="${addressWith('/vendors', query, { sort: next, after: '' })}">${label}</a></th>`;
}

const provenance = (is: Vendor['headquarters']): Html =>
  is === null ? html`<span class="fine">not on record</span>` : html`${is.is} ${citeShort(is.claim.cites)}`;

function drawRow(
  { id, vendor, words, standings }: VendorRow,
  audiences: readonly string[],
  base: FactBase,
  fits: boolean,
): Html {
  return html`<tr data-words="${words}" ${fits ? '' : html`hidden`}><th scope="row"><a href="/vendors/${id}">${vendor.name}</a>${vendor.kind === 'class' ? html` <small>class of makers</small>` : ''}</th>
    ${audiences.map((audience) => {
      const found = standings.get(audience);
      return html`<td>${found === undefined ? '' : heaviestChip(found.status, found.byActivity)}</td>`;
    })}
    <td>${provenance(vendor.headquarters)}</td><td>${provenance(vendor.owner)}</td>
    <td>${vendor.classes.map(
      (each) =>
        html`<a href="/vendors/${each.class}">${base.vendors.get(each.class)?.name ?? each.class}</a> ${citeShort(each.claim.cites)} `,
    )}</td><td>${sayDay(vendor.reviewed.on)}</td></tr>`;
}
