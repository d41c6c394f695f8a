/** For whom, and for which activity, is asked? */
import { html } from 'hono/html';
import { activityLabel } from '../../../actions/wording.ts';
import { type Activity, activities } from '../../../core/directive.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { capital } from '../../drawing/by-activity.ts';
import type { Html } from '../html.ts';

const chosen = (is: boolean): Html | '' => (is ? html`selected` : '');

/** Two selects; what is left open is read from the question. */
export const drawWhom = (
  { audiences }: Pick<FactBase, 'audiences'>,
  prefix: string,
  known: { readonly audience: string | null; readonly activity: Activity | null },
): Html =>
  html`<label for="${prefix}-audience">For <select id="${prefix}-audience" name="audience">
      <option value="">as the question says</option>
      ${[...audiences.values()].map(({ id, plural }) => html`<option value="${id}" ${chosen(id === known.audience)}>${plural}</option>`)}</select></label>
    <label for="${prefix}-activity">Activity <select id="${prefix}-activity" name="activity">
      <option value="">as the question says</option>
      ${activities.map((activity) => html`<option value="${activity}" ${chosen(activity === known.activity)}>${capital(activityLabel[activity])}</option>`)}</select></label>`;
