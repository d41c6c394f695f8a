/** How do concerns and follow-ups look in a table? */
import { html } from 'hono/html';
import type { Concern } from '../../../core/concern.ts';
import { dayOf, sayDay } from '../../../core/day.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { may } from '../../../core/role.ts';
import type { Task } from '../../../core/task.ts';
import type { Html } from '../html.ts';
import { drawVendor } from '../listing/draw-vendor.ts';
import { formKeys, type Visit } from '../visit.ts';

/** Concerns, as given; client words are isolated so that their direction stays their own. */
export function drawConcerns(rows: readonly Concern[], base: Pick<FactBase, 'vendors'>): Html {
  return html`<table class="grid"><caption class="hidden">Concerns</caption><thead><tr><th scope="col">Logged</th><th scope="col">Client</th><th scope="col">Vendor</th><th scope="col">Words</th><th scope="col">Severity</th><th scope="col">State</th></tr></thead>
    <tbody>${rows.map(
      (
        row,
      ) => html`<tr><td>${sayDay(dayOf(row.createdAt))}</td><td>${drawClient(row.client)}</td><td>${drawVendor(row.vendor, base)}</td>
        <td><bdi>${row.words}</bdi></td><td>${row.severity}</td><td>${row.state}</td></tr>`,
    )}</tbody></table>`;
}

const drawClient = ({ id, name }: { readonly id: string; readonly name: string }): Html =>
  html`<a href="/clients/${encodeURIComponent(id)}"><bdi>${name}</bdi></a>`;

/** Follow-ups with a button that finishes each open one. */
export function drawTasks(rows: readonly Task[], visit: Visit): Html {
  return html`<table class="grid"><caption class="hidden">Follow-ups</caption><thead><tr><th scope="col">Due</th><th scope="col">Follow-up</th><th scope="col">Client</th><th scope="col">Owner</th><th scope="col">State</th><th scope="col"><span class="hidden">Finish</span></th></tr></thead>
    <tbody>${rows.map(
      (
        row,
      ) => html`<tr><td>${row.due === null ? 'no date' : sayDay(row.due)}${row.snoozedUntil === null || row.state !== 'open' ? '' : html`<br /><small>snoozed until ${sayDay(row.snoozedUntil)}</small>`}</td><td><bdi>${row.title}</bdi>${row.note === '' ? '' : html`<br /><small><bdi>${row.note}</bdi></small>`}</td>
        <td>${row.client === null ? '' : drawClient(row.client)}</td><td><bdi>${row.owner}</bdi></td><td>${row.state}</td>
        <td>${row.state === 'open' && may(visit.role, 'log') ? html`<form method="post" action="/tasks/${row.id}/done">${formKeys(visit, '')}<button>Done</button></form>` : ''}</td></tr>`,
    )}</tbody></table>`;
}
