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
import { sayUnread } from '../listing/draw-fields.ts';
import { Query } from '../listing/query.ts';
import { webUtterance } from '../read-form.ts';
import { type Desk, type Visit, visitOf } from '../visit.ts';
import { drawAtClients, drawReported } from './around-vendor.ts';
import { drawFilter, drawVendors } from './draw-vendors.ts';
import { findVendors, vendorFields, vendorsAsked } from './find-vendors.ts';
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
  app.get('/vendors', async (c) => {
    const query = new Query(c.req.url, vendorFields);
    const body = drawList(vouch, query);
    return c.html(await deskPage(vouch, visitOf(c), 'Vendors', body), query.status);
  });

  app.get('/vendors/:id', async (c) => {
    const id = c.req.param('id');
    const name = vouch.factBase().vendors.get(id)?.name;
    if (name === undefined)
      throw new VouchError('not-found', 'Vouch keeps no records of that vendor.', 'Look at the list of vendors.');
    return c.html(await deskPage(vouch, visitOf(c), name, await drawVendor(vouch, visitOf(c), id)));
  });
}

/** The form and the table; the form alone where the address cannot be read, which the query then says. */
function drawList(vouch: Vouch, query: Query): Html {
  const base = vouch.factBase();
  const today = dayOf(vouch.clock());
  const all = vendorRows(base, today);
  const countries = [...new Set(all.flatMap((row) => row.countries))].sort();
  const asked = vendorsAsked(query, base, countries);
  const found = findVendors(all, asked);
  const words = plainWords(query.text('q'));
  const fitting = found.filter((row) => holdsWords(row.words, words));
  // A script may narrow the rows in place where every row it could show again is on the page.
  const whole = found.length <= page && query.text('after') === '';
  const start = query.start(
    'after',
    fitting.map(({ id }) => id),
  );
  const head = html`<h1>Vendors</h1>
    <p class="fine">Status in ${base.jurisdictions.get(homeJurisdiction)?.label ?? homeJurisdiction} on ${sayDay(today)}: the heaviest of using, buying and selling. “No restriction found” is not a clearance.</p>`;
  if (query.status !== 200)
    return html`${head}<div class="card">${drawFilter(query, base, countries, false)}</div>${sayUnread(query, '/vendors')}`;
  const rows = whole ? found : fitting.slice(start, start + page);
  const next = whole || start + page >= fitting.length ? undefined : rows.at(-1)?.id;
  return html`${head}<div class="card">${drawFilter(query, base, countries, whole)}
      <p role="status"><span id="vendors-shown">${fitting.length.toLocaleString('en-US')}</span> of ${count(all.length, 'vendor')}, classes of makers among them. <a href="/vendors">Show all</a></p>
      ${drawVendors({ base, query, audiences: asked.audiences, rows, sort: asked.sort })}
      ${next === undefined ? '' : html`<p><a rel="next" href="${query.link('/vendors', { after: next })}">Next page</a></p>`}</div>`;
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
  const spot = { visit, base, thread: `web:${uuid()}`, anchor: 'v' };
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
