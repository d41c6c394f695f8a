/** How does the desk show one concern, and how is its state set? */
import { html } from 'hono/html';
import { z } from 'zod';
import { type Concern, concernStates } from '../../../core/concern.ts';
import { dayOf } from '../../../core/day.ts';
import { VouchError } from '../../../core/errors.ts';
import type { Vouch } from '../../../core/ports.ts';
import { tidy } from '../../drawing/tidy.ts';
import { drawHistory } from '../audit/draw-history.ts';
import { deskPage } from '../desk-page.ts';
import type { Html } from '../html.ts';
import { backTo } from '../listing/back.ts';
import { drawTime } from '../listing/draw-day.ts';
import { drawVendor } from '../listing/draw-vendor.ts';
import { field, readFields } from '../read-form.ts';
import { drawTaskRows } from '../tasks/draw-task-rows.ts';
import { type Desk, needs, visitOf } from '../visit.ts';
import { drawState } from './draw-concerns-list.ts';

/** The most follow-ups shown with a concern. */
const tasksShown = 50;

/** Adds /concerns/ID, and what sets its state. */
export function addConcern(app: Desk, vouch: Vouch): void {
  const known = async (id: string): Promise<Concern> => {
    const concern = await vouch.ledger.concerns.get(id);
    if (concern !== undefined) return concern;
    throw new VouchError('not-found', 'There is no such concern in the log.', 'Look for it in the list of concerns.');
  };

  app.get('/concerns/:id', async (c) => {
    const concern = await known(c.req.param('id'));
    const visit = visitOf(c);
    const here = `/concerns/${concern.id}`;
    const base = vouch.factBase();
    const tasks = await vouch.ledger.tasks.list({ concern: concern.id, limit: tasksShown });
    const body = html`<h1>Concern of <bdi>${tidy(concern.client.name)}</bdi></h1>
      <section class="card" aria-label="The concern"><blockquote class="words"><bdi>${tidy(concern.words)}</bdi></blockquote>
        <dl class="known"><dt>Client</dt><dd><a href="/clients/${concern.client.id}"><bdi>${tidy(concern.client.name)}</bdi></a></dd>
        <dt>Vendor</dt><dd>${drawVendor(concern.vendor, base)}</dd>
        <dt>Severity</dt><dd>${concern.severity}</dd><dt>State</dt><dd>${drawState(concern, visit, here)}</dd>
        <dt>Logged</dt><dd>${drawTime(concern.createdAt)} UTC by <bdi>${tidy(concern.loggedBy.name)}</bdi>, in ${surfaceName[concern.surface]}</dd>
        ${concern.link === null ? '' : html`<dt>Said in</dt><dd>${drawLink(concern.link)}</dd>`}</dl></section>
      <section class="card"><h2>Follow-ups</h2>${tasks.length === 0 ? html`<p>None was made from it. One can be created on the page <a href="/">Ask</a>, or in chat.</p>` : drawTaskRows(tasks, { visit, base, here, today: dayOf(vouch.clock()), ofOneClient: true })}</section>
      ${await drawHistory(vouch, visit, 'concern', concern.id)}`;
    return c.html(await deskPage(vouch, visit, 'Concern', body));
  });

  app.post('/concerns/:id/state', needs('log'), async (c) => {
    const fields = await readFields(c);
    const state = z.enum(concernStates).safeParse(field(fields, 'state'));
    if (!state.success)
      throw new VouchError('bad-input', 'That is no state of a concern.', `Choose one of ${concernStates.join(', ')}.`);
    const { id } = await known(c.req.param('id'));
    await vouch.ledger.transaction(visitOf(c).person, (books) => books.concerns.setState(id, state.data));
    return c.redirect(backTo(fields, `/concerns/${id}`), 303);
  });
}

const surfaceName = { slack: 'Slack', teams: 'Teams', web: 'the desk', terminal: 'the terminal' } as const;

/** A link only where it leads to a page; whatever else stands there is text. */
const drawLink = (link: string): Html =>
  /^https?:\/\//i.test(link)
    ? html`<a href="${link}" rel="noopener noreferrer"><bdi>${tidy(link)}</bdi></a>`
    : html`<bdi>${tidy(link)}</bdi>`;
