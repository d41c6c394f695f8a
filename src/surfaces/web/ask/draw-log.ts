/** How are a concern and a follow-up written down, right under the answer they come from? */
import { html } from 'hono/html';
import { clientNameLimit } from '../../../core/client.ts';
import { severities } from '../../../core/concern.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { may } from '../../../core/role.ts';
import { taskTitleLimit } from '../../../core/task.ts';
import { questionLimit } from '../../../core/utterance.ts';
import type { Spot } from '../drawing/spot.ts';
import type { Html } from '../html.ts';
import { formKeys } from '../visit.ts';

/** What a form opens with: what the conversation knows, or what was typed and could not be kept. */
export interface Known {
  readonly vendor?: string;
  readonly client?: string;
  readonly words?: string;
  readonly severity?: string;
  readonly federal?: boolean;
  /** Shown opened, because it is to be mended. */
  readonly open?: boolean;
}

/** Both forms, for whom may log; the vendor is typed, and any of its names will do. */
export function drawLog(base: FactBase, spot: Spot, known: Known): Html | '' {
  if (!may(spot.visit.role, 'log')) return '';
  return html`<datalist id="vendors">${[...base.vendors].map(([id, { name }]) => html`<option value="${name}" label="${id}"></option>`)}</datalist>
    <div class="two">${logConcern(spot, known)}${createTask(spot, known)}</div>`;
}

const logConcern = (
  { visit, thread }: Spot,
  { client = '', vendor = '', words = '', severity = 'normal', federal = false, open = false }: Known,
): Html =>
  html`<details class="log card" ${open ? html`open` : ''}><summary>Log a client’s concern</summary>
    <form method="post" action="/concerns">
      ${formKeys(visit, thread)}
      <div class="fields"><label>Client <input name="client" required maxlength="${clientNameLimit}" value="${client}" autocomplete="off" /></label>
      <label>Vendor <input name="vendor" required maxlength="100" list="vendors" value="${vendor}" autocomplete="off" /></label></div>
      <label><input type="checkbox" name="federal" value="yes" ${federal ? html`checked` : ''} /> The client does work for a federal government</label>
      <label>What they said <textarea name="words" rows="3" required maxlength="${questionLimit}" data-send>${words}</textarea></label>
      <label>Severity <select name="severity">${severities.map((level) => html`<option ${level === severity ? html`selected` : ''}>${level}</option>`)}</select></label>
      <p class="send"><button>Log it</button> <span class="fine">Follow-ups are proposed next.</span></p>
    </form></details>`;

const createTask = ({ visit, thread }: Spot, { client = '', vendor = '' }: Known): Html =>
  html`<details class="log card"><summary>Create a follow-up</summary>
    <form method="post" action="/say">
      ${formKeys(visit, thread)}<input type="hidden" name="intent" value="create-task" /><input type="hidden" name="label" value="Create a follow-up" />
      <label>What <input name="entity:title" required maxlength="${taskTitleLimit}" autocomplete="off" /></label>
      <div class="fields"><label>Owner <input name="entity:owner" required maxlength="120" value="${visit.person.name}" /></label>
      <label>Due <input type="date" name="entity:due" /></label></div>
      <div class="fields"><label>Client <input name="entity:client" maxlength="${clientNameLimit}" value="${client}" autocomplete="off" /></label>
      <label>Vendor <input name="entity:vendor" maxlength="100" list="vendors" value="${vendor}" autocomplete="off" /></label></div>
      <p class="send"><button>Create it</button></p>
    </form></details>`;
