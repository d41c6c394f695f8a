/** What was done for a client, as a document to print? */
import { html } from 'hono/html';
import { count } from '../../../actions/wording.ts';
import type { ClientExport } from '../../../core/client-export.ts';
import { type Day, dayOf, sayDay } from '../../../core/day.ts';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import type { Vouch } from '../../../core/ports.ts';
import { type SourceState, sources } from '../../../core/source.ts';
import { tidy, tidyLine } from '../../drawing/tidy.ts';
import { deskPage } from '../desk-page.ts';
import type { Html } from '../html.ts';
import { drawDay, drawDayOf, drawTime } from '../listing/draw-day.ts';
import { dayField, filterForm } from '../listing/draw-fields.ts';
import { Query } from '../listing/query.ts';
import { sayTime } from '../listing/say-time.ts';
import { type Desk, visitOf } from '../visit.ts';
import { drawRecordAnswer } from './draw-record-answer.ts';
import { drawStanding } from './draw-standing.ts';
import { clientOf } from './known-client.ts';

/** Adds /clients/ID/record: all of it, or what happened since a day. */
export function addClientRecord(app: Desk, vouch: Vouch): void {
  const { ledger } = vouch;

  app.get('/clients/:id/record', async (c) => {
    const { id } = await clientOf(c.req.param('id'), ledger);
    const query = new Query(c.req.url, { shown: ['since'], unseen: [] });
    const since = query.day('since');
    const visit = visitOf(c);
    const all = newer(await ledger.clients.export(id), since);
    const base = vouch.factBase();
    const today = dayOf(vouch.clock());
    const marks = await Promise.all(all.receipts.map((receipt) => ledger.receipts.outdated(receipt.id)));
    const { client, exposures, receipts } = all;
    const path = `/clients/${id}/record`;
    const body = html`<div class="record"><div class="screen"><p><a href="/clients/${id}">Back to the client</a> · Print this page, or save it as PDF, with your browser.</p>
      ${filterForm(query, path, [dayField(query, 'since', 'Happened since')])}</div>
      <article class="card document"><h1>Due-diligence record</h1>
      <dl class="known"><dt>Client</dt><dd><bdi>${tidyLine(client.name)}</bdi></dd>
        <dt>Federal work</dt><dd>${client.federal === null ? 'not known, so both cases are given' : client.federal ? 'yes' : 'no'}</dd>
        <dt>Made</dt><dd>${sayTime(vouch.clock())} UTC by <bdi>${tidyLine(visit.person.name)}</bdi></dd>
        <dt>Covers</dt><dd>${since === undefined ? 'everything on record' : `what happened since ${sayDay(since)}, and what is still open`}: ${sayEntries(all)}</dd>
        <dt>Records used</dt><dd>version ${base.version.slice(0, 12)}</dd></dl>
      <p class="fine">This record says which restrictions were found, and where was looked. “No restriction found” means only that: the lists and directives named here hold none.</p>
      <section><h2>What was checked</h2>${drawSources(await ledger.sources.list())}</section>
      <section><h2>What the client has</h2>${exposures.length === 0 ? html`<p>Nothing is recorded.</p>` : exposures.map((row) => drawStanding(row, { client, base, today }))}</section>
      <section><h2>Answers given</h2>${receipts.length === 0 ? html`<p>None.</p>` : receipts.map((receipt, index) => drawRecordAnswer(receipt, marks[index]))}</section>
      ${drawConcerns(all, base)}${drawTasks(all)}</article></div>`;
    return c.html(await deskPage(vouch, visit, 'Due-diligence record', body), query.status);
  });
}

/** "15 entries (1 product, 3 answers, 4 concerns, 7 follow-ups)" */
function sayEntries({ exposures, receipts, concerns, tasks }: ClientExport): string {
  const all = exposures.length + receipts.length + concerns.length + tasks.length;
  const each = [
    count(exposures.length, 'product'),
    count(receipts.length, 'answer'),
    count(concerns.length, 'concern'),
    count(tasks.length, 'follow-up'),
  ];
  return `${count(all, 'entry', 'entries')} (${each.join(', ')})`;
}

/** Oldest first, as a record is read; what the client has, and what is still open, whenever it was recorded. */
function newer(all: ClientExport, since: Day | undefined): ClientExport {
  const from = since === undefined ? 0 : Date.parse(`${since}T00:00:00Z`);
  return {
    ...all,
    receipts: all.receipts.filter(({ at }) => at >= from),
    concerns: all.concerns.filter(({ createdAt }) => createdAt >= from).toReversed(),
    tasks: all.tasks.filter(({ state, createdAt, doneAt }) => state === 'open' || (doneAt ?? createdAt) >= from),
  };
}

const drawSources = (states: readonly SourceState[]): Html =>
  html`<table class="grid"><caption class="hidden">Official sources</caption><thead><tr><th scope="col">Official source</th><th scope="col">Last read</th></tr></thead>
    <tbody>${states.map(({ source, okAt }) => html`<tr><td>${sources[source].name}, ${sources[source].publisher}<br /><span class="url fine">${sources[source].url}</span></td><td>${okAt === null ? 'not read by Vouch' : html`${drawTime(okAt)} UTC`}</td></tr>`)}</tbody></table>`;

const drawConcerns = ({ concerns }: ClientExport, base: FactBase): Html =>
  html`<section><h2>Concerns</h2>${
    concerns.length === 0
      ? html`<p>None.</p>`
      : html`<table class="grid"><caption class="hidden">Concerns</caption><thead><tr><th scope="col">Logged</th><th scope="col">Vendor</th><th scope="col">What was said</th><th scope="col">State</th></tr></thead>
    <tbody>${concerns.map((row) => html`<tr><td>${drawDayOf(row.createdAt)}</td><td>${vendorName(row.vendor, base)}</td><td class="words"><bdi>${tidy(row.words)}</bdi></td><td>${row.state}</td></tr>`)}</tbody></table>`
  }</section>`;

const drawTasks = ({ tasks }: ClientExport): Html =>
  html`<section><h2>Follow-ups</h2>${
    tasks.length === 0
      ? html`<p>None.</p>`
      : html`<table class="grid"><caption class="hidden">Follow-ups</caption><thead><tr><th scope="col">Follow-up</th><th scope="col">Owner</th><th scope="col">Due</th><th scope="col">State</th></tr></thead>
    <tbody>${tasks.map((row) => html`<tr><td><bdi>${tidyLine(row.title)}</bdi></td><td><bdi>${tidyLine(row.owner)}</bdi></td><td>${row.due === null ? 'no date' : drawDay(row.due)}</td><td>${row.state}${row.doneAt === null ? '' : html` on ${drawDayOf(row.doneAt)}`}</td></tr>`)}</tbody></table>`
  }</section>`;
