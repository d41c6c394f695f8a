/** Where does a rep ask, and what is offered next? */
import { html } from 'hono/html';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Suggestion } from '../../../core/reply.ts';
import { questionLimit } from '../../../core/utterance.ts';
import type { Spot } from '../drawing/spot.ts';
import type { Html } from '../html.ts';
import { formKeys } from '../visit.ts';
import { drawWhom } from './draw-whom.ts';
import { examples } from './examples.ts';

/** What was typed and could not be answered, to be mended. */
export interface Typed {
  readonly q: string;
  readonly asOf: string;
}

/** The question box; it has the cursor only where nothing was answered yet, so that an answer is not scrolled away. */
export function drawAsk({ visit, thread }: Spot, base: FactBase, first: boolean, typed?: Typed): Html {
  return html`<form class="ask card" method="post" action="/ask?thread=${thread}">
    ${formKeys(visit, thread)}
    <label for="q">${first ? 'Ask about a vendor or a directive' : 'Ask on'}</label>
    <textarea id="q" name="q" rows="2" maxlength="${questionLimit}" required aria-describedby="q-hint" placeholder="Is Kaspersky safe for our federal work?" ${first ? html`autofocus` : ''} data-send>${typed?.q ?? ''}</textarea>
    <details ${first ? html`open` : ''}><summary>For whom, and as of when</summary>
      <div class="fields">${drawWhom(base, 'ask', { audience: null, activity: null })}
      <label for="asOf">As of <input id="asOf" type="date" name="asOf" value="${typed?.asOf ?? ''}" /></label></div></details>
    <p class="send"><button>Ask</button> <span id="q-hint" class="fine">Ctrl+Enter sends too. Left empty, it is as of today.</span></p>
  </form>`;
}

/** Where nothing was asked yet: what can be. */
export const drawExamples = ({ visit, thread }: Spot): Html =>
  html`<section aria-labelledby="examples"><h2 id="examples">For example</h2>
    <ul class="examples">${examples.map((q) => html`<li><form method="post" action="/ask?thread=${thread}">${formKeys(visit, thread)}<input type="hidden" name="q" value="${q}" /><button class="quiet">${q}</button></form></li>`)}</ul></section>`;

/** What has a form of its own on the page. */
const elsewhere: readonly string[] = ['log-concern', 'create-task', 'accept-tasks'];

/** Buttons that say the next thing: each is a form of its own. */
export function drawSuggestions(suggestions: readonly Suggestion[], { visit, thread }: Spot): Html {
  const said = suggestions.filter(({ intent }) => !elsewhere.includes(intent));
  if (said.length === 0) return html``;
  return html`<div class="buttons">${said.map(
    ({
      label,
      intent,
      entities,
    }) => html`<form method="post" action="/say">${formKeys(visit, thread)}<input type="hidden" name="intent" value="${intent}" />
      <input type="hidden" name="label" value="${label}" />
      ${Object.entries(entities).map(([name, value]) => html`<input type="hidden" name="entity:${name}" value="${value}" />`)}
      <button>${label}</button></form>`,
  )}</div>`;
}
