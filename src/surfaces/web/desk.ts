/** What does the web surface answer to? */
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { v7 as uuid } from 'uuid';
import { asVouchError, errorCodes, VouchError } from '../../core/errors.ts';
import type { Vouch } from '../../core/ports.ts';
import type { Reply } from '../../core/reply.ts';
import type { Utterance } from '../../core/utterance.ts';
import { answerJson } from '../to-json.ts';
import { deskPage } from './desk-page.ts';
import { drawAsk, drawLogConcern, drawSuggestions } from './draw-forms.ts';
import { drawReply, type Html } from './draw-reply.ts';
import { onlyLoopback, sameSite } from './guards.ts';
import { addLists } from './lists.ts';
import { page } from './page.ts';
import { field, readEntities, readFields, readProposals, webUtterance } from './read-form.ts';
import { addReceipts } from './receipt-page.ts';
import { addReview } from './review-page.ts';
import { addSources } from './sources-page.ts';

/** The largest request body, in bytes: a question has at most 4,000 characters, twenty follow-ups fit easily. */
const bodyBytes = 128 * 1024;
const css = readFileSync(new URL('desk.css', import.meta.url), 'utf8');

/** The desk: ask, log, follow up, look up. Server-rendered; works without script. */
export function desk(vouch: Vouch): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ['data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
    }),
  );
  app.use(onlyLoopback, sameSite);
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
    if (error.code === 'internal') vouch.log.error({ err: error.cause, path: c.req.path }, 'the desk failed');
    if (wantsJson(c.req.header('accept'), c.req.header('content-type')))
      return c.json({ error: { code: error.code, message: error.message, remedy: error.remedy } }, error.http);
    return c.html(
      page('Problem', html`<div class="card" role="alert"><h1>${error.message}</h1><p>${error.remedy}</p></div>`),
      error.http,
    );
  });
  app.notFound((c) =>
    c.html(
      page(
        'Not here',
        html`<div class="card"><h1>There is no such page.</h1><p><a href="/">Ask a question</a></p></div>`,
      ),
      404,
    ),
  );

  app.get('/desk.css', (c) =>
    c.body(css, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
  );

  app.get('/', async (c) => c.html(await conversation(vouch, c.req.query('thread') ?? `web:${uuid()}`)));

  const answer = async (utterance: Utterance, said: string) => {
    const reply = await vouch.respond(utterance);
    return { reply, html: () => conversation(vouch, utterance.thread, { said, reply }) };
  };

  app.post('/ask', async (c) => {
    const fields = await readFields(c);
    const q = field(fields, 'q');
    const audience = field(fields, 'audience');
    const client = field(fields, 'client');
    const utterance = webUtterance(fields, vouch.clock(), {
      text: q,
      ...(audience === '' ? {} : { audience }),
      ...(client === '' ? {} : { client }),
    });
    const answered = await answer(utterance, q);
    const status = statusOf(answered.reply);
    if (wantsJson(c.req.header('accept'), c.req.header('content-type')))
      return c.json(answerJson(field(fields, 'id') || null, answered.reply), status);
    return c.html(await answered.html(), status);
  });

  app.post('/say', async (c) => {
    const fields = await readFields(c);
    const label = field(fields, 'label').slice(0, 200);
    const answered = await answer(
      webUtterance(fields, vouch.clock(), {
        text: label,
        form: { intent: field(fields, 'intent'), entities: readEntities(fields) },
      }),
      label,
    );
    return c.html(await answered.html(), statusOf(answered.reply));
  });

  app.post('/concerns', async (c) => {
    const fields = await readFields(c);
    const words = field(fields, 'words');
    const entities = {
      client: field(fields, 'client'),
      vendor: field(fields, 'vendor'),
      words,
      severity: field(fields, 'severity') || 'normal',
      ...(field(fields, 'federal') === 'yes' ? { federal: 'yes' } : {}),
    };
    const answered = await answer(
      webUtterance(fields, vouch.clock(), { text: words, form: { intent: 'log-concern', entities } }),
      words,
    );
    return c.html(await answered.html(), statusOf(answered.reply));
  });

  app.post('/tasks', async (c) => {
    const fields = await readFields(c);
    const form = { intent: 'accept-tasks', entities: { task: field(fields, 'concern') }, tasks: readProposals(fields) };
    const answered = await answer(
      webUtterance(fields, vouch.clock(), { text: 'Create the follow-ups', form }),
      'Create the follow-ups taken',
    );
    return c.html(await answered.html(), statusOf(answered.reply));
  });

  addReceipts(app, vouch);
  addLists(app, vouch);
  addSources(app, vouch);
  addReview(app, vouch);
  return app;
}

function wantsJson(accept: string | undefined, contentType: string | undefined): boolean {
  return (accept ?? '').includes('application/json') || (contentType ?? '').startsWith('application/json');
}

/** 200 for any answer, a refusal included; the error's own status for bad input. */
function statusOf(reply: Reply): 200 | (typeof errorCodes)[keyof typeof errorCodes]['http'] {
  const problem = reply.blocks.find((block) => block.kind === 'problem');
  return problem === undefined ? 200 : errorCodes[problem.code].http;
}

async function conversation(
  vouch: Vouch,
  thread: string,
  now?: { readonly said: string; readonly reply: Reply },
): Promise<Html> {
  const before = await vouch.ledger.receipts.ofThread(thread, 20);
  const past = before.filter((receipt) => receipt.id !== now?.reply.receipt);
  const last = now?.reply ?? past.at(-1)?.reply;
  const known = last?.about ?? null;
  const body = html`<h1 class="hidden">Ask</h1>
    ${past.map((receipt, index) => html`<p class="said"><bdi>${receipt.question}</bdi></p>${drawReply(receipt.reply, `a${index}`, thread)}`)}
    ${now === undefined ? '' : html`<p class="said"><bdi>${now.said}</bdi></p>${drawReply(now.reply, 'now', thread, true)}`}
    ${last === undefined ? '' : drawSuggestions(last.suggestions, thread)}
    ${drawAsk(thread, last === undefined)}
    ${drawLogConcern(vouch.factBase(), thread, {
      ...(known?.vendor == null ? {} : { vendor: known.vendor.id }),
      ...(known?.client == null ? {} : { client: known.client.name }),
      ...(now === undefined || now.reply.changed !== null ? {} : { words: now.said }),
    })}`;
  return deskPage(vouch, 'Ask', body);
}
