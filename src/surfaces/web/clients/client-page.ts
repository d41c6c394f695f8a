/** How does the desk show one client? */
import { html } from 'hono/html';
import { dayOf } from '../../../core/day.ts';
import type { Vouch } from '../../../core/ports.ts';
import { tidy, tidyLine } from '../../drawing/tidy.ts';
import { drawHistory } from '../audit/draw-history.ts';
import { drawConcernsList } from '../concerns/draw-concerns-list.ts';
import { deskPage } from '../desk-page.ts';
import type { Html } from '../html.ts';
import { drawDayOf } from '../listing/draw-day.ts';
import { sayUnseen, turnPages } from '../listing/draw-fields.ts';
import { Query } from '../listing/query.ts';
import { drawTaskRows } from '../tasks/draw-task-rows.ts';
import { type Desk, visitOf } from '../visit.ts';
import { drawEdit, drawKeep } from './client-forms.ts';
import { drawAnswerRows } from './draw-answers.ts';
import { drawExposures } from './draw-exposures.ts';
import { clientOf } from './known-client.ts';
import { sayFederal } from './say-federal.ts';
import { drawTimeline, timeline } from './timeline.ts';

/** Rows of each list on the page; the lists themselves have the rest. */
const shown = 20;
/** Entries of the timeline, and how many follow-ups it is made of. */
const happened = 60;
const tasksOfTimeline = 300;

/** Adds /clients/ID. */
export function addClient(app: Desk, vouch: Vouch): void {
  const { ledger } = vouch;

  app.get('/clients/:id', async (c) => {
    const client = await clientOf(c.req.param('id'), ledger);
    const visit = visitOf(c);
    const query = new Query(c.req.url, { shown: [], unseen: ['before'] });
    const [here, clientId] = [`/clients/${client.id}`, client.id];
    const [base, today, before] = [vouch.factBase(), dayOf(vouch.clock()), query.text('before')];
    const concerns = await ledger.concerns.list({ clientId, limit: happened });
    const open = await ledger.tasks.list({ clientId, state: 'open', limit: shown + 1 });
    const done = await ledger.tasks.list({ clientId, state: 'done', limit: shown + 1 });
    const exposures = await ledger.exposures.list({ clientId, limit: 10_000 });
    const receipts = await query.rows('before', (place) =>
      ledger.receipts.ofClient(clientId, { ...(place === undefined ? {} : { before: place }), limit: shown + 1 }),
    );
    const tasks = await ledger.tasks.list({ clientId, limit: tasksOfTimeline });
    const shownRows = { visit, base, today, here, ofOneClient: true };
    const whole = (path: string, length: number) =>
      length > shown
        ? html`<p><a href="${path}?client=${client.id}${path === '/tasks' ? '&state=any' : ''}">All of them</a></p>`
        : '';
    const answers = receipts.slice(0, shown);
    const body = html`<h1><bdi>${tidyLine(client.name)}</bdi></h1>
      <section class="card" aria-label="The client"><dl class="known"><dt>Federal work</dt><dd>${sayFederal(client.federal)}</dd>
        ${client.aliases.length === 0 ? '' : html`<dt>Also known as</dt><dd>${client.aliases.map((alias) => html`<bdi>${tidyLine(alias)}</bdi><br />`)}</dd>`}
        <dt>Known since</dt><dd>${drawDayOf(client.createdAt)}</dd>
        ${client.notes === '' ? '' : html`<dt>Notes</dt><dd class="words"><bdi>${tidy(client.notes)}</bdi></dd>`}</dl>
        <p><a href="${here}/record">Due-diligence record, to print</a></p>${drawEdit(client, visit)}</section>
      <section class="card"><h2>What it has</h2>${drawExposures(exposures, { client, base, today }, visit)}</section>
      <section class="card"><h2>Open follow-ups</h2>${open.length === 0 ? html`<p>None is open.</p>` : drawTaskRows(open.slice(0, shown), shownRows)}${whole('/tasks', open.length)}</section>
      <section class="card"><h2>Concerns</h2>${concerns.length === 0 ? html`<p>None was logged.</p>` : drawConcernsList(concerns.slice(0, shown), shownRows)}${whole('/concerns', concerns.length)}</section>
      <section class="card"><h2>Answers given</h2>${answers.length === 0 ? html`<p>None was given about it${before === '' ? '' : ' before these'}.</p>` : await drawAnswerRows(answers, vouch)}
        ${sayUnseen(query, here)}${turnPages(query, here, 'before', receipts.length > shown ? answers.at(-1)?.id : undefined)}</section>
      ${done.length === 0 ? '' : html`<details class="card"><summary>Follow-ups done</summary>${drawTaskRows(done.slice(0, shown), shownRows)}${whole('/tasks', done.length)}</details>`}
      ${drawHappened(timeline({ concerns, tasks, exposures, receipts: before === '' ? receipts : await ledger.receipts.ofClient(clientId, { limit: happened }) }, base), `${here}/record`)}
      ${await drawHistory(vouch, visit, 'client', client.id)}
      ${drawKeep(client, visit)}`;
    return c.html(await deskPage(vouch, visit, 'Client', body), query.status);
  });
}

function drawHappened(rows: ReturnType<typeof timeline>, record: string): Html | '' {
  if (rows.length === 0) return '';
  return html`<section class="card"><h2>Timeline</h2>${drawTimeline(rows.slice(0, happened))}
    ${rows.length > happened ? html`<p class="fine">What was before is in the lists above and in the <a href="${record}">record</a>.</p>` : ''}</section>`;
}
