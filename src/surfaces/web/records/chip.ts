/** How does a status look in a table? */
import { html } from 'hono/html';
import { activityLabel, list, statusLabel } from '../../../actions/wording.ts';
import { type Activity, activities } from '../../../core/directive.ts';
import type { Status } from '../../../core/verdict.ts';
import type { Html } from '../html.ts';

export const chip = (status: Status): Html => html`<span class="chip ${status}">${statusLabel[status]}</span>`;

/** The heaviest status, and for which activities it holds where it does not for all. */
export function heaviestChip(status: Status, byActivity: Readonly<Record<Activity, Status>>): Html {
  const which = activities.filter((activity) => byActivity[activity] === status);
  return html`${chip(status)}${which.length === activities.length ? '' : html` <small>${list(which.map((activity) => activityLabel[activity]))}</small>`}`;
}
