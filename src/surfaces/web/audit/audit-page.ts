/** How does the desk show who changed what? */
import { html } from 'hono/html';
import { type AuditEntry, type AuditFilter, auditedKinds } from '../../../core/audit.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Vouch } from '../../../core/ports.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import { deskPage } from '../desk-page.ts';
import { download } from '../download.ts';
import type { Html } from '../html.ts';
import { drawTime } from '../listing/draw-day.ts';
import { choiceField, dayField, filterForm, saveLinks, textField, turnPages } from '../listing/draw-fields.ts';
import { exportRows, jsonLines } from '../listing/export-rows.ts';
import { Query } from '../listing/query.ts';
import { type Sizes, sizes } from '../listing/sizes.ts';
import { type Desk, needs, visitOf } from '../visit.ts';
import { drawChange, kindName, pageOf } from './draw-history.ts';
import { entryName } from './entry-name.ts';

function entriesAsked(query: Query): AuditFilter {
  const [by, of, did, since] = [query.text('by'), query.text('of'), query.text('did'), query.day('since')];
  const kind = query.oneOf('kind', auditedKinds);
  return {
    ...(by === '' ? {} : { by }),
    ...(of === '' ? {} : { of }),
    ...(did === '' ? {} : { did }),
    ...(kind === undefined ? {} : { kind }),
    ...(since === undefined ? {} : { since: Date.parse(`${since}T00:00:00Z`) }),
  };
}

/** Adds /audit and its export, for those who keep the ledger. */
export function addAudit(app: Desk, vouch: Vouch, { page, piece }: Sizes = sizes): void {
  const { audit } = vouch.ledger;

  app.get('/audit', needs('keep'), async (c) => {
    const query = new Query(c.req.query());
    const filter = entriesAsked(query);
    const before = query.text('before');
    const found =
      query.status === 200
        ? await audit.list({ ...filter, ...(before === '' ? {} : { before }), limit: page + 1 })
        : [];
    const rows = found.slice(0, page);
    const body = html`<h1>Audit trail</h1>
      ${drawFilter(query)}
      <section class="card" aria-label="Changes">${rows.length === 0 ? html`<p>${before === '' ? 'No such change is in the trail.' : 'No changes before these.'}</p>` : drawEntries(rows, query, vouch.factBase())}
      ${turnPages(query, '/audit', 'before', found.length > page ? rows.at(-1)?.id : undefined)}${saveLinks(query, '/audit', ['jsonl'])}</section>`;
    return c.html(await deskPage(vouch, visitOf(c), 'Audit trail', body), query.status);
  });

  app.get('/audit.jsonl', needs('keep'), async (c) => {
    const query = new Query(c.req.query());
    const filter = entriesAsked(query);
    query.check();
    const next = (before: string | undefined, limit: number) =>
      audit.list({ ...filter, ...(before === undefined ? {} : { before }), limit });
    const lines = jsonLines((entry: AuditEntry) => ({ ...entry, at: new Date(entry.at).toISOString() }));
    return c.body(
      await exportRows(next, lines, piece),
      200,
      download('application/jsonl; charset=utf-8', 'audit-trail.jsonl'),
    );
  });
}

/** The words to choose from while typing; any other can be typed. */
const deeds = [
  'added',
  'changed',
  'removed',
  'renamed',
  'merged',
  'deleted',
  'answered',
  'settled',
  'reopened',
  'finished',
  'snoozed',
  'woken',
  'reassigned',
  'approved',
  'linked',
  'dismissed',
  'let in',
  'refused',
];

const drawFilter = (query: Query): Html =>
  filterForm(
    '/audit',
    [
      textField(query, 'by', 'Who (id)'),
      choiceField(
        query,
        'kind',
        'To what',
        'anything',
        auditedKinds.map((kind) => ({ value: kind, label: kindName[kind] })),
      ),
      textField(query, 'did', 'What was done', 'deeds'),
      textField(query, 'of', 'Its id'),
      dayField(query, 'since', 'Since'),
      html`<datalist id="deeds">${deeds.map((deed) => html`<option value="${deed}"></option>`)}</datalist>`,
    ],
    query.link('/audit') === '/audit',
  );

const drawEntries = (rows: readonly AuditEntry[], query: Query, base: FactBase): Html =>
  html`<div class="scroll"><table class="grid rows audit"><caption class="hidden">Changes, newest first</caption>
    <thead><tr><th scope="col">When (UTC)</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Before and after</th></tr></thead>
    <tbody>${rows.map(
      (row) => html`<tr><td>${drawTime(row.at)}</td>
        <td><a href="${query.link('/audit', { by: row.by.id })}"><bdi>${tidyLine(row.by.name)}</bdi></a><br /><small><bdi>${tidyLine(row.by.id)}</bdi></small></td>
        <td>${drawWhat(row, query, base)}</td><td>${drawChange(row)}</td></tr>`,
    )}</tbody></table></div>`;

/** What was done, the thing by its name, which leads to its page where it has one and is still there, and its id, which leads to all of its changes. */
function drawWhat(row: AuditEntry, query: Query, base: FactBase): Html {
  const name = entryName(row, base);
  const isThere = row.after !== null && row.after !== undefined && !row.emptied && row.did !== 'deleted';
  const path = isThere ? pageOf(row) : undefined;
  const called = name === null ? '' : html`<bdi>${name}</bdi>`;
  return html`${kindName[row.kind]} ${row.did}${called === '' ? '' : html`<br />${path === undefined ? called : html`<a href="${path}">${called}</a>`}`}
    <br /><small><a href="${query.link('/audit', { kind: row.kind, of: row.of })}"><bdi>${tidyLine(row.of)}</bdi></a></small>`;
}
