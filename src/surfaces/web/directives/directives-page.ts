/** How does the desk show the directives? */
import { html } from 'hono/html';
import { count } from '../../../actions/wording.ts';
import { dayOf } from '../../../core/day.ts';
import { VouchError } from '../../../core/errors.ts';
import type { Vouch } from '../../../core/ports.ts';
import { deskPage } from '../desk-page.ts';
import { download } from '../download.ts';
import type { Html } from '../html.ts';
import { addressWith, readQuery, unreadable } from '../records/read-query.ts';
import { standings, standingWords } from '../records/standing.ts';
import { type Desk, visitOf } from '../visit.ts';
import { soonestFirst } from './ahead.ts';
import { drawDirective } from './directive-page.ts';
import { drawAhead, drawDirectives, drawFilter } from './draw-calendar.ts';
import { DirectivesQuery, findDirectives } from './find-directives.ts';
import { toIcs } from './to-ics.ts';
import { drawYear } from './year-strip.ts';

/** Rows of the table on one page. */
const page = 50;

/** Dates ahead on the page; the calendar file holds all. */
const mostDates = 100;

/** Adds /directives with a page for each, and the dates ahead as a calendar file. */
export function addDirectives(app: Desk, vouch: Vouch): void {
  app.get('/directives', async (c) =>
    c.html(await deskPage(vouch, visitOf(c), 'Directives', drawCalendar(vouch, readQuery(c, DirectivesQuery)))),
  );

  app.get('/directives.ics', (c) => {
    const base = vouch.factBase();
    const today = dayOf(vouch.clock());
    const found = findDirectives(readQuery(c, DirectivesQuery), base, today);
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

function drawCalendar(vouch: Vouch, query: DirectivesQuery): Html {
  const base = vouch.factBase();
  const today = dayOf(vouch.clock());
  const found = findDirectives(query, base, today);
  const ahead = soonestFirst(found.flatMap((row) => row.ahead));
  const after = query.after === undefined ? -1 : found.findIndex(({ id }) => id === query.after);
  if (query.after !== undefined && after === -1) throw unreadable('after');
  const rows = found.slice(after + 1, after + 1 + page);
  const next = after + 1 + page >= found.length ? undefined : rows.at(-1)?.id;
  const numbers = Map.groupBy(found, ({ standing }) => standing);
  const sums = standings.map(
    (each) =>
      html`<a href="${addressWith('/directives', query, { show: each, after: '' })}">${count(numbers.get(each)?.length ?? 0, standingWords[each], standingWords[each])}</a> `,
  );
  return html`<h1>Directives</h1>
    <div class="card">${drawFilter(query, base)}
      <p role="status">${count(found.length, 'directive')}: ${sums} <a href="/directives">Show all</a></p>
      <p class="fine"><a href="${addressWith('/directives.ics', query, { after: '' })}">These dates as a file</a> for your calendar program.</p></div>
    <section class="card" aria-labelledby="ahead"><h2 id="ahead">What lies ahead</h2>${drawYear(ahead.slice(0, mostDates), today)}${drawAhead(ahead.slice(0, mostDates), today)}
      ${ahead.length > mostDates ? html`<p>And ${count(ahead.length - mostDates, 'later date')}.</p>` : ''}</section>
    <section class="card" aria-labelledby="all"><h2 id="all">${query.show === undefined ? 'All directives' : `Directives ${standingWords[query.show]}`}, newest first</h2>
      ${rows.length === 0 ? html`<p>No directive on record fits.</p>` : drawDirectives(rows, base, today)}
      ${next === undefined ? '' : html`<p><a rel="next" href="${addressWith('/directives', query, { after: next })}">Next page</a></p>`}</section>`;
}
