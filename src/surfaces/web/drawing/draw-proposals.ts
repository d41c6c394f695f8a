/** How are proposed follow-ups taken, edited or left? */
import { html } from 'hono/html';
import type { TaskProposal } from '../../../core/task.ts';
import type { Html } from '../html.ts';
import { formKeys } from '../visit.ts';
import type { Spot } from './spot.ts';

/** One form for all of a concern, an id of the log: accept, edit or drop each. */
export function drawProposals(concern: string, rows: readonly TaskProposal[], { visit, thread, anchor }: Spot): Html {
  return html`<form method="post" action="/tasks">
    ${formKeys(visit, thread)}<input type="hidden" name="concern" value="${concern}" />
    <fieldset><legend>Proposed follow-ups</legend>
    ${rows.map(
      (row, index) => html`<div class="proposal" role="group" aria-label="Follow-up ${index + 1}">
        <label><input type="checkbox" name="take" value="${index}" checked /> Take</label>
        <input type="hidden" name="directive${index}" value="${row.directive ?? ''}" />
        <input type="hidden" name="note${index}" value="${row.note}" />
        <label class="what">What <input id="${anchor}-title${index}" name="title${index}" value="${row.title}" required maxlength="200" /></label>
        <label class="owner">Owner <input name="owner${index}" value="${row.owner}" required maxlength="120" /></label>
        <label>Due <input type="date" name="due${index}" value="${row.due}" required /></label>
        ${row.note === '' ? '' : html`<small>${row.note}</small>`}
      </div>`,
    )}</fieldset>
    <button>Create the follow-ups taken</button>
  </form>`;
}
