/** How does the desk show how the official sources stand? */
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { dayOf, sayDay } from '../../core/day.ts';
import type { Vouch } from '../../core/ports.ts';
import { type SourceState, sources } from '../../core/source.ts';
import { deskPage } from './desk-page.ts';
import type { Html } from './draw-reply.ts';

/** The most waiting items that are counted by source. */
const most = 10_000;

/** Adds the page /sources. */
export function addSources(app: Hono, vouch: Vouch): void {
  app.get('/sources', async (c) => {
    const [states, waiting] = await Promise.all([
      vouch.ledger.sources.list(),
      vouch.ledger.items.list({ states: ['waiting'], limit: most }),
    ]);
    const counts = new Map(
      [...Map.groupBy(waiting, ({ source }) => source)].map(([source, { length }]) => [source, length]),
    );
    const body = html`<h1>Sources</h1>
      <p class="fine">What the digest is told from. Times are in UTC. An item waits until a curator makes a record of it, links it to one or dismisses it.</p>
      <div class="card"><table class="grid"><thead><tr><th scope="col">Source</th><th scope="col">Last looked at</th><th scope="col">State</th><th scope="col">Items that wait</th></tr></thead>
      <tbody>${states.map((state) => drawSource(state, counts.get(state.source) ?? 0))}</tbody></table></div>`;
    return c.html(await deskPage(vouch, 'Sources', body));
  });
}

function drawSource(state: SourceState, waiting: number): Html {
  const { name, publisher, url } = sources[state.source];
  return html`<tr><td><a href="${url}" rel="noreferrer">${name}</a><br /><small>${publisher}</small></td>
    <td>${state.checkedAt === null ? 'never' : sayTime(state.checkedAt)}</td><td>${drawState(state)}</td><td>${waiting}</td></tr>`;
}

function drawState({ ok, failedSince, okAt, error }: SourceState): Html {
  if (ok === null) return html`was never looked at`;
  if (ok) return html`in order`;
  const since = failedSince === null ? '' : ` since ${sayTime(failedSince)}`;
  return html`<strong>failed${since}</strong>${error === null ? '' : html`<br /><bdi>${error}</bdi>`}<br />
    <small>${okAt === null ? 'It was never read.' : `Last read on ${sayTime(okAt)}.`}</small>`;
}

/** "24 November 2026, 09:05" */
const sayTime = (at: number): string => `${sayDay(dayOf(at))}, ${new Date(at).toISOString().slice(11, 16)}`;
