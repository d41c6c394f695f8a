/** Which forms does the desk show? */
import { html } from 'hono/html';
import { v7 as uuid } from 'uuid';
import { clientNameLimit } from '../../core/client.ts';
import { severities } from '../../core/concern.ts';
import type { FactBase } from '../../core/fact-base.ts';
import type { Suggestion } from '../../core/reply.ts';
import type { TaskProposal } from '../../core/task.ts';
import { questionLimit } from '../../core/utterance.ts';
import type { Html } from './draw-reply.ts';

/** Each form carries its event key, so that sending it twice changes nothing twice. */
export const keys = (thread: string): Html =>
  html`<input type="hidden" name="event" value="web:${uuid()}" /><input type="hidden" name="thread" value="${thread}" />`;

/** The question box; it has the cursor only where nothing was answered yet, so that an answer is not scrolled away. */
export function drawAsk(thread: string, first: boolean): Html {
  return html`<form class="ask" method="post" action="/ask">
    ${keys(thread)}
    <label for="q">Ask about a vendor or a directive</label>
    <textarea id="q" name="q" rows="2" maxlength="${questionLimit}" required placeholder="Is Kaspersky safe for our federal work?" ${first ? html`autofocus` : ''}></textarea>
    <label for="asOf">As of <input id="asOf" type="date" name="asOf" /></label>
    <button>Ask</button>
  </form>`;
}

/** Buttons that say the next thing: each is a form of its own. */
export function drawSuggestions(suggestions: readonly Suggestion[], thread: string): Html {
  const said = suggestions.filter(
    ({ intent }) => intent !== 'log-concern' && intent !== 'create-task' && intent !== 'accept-tasks',
  );
  return html`<div class="buttons">${said.map(
    ({
      label,
      intent,
      entities,
    }) => html`<form method="post" action="/say">${keys(thread)}<input type="hidden" name="intent" value="${intent}" />
      <input type="hidden" name="label" value="${label}" />
      ${Object.entries(entities).map(([name, value]) => html`<input type="hidden" name="entity:${name}" value="${value}" />`)}
      <button>${label}</button></form>`,
  )}</div>`;
}

/** Log a client's concern, with what the conversation already knows filled in. */
export function drawLogConcern(
  base: FactBase,
  thread: string,
  known: { readonly vendor?: string; readonly client?: string; readonly words?: string },
): Html {
  return html`<details class="log"><summary>Log a client’s concern</summary>
    <form method="post" action="/concerns">
      ${keys(thread)}
      <label>Client <input name="client" required maxlength="${clientNameLimit}" value="${known.client ?? ''}" autocomplete="off" /></label>
      <label><input type="checkbox" name="federal" value="yes" /> does work for a federal government</label>
      <label>Vendor <select name="vendor">${[...base.vendors].map(([id, vendor]) => html`<option value="${id}" ${id === known.vendor ? html`selected` : ''}>${vendor.name}</option>`)}</select></label>
      <label>What they said <textarea name="words" rows="3" required maxlength="${questionLimit}">${known.words ?? ''}</textarea></label>
      <label>Severity <select name="severity">${severities.map((level) => html`<option ${level === 'normal' ? html`selected` : ''}>${level}</option>`)}</select></label>
      <button>Log it</button>
    </form></details>`;
}

/** The proposed follow-ups: accept, edit or drop each. */
export function drawProposals(concern: string, rows: readonly TaskProposal[], thread: string): Html {
  return html`<form method="post" action="/tasks">
    ${keys(thread)}<input type="hidden" name="concern" value="${concern}" />
    <fieldset><legend>Proposed follow-ups</legend>
    ${rows.map(
      (row, index) => html`<div class="proposal">
        <label><input type="checkbox" name="take" value="${index}" checked /> take</label>
        <input type="hidden" name="directive${index}" value="${row.directive ?? ''}" />
        <input type="hidden" name="note${index}" value="${row.note}" />
        <label>What <input name="title${index}" value="${row.title}" required /></label>
        <label>Owner <input name="owner${index}" value="${row.owner}" required /></label>
        <label>Due <input type="date" name="due${index}" value="${row.due}" required /></label>
        ${row.note === '' ? '' : html`<small>${row.note}</small>`}
      </div>`,
    )}</fieldset>
    <button>Create the follow-ups taken</button>
  </form>`;
}
