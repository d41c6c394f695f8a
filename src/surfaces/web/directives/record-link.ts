/** How is another record named on a page, with its source? */
import { html } from 'hono/html';
import { sayDay } from '../../../core/day.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Html } from '../html.ts';
import { citedClaim, citeLinks } from '../records/cites.ts';

/** A directive by its title, with the way to it; a fact, which has no page, with its first sentence. A statement is its speaker’s. */
export function recordLink(id: string, base: FactBase): Html {
  const directive = base.directives.get(id);
  if (directive !== undefined)
    return html`<a href="/directives/${id}">${directive.title}</a>, ${sayDay(directive.published)} ${citeLinks(directive.claims[0]?.cites.slice(0, 1) ?? [])}`;
  const fact = base.facts.get(id);
  const [lead] = fact?.claims ?? [];
  if (fact === undefined || lead === undefined) return html`${id}`;
  const speaker = fact.speaker ?? base.vendors.get(fact.vendors[0] ?? '')?.name ?? 'The vendor';
  return html`${fact.title}, ${sayDay(fact.published)}. ${fact.kind === 'statement' ? `${speaker} says: ` : ''}${citedClaim(lead)}`;
}
