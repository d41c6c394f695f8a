/** How does the desk show what clients raised? */
import { html } from 'hono/html';
import type { ConcernFilter } from '../../../core/client-books.ts';
import { type Concern, concernStates } from '../../../core/concern.ts';
import { vendorName } from '../../../core/fact-base.ts';
import type { Person } from '../../../core/person.ts';
import type { Vouch } from '../../../core/ports.ts';
import { concernsToCsv } from '../../../ledger/to-csv.ts';
import { concernJson } from '../../to-json.ts';
import { deskPage } from '../desk-page.ts';
import { download } from '../download.ts';
import type { Html } from '../html.ts';
import {
  choiceField,
  dayField,
  filterForm,
  saveLinks,
  sayUnread,
  textField,
  turnPages,
  vendorList,
} from '../listing/draw-fields.ts';
import { exportRows, jsonArray, spreadsheet, type Wording } from '../listing/export-rows.ts';
import { Query } from '../listing/query.ts';
import { type Sizes, sizes } from '../listing/sizes.ts';
import { type Desk, visitOf } from '../visit.ts';
import { byTime } from './by-time.ts';
import { addConcern } from './concern-page.ts';
import { concernFields, concernsAsked } from './concerns-asked.ts';
import { drawChart } from './draw-chart.ts';
import { drawConcernsList } from './draw-concerns-list.ts';

/** Vendors whose counts are shown at once; the others follow folded away. */
const vendorsShown = 8;
/** Vendors that are counted at all. */
const vendorsNamed = 200;

/** Adds /concerns, its exports, and a page for each. */
export function addConcerns(app: Desk, vouch: Vouch, { page, piece }: Sizes = sizes): void {
  const { concerns } = vouch.ledger;

  app.get('/concerns', async (c) => {
    const query = new Query(c.req.url, concernFields);
    const filter = await concernsAsked(query, vouch);
    const visit = visitOf(c);
    const next = (before?: string) =>
      concerns.list({ ...filter, ...(before === undefined ? {} : { before }), limit: page + 1 });
    const found = filter === null || query.status !== 200 ? [] : await query.rows('before', next);
    const rows = found.slice(0, page);
    const list = query.status === 200 ? filter : null;
    const body = html`<h1>Concerns</h1>
      ${drawFilter(query, await concerns.loggers(), vouch)}
      ${query.status === 200 ? '' : sayUnread(query, '/concerns')}
      ${filter === null ? html`<p class="card">No client of that name is in the log.</p>` : ''}
      ${list === null ? '' : await drawCounts(list, query, vouch)}
      ${
        list === null
          ? ''
          : html`<section class="card" aria-label="List of concerns">${rows.length === 0 ? sayNone(query) : drawConcernsList(rows, { visit, base: vouch.factBase(), here: query.here('/concerns') })}
        ${turnPages(query, '/concerns', 'before', found.length > page ? rows.at(-1)?.id : undefined)}${saveLinks(query, '/concerns', ['csv', 'json'])}</section>`
      }`;
    return c.html(await deskPage(vouch, visit, 'Concerns', body), query.status);
  });

  const save = async (address: string, wording: Wording<Concern>) => {
    const query = new Query(address, concernFields);
    const filter = await concernsAsked(query, vouch);
    query.check();
    const next = async (before: string | undefined, limit: number) =>
      filter === null ? [] : concerns.list({ ...filter, ...(before === undefined ? {} : { before }), limit });
    return exportRows(next, wording, piece);
  };
  app.get('/concerns.csv', async (c) =>
    c.body(await save(c.req.url, spreadsheet(concernsToCsv)), 200, download('text/csv; charset=utf-8', 'concerns.csv')),
  );
  app.get('/concerns.json', async (c) =>
    c.body(await save(c.req.url, jsonArray(concernJson)), 200, { 'content-type': 'application/json' }),
  );
  addConcern(app, vouch);
}

const drawFilter = (query: Query, loggers: readonly Person[], vouch: Vouch): Html =>
  filterForm(query, '/concerns', [
    textField(query, 'client', 'Client'),
    textField(query, 'vendor', 'Vendor', 'vendor-names'),
    choiceField(
      query,
      'by',
      'Logged by',
      'anybody',
      loggers.map(({ id, name }) => ({ value: id, label: name })),
    ),
    choiceField(
      query,
      'state',
      'State',
      'any',
      concernStates.map((state) => ({ value: state, label: state })),
    ),
    dayField(query, 'since', 'Since'),
    dayField(query, 'until', 'Until'),
    vendorList(vouch.factBase()),
  ]);

/** Why there is nothing, and what to do next. */
function sayNone(query: Query): Html {
  if (query.text('before') !== '') return html`<p>No concerns before these.</p>`;
  return query.link('/concerns') === '/concerns'
    ? html`<p>No concern is in the log yet. Log one on the page <a href="/">Ask</a>, or in chat.</p>`
    : html`<p>No such concerns.</p>`;
}

/** How many there are in all, over time, and for each vendor. */
async function drawCounts(filter: ConcernFilter, query: Query, vouch: Vouch): Promise<Html> {
  const { concerns } = vouch.ledger;
  const days = await concerns.countByDay(filter);
  const vendors = (await concerns.countByVendor(filter)).slice(0, vendorsNamed);
  const total = days.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return html``;
  const row = ({ vendor, count }: (typeof vendors)[number]) =>
    html`<tr><th scope="row"><a href="${query.link('/concerns', { vendor })}">${vendorName(vendor, vouch.factBase())}</a></th><td class="number">${count.toLocaleString('en-US')}</td></tr>`;
  const table = (rows: typeof vendors, caption: string) =>
    html`<table class="grid"><caption>${caption}</caption><thead><tr><th scope="col">Vendor</th><th scope="col" class="number">Concerns</th></tr></thead><tbody>${rows.map(row)}</tbody></table>`;
  const more = vendors.slice(vendorsShown);
  return html`<section class="card counts" aria-label="Counts"><div>${drawChart(byTime(days), query)}</div>
    <div><p class="total"><strong>${total.toLocaleString('en-US')}</strong> ${total === 1 ? 'concern' : 'concerns'}</p>
    ${table(vendors.slice(0, vendorsShown), 'By vendor')}
    ${more.length === 0 ? '' : html`<details><summary>${more.length} more ${more.length === 1 ? 'vendor' : 'vendors'}</summary>${table(more, 'The other vendors')}</details>`}</div></section>`;
}
