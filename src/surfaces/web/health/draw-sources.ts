/** How do the official sources stand, in a table? */
import { html } from 'hono/html';
import { type SourceState, sources } from '../../../core/source.ts';
import { tidy } from '../../drawing/tidy.ts';
import type { Html } from '../html.ts';
import { drawTime } from '../listing/draw-day.ts';

/** `waiting`: how many items of each source wait for a curator. */
export const drawSources = (states: readonly SourceState[], waiting: ReadonlyMap<string, number>): Html =>
  html`<div class="scroll"><table class="grid rows"><caption class="hidden">Official sources</caption><thead><tr><th scope="col">Source</th><th scope="col">Last looked at</th><th scope="col">State</th><th scope="col" class="number">Items that wait</th></tr></thead>
    <tbody>${states.map((state) => drawSource(state, waiting.get(state.source) ?? 0))}</tbody></table></div>`;

function drawSource(state: SourceState, waiting: number): Html {
  const { name, publisher, url } = sources[state.source];
  return html`<tr><td><a href="${url}" rel="noopener noreferrer">${name}</a><br /><small>${publisher}</small></td>
    <td>${state.checkedAt === null ? 'never' : drawTime(state.checkedAt)}</td><td>${drawState(state)}</td><td class="number">${waiting.toLocaleString('en-US')}</td></tr>`;
}

function drawState({ ok, failedSince, okAt, error }: SourceState): Html {
  if (ok === null) return html`<span class="chip">not known yet</span>`;
  if (ok) return html`<span class="chip good">in order</span>`;
  const since = failedSince === null ? '' : html` since ${drawTime(failedSince)}`;
  return html`<strong class="late">failed${since}</strong>${error === null ? '' : html`<br /><bdi>${tidy(error)}</bdi>`}<br />
    <small>${okAt === null ? 'never read' : html`last read on ${drawTime(okAt)}`}</small>`;
}
