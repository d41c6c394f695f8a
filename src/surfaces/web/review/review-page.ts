/** How does a curator review at the desk what the sources delivered? */
import { html } from 'hono/html';
import { v7 as uuid } from 'uuid';
import { draftOfItem } from '../../../actions/draft-of-item.ts';
import { itemOf } from '../../../actions/item-of.ts';
import { waitingItems } from '../../../actions/waiting-items.ts';
import { VouchError } from '../../../core/errors.ts';
import { itemKey } from '../../../core/item.ts';
import type { Vouch } from '../../../core/ports.ts';
import type { Reply } from '../../../core/reply.ts';
import { addFilePatch } from '../../add-file-patch.ts';
import { drawSuggestions } from '../ask/draw-forms.ts';
import { deskPage } from '../desk-page.ts';
import { download } from '../download.ts';
import { drawReply } from '../drawing/draw-reply.ts';
import type { Html } from '../html.ts';
import { sayUnread } from '../listing/draw-fields.ts';
import { Query } from '../listing/query.ts';
import { readEntities, readFields, webUtterance } from '../read-form.ts';
import { type Desk, needs, type Visit, visitOf } from '../visit.ts';
import { drawFilter, drawQueue, queueHead } from './draw-queue.ts';
import { type ReviewAsked, reviewAsked, reviewFields } from './review-asked.ts';

/** Items on one page. */
const shown = 50;

/** Adds /review with its forms, and the drafts to save. */
export function addReview(app: Desk, vouch: Vouch): void {
  app.get('/review', async (c) => {
    const query = new Query(c.req.url, reviewFields);
    const asked = await reviewAsked(query, vouch);
    const body =
      query.status === 200
        ? await queue(vouch, visitOf(c), query, asked)
        : html`${queueHead}<div class="card">${drawFilter(query, vouch.factBase())}</div>${sayUnread(query, '/review')}`;
    return c.html(await deskPage(vouch, visitOf(c), 'Review', body), query.status);
  });

  app.post('/review', needs('review'), async (c) => {
    // Whoever decided one goes on with the same part of the queue. Nothing is decided where that cannot be read: a page that
    // says 400 must have changed nothing.
    const query = new Query(c.req.url, reviewFields);
    const asked = await reviewAsked(query, vouch);
    query.check();
    const fields = await readFields(c);
    const utterance = webUtterance(visitOf(c), fields, vouch.clock(), {
      text: 'Review',
      form: { intent: 'review-items', entities: readEntities(fields) },
    });
    const reply = await vouch.respond(utterance);
    const spot = { visit: visitOf(c), base: vouch.factBase(), thread: utterance.thread, anchor: 'r' };
    const body = html`${drawReply(reply, spot, true)}${await links(vouch, reply)}
      ${drawSuggestions(reply.suggestions, spot)}${queue(vouch, visitOf(c), query, asked)}`;
    return c.html(await deskPage(vouch, visitOf(c), 'Review', body));
  });

  app.get('/review/draft', async (c) => {
    const key = c.req.query('item') ?? '';
    const { name, text } = await draft(vouch, key);
    const body = html`<h1>${name}</h1>${saves(key)}<div class="card"><pre>${text}</pre></div>`;
    return c.html(await deskPage(vouch, visitOf(c), 'Draft', body));
  });
  app.get('/review/draft.yaml', async (c) => {
    const { name, text } = await draft(vouch, c.req.query('item') ?? '');
    return c.body(text, 200, download('application/yaml; charset=utf-8', fileName(name)));
  });
  app.get('/review/draft.patch', async (c) => {
    const { name, text } = await draft(vouch, c.req.query('item') ?? '');
    const patch = addFilePatch(name, text);
    return c.body(patch, 200, download('text/x-patch; charset=utf-8', fileName(name).replace(/\.yaml$/, '.patch')));
  });
}

const fileName = (path: string): string => path.split('/').at(-1) ?? 'draft';

/** What waits of what was asked for, with its forms. */
async function queue(vouch: Vouch, visit: Visit, query: Query, asked: ReviewAsked): Promise<Html> {
  const base = vouch.factBase();
  const waiting = await waitingItems(vouch.ledger, base, { ...asked, limit: shown, mayDecide: true });
  return drawQueue(waiting, query, base, { visit, base, thread: `web:${uuid()}`, anchor: 'q' });
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
