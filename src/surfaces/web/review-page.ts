/** How does a curator review at the desk what the sources delivered? */
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { v7 as uuid } from 'uuid';
import { draftOfItem } from '../../actions/draft-of-item.ts';
import { itemOf } from '../../actions/item-of.ts';
import { readyReasons } from '../../actions/offer-review.ts';
import { waitingItems } from '../../actions/waiting-items.ts';
import { VouchError } from '../../core/errors.ts';
import { itemKey } from '../../core/item.ts';
import type { Vouch } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';

import { addFilePatch } from '../add-file-patch.ts';
import { deskPage } from './desk-page.ts';
import { drawSuggestions } from './draw-forms.ts';
import { drawItems } from './draw-items.ts';
import { drawReply, type Html } from './draw-reply.ts';
import { readEntities, readFields, webUtterance } from './read-form.ts';

/** Items on the page; the others follow as these are decided. */
const shown = 50;

/** Adds /review with its forms, and the drafts to save. */
export function addReview(app: Hono, vouch: Vouch): void {
  app.get('/review', async (c) => c.html(await deskPage(vouch, 'Review', await queue(vouch))));

  app.post('/review', async (c) => {
    const fields = await readFields(c);
    const utterance = webUtterance(fields, vouch.clock(), {
      text: 'Review',
      form: { intent: 'review-items', entities: readEntities(fields) },
    });
    const reply = await vouch.respond(utterance);
    const body = html`${drawReply(reply, 'r', utterance.thread, true)}${await links(vouch, reply)}
      ${drawSuggestions(reply.suggestions, utterance.thread)}${queue(vouch)}`;
    return c.html(await deskPage(vouch, 'Review', body));
  });

  app.get('/review/draft', async (c) => {
    const key = c.req.query('item') ?? '';
    const { name, text } = await draft(vouch, key);
    const body = html`<h1>${name}</h1>${saves(key)}<div class="card"><pre>${text}</pre></div>`;
    return c.html(await deskPage(vouch, 'Draft', body));
  });
  app.get('/review/draft.yaml', async (c) => {
    const { name, text } = await draft(vouch, c.req.query('item') ?? '');
    return c.body(text, 200, download('application/yaml; charset=utf-8', name));
  });
  app.get('/review/draft.patch', async (c) => {
    const { name, text } = await draft(vouch, c.req.query('item') ?? '');
    const patch = addFilePatch(name, text);
    return c.body(patch, 200, download('text/x-patch; charset=utf-8', name.replace(/\.yaml$/, '.patch')));
  });
}

const download = (type: string, path: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${path.split('/').at(-1) ?? 'draft'}"`,
});

/** What waits, with its forms. */
async function queue(vouch: Vouch): Promise<Html> {
  const { block, more } = await waitingItems(vouch.ledger, vouch.factBase(), { limit: shown, mayDecide: true });
  return html`<h1>Review</h1>
    <p class="fine">What the official sources reported and nobody has reviewed. Nothing here is answered from until its record is in the content.</p>
    <datalist id="reasons">${readyReasons.map((reason) => html`<option value="${reason}"></option>`)}</datalist>
    <div class="card">${block.rows.length === 0 ? html`<p>No item waits for review.</p>` : drawItems(block, `web:${uuid()}`)}${more > 0 ? html`<p class="fine">And ${more} more.</p>` : ''}</div>`;
}

const saves = (key: string): Html => {
  const query = `?item=${encodeURIComponent(key)}`;
  return html`<p><a href="/review/draft.yaml${query}">Save as YAML</a> · <a href="/review/draft.patch${query}">Save as a patch</a> · <a href="/review">Back to the queue</a></p>`;
};

async function links(vouch: Vouch, { changed }: Reply): Promise<Html> {
  if (changed?.kind !== 'item') return html``;
  const item = await itemOf(changed.id, vouch.ledger);
  return typeof item === 'string' || item.review.state !== 'approved' ? html`` : saves(itemKey(item));
}

type DraftFile = NonNullable<ReturnType<typeof draftOfItem>>;

/** The draft of an item that was approved; `not-found`. */
async function draft(vouch: Vouch, key: string): Promise<DraftFile> {
  const item = await itemOf(key, vouch.ledger);
  const file = typeof item === 'string' ? undefined : draftOfItem(item, vouch.factBase());
  if (file !== undefined) return file;
  throw new VouchError('not-found', 'There is no draft of that item.', 'Draft its record on the review page first.');
}
