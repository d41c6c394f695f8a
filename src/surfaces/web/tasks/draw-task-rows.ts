/** How do follow-ups look in a list, overdue ones first, and how is one changed there? */
import { html } from 'hono/html';
import { type Day, dayOf, daysBetween } from '../../../core/day.ts';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import { may } from '../../../core/role.ts';
import { isOverdue, isSnoozed, type Task } from '../../../core/task.ts';
import { tidy, tidyLine } from '../../drawing/tidy.ts';
import type { Html } from '../html.ts';
import { drawDay } from '../listing/draw-day.ts';
import type { Visit } from '../visit.ts';
import { drawForms } from './task-forms.ts';

/** Due within so many days is soon. */
const soon = 7;

export interface TasksShown {
  readonly visit: Visit;
  readonly base: Pick<FactBase, 'vendors'>;
  readonly today: Day;
  /** The page they are on, to come back to. */
  readonly here: string;
  /** All are of one client, who is named above them. */
  readonly ofOneClient?: boolean;
}

/** The headings, in their order. */
const groups = ['Overdue', `Due within ${soon} days`, 'Later', 'Without a date', 'Snoozed', 'Closed'] as const;

/** Under which heading a follow-up stands, as its place among them. */
function groupOf(task: Task, today: Day): number {
  if (task.state !== 'open') return 5;
  if (isSnoozed(task, today)) return 4;
  if (task.due === null) return 3;
  if (isOverdue(task, today)) return 0;
  return daysBetween(today, task.due) <= soon ? 1 : 2;
}

/** Under headings, each group in the order given. */
export function drawTaskRows(rows: readonly Task[], shown: TasksShown): Html {
  const head = (name: string) => html`<th scope="col">${name}</th>`;
  const columns = [
    'Due',
    'Follow-up',
    ...(shown.ofOneClient === true ? [] : ['Client']),
    'Owner',
    ...(may(shown.visit.role, 'log') ? ['Change'] : []),
  ];
  const grouped = Map.groupBy(rows, (row) => groupOf(row, shown.today));
  return html`<div class="scroll"><table class="grid rows"><caption class="hidden">Follow-ups</caption>
    <thead><tr>${columns.map(head)}</tr></thead>
    <tbody>${groups.map((name, place) => {
      const group = grouped.get(place);
      return group === undefined
        ? ''
        : html`<tr class="group"><th colspan="${columns.length}" scope="colgroup">${name}</th></tr>${group.map((row) => drawRow(row, shown))}`;
    })}</tbody></table></div>`;
}

function drawRow(row: Task, shown: TasksShown): Html {
  const { visit, base, today, ofOneClient = false } = shown;
  return html`<tr><td>${drawDue(row, today)}</td>
    <td><a href="/tasks/${row.id}"><bdi>${tidyLine(row.title)}</bdi></a>${row.vendor === null ? '' : html`<br /><small>${vendorName(row.vendor, base)}</small>`}${row.note === '' ? '' : html`<br /><small><bdi>${tidy(row.note)}</bdi></small>`}</td>
    ${ofOneClient ? '' : html`<td>${row.client === null ? '' : html`<a href="/clients/${row.client.id}"><bdi>${tidyLine(row.client.name)}</bdi></a>`}</td>`}
    <td><bdi>${tidyLine(row.owner)}</bdi></td>${may(visit.role, 'log') ? html`<td>${drawForms(row, shown)}</td>` : ''}</tr>`;
}

/** "13 September 2017", with how late it is, or until when nobody is reminded of it. */
export function drawDue(task: Task, today: Day): Html {
  const asleep = isSnoozed(task, today);
  const late = isOverdue(task, today) && task.due !== null ? daysBetween(task.due, today) : 0;
  return html`${task.due === null ? html`<span class="whole-line">no date</span>` : drawDay(task.due)}${late === 0 ? '' : html`<br /><span class="chip late">${late} ${late === 1 ? 'day' : 'days'} overdue</span>`}${
    asleep && task.snoozedUntil !== null ? html`<br /><small>snoozed until ${drawDay(task.snoozedUntil)}</small>` : ''
  }${task.state === 'open' ? '' : html`<br /><small>${task.state}${task.doneAt === null ? '' : html` on ${drawDay(dayOf(task.doneAt))}`}</small>`}`;
}
