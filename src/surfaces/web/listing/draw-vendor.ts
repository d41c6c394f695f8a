/** How is a vendor named on a page of the log? */
import { html } from 'hono/html';
import { type FactBase, vendorName } from '../../../core/fact-base.ts';
import type { Html } from '../html.ts';

/** Its name, which leads to its page; its id where there is no record of it. */
export const drawVendor = (id: string, base: Pick<FactBase, 'vendors'>): Html =>
  base.vendors.has(id)
    ? html`<a href="/vendors/${id}">${vendorName(id, base)}</a>`
    : html`<bdi>${id}</bdi> <small>(Vouch keeps no records of it)</small>`;
