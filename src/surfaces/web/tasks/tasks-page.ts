/** How does the desk show what is to be done? */
import { html } from 'hono/html';
import type { TaskFilter } from '../../../core/client-books.ts';
import { type Day, dayOf } from '../../../core/day.ts';
import type { Vouch } from '../../../core/ports.ts';
import type { Task } from '../../../core/task.ts';
import { tasksToCsv } from '../../../ledger/to-csv.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import { taskJson } from '../../to-json.ts';
import { deskPage } from '../desk-page.ts';
import { download } from '../download.ts';
import type { Html } from '../html.ts';
import {
  choiceField,
  filterForm,
  saveLinks,
  sayUnread,
  textField,
  turnPages,
  vendorList,
} from '../listing/draw-fields.ts';
import { exportRows, jsonArray, spreadsheet, type Wording } from '../listing/export-rows.ts';
import { Query } from '../listing/query.ts';
import { type Sizes, sizes } from '../listing/sizes.ts';
import { type Desk, visitOf } from '../visit.ts';
import { drawTaskRows } from './draw-task-rows.ts';
import { addTask } from './task-page.ts';
import { taskFields, tasksAsked } from './tasks-asked.ts';

/** Owners that are counted one by one. */
const ownersNamed = 100;
/** Snoozed follow-ups shown beside the list of the others; the rest are on pages of their own. */
const asleepShown = 20;

/** Adds /tasks, its exports, and a page for each with what changes it. */
export function addTasks(app: Desk, vouch: Vouch, { page, piece }: Sizes = sizes): void {
  const { tasks } = vouch.ledger;
  const today = () => dayOf(vouch.clock());

  app.get('/tasks', async (c) => {
    const query = new Query(c.req.url, taskFields);
    const filter = await tasksAsked(query, vouch, today());
    const wanted = query.status === 200 ? filter : null;
    // Those that are open stand apart from those nobody is to think of yet; whatever is saved has both.
    const apart = wanted?.state === 'open' && wanted.asleepOn === undefined && wanted.dueBefore === undefined;
    const asked = { ...wanted, ...(apart ? { awakeOn: today() } : {}), limit: page + 1 };
    const next = (after?: string) => tasks.list({ ...asked, ...(after === undefined ? {} : { after }) });
    const found = wanted === null ? [] : await query.rows('after', next);
    const rows = found.slice(0, page);
    const list = query.status === 200 ? wanted : null;
    const asleep =
      apart && query.text('after') === ''
        ? await tasks.list({ ...wanted, asleepOn: today(), limit: asleepShown + 1 })
        : [];
    const visit = visitOf(c);
    const shown = { visit, base: vouch.factBase(), today: today(), here: query.here('/tasks') };
    const owners = await tasks.countOpen(today());
    const body = html`<h1>Follow-ups</h1>
      ${drawFilter(query, vouch)}${drawOwnerNames(owners)}
      ${query.status === 200 ? '' : sayUnread(query, '/tasks')}
      ${filter === null ? html`<p class="card">No client of that name is in the log.</p>` : ''}
      ${list === null ? '' : await drawCounts(list, query, vouch, today())}
      ${
        list === null
          ? ''
          : html`<section class="card" aria-label="List of follow-ups">${rows.length === 0 ? sayNone(query, asleep.length > 0) : drawTaskRows(rows, shown)}
        ${turnPages(query, '/tasks', 'after', found.length > page ? rows.at(-1)?.id : undefined)}${saveLinks(query, '/tasks', ['csv', 'json'])}</section>
        ${asleep.length === 0 ? '' : html`<section class="card" aria-label="Snoozed follow-ups">${drawTaskRows(asleep.slice(0, asleepShown), shown)}${asleep.length > asleepShown ? html`<p><a href="${query.link('/tasks', { due: 'snoozed' })}">All that are snoozed</a></p>` : ''}</section>`}
        ${drawOwners(owners, query)}`
      }`;
    return c.html(await deskPage(vouch, visit, 'Follow-ups', body), query.status);
  });

  const save = async (address: string, wording: Wording<Task>) => {
    const query = new Query(address, taskFields);
    const filter = await tasksAsked(query, vouch, today());
    query.check();
    const next = async (after: string | undefined, limit: number) =>
      filter === null ? [] : tasks.list({ ...filter, ...(after === undefined ? {} : { after }), limit });
    return exportRows(next, wording, piece);
  };
  app.get('/tasks.csv', async (c) =>
    c.body(await save(c.req.url, spreadsheet(tasksToCsv)), 200, download('text/csv; charset=utf-8', 'follow-ups.csv')),
  );
  app.get('/tasks.json', async (c) =>
    c.body(await save(c.req.url, jsonArray(taskJson)), 200, { 'content-type': 'application/json' }),
  );
  addTask(app, vouch);
}

