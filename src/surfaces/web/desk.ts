/** What does the web surface answer to? */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { asVouchError, VouchError } from '../../core/errors.ts';
import type { Vouch } from '../../core/ports.ts';
import type { Access } from './access/access.ts';
import { ownForm, sameSite } from './access/guards.ts';
import { headers } from './access/headers.ts';
import { addLeave } from './access/leave.ts';
import { addAsk } from './ask/ask-page.ts';
import { addAssets } from './assets.ts';
import { addAudit } from './audit/audit-page.ts';
import { addClients } from './clients/clients-page.ts';
import { addConcerns } from './concerns/concerns-page.ts';
import { addDirectives } from './directives/directives-page.ts';
import { addHealth } from './health/health-page.ts';
import { type Around, page } from './page.ts';
import { wantsJson } from './read-form.ts';
import { addReceipts } from './receipts/receipt-page.ts';
import { addReview } from './review/review-page.ts';
import { addTasks } from './tasks/tasks-page.ts';
import { addVendors } from './vendors/vendors-page.ts';
import type { Desk, DeskEnv, Visit } from './visit.ts';

/** The largest request body, in bytes: a question has at most 4,000 characters, twenty follow-ups fit easily. */
const bodyBytes = 128 * 1024;

/** The way to the other pages, for whoever was let in before something went wrong. */
function around(c: Context<DeskEnv>): Around {
  const visit: Visit | undefined = c.get('visit');
  return visit === undefined ? {} : { visit };
}

/** The desk: ask, log, follow up, look up. Server-rendered; works without script. `access` says who is let in, `surfaces` what keeps the others from working, `watches` whether the server looks at the sources by itself. */
export function desk(
  vouch: Vouch,
  access: Access,
  surfaces: () => readonly string[] = () => [],
  watches?: boolean,
): Desk {
  const app: Desk = new Hono<DeskEnv>();
  app.use(...headers(access.secure), access.gate, sameSite(access));
  app.use(
    bodyLimit({
      maxSize: bodyBytes,
      onError: () => {
        throw new VouchError('too-large', 'That is too much text.', 'Send at most 4,000 characters.');
      },
    }),
  );
  app.onError((thrown, c) => {
    const error = asVouchError(thrown);
    // Whoever went away while sending is told nothing, and there is nothing to mend.
    if (error.code === 'internal' && !c.req.raw.signal.aborted)
      vouch.log.error({ err: error.cause, path: c.req.path }, 'the desk failed');
    if (wantsJson(c))
      return c.json({ error: { code: error.code, message: error.message, remedy: error.remedy } }, error.http);
    return c.html(
      page(
        'Problem',
        html`<div class="card" role="alert"><h1>${error.message}</h1><p>${error.remedy}</p></div>`,
        around(c),
      ),
      error.http,
    );
  });
  app.notFound((c) =>
    c.html(
      page(
        'Not here',
        html`<div class="card"><h1>There is no such page.</h1><p><a href="/">Ask a question</a></p></div>`,
        around(c),
      ),
      404,
    ),
  );

  addAssets(app);
  access.addOpen(app);
  app.use(access.letIn, ownForm);
  addLeave(app, access, vouch.ledger);
  for (const add of [
    addAsk,
    addReceipts,
    addVendors,
    addDirectives,
    addReview,
    addConcerns,
    addTasks,
    addClients,
    addAudit,
  ])
    add(app, vouch);
  addHealth(app, vouch, surfaces, watches);
  return app;
}
