/** Which forms change a follow-up? */
import { html } from 'hono/html';
import type { Day } from '../../../core/day.ts';
import { may } from '../../../core/role.ts';
import type { Task } from '../../../core/task.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import type { Html } from '../html.ts';
import { backField } from '../listing/back.ts';
import { formKeys, type Visit } from '../visit.ts';

interface Place {
  readonly visit: Visit;
  readonly today: Day;
  /** The page they are on, to come back to. */
  readonly here: string;
}

const form = (task: Task, { visit, here }: Place, what: string, button: string, fields: Html | '' = ''): Html =>
  html`<form class="inline" method="post" action="/tasks/${task.id}/${what}">${formKeys(visit, '')}${backField(here)}${fields}<button>${button}<span class="hidden">: ${tidyLine(task.title)}</span></button></form>`;

/** Done, snooze and hand over, in a list; nothing for one that is closed. */
export function drawForms(task: Task, place: Place): Html | '' {
  if (task.state !== 'open' || !may(place.visit.role, 'log')) return '';
  return html`${form(task, place, 'done', 'Done')}<details><summary>More<span class="hidden"> for ${tidyLine(task.title)}</span></summary>
    ${laterForms(task, place)}</details>`;
}

/** All of them, on the page of its own; a closed one can be opened again. */
export function drawAllForms(task: Task, place: Place): Html | '' {
  if (!may(place.visit.role, 'log')) return '';
  return html`<div class="deeds">${task.state === 'open' ? html`${form(task, place, 'done', 'Done')}${laterForms(task, place)}` : form(task, place, 'reopen', 'Reopen')}</div>`;
}

const laterForms = (task: Task, place: Place): Html => {
  const asleep = task.snoozedUntil !== null && task.snoozedUntil > place.today;
  return html`${form(task, place, 'snooze', 'Snooze', html`<label>Until <input type="date" name="until" required value="${asleep ? task.snoozedUntil : ''}" /></label>`)}
    ${asleep ? form(task, place, 'snooze', 'Wake it') : ''}
    ${form(task, place, 'reassign', 'Hand over', html`<label>Owner <input name="owner" required maxlength="120" value="${task.owner}" autocomplete="off" /></label>`)}`;
};
