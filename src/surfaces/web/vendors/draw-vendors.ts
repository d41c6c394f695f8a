/** How does the table of vendors look? */
import { html } from 'hono/html';
import { statusLabel } from '../../../actions/wording.ts';
import { sayDay } from '../../../core/day.ts';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import type { Vendor } from '../../../core/vendor.ts';
import type { Html } from '../html.ts';
import { choiceField, searchField } from '../listing/draw-fields.ts';
import type { Query } from '../listing/query.ts';
import { heaviestChip } from '../records/chip.ts';
import { citeShort } from '../records/cites.ts';
import { statusesAsked } from './find-vendors.ts';
import { holdsWords, plainWords } from './plain-words.ts';
import type { VendorRow } from './vendor-rows.ts';

export interface VendorTable {
  readonly base: FactBase;
  readonly query: Query;
  readonly audiences: readonly string[];
  readonly rows: readonly VendorRow[];
  /** By which column, as `sort` of VendorsAsked. */
  readonly sort: string;
}

/** `narrows`: a script may narrow the table in place, since all that fit are in it. */
export function drawFilter(query: Query, base: FactBase, countries: readonly string[], narrows: boolean): Html {
  const sort = query.wrong.has('sort') ? '' : query.text('sort');
  return html`<form class="filter" method="get" action="/vendors" role="search" aria-label="Vendors">
    ${searchField(query, 'q', 'Name, product or owner', narrows ? 'vendors' : undefined)}
    ${choiceField(
      query,
      'status',
      'Status',
      'any',
      statusesAsked.map((value) => ({ value, label: statusLabel[value] })),
    )}
    ${choiceField(
      query,
      'audience',
      'For',
      'any of those below',
      [...base.audiences].map(([value, { plural }]) => ({ value, label: plural })),
    )}
    ${choiceField(
      query,
      'country',
      'Headquarters',
      'any country',
      countries.map((value) => ({ value, label: value })),
    )}
    ${sort === '' ? '' : html`<input type="hidden" name="sort" value="${sort}" />`}
    <button>Filter</button>
  </form>`;
}

/** Rows that do not hold the words looked for are there and hidden, so that a script can show them without asking again. */
export function drawVendors(table: VendorTable): Html {
  const { base, query, audiences, rows } = table;
  const words = plainWords(query.text('q'));
  const head = (column: string, label: string) => sortHead(table, column, label);
  return html`<div class="wide" tabindex="0" role="region" aria-label="Table of vendors"><table class="grid vendors">
    <caption class="hidden">Vendors and their status</caption>
    <thead><tr>${head('name', 'Vendor')}${audiences.map((id) => head(id, base.audiences.get(id)?.plural ?? id))}${head('hq', 'Headquarters')}${head('owner', 'Owner')}${head('class', 'Class')}${head('reviewed', 'Reviewed')}</tr></thead>
    <tbody id="vendors">${rows.map((row) => drawRow(row, audiences, base, holdsWords(row.words, words)))}</tbody></table></div>`;
}

function sortHead({ query, sort }: VendorTable, column: string, label: string): Html {
  const now = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : undefined;
  const next = now === 'ascending' ? `-${column}` : column;
  return html`<th scope="col" ${now === undefined ? '' : html`aria-sort="${now}"`}><a href="${query.link('/vendors', { sort: next })}">${label}</a></th>`;
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
        html`<a href="/vendors/${each.class}">${vendorName(each.class, base)}</a> ${citeShort(each.claim.cites)} `,
    )}</td><td>${sayDay(vendor.reviewed.on)}</td></tr>`;
}