const drawFilter = (query: Query, vouch: Vouch): Html =>
  filterForm(query, '/tasks', [
    textField(query, 'owner', 'Owner', 'owner-names'),
    textField(query, 'client', 'Client'),
    textField(query, 'vendor', 'Vendor', 'vendor-names'),
    choiceField(query, 'state', 'State', 'open', [
      { value: 'done', label: 'done' },
      { value: 'dropped', label: 'dropped' },
      { value: 'any', label: 'any' },
    ]),
    choiceField(query, 'due', 'Due', 'whenever', [
      { value: 'overdue', label: 'overdue' },
      { value: 'snoozed', label: 'snoozed' },
    ]),
    vendorList(vouch.factBase()),
  ]);

type Owners = Awaited<ReturnType<Vouch['ledger']['tasks']['countOpen']>>;

const drawOwnerNames = (owners: Owners): Html =>
  html`<datalist id="owner-names">${owners.slice(0, ownersNamed).map(({ owner }) => html`<option value="${tidyLine(owner)}"></option>`)}</datalist>`;

/** Why there is nothing, and what to do next. */
function sayNone(query: Query, asleep: boolean): Html {
  if (query.text('after') !== '') return html`<p>No follow-ups after these.</p>`;
  if (asleep) return html`<p>All that are open are snoozed.</p>`;
  return query.link('/tasks') === '/tasks'
    ? html`<p>No follow-up is open. Create one on the page <a href="/">Ask</a>, or in chat.</p>`
    : html`<p>No such follow-ups.</p>`;
}

/** How many of what is filtered are open, how many of those overdue, and how many snoozed. */
async function drawCounts(
  { state: _, dueBefore: __, awakeOn: ___, asleepOn: ____, ...filter }: TaskFilter,
  query: Query,
  vouch: Vouch,
  today: Day,
): Promise<Html> {
  const { tasks } = vouch.ledger;
  const open = await tasks.count({ ...filter, state: 'open' });
  const asleep = await tasks.count({ ...filter, state: 'open', asleepOn: today });
  // By what is left over: this way each count is read from an index alone.
  const due = await tasks.count({ ...filter, state: 'open', dueBefore: today });
  const overdue = due - (await tasks.count({ ...filter, state: 'open', dueBefore: today, asleepOn: today }));
  return html`<p class="tally"><a href="${query.link('/tasks', { state: '', due: '' })}"><strong>${open.toLocaleString('en-US')}</strong> open</a>
    <a class="${overdue > 0 ? 'chip late' : 'chip'}" href="${query.link('/tasks', { state: '', due: 'overdue' })}"><strong>${overdue.toLocaleString('en-US')}</strong> overdue</a>
    ${asleep === 0 ? '' : html`<a class="chip" href="${query.link('/tasks', { state: '', due: 'snoozed' })}"><strong>${asleep.toLocaleString('en-US')}</strong> snoozed</a>`}</p>`;
}

/** What each has open, whatever is filtered. */
function drawOwners(owners: Owners, query: Query): Html | '' {
  if (owners.length === 0) return '';
  return html`<details class="card"><summary>Open follow-ups by owner</summary><div class="scroll"><table class="grid"><caption class="hidden">By owner</caption>
    <thead><tr><th scope="col">Owner</th><th scope="col" class="number">Open</th><th scope="col" class="number">Overdue</th></tr></thead>
    <tbody>${owners.slice(0, ownersNamed).map(({ owner, open, overdue }) => html`<tr><th scope="row"><a href="${query.link('/tasks', { owner })}"><bdi>${tidyLine(owner)}</bdi></a></th><td class="number">${open.toLocaleString('en-US')}</td><td class="number">${overdue.toLocaleString('en-US')}</td></tr>`)}</tbody></table></div>
    ${owners.length > ownersNamed ? html`<p class="fine">And ${owners.length - ownersNamed} more owners.</p>` : ''}</details>`;
}
