/** How does the desk show one follow-up, and how is it finished, put off, handed over or opened again there? */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { reassignById, reopenById, snoozeById } from '../../../actions/change-by-id.ts';
import { finishById } from '../../../actions/finish-by-id.ts';
import { Day, dayOf } from '../../../core/day.ts';
import { VouchError } from '../../../core/errors.ts';
import type { Vouch } from '../../../core/ports.ts';
import { tidy, tidyLine } from '../../drawing/tidy.ts';
import { drawHistory } from '../audit/draw-history.ts';
import { deskPage } from '../desk-page.ts';
import { backTo } from '../listing/back.ts';
import { drawTime } from '../listing/draw-day.ts';
import { drawVendor } from '../listing/draw-vendor.ts';
import { field, readFields, webUtterance } from '../read-form.ts';
import { type Desk, type DeskEnv, needs, visitOf } from '../visit.ts';
import { drawDue } from './draw-task-rows.ts';
import { drawAllForms } from './task-forms.ts';

/** Adds /tasks/ID, and what changes it. */
export function addTask(app: Desk, vouch: Vouch): void {
  const today = () => dayOf(vouch.clock());

  app.get('/tasks/:id', async (c) => {
    const task = await vouch.ledger.tasks.get(c.req.param('id'));
    if (task === undefined)
      throw new VouchError(
        'not-found',
        'There is no such follow-up in the log.',
        'Look for it in the list of follow-ups.',
      );
    const visit = visitOf(c);
    const base = vouch.factBase();
    const directive = task.directive === null ? undefined : base.directives.get(task.directive);
    const shown = { visit, today: today(), here: `/tasks/${task.id}` };
    const body = html`<h1><bdi>${tidyLine(task.title)}</bdi></h1>
      <section class="card" aria-label="The follow-up"><dl class="known"><dt>Due</dt><dd>${drawDue(task, today())}</dd>
        <dt>Owner</dt><dd><bdi>${tidyLine(task.owner)}</bdi></dd>
        ${task.client === null ? '' : html`<dt>Client</dt><dd><a href="/clients/${task.client.id}"><bdi>${tidyLine(task.client.name)}</bdi></a></dd>`}
        ${task.vendor === null ? '' : html`<dt>Vendor</dt><dd>${drawVendor(task.vendor, base)}</dd>`}
        ${task.directive === null ? '' : html`<dt>Because of</dt><dd>${directive === undefined ? task.directive : html`<a href="/directives/${task.directive}">${directive.title}</a>`}</dd>`}
        ${task.concern === null ? '' : html`<dt>Comes from</dt><dd><a href="/concerns/${task.concern}">a concern</a></dd>`}
        <dt>State</dt><dd>${task.state}${task.doneAt === null ? '' : html` since ${drawTime(task.doneAt)} UTC`}</dd>
        <dt>Created</dt><dd>${drawTime(task.createdAt)} UTC by <bdi>${tidyLine(task.createdBy.name)}</bdi></dd>
        ${task.note === '' ? '' : html`<dt>Note</dt><dd><bdi>${tidy(task.note)}</bdi></dd>`}</dl>
        ${drawAllForms(task, shown)}</section>
      ${await drawHistory(vouch, visit, 'task', task.id)}`;
    return c.html(await deskPage(vouch, visit, 'Follow-up', body));
  });

  /** What a form asks to change, and how; all of it in one transaction as done by whoever sent it. */
  const said = async (c: Context<DeskEnv>) => {
    const fields = await readFields(c);
    const utterance = webUtterance(visitOf(c), fields, vouch.clock(), { text: '' });
    return { fields, utterance, back: backTo(fields, '/tasks') };
  };

  app.post('/tasks/:id/done', needs('log'), async (c) => {
    const { utterance, back } = await said(c);
    await vouch.ledger.transaction(utterance.person, (books) => finishById(c.req.param('id'), utterance.event, books));
    return c.redirect(back, 303);
  });

  app.post('/tasks/:id/reopen', needs('log'), async (c) => {
    const { utterance, back } = await said(c);
    await vouch.ledger.transaction(utterance.person, (books) => reopenById(c.req.param('id'), utterance.event, books));
    return c.redirect(back, 303);
  });

  app.post('/tasks/:id/snooze', needs('log'), async (c) => {
    const { fields, utterance, back } = await said(c);
    const until = field(fields, 'until').trim();
    if (until !== '' && !Day.safeParse(until).success)
      throw new VouchError('bad-input', `“${until}” is not a date on the calendar.`, 'Write the date as YYYY-MM-DD.');
    await vouch.ledger.transaction(utterance.person, (books) =>
      snoozeById(c.req.param('id'), until === '' ? null : until, { books, today: today(), event: utterance.event }),
    );
    return c.redirect(back, 303);
  });

  app.post('/tasks/:id/reassign', needs('log'), async (c) => {
    const { fields, utterance, back } = await said(c);
    await vouch.ledger.transaction(utterance.person, (books) =>
      reassignById(c.req.param('id'), field(fields, 'owner'), utterance, books),
    );
    return c.redirect(back, 303);
  });
}
