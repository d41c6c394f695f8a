/** How does a vendor stand for a client today, and what does that rest on, for a record that is printed? */
import { html } from 'hono/html';
import { headline, list } from '../../../actions/wording.ts';
import { sayDay } from '../../../core/day.ts';
import type { Exposure } from '../../../core/exposure.ts';
import { type FactBase, productName, vendorName } from '../../../core/fact-base.ts';
import type { Ground, Verdict } from '../../../core/verdict.ts';
import { spreadGrounds } from '../../../factbase/spread-grounds.ts';
import type { Html } from '../html.ts';
import { drawChecks } from './draw-checks.ts';
import { type ExposuresShown, verdictsNow } from './draw-exposures.ts';

/** What the client has, each with the verdict of the day, the directives behind it, and the lists that were searched. */
export function drawStanding(row: Exposure, shown: ExposuresShown): Html {
  const { base, client, today } = shown;
  const checks = base.vendors.get(row.vendor)?.checks ?? [];
  const parts = [
    ...(row.product === null ? [] : [productName(row.vendor, row.product, base)]),
    row.seats === null ? 'Seats not recorded' : `${row.seats.toLocaleString('en-US')} seats`,
    row.renewal === null ? 'renewal not recorded' : `renewal on ${sayDay(row.renewal)}`,
  ];
  return html`<article class="entry"><h3>${vendorName(row.vendor, base)}</h3><p>${parts.join(', ')}.</p>
    ${verdictsNow(row, client, base, today).map((each) => drawVerdict(each, shown))}
    ${checks.length === 0 ? '' : html`<h4>Lists searched</h4>${drawChecks(checks)}`}</article>`;
}

function drawVerdict(verdict: Verdict, { base, today }: ExposuresShown): Html {
  return html`<p class="verdict"><strong>${headline(verdict, base, today)}</strong></p>
    ${drawGrounds('What it rests on', verdict.because, base)}${drawGrounds('What changes next', verdict.upcoming, base)}`;
}

/** Each directive once, in the order of an answer, with the first page that bears it out. */
function drawGrounds(title: string, grounds: readonly Ground[], base: FactBase): Html | '' {
  if (grounds.length === 0) return '';
  return html`<h4>${title}</h4><ul>${spreadGrounds(grounds).map(({ directive }) => {
    const source = base.directives.get(directive)?.claims[0]?.cites[0];
    return html`<li>${sayGround(directive, grounds, base)}${source === undefined ? '' : html`<br /><span class="fine">${source.publisher}: <span class="url">${source.url}</span></span>`}</li>`;
  })}</ul>`;
}

/** "Binding Operational Directive 17-01, Department of Homeland Security, from 13 September 2017"; with each day from which a part of it holds. */
function sayGround(directive: string, grounds: readonly Ground[], base: FactBase): string {
  const record = base.directives.get(directive);
  const days = grounds
    .filter((ground) => ground.directive === directive)
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map(({ from, until }) => `from ${sayDay(from)}${until === null ? '' : ` until ${sayDay(until)}`}`);
  return [...(record === undefined ? [directive] : [record.title, record.issuer]), list([...new Set(days)])].join(', ');
}
