/** How does the calendar of directives look? */
import { html } from 'hono/html';
import { type Day, lastDay, sayDay } from '../../../core/day.ts';
import type { Deadline } from '../../../core/directive.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Html } from '../html.ts';
import { sayBinding } from '../records/binding-words.ts';
import { citeLinks } from '../records/cites.ts';
import { sayAhead, sayTimes, standings, standingWords } from '../records/standing.ts';
import { vendorOptions } from '../records/vendor-options.ts';
import { type Ahead, isSoon, kindWords } from './ahead.ts';
import type { DirectiveRow } from './directive-rows.ts';
import type { DirectivesQuery } from './find-directives.ts';

export function drawFilter(query: DirectivesQuery, base: FactBase): Html {
  const options = (all: Iterable<readonly [string, string]>, chosen: string | undefined) =>
    [...all]
      .sort(([, a], [, b]) => a.localeCompare(b, 'en'))
      .map(([id, label]) => html`<option value="${id}" ${id === chosen ? html`selected` : ''}>${label}</option>`);
  const places = new Set([...base.directives.values()].map(({ jurisdiction }) => jurisdiction));
  return html`<form class="filter" method="get" action="/directives" role="search" aria-label="Directives">
    <label>Title, name or issuer <input type="search" name="q" maxlength="200" value="${query.q ?? ''}" autocomplete="off" /></label>
    <label>Vendor <select name="vendor"><option value="">any</option>${vendorOptions(base, query.vendor)}</select></label>
    <label>Place <select name="place"><option value="">any</option>${options(
      [...places].map((id) => [id, base.jurisdictions.get(id)?.label ?? id] as const),
      query.place,
    )}</select></label>
    <label>Binds <select name="audience"><option value="">anybody</option>${options(
      [...base.audiences].map(([id, { plural }]) => [id, plural] as const),
      query.audience,
    )}</select></label>
    <label>Which <select name="show"><option value="">all</option>${standings.map((each) => html`<option value="${each}" ${each === query.show ? html`selected` : ''}>${standingWords[each]}</option>`)}</select></label>
    <button>Filter</button></form>`;
}

/** The dates ahead with the numbers of the picture; those of the next 90 days apart. */
export function drawAhead(ahead: readonly Ahead[], today: Day): Html {
  const numbered = ahead.map((each, index) => ({ each, n: index + 1 }));
  const part = (title: string, rows: typeof numbered, none: string) =>
    html`<h3>${title}</h3>${rows.length === 0 ? html`<p>${none}</p>` : html`<ol class="ahead">${rows.map(({ each, n }) => html`<li value="${n}">${drawDate(each, today)}</li>`)}</ol>`}`;
  return html`${part(
    'In the next 90 days',
    numbered.filter(({ each }) => isSoon(each.on, today)),
    'Nothing on record falls due, comes into force or ends.',
  )}${part(
    'Later',
    numbered.filter(({ each }) => !isSoon(each.on, today)),
    'Nothing on record.',
  )}`;
}

const drawDate = ({ kind, on, directive, title, what, cites }: Ahead, today: Day): Html =>
  html`<time datetime="${on}">${sayDay(on)}</time>, ${sayAhead(on, today)} <span class="kind">${kindWords[kind]}</span> <a href="/directives/${directive}">${title}</a>
    <div class="fine">${what === '' ? '' : html`${what}. `}${citeLinks(cites)}</div>`;

export const drawDirectives = (rows: readonly DirectiveRow[], base: FactBase, today: Day): Html =>
  html`<div class="wide" tabindex="0" role="region" aria-label="Table of directives"><table class="grid directives"><caption class="hidden">Directives</caption>
    <thead><tr><th scope="col">Directive</th><th scope="col">Stands</th><th scope="col">Who is bound, and for what</th><th scope="col">Since and until</th><th scope="col">Next deadline</th><th scope="col">Source</th></tr></thead>
    <tbody>${rows.map((row) => drawRow(row, base, today))}</tbody></table></div>`;

function drawRow({ id, directive, standing }: DirectiveRow, base: FactBase, today: Day): Html {
  const { title, issuer, binds, deadlines, claims } = directive;
  const next = nextDeadline(deadlines, today);
  return html`<tr><th scope="row"><a href="/directives/${id}">${title}</a><br /><small>${issuer}</small></th>
    <td>${standingWords[standing]}</td>
    <td>${binds.length === 0 ? 'nobody' : html`<ul class="bound">${[...new Set(binds.map((each) => sayBinding(each, base)))].map((line) => html`<li>${line}</li>`)}</ul>`}</td>
    <td>${sayTimes(directive, today)}</td>
    <td>${next === undefined ? '' : html`${sayDeadline(next)}: ${next.what}`}</td>
    <td>${citeLinks(claims[0]?.cites.slice(0, 1) ?? [])}</td></tr>`;
}

/** The next day fixed; else the first that counts from an event, which may come at any time. */
const nextDeadline = (deadlines: readonly Deadline[], today: Day): Deadline | undefined =>
  deadlines
    .filter((deadline) => 'on' in deadline)
    .filter(({ on }) => lastDay(on) >= today)
    .sort((a, b) => a.on.localeCompare(b.on))[0] ?? deadlines.find((deadline) => 'after' in deadline);

/** "13 October 2017", "3 business days after a finding". */
export function sayDeadline(deadline: Deadline): string {
  if ('on' in deadline) return sayDay(deadline.on);
  const { count, unit, event } = deadline.after;
  const what = unit === 'business-days' ? 'business day' : unit.slice(0, -1);
  return `${count} ${what}${count === 1 ? '' : 's'} after ${event}`;
}
