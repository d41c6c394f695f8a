/** How does the desk show whether Vouch is in order? */
import { html } from 'hono/html';
import { count } from '../../../actions/wording.ts';
import type { LaneState } from '../../../core/delivery.ts';
import type { ModelCounts } from '../../../core/model.ts';
import type { Vouch } from '../../../core/ports.ts';
import { tidy, tidyLine } from '../../drawing/tidy.ts';
import { deskPage } from '../desk-page.ts';
import type { Html } from '../html.ts';
import { drawTime } from '../listing/draw-day.ts';
import { type Desk, visitOf } from '../visit.ts';
import { drawSources } from './draw-sources.ts';
import { type Finding, findingsOf, laneName } from './findings.ts';
import { type NotLookedAt, notLookedAt } from './not-looked-at.ts';

/** The most waiting items that are counted by source. */
const most = 1_000;

/** Adds the page /health, and leads /sources there. `surfaces`: what keeps the other surfaces from working; `watches`: whether the server looks at the sources by itself, where that is known. */
export function addHealth(
  app: Desk,
  vouch: Vouch,
  surfaces: () => readonly string[] = () => [],
  watches?: boolean,
): void {
  app.get('/sources', (c) => c.redirect('/health', 301));

  app.get('/health', async (c) => {
    const { ledger } = vouch;
    const states = await ledger.sources.list();
    const items = await ledger.items.list({ states: ['waiting'], limit: most });
    const waiting = await ledger.items.count({ states: ['waiting'] });
    const lanes = await ledger.outbox.standing();
    const model = vouch.modelCounts();
    const content = vouch.contentProblems();
    const now = vouch.clock();
    const findings = findingsOf({ now, content, surfaces: surfaces(), sources: states, lanes, model });
    const bySource = new Map(
      [...Map.groupBy(items, ({ source }) => source)].map(([source, { length }]) => [source, length]),
    );
    const { version, vendors, directives, facts } = vouch.factBase();
    const body = html`<h1>Health</h1>
      ${drawFindings(findings, notLookedAt(states, watches))}
      <section class="card"><h2>Sources</h2><p class="fine">What the digest is told from. Times are in UTC. An item waits until a curator makes a record of it, links it to one or dismisses it.</p>
        ${drawSources(states, bySource)}${waiting > items.length ? html`<p class="fine">Counted by source among the newest ${most.toLocaleString('en-US')}.</p>` : ''}
        <p>${waiting === 0 ? 'No item waits for review.' : html`<a href="/review">${count(waiting, 'item')} ${waiting === 1 ? 'waits' : 'wait'} for review</a>`}</p></section>
      <section class="card"><h2>Content</h2><p>Version ${version.slice(0, 12)} is in use: ${count(vendors.size, 'vendor')}, ${count(directives.size, 'directive')}, ${count(facts.size, 'fact')}.</p>
        ${content.length === 0 ? html`<p>The content on disk is the content in use.</p>` : html`<p>Errors in the content on disk:</p><ul>${content.map((problem) => html`<li><bdi>${tidy(problem)}</bdi></li>`)}</ul>`}</section>
      <section class="card"><h2>Messages</h2>${drawLanes(lanes)}</section>
      <section class="card"><h2>Language model</h2>${drawModel(model)}</section>
      <section class="card"><h2>Database</h2><p>${ledger.engine}, and it answers.</p></section>`;
    return c.html(await deskPage(vouch, visitOf(c), 'Health', body));
  });
}

function drawFindings(findings: readonly Finding[], unread: NotLookedAt | null): Html {
  const wrong = findings.length === 0 ? '' : drawWrong(findings);
  if (unread !== null)
    return html`${wrong}<p class="${unread.warns ? 'card overall heed' : 'card overall'}" role="status"><strong>${unread.what}</strong> ${unread.do}${findings.length === 0 ? html`<br />All else is in order.` : ''}</p>`;
  return html`${wrong}${findings.length === 0 ? html`<p class="card overall good" role="status"><strong>All in order.</strong></p>` : ''}`;
}

const drawWrong = (findings: readonly Finding[]): Html =>
  html`<section class="card overall bad" role="status"><h2>${count(findings.length, 'thing is', 'things are')} not in order</h2>
      <ul>${findings.map((finding) => html`<li><strong><bdi>${finding.what}</bdi></strong><br />${finding.do}</li>`)}</ul></section>`;

function drawLanes(lanes: readonly LaneState[]): Html {
  if (lanes.length === 0) return html`<p>Nothing waits to be sent, and nothing was given up.</p>`;
  return html`<div class="scroll"><table class="grid"><caption class="hidden">Messages to be sent</caption><thead><tr><th scope="col">For</th><th scope="col" class="number">Due now</th><th scope="col">Oldest due</th><th scope="col" class="number">Later</th><th scope="col" class="number">Given up</th></tr></thead>
    <tbody>${lanes.map(({ lane, due, oldestDue, later, failed }) => html`<tr><th scope="row">${laneName[lane]}</th><td class="number">${due.toLocaleString('en-US')}</td><td>${oldestDue === null ? 'none' : drawTime(oldestDue)}</td><td class="number">${later.toLocaleString('en-US')}</td><td class="number">${failed.toLocaleString('en-US')}</td></tr>`)}</tbody></table></div>
    ${lanes.map(({ lane, failures, failed }) =>
      failures.length === 0
        ? ''
        : html`<details><summary>Given up for ${laneName[lane]}</summary><ul>${failures.map(({ id, why, at }) => html`<li>${at === 0 ? '' : html`${drawTime(at)}: `}<bdi>${tidyLine(why) || 'no reason kept'}</bdi><br /><small><bdi>${tidyLine(id)}</bdi></small></li>`)}</ul>${failed > failures.length ? html`<p class="fine">And ${failed - failures.length} older.</p>` : ''}</details>`,
    )}`;
}

function drawModel(model: ModelCounts | null): Html {
  if (model === null) return html`<p>None is set. Everything works without one.</p>`;
  const { tokens, ok, ...failed } = model;
  const failures = Object.entries(failed).filter(([, number]) => number > 0);
  return html`<p>Since the start: ${count(ok, 'answer')}, ${count(tokens, 'token')}${failures.length === 0 ? '; none failed' : html`; failed: ${failures.map(([why, number]) => `${why} ${number}`).join(', ')}`}.</p>`;
}
