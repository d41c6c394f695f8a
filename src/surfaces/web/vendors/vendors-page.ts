/** How does the desk show the vendors? */
import { html } from 'hono/html';
import { v7 as uuid } from 'uuid';
import { count } from '../../../actions/wording.ts';
import { dayOf, sayDay } from '../../../core/day.ts';
import { VouchError } from '../../../core/errors.ts';
import type { Vouch } from '../../../core/ports.ts';
import { homeJurisdiction } from '../../../core/verdict.ts';
import { deskPage } from '../desk-page.ts';
import { drawReply } from '../drawing/draw-reply.ts';
import type { Html } from '../html.ts';
import { webUtterance } from '../read-form.ts';
import { addressWith, readQuery } from '../records/read-query.ts';
import { type Desk, type Visit, visitOf } from '../visit.ts';
import { drawAtClients, drawReported } from './around-vendor.ts';
import { drawFilter, drawVendors } from './draw-vendors.ts';
import { findVendors, shownAudiences, VendorsQuery } from './find-vendors.ts';
import { holdsWords, plainWords } from './plain-words.ts';
import { timelineOf } from './timeline.ts';
import { drawTimelineList } from './timeline-list.ts';
import { drawTimeline } from './timeline-picture.ts';
import { drawHeader } from './vendor-header.ts';
import { vendorRows } from './vendor-rows.ts';

/** Rows of the table on one page. */
const page = 200;

/** Adds /vendors and a page for each. */
export function addVendors(app: Desk, vouch: Vouch): void {
  app.get('/vendors', async (c) =>
    c.html(await deskPage(vouch, visitOf(c), 'Vendors', drawTable(vouch, readQuery(c, VendorsQuery)))),
  );

  app.get('/vendors/:id', async (c) => {
    const id = c.req.param('id');
    const name = vouch.factBase().vendors.get(id)?.name;
    if (name === undefined)
      throw new VouchError('not-found', 'Vouch keeps no records of that vendor.', 'Look at the list of vendors.');
    return c.html(await deskPage(vouch, visitOf(c), name, await drawVendor(vouch, visitOf(c), id)));
  });
}

function drawTable(vouch: Vouch, query: VendorsQuery): Html {
  const base = vouch.factBase();
  const today = dayOf(vouch.clock());
  const all = vendorRows(base, today);
  const audiences = shownAudiences(query, base);
  const found = findVendors(all, query, audiences);
  const words = plainWords(query.q ?? '');
  const fitting = found.filter((row) => holdsWords(row.words, words));
  // A script may narrow the rows in place where every row it could show again is on the page.
  const whole = found.length <= page && query.after === undefined;
  const start = query.after === undefined ? 0 : fitting.findIndex(({ id }) => id === query.after) + 1;
  const rows = whole ? found : fitting.slice(start, start + page);
  const next = whole || start + page >= fitting.length ? undefined : rows.at(-1)?.id;
  const countries = [...new Set(all.flatMap((row) => row.countries))].sort();
  const table = { base, query, audiences, rows, countries, whole };
  return html`<h1>Vendors</h1>
    <p class="fine">Status in ${base.jurisdictions.get(homeJurisdiction)?.label ?? homeJurisdiction} on ${sayDay(today)}: the heaviest of using, buying and selling. “No restriction found” is not a clearance.</p>
    <div class="card">${drawFilter(table)}
      <p role="status"><span id="vendors-shown">${fitting.length.toLocaleString('en-US')}</span> of ${count(all.length, 'vendor')}, classes of makers among them. <a href="/vendors">Show all</a></p>
      ${drawVendors(table)}
      ${next === undefined ? '' : html`<p><a rel="next" href="${addressWith('/vendors', query, { after: next })}">Next page</a></p>`}</div>`;
}

async function drawVendor(vouch: Vouch, visit: Visit, id: string): Promise<Html> {
  const base = vouch.factBase();
  const today = dayOf(vouch.clock());
  const vendor = base.vendors.get(id);
  if (vendor === undefined) return html``;
  const utterance = webUtterance(visit, {}, vouch.clock(), {
    text: id,
    write: false,
    form: { intent: 'vendor-status', entities: { vendor: id } },
  });
  const spot = { visit, thread: `web:${uuid()}`, anchor: 'v' };
  const [reply, clients, reported] = await Promise.all([
    vouch.respond(utterance),
    drawAtClients(id, vouch),
    drawReported(id, vouch, { ...spot, anchor: 'i' }),
  ]);
  const entries = timelineOf(id, base, today);
  return html`${drawHeader(id, vendor, base, today)}
    <nav class="parts" aria-label="On this page"><a href="#timeline">Timeline</a> <a href="#answer">Answer with sources</a> <a href="#clients">At our clients</a></nav>
    <section class="card" aria-labelledby="timeline"><h2 id="timeline">What happened</h2>
      ${entries.length === 0 ? html`<p>No measure and no event about it is on record.</p>` : html`${drawTimeline(vendor.name, entries, today)}${drawTimelineList(vendor.name, entries, base, today)}`}</section>
    <section aria-label="Answer with sources" id="answer">${drawReply(reply, spot)}</section>
    ${clients}${reported}`;
}
