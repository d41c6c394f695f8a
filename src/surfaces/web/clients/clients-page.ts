/** How does the desk show the partner's clients? */
import { html } from 'hono/html';
import type { ClientOverview } from '../../../core/client-books.ts';
import type { Vouch } from '../../../core/ports.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import { deskPage } from '../desk-page.ts';
import type { Html } from '../html.ts';
import { drawDayOf } from '../listing/draw-day.ts';
import { filterForm, sayUnread, textField, turnPages } from '../listing/draw-fields.ts';
import { Query } from '../listing/query.ts';
import { type Sizes, sizes } from '../listing/sizes.ts';
import { type Desk, visitOf } from '../visit.ts';
import { addClient } from './client-page.ts';
import { addClientForms } from './client-posts.ts';
import { addClientRecord } from './record-page.ts';
import { sayFederal } from './say-federal.ts';

/** Adds /clients, a page and a record for each, and what changes one. */
export function addClients(app: Desk, vouch: Vouch, { page }: Sizes = sizes): void {
  app.get('/clients', async (c) => {
    const query = new Query(c.req.url, { shown: ['like'], unseen: ['after'] });
    const like = query.text('like');
    const next = (after?: string) =>
      vouch.ledger.clients.overview({
        ...(like === '' ? {} : { like }),
        ...(after === undefined ? {} : { after }),
        limit: page + 1,
      });
    const found = query.status === 200 ? await query.rows('after', next) : [];
    const rows = found.slice(0, page);
    const body = html`<h1>Clients</h1>
      ${filterForm(query, '/clients', [textField(query, 'like', 'Name holds')])}
      ${
        query.status === 200
          ? html`<section class="card" aria-label="List of clients">${rows.length === 0 ? html`<p>${like !== '' ? 'No client’s name holds that.' : html`No client is in the log yet. One comes with its first concern: log it on the page <a href="/">Ask</a>, or in chat.`}</p>` : drawRows(rows)}
      ${turnPages(query, '/clients', 'after', found.length > page ? rows.at(-1)?.client.name : undefined)}</section>`
          : sayUnread(query, '/clients')
      }`;
    return c.html(await deskPage(vouch, visitOf(c), 'Clients', body), query.status);
  });
  addClient(app, vouch);
  addClientForms(app, vouch);
  addClientRecord(app, vouch);
}

const drawRows = (rows: readonly ClientOverview[]): Html =>
  html`<div class="scroll"><table class="grid rows"><caption class="hidden">Clients by name</caption>
    <thead><tr><th scope="col">Client</th><th scope="col">Federal work</th><th scope="col" class="number">Concerns</th><th scope="col" class="number whole-line">Open follow-ups</th><th scope="col" class="number">Products</th><th scope="col">Last concern</th></tr></thead>
    <tbody>${rows.map(
      ({ client, concerns, openTasks, exposures, lastConcern }) =>
        html`<tr><th scope="row"><a href="/clients/${client.id}"><bdi>${tidyLine(client.name)}</bdi></a></th><td class="whole-line">${sayFederal(client.federal)}</td>${[concerns, openTasks, exposures].map((each) => html`<td class="number">${each.toLocaleString('en-US')}</td>`)}<td>${lastConcern === null ? 'none' : drawDayOf(lastConcern)}</td></tr>`,
    )}</tbody></table></div>`;
