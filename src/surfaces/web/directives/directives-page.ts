/** How does the desk show the directives? */
import { html } from 'hono/html';
import { count } from '../../../actions/wording.ts';
import { dayOf } from '../../../core/day.ts';
import { VouchError } from '../../../core/errors.ts';
import type { Vouch } from '../../../core/ports.ts';
import { deskPage } from '../desk-page.ts';
import { download } from '../download.ts';
import type { Html } from '../html.ts';
import { sayUnread } from '../listing/draw-fields.ts';
import { Query } from '../listing/query.ts';
import { standings, standingWords } from '../records/standing.ts';
import { type Desk, visitOf } from '../visit.ts';
import { soonestFirst } from './ahead.ts';
import { drawDirective } from './directive-page.ts';
import { drawAhead, drawDirectives, drawFilter } from './draw-calendar.ts';
import { directiveFields, directivesAsked, findDirectives } from './find-directives.ts';
import { toIcs } from './to-ics.ts';
import { drawYear } from './year-strip.ts';

/** Rows of the table on one page. */
const page = 50;

/** Dates ahead on the page; the calendar file holds all. */
const mostDates = 100;

/** Adds /directives with a page for each, and the dates ahead as a calendar file. */
export function addDirectives(app: Desk, vouch: Vouch): void {
  app.get('/directives', async (c) => {
    const query = new Query(c.req.url, directiveFields);
    const body = drawCalendar(vouch, query);
    return c.html(await deskPage(vouch, visitOf(c), 'Directives', body), query.status);
  });

  app.get('/directives.ics', (c) => {
    const base = vouch.factBase();
    const today = dayOf(vouch.clock());
    const query = new Query(c.req.url, directiveFields);
    const asked = directivesAsked(query, base);
    query.check();
    const found = findDirectives(asked, base, today);
    const ahead = soonestFirst(found.flatMap((row) => row.ahead));
    return c.body(toIcs(ahead, base), 200, download('text/calendar; charset=utf-8', 'directives.ics'));
  });

  app.get('/directives/:id', async (c) => {
    const id = c.req.param('id');
    const base = vouch.factBase();
    const directive = base.directives.get(id);
    if (directive === undefined)
      throw new VouchError('not-found', 'Vouch keeps no record of that directive.', 'Look at the list of directives.');
    const body = drawDirective(id, directive, base, dayOf(vouch.clock()));
    return c.html(await deskPage(vouch, visitOf(c), directive.names[0] ?? directive.title, body));
  });
}

/** The form and what fits; the form alone where the address cannot be read, which the query then says. */
function drawCalendar(vouch: Vouch, query: Query): Html {
  const base = vouch.factBase();
  const today = dayOf(vouch.clock());
  const asked = directivesAsked(query, base);
  const found = findDirectives(asked, base, today);
  const ahead = soonestFirst(found.flatMap((row) => row.ahead));
  const start = query.start(
    'after',
    found.map(({ id }) => id),
  );
  if (query.status !== 200)
    return html`<h1>Directives</h1><div class="card">${drawFilter(query, base)}</div>${sayUnread(query, '/directives')}`;
  const rows = found.slice(start, start + page);
  const next = start + page >= found.length ? undefined : rows.at(-1)?.id;
  const numbers = Map.groupBy(found, ({ standing }) => standing);
  const sums = standings.map(
    (each) =>
      html`<a href="${query.link('/directives', { show: each })}">${count(numbers.get(each)?.length ?? 0, standingWords[each], standingWords[each])}</a> `,
  );
  return html`<h1>Directives</h1>
    <div class="card">${drawFilter(query, base)}
      <p role="status">${count(found.length, 'directive')}: ${sums} <a href="/directives">Show all</a></p>
      <p class="fine"><a href="${query.link('/directives.ics')}">These dates as a file</a> for your calendar program.</p></div>
    <section class="card" aria-labelledby="ahead"><h2 id="ahead">What lies ahead</h2>${drawYear(ahead.slice(0, mostDates), today)}${drawAhead(ahead.slice(0, mostDates), today)}
      ${ahead.length > mostDates ? html`<p>And ${count(ahead.length - mostDates, 'later date')}.</p>` : ''}</section>
    <section class="card" aria-labelledby="all"><h2 id="all">${asked.show === undefined ? 'All directives' : `Directives ${standingWords[asked.show]}`}, newest first</h2>
      ${rows.length === 0 ? html`<p>No directive on record fits.</p>` : drawDirectives(rows, base, today)}
      ${next === undefined ? '' : html`<p><a rel="next" href="${query.link('/directives', { after: next })}">Next page</a></p>`}</section>`;
}
