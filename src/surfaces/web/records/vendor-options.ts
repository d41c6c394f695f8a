/** Which vendors can be picked from a list? */
import { html } from 'hono/html';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Html } from '../html.ts';

/** As many as a list holds that a person still scrolls through. */
const most = 500;

/** By name; the chosen one is always there. */
export function vendorOptions(base: Pick<FactBase, 'vendors'>, chosen: string | undefined): Html[] {
  const known = [...base.vendors].map(([id, { name }]) => ({ id, name }));
  const shown = known.length <= most ? known : known.filter(({ id }, index) => index < most || id === chosen);
  return shown
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map(({ id, name }) => html`<option value="${id}" ${id === chosen ? html`selected` : ''}>${name}</option>`);
}
