/** Which lists were searched for a vendor, and which could not be, for a record that is printed? */
import { html } from 'hono/html';
import { sayDay } from '../../../core/day.ts';
import type { Check } from '../../../core/vendor.ts';
import { checkWords } from '../../render-text.ts';
import type { Html } from '../html.ts';

export const drawChecks = (checks: readonly Check[]): Html =>
  html`<ul>${checks.map(
    (
      check,
    ) => html`<li>${check.list}: ${checkWords(check.result)}${check.edition === null ? '' : `, list of ${sayDay(check.edition)}`}
      (${check.result === 'not-checked' ? 'as of' : 'looked at on'} ${sayDay(check.on)}) <span class="url">${check.url}</span></li>`,
  )}</ul>`;
