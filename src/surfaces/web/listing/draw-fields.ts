/** Which fields narrow a list, and how do they look? */
import { html } from 'hono/html';
import type { FactBase } from '../../../core/fact-base.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import type { Html } from '../html.ts';
import type { Query } from './query.ts';

/** The attributes of a field that holds something wrong: a screen reader says what. */
const flaw = (query: Query, name: string): Html | '' =>
  query.wrong.has(name) ? html`aria-invalid="true" aria-describedby="wrong-${name}"` : '';
const why = (query: Query, name: string): Html | '' =>
  query.wrong.has(name)
    ? html`<small class="wrong" id="wrong-${name}"><bdi>${query.wrong.get(name)}</bdi></small>`
    : '';

/** A field to type in, with what to choose from in the datalist `list`. */
export const textField = (query: Query, name: string, label: string, list?: string): Html =>
  html`<label>${label} <input name="${name}" value="${query.text(name)}" maxlength="${query.longest(name)}" autocomplete="off" ${list === undefined ? '' : html`list="${list}"`} ${flaw(query, name)} />${why(query, name)}</label>`;

/** Words to look for; where `rows` is given, a script narrows the rows of that name while one types. */
export const searchField = (query: Query, name: string, label: string, rows?: string): Html =>
  html`<label>${label} <input type="search" name="${name}" value="${query.text(name)}" maxlength="${query.longest(name)}" autocomplete="off" ${rows === undefined ? '' : html`data-rows="${rows}"`} ${flaw(query, name)} />${why(query, name)}</label>`;

/** A day: text where it was mistyped, as a date field would not show it. */
export const dayField = (query: Query, name: string, label: string): Html =>
  html`<label>${label} <input name="${name}" type="${query.wrong.has(name) ? 'text' : 'date'}" value="${query.text(name)}" ${flaw(query, name)} />${why(query, name)}</label>`;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of several; `any` is what stands for no choice, and can be said by that word. What was asked for and is none of them stays chosen as it was typed. */
export function choiceField(query: Query, name: string, label: string, any: string, choices: readonly Choice[]): Html {
  const said = query.text(name);
  const isOne = said === '' || said === any || choices.some(({ value }) => value === said);
  const all = isOne ? choices : [{ value: said, label: tidyLine(said) }, ...choices];
  return html`<label>${label} <select name="${name}" ${flaw(query, name)}><option value="">${any}</option>${all.map(
    ({ value, label: each }) => html`<option value="${value}" ${value === said ? html`selected` : ''}>${each}</option>`,
  )}</select>${why(query, name)}</label>`;
}

/** What stands in the place of a list whose address cannot be read, with what has no field to be said beside. */
export const sayUnread = (query: Query, path: string): Html =>
  html`<div class="card" role="alert"><p>Nothing is listed, because part of what was asked for cannot be read. The rest of the form is kept.</p>${sayUnseen(query, path)}</div>`;

/** What is wrong with the place in the list and with its order, and the way to where both are left out. */
export const sayUnseen = (query: Query, path: string): Html | '' =>
  query.unseen.length === 0
    ? ''
    : html`<ul class="wrong">${query.unseen.map(({ name, sentence }) => html`<li><bdi>${sentence}</bdi> (“${name}” in the address)</li>`)}</ul><p><a href="${query.link(path, { sort: '' })}">First page</a></p>`;

/** So many fields fill the screen of a phone. */
const many = 3;

/** The form around the fields, which works without script; what it holds beside them starts the list anew. Many fields are folded away where there is little room, unless one is set. */
export function filterForm(query: Query, path: string, fields: readonly Html[]): Html {
  const cleared = query.link(path) === path;
  const folds = fields.length >= many;
  const form = html`<form class="${folds ? 'sift' : 'card sift'}" method="get" action="${path}" role="search">${fields}
    <div class="buttons"><button class="first">Show</button>${cleared ? '' : html`<a href="${path}">Clear all</a>`}</div></form>`;
  return folds
    ? html`<details class="card folds" ${cleared ? '' : html`open`}><summary>Filter</summary>${form}</details>`
    : form;
}

/** The vendors to choose from while typing. */
export const vendorList = (base: Pick<FactBase, 'vendors'>): Html =>
  html`<datalist id="vendor-names">${[...base.vendors.values()].map(({ name }) => html`<option value="${name}"></option>`)}</datalist>`;

/** The way to the first page and to the next; nothing where all is on one. */
export function turnPages(query: Query, path: string, cursor: 'before' | 'after', next: string | undefined): Html | '' {
  const later = query.text(cursor) !== '';
  if (!later && next === undefined) return '';
  return html`<nav class="pager" aria-label="Pages of the list">${later ? html`<a href="${query.link(path)}">First page</a>` : ''}
    ${next === undefined ? '' : html`<a rel="next" href="${query.link(path, { [cursor]: next })}">Next page</a>`}</nav>`;
}

/** Where exactly what is filtered can be saved. */
export const saveLinks = (query: Query, path: string, kinds: readonly string[]): Html =>
  html`<p class="fine">Save what is filtered, all pages of it: ${kinds.map((kind, index) => html`${index === 0 ? '' : ' · '}<a href="${query.link(`${path}.${kind}`)}">${kind === 'jsonl' ? 'JSON lines' : kind.toUpperCase()}</a>`)}</p>`;
