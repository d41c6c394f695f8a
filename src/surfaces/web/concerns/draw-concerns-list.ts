/** How does the list of concerns look, and how is the state of one set there? */
import { html } from 'hono/html';
import { type Concern, concernStates } from '../../../core/concern.ts';
import { dayOf, sayDay } from '../../../core/day.ts';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import { may } from '../../../core/role.ts';
import { clip } from '../../drawing/clip.ts';
import { tidy } from '../../drawing/tidy.ts';
import type { Html } from '../html.ts';
import { backField } from '../listing/back.ts';
import { drawDayOf } from '../listing/draw-day.ts';
import { formKeys, type Visit } from '../visit.ts';

/** Words shown in a list; the whole of them is on the concern's own page. */
const wordsShown = 240;

export interface ConcernsShown {
  readonly visit: Visit;
  readonly base: Pick<FactBase, 'vendors'>;
  /** The page they are on, to come back to. */
  readonly here: string;
  /** All are of one client, who is named above them. */
  readonly ofOneClient?: boolean;
}

export const drawConcernsList = (
  rows: readonly Concern[],
  { visit, base, here, ofOneClient = false }: ConcernsShown,
): Html =>
  html`<div class="scroll"><table class="grid rows"><caption class="hidden">Concerns, newest first</caption>
    <thead><tr><th scope="col">Logged</th>${ofOneClient ? '' : html`<th scope="col">Client</th>`}<th scope="col">Vendor</th><th scope="col">What they said</th><th scope="col">Severity</th><th scope="col">State</th></tr></thead>
    <tbody>${rows.map(
      (
        row,
      ) => html`<tr><td><a href="/concerns/${row.id}">${drawDayOf(row.createdAt)}</a><br /><small>by <bdi>${tidy(row.loggedBy.name)}</bdi></small></td>
        ${ofOneClient ? '' : html`<td><a href="/clients/${row.client.id}"><bdi>${tidy(row.client.name)}</bdi></a></td>`}<td>${vendorName(row.vendor, base)}</td>
        <td><bdi>${clip(tidy(row.words), wordsShown)}</bdi></td><td>${row.severity}</td><td>${drawState(row, visit, here)}</td></tr>`,
    )}</tbody></table></div>`;

/** The state, as a form where the person may set it. */
export function drawState(row: Concern, visit: Visit, here: string): Html {
  if (!may(visit.role, 'log')) return html`${row.state}`;
  const label = `State of the concern of ${tidy(row.client.name)} of ${sayDay(dayOf(row.createdAt))}`;
  return html`<form class="inline" method="post" action="/concerns/${row.id}/state">${formKeys(visit, '')}${backField(here)}
    <select name="state" aria-label="${label}">${concernStates.map((state) => html`<option ${state === row.state ? html`selected` : ''}>${state}</option>`)}</select><button>Set</button></form>`;
}
