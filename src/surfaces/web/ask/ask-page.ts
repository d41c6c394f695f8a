/** How does the desk take what somebody says? */
import { Activity } from '../../../core/directive.ts';
import { errorCodes, VouchError } from '../../../core/errors.ts';
import type { Vouch } from '../../../core/ports.ts';
import type { Reply } from '../../../core/reply.ts';
import type { Utterance } from '../../../core/utterance.ts';
import { answerJson } from '../../to-json.ts';
import { deskPage } from '../desk-page.ts';
import { type Fields, field, readEntities, readFields, readProposals, wantsJson, webUtterance } from '../read-form.ts';
import { type Desk, needs, type Visit, visitOf } from '../visit.ts';
import { drawConversation, type Now } from './draw-conversation.ts';
import { asRightsAllow, rightTo } from './rights.ts';
import { newThread, threadOf } from './thread-of.ts';

/** Adds the page / and what its forms send. The conversation is in the address: `/?thread=web:…`. */
export function addAsk(app: Desk, vouch: Vouch): void {
  const page = async (visit: Visit, thread: string, now?: Now) =>
    deskPage(vouch, visit, 'Ask', await drawConversation(vouch, visit, thread, now));

  app.get('/', async (c) => c.html(await page(visitOf(c), threadOf(c.req.query('thread')) ?? newThread())));
  // Where a browser goes that is given the address of an answer without its form.
  app.get('/ask', (c) => c.redirect(`/?thread=${threadOf(c.req.query('thread')) ?? newThread()}`));

  /** What is answered, with its status; what could not be read stays in its form. */
  const answer = async (visit: Visit, utterance: Utterance, said: string, typed: Fields = {}) => {
    const reply = await vouch.respond(await asRightsAllow(utterance, visit, vouch));
    return {
      reply,
      status: statusOf(reply),
      html: () => page(visit, utterance.thread, { said, reply, typed: statusOf(reply) === 200 ? {} : typed }),
    };
  };

  app.post('/ask', async (c) => {
    const fields = await readFields(c);
    const q = field(fields, 'q');
    const audience = field(fields, 'audience');
    const client = field(fields, 'client');
    // A button that names its day counts for more than the date beside it.
    const day = field(fields, 'day');
    const utterance = webUtterance(visitOf(c), day === '' ? fields : { ...fields, asOf: day }, vouch.clock(), {
      text: q,
      ...(audience === '' ? {} : { audience }),
      ...activityOf(field(fields, 'activity')),
      ...(client === '' ? {} : { client }),
    });
    const answered = await answer(visitOf(c), utterance, q, fields);
    if (wantsJson(c)) return c.json(answerJson(field(fields, 'id') || null, answered.reply), answered.status);
    return c.html(await answered.html(), answered.status);
  });

  app.post('/say', async (c) => {
    const fields = await readFields(c);
    const label = field(fields, 'label').slice(0, 200);
    const intent = field(fields, 'intent');
    await needs(rightTo(intent, vouch.factBase()))(c, async () => {});
    const entities = readEntities(fields);
    if (intent === 'create-task') await mustKnow(entities.client ?? '', vouch);
    const utterance = webUtterance(visitOf(c), fields, vouch.clock(), { text: label, form: { intent, entities } });
    const answered = await answer(visitOf(c), utterance, label);
    return c.html(await answered.html(), answered.status);
  });

  app.post('/concerns', needs('log'), async (c) => {
    const fields = await readFields(c);
    const words = field(fields, 'words');
    const entities = {
      client: field(fields, 'client'),
      vendor: field(fields, 'vendor'),
      words,
      severity: field(fields, 'severity') || 'normal',
      ...(field(fields, 'federal') === 'yes' ? { federal: 'yes' } : {}),
    };
    const form = { intent: 'log-concern', entities };
    const utterance = webUtterance(visitOf(c), fields, vouch.clock(), { text: words, form });
    const answered = await answer(visitOf(c), utterance, words, fields);
    return c.html(await answered.html(), answered.status);
  });

  app.post('/tasks', needs('log'), async (c) => {
    const fields = await readFields(c);
    const form = { intent: 'accept-tasks', entities: { task: field(fields, 'concern') }, tasks: readProposals(fields) };
    const utterance = webUtterance(visitOf(c), fields, vouch.clock(), { text: 'Create the follow-ups', form });
    const answered = await answer(visitOf(c), utterance, 'Create the follow-ups taken');
    return c.html(await answered.html(), answered.status);
  });
}

/** 200 for any answer, a refusal included; the error's own status for bad input. */
function statusOf(reply: Reply): 200 | (typeof errorCodes)[keyof typeof errorCodes]['http'] {
  const problem = reply.blocks.find((block) => block.kind === 'problem');
  return problem === undefined ? 200 : errorCodes[problem.code].http;
}

function activityOf(said: string): { readonly activity?: Activity } {
  if (said === '') return {};
  const activity = Activity.safeParse(said);
  if (activity.success) return { activity: activity.data };
  throw new VouchError('bad-input', `There is no activity “${said}”.`, 'Choose using, buying or selling.');
}

/** A follow-up for a client that nobody has logged would lose its client without a word. */
async function mustKnow(client: string, vouch: Vouch): Promise<void> {
  if (client.trim() === '' || (await vouch.ledger.clients.find(client)) !== undefined) return;
  throw new VouchError(
    'not-found',
    `No client named “${client}” is in the log.`,
    'Log a concern of theirs first, or leave the client empty.',
  );
}
