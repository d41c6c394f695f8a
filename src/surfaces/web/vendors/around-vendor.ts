/** What else does Vouch hold about a vendor: concerns, clients that have it, and what waits for review? */
import { html } from 'hono/html';
import { waitingItems } from '../../../actions/waiting-items.ts';
import { count } from '../../../actions/wording.ts';
import type { Vouch } from '../../../core/ports.ts';
import { drawItems } from '../drawing/draw-items.ts';
import type { Spot } from '../drawing/spot.ts';
import type { Html } from '../html.ts';

/** Items shown; the others are in the queue. */
const most = 5;

/** Numbers of what clients said and have, with the way to them; no client is named here. */
export async function drawAtClients(vendor: string, { ledger }: Vouch): Promise<Html> {
  const [concerns, clients] = await Promise.all([
    ledger.concerns.count({ vendor }),
    ledger.exposures.countClients(vendor),
  ]);
  return html`<section class="card" aria-labelledby="clients"><h2 id="clients">At our clients</h2>
    <p>${concerns === 0 ? 'No concern about it is logged.' : html`<a href="/concerns?vendor=${vendor}">${count(concerns, 'concern')}</a> about it.`}
    ${clients === 0 ? 'No client is recorded to have it.' : `${count(clients, 'client')} ${clients === 1 ? 'is' : 'are'} recorded to have it.`}</p></section>`;
}

/** What the sources reported about it and nobody has reviewed: no fact, and shown as none. */
export async function drawReported(vendor: string, { ledger, factBase }: Vouch, spot: Spot): Promise<Html> {
  const { block, more } = await waitingItems(ledger, factBase(), { vendor, limit: most, mayDecide: false });
  if (block.rows.length === 0) return html``;
  return html`<section class="card" aria-labelledby="reported"><h2 id="reported">Reported and not reviewed</h2>
    ${drawItems({ ...block, title: 'Waiting for review' }, spot)}
    <p><a href="/review?vendor=${vendor}">${more === 0 ? 'Review' : `Review, with ${more.toLocaleString('en-US')} more`}</a></p></section>`;
}
