/** Which lists does the desk keep: vendors, concerns, follow-ups, and their exports? */
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { v7 as uuid } from 'uuid';
import { finishById } from '../../actions/finish-by-id.ts';
import { Day } from '../../core/day.ts';
import { VouchError } from '../../core/errors.ts';
import type { ConcernFilter, Vouch } from '../../core/ports.ts';
import { concernsToCsv, tasksToCsv } from '../../ledger/to-csv.ts';
import { concernJson, taskJson } from '../to-json.ts';
import { deskPage } from './desk-page.ts';
import { drawReply } from './draw-reply.ts';
import { drawConcerns, drawTasks } from './draw-tables.ts';
import { webUtterance } from './read-form.ts';

const download = (type: string, name: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
});

/** Adds the list pages and their exports. */
export function addLists(app: Hono, vouch: Vouch): void {
  const { ledger } = vouch;

  app.get('/vendors', async (c) => {
    const reply = await vouch.respond(webUtterance({}, vouch.clock(), { text: '/vendor', write: false }));
    return c.html(await deskPage(vouch, 'Vendors', drawReply(reply, 'v', `web:${uuid()}`)));
  });

  app.get('/vendors/:id', async (c) => {
    const id = c.req.param('id');
    if (!vouch.factBase().vendors.has(id))
      throw new VouchError('not-found', 'Vouch keeps no records of that vendor.', 'Look at the list of vendors.');
    const reply = await vouch.respond(
      webUtterance({}, vouch.clock(), {
        text: id,
        write: false,
        form: { intent: 'vendor-status', entities: { vendor: id } },
      }),
    );
    return c.html(
      await deskPage(vouch, vouch.factBase().vendors.get(id)?.name ?? id, drawReply(reply, 'v', `web:${uuid()}`)),
    );
  });

  const concernFilter = async (query: Record<string, string>): Promise<ConcernFilter | null> => {
    const { client: name, vendor, since } = query;
    const client = name === undefined || name === '' ? undefined : await ledger.clients.find(name);
    if (name !== undefined && name !== '' && client === undefined) return null;
    const day = since === undefined || since === '' ? undefined : Day.safeParse(since);
    if (day?.success === false)
      throw new VouchError('bad-input', `“${since}” is not a date on the calendar.`, 'Write the date as YYYY-MM-DD.');
    return {
      ...(client === undefined ? {} : { clientId: client.id }),
      ...(vendor === undefined || vendor === '' ? {} : { vendor }),
      ...(day === undefined ? {} : { since: day.data }),
    };
  };
  const concerns = async (query: Record<string, string>, limit: number) => {
    const filter = await concernFilter(query);
    return filter === null ? [] : ledger.concerns.list({ ...filter, limit });
  };

  app.get('/concerns', async (c) => {
    const rows = await concerns(c.req.query(), 200);
    const body = html`<h1>Concerns</h1><p><a href="/concerns.csv">CSV</a> · <a href="/concerns.json">JSON</a></p>
      <div class="card">${rows.length === 0 ? html`<p>No concerns logged.</p>` : drawConcerns(rows)}</div>`;
    return c.html(await deskPage(vouch, 'Concerns', body));
  });
  app.get('/concerns.csv', async (c) =>
    c.body(
      concernsToCsv(await concerns(c.req.query(), 10_000)),
      200,
      download('text/csv; charset=utf-8', 'concerns.csv'),
    ),
  );
  app.get('/concerns.json', async (c) => c.json((await concerns(c.req.query(), 10_000)).map(concernJson)));

  app.get('/tasks', async (c) => {
    const rows = await ledger.tasks.list({ state: 'open', limit: 200 });
    const body = html`<h1>Follow-ups</h1><p><a href="/tasks.csv">CSV</a> · <a href="/tasks.json">JSON</a></p>
      <div class="card">${rows.length === 0 ? html`<p>No open follow-ups.</p>` : drawTasks(rows)}</div>`;
    return c.html(await deskPage(vouch, 'Follow-ups', body));
  });
  app.get('/tasks.csv', async (c) =>
    c.body(
      tasksToCsv(await ledger.tasks.list({ limit: 10_000 })),
      200,
      download('text/csv; charset=utf-8', 'follow-ups.csv'),
    ),
  );
  app.get('/tasks.json', async (c) => c.json((await ledger.tasks.list({ limit: 10_000 })).map(taskJson)));

  app.post('/tasks/:id/done', async (c) => {
    await ledger.transaction((books) => finishById(c.req.param('id'), `web:${uuid()}`, books));
    return c.redirect('/tasks', 303);
  });
}
