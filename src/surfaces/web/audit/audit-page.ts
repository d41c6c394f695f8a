/** How does the desk show who changed what? */
import { html } from 'hono/html';
import { type AuditEntry, type AuditFilter, auditedDeeds, auditedKinds } from '../../../core/audit.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import type { Vouch } from '../../../core/ports.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import { deskPage } from '../desk-page.ts';
import { download } from '../download.ts';
import type { Html } from '../html.ts';
import { drawTime } from '../listing/draw-day.ts';
import {
  choiceField,
  dayField,
  filterForm,
  saveLinks,
  sayUnread,
  textField,
  turnPages,
} from '../listing/draw-fields.ts';
import { exportRows, jsonLines } from '../listing/export-rows.ts';
import { type Fields, pointed, Query } from '../listing/query.ts';
import { type Sizes, sizes } from '../listing/sizes.ts';
import { type Desk, needs, visitOf } from '../visit.ts';
import { drawChange, kindName, pageOf } from './draw-history.ts';
import { entryName } from './entry-name.ts';

const entryFields: Fields = {
  shown: ['by', 'kind', 'did', 'of', 'since'],
  unseen: ['before'],
  longest: { of: pointed },
};

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
    const query = new Query(c.req.url, entryFields);
    const filter = entriesAsked(query);
    const next = (before?: string) =>
      audit.list({ ...filter, ...(before === undefined ? {} : { before }), limit: page + 1 });
    const found = query.status === 200 ? await query.rows('before', next) : [];
    const rows = found.slice(0, page);
    const body = html`<h1>Audit trail</h1>
      ${drawFilter(query)}
      ${
        query.status === 200
          ? html`<section class="card" aria-label="Changes">${rows.length === 0 ? html`<p>${query.text('before') === '' ? 'No such change is in the trail.' : 'No changes before these.'}</p>` : drawEntries(rows, query, vouch.factBase())}
      ${turnPages(query, '/audit', 'before', found.length > page ? rows.at(-1)?.id : undefined)}${saveLinks(query, '/audit', ['jsonl'])}</section>`
          : sayUnread(query, '/audit')
      }`;
    return c.html(await deskPage(vouch, visitOf(c), 'Audit trail', body), query.status);
  });

  app.get('/audit.jsonl', needs('keep'), async (c) => {
    const query = new Query(c.req.url, entryFields);
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

const drawFilter = (query: Query): Html =>
  filterForm(query, '/audit', [
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
    html`<datalist id="deeds">${auditedDeeds.map((deed) => html`<option value="${deed}"></option>`)}</datalist>`,
  ]);

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
