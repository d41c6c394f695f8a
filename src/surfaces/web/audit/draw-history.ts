/** How does what was changed look, on the page of the trail and beside the thing itself? */
import { html } from 'hono/html';
import type { AuditEntry, AuditedKind } from '../../../core/audit.ts';
import type { Vouch } from '../../../core/ports.ts';
import { may } from '../../../core/role.ts';
import { tidyLine } from '../../drawing/tidy.ts';
import type { Html } from '../html.ts';
import { drawTime } from '../listing/draw-day.ts';
import type { Visit } from '../visit.ts';
import { type FieldChange, fieldsChanged } from './fields-changed.ts';

/** Changes shown beside a thing; the trail has them all. */
const shown = 10;

/** What people call each kind. */
export const kindName: Readonly<Record<AuditedKind, string>> = {
  client: 'client',
  concern: 'concern',
  task: 'follow-up',
  exposure: 'exposure',
  item: 'reported item',
  subscription: 'digest of a room',
  content: 'content',
  login: 'login',
};

/** The last changes of one thing, for whoever may read the trail; nothing for others. */
export async function drawHistory(vouch: Vouch, visit: Visit, kind: AuditedKind, id: string): Promise<Html | ''> {
  if (!may(visit.role, 'keep')) return '';
  const found = await vouch.ledger.audit.list({ kind, of: id, limit: shown + 1 });
  return html`<section class="card"><h2>History</h2>
    ${found.length === 0 ? html`<p>The audit trail holds nothing of it.</p>` : html`<ol class="trail">${found.slice(0, shown).map((entry) => html`<li>${drawHead(entry)}${drawChange(entry)}</li>`)}</ol>`}
    ${found.length > shown ? html`<p><a href="/audit?${new URLSearchParams({ kind, of: id }).toString()}">All of its changes</a></p>` : ''}</section>`;
}

/** "24 November 2026, 09:05 UTC · Dana · changed" */
const drawHead = ({ at, by, did }: AuditEntry): Html =>
  html`<span class="fine">${drawTime(at)} UTC</span> · <bdi>${tidyLine(by.name)}</bdi> · ${did}`;

/** The fields, each as it was and is. */
export function drawChange({ before, after, emptied }: AuditEntry): Html | '' {
  if (emptied) return html`<p class="fine">What stood here was removed together with the client it was about.</p>`;
  const changes = fieldsChanged(before, after);
  if (changes.length === 0) return '';
  const way =
    before === null || before === undefined ? 'new' : after === null || after === undefined ? 'gone' : 'other';
  return html`<ul class="changes">${changes.map((change) => drawField(change, way))}</ul>`;
}

const drawValue = (said: string | null): Html => (said === null ? html`<i>nothing</i>` : html`<bdi>${said}</bdi>`);

function drawField({ field, before, after }: FieldChange, way: 'new' | 'gone' | 'other'): Html {
  if (way === 'new') return html`<li>${field}: ${drawValue(after)}</li>`;
  if (way === 'gone') return html`<li>${field}: <del>${drawValue(before)}</del></li>`;
  return html`<li>${field}: <del>${drawValue(before)}</del> <span aria-hidden="true">→</span><span class="hidden"> became </span> <ins>${drawValue(after)}</ins></li>`;
}

/** Where the thing itself can be seen; undefined where it has no page. */
export function pageOf({ kind, of }: Pick<AuditEntry, 'kind' | 'of'>): string | undefined {
  const id = encodeURIComponent(of);
  if (kind === 'client') return `/clients/${id}`;
  if (kind === 'concern') return `/concerns/${id}`;
  return kind === 'task' ? `/tasks/${id}` : undefined;
}
