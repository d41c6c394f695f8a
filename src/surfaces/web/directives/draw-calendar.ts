/** How does the calendar of directives look? */
import { html } from 'hono/html';
import { type Day, lastDay, sayDay } from '../../../core/day.ts';
import type { Deadline } from '../../../core/directive.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Html } from '../html.ts';
import { choiceField, searchField } from '../listing/draw-fields.ts';
import type { Query } from '../listing/query.ts';
import { sayBinding } from '../records/binding-words.ts';
import { citeLinks } from '../records/cites.ts';
import { sayAhead, sayTimes, standings, standingWords } from '../records/standing.ts';
import { vendorChoices } from '../records/vendor-choices.ts';
import { type Ahead, isSoon, kindWords } from './ahead.ts';
import type { DirectiveRow } from './directive-rows.ts';

export function drawFilter(query: Query, base: FactBase): Html {
  const choices = (all: readonly (readonly [string, string])[]) =>
    all.map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'en'));
  const places = new Set([...base.directives.values()].map(({ jurisdiction }) => jurisdiction));
  return html`<form class="filter" method="get" action="/directives" role="search" aria-label="Directives">
    ${searchField(query, 'q', 'Title, name or issuer')}
    ${choiceField(query, 'vendor', 'Vendor', 'any', vendorChoices(base, query.text('vendor')))}
    ${choiceField(query, 'place', 'Place', 'any', choices([...places].map((id) => [id, base.jurisdictions.get(id)?.label ?? id])))}
    ${choiceField(query, 'audience', 'Binds', 'anybody', choices([...base.audiences].map(([id, { plural }]) => [id, plural])))}
    ${choiceField(
      query,
      'show',
      'Which',
      'all',
      standings.map((value) => ({ value, label: standingWords[value] })),
    )}
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
