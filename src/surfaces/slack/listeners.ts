/** Which of Slack's events, commands, buttons and windows does Vouch answer, and with what? */
import type { App } from '@slack/bolt';
import type { Inbox } from '../inbox/inbox.ts';
import { actionIds, baseActionId } from './action-ids.ts';
import { answerAction, placeOfAction } from './answer/answer-action.ts';
import { answerCommand } from './answer/answer-command.ts';
import { answerEdit, takeBack } from './answer/answer-edit.ts';
import { answerMessage } from './answer/answer-message.ts';
import { keepFeedback } from './answer/keep-feedback.ts';
import { tell } from './answer/tell.ts';
import { saidBy } from './answer/use-of-action.ts';
import { refusalOf } from './calls/slack-failure.ts';
import { publishHome } from './home/publish-home.ts';
import { currentJob } from './inbox/current-job.ts';
import { concernModalAgain } from './modals/concern-modal.ts';
import { fieldIds } from './modals/fields.ts';
import { lookUp } from './modals/look-up.ts';
import { modalIds } from './modals/modal.ts';
import { modalOfAction, modalOfShortcut } from './modals/open-modal.ts';
import { readOrigin } from './modals/origin.ts';
import { confirmModal, submitModal } from './modals/submit.ts';
import { prompts } from './prompts.ts';
import { placeOfUse } from './receive/find-place.ts';
import {
  EventEnvelope,
  type EventOf,
  SlackAction,
  SlackCommand,
  SlackEvent,
  SlackSearch,
  SlackShortcut,
  SlackSubmission,
} from './receive/payloads.ts';
import type { SlackContext } from './slack-context.ts';

const all = /.*/;
/** The fields of the concern's window that decide which follow-ups it proposes. */
const redrawing: readonly string[] = [fieldIds.vendor, fieldIds.federal];
const gone = 'That is no longer there to be shown.';
const elsewhere = 'That cannot be shown here. Ask Vouch directly, and it is shown there.';

/** One listener for each kind of thing that Slack sends; nothing that comes in is left unanswered. */
export function addListeners(app: App, inbox: Pick<Inbox, 'keep'>, context: SlackContext): void {
  const { calls, log } = context;

  app.event(all, ({ body, context: bolt }) =>
    currentJob(bolt).run(async (job) => {
      const envelope = EventEnvelope.parse(body);
      const event = SlackEvent.parse(envelope.event);
      switch (event.type) {
        case 'app_mention':
          return event.user === undefined
            ? 'nobody'
            : answerMessage({ ...event, user: event.user }, envelope, job, context);
        case 'message':
          return onMessage(event, envelope, job, context);
        case 'app_home_opened':
          if (event.tab === 'home') return publishHome(event.user, context);
          await calls.setPrompts(event.channel, prompts);
          return 'prompts';
        case 'app_uninstalled':
        case 'tokens_revoked':
          log.error({ event: event.type }, 'Slack has taken the app out of the workspace or revoked its token');
          return event.type;
      }
    }),
  );

  app.command(all, ({ body, context: bolt }) =>
    currentJob(bolt).run((job) => answerCommand(SlackCommand.parse(body), job, context)),
  );

  app.action(all, async ({ body, ack, context: bolt }) => {
    const action = SlackAction.parse(body);
    const job = currentJob(bolt);
    if (job.isOurs) return job.run((own) => answerAction(action, own, context));
    await useAtOnce(action, context);
    await ack();
  });

  app.shortcut(all, async ({ body, ack }) => {
    const shortcut = SlackShortcut.parse(body);
    const threadTs = shortcut.message?.thread_ts ?? shortcut.message?.ts;
    const place = await placeOfUse(
      { user: shortcut.user, channel: shortcut.channel?.id, threadTs, responseUrl: shortcut.response_url },
      context,
    );
    try {
      const view = await modalOfShortcut(shortcut, place, context);
      if (view === undefined) await tell(place, 'This is for members of the workspace that Vouch belongs to.', context);
      else await calls.openView(shortcut.trigger_id, view);
    } catch (thrown) {
      await failedToOpen(thrown, shortcut.trigger_id, place, context);
    }
    await ack();
  });

  app.view({ callback_id: all, type: 'view_submission' }, async ({ body, ack, context: bolt }) => {
    const submission = SlackSubmission.parse(body);
    const job = currentJob(bolt);
    if (job.isOurs) return job.run((own) => confirmModal(submission, own, context));
    const response = await submitModal(submission, (id) => inbox.keep(id, { ...body }), context);
    await (response === undefined ? ack() : ack(response));
  });

  app.options(all, async ({ body, ack }) => {
    await ack({ options: await lookUp(SlackSearch.parse(body), context) });
  });
}

async function onMessage(
  event: EventOf<'message'>,
  envelope: EventEnvelope,
  job: Parameters<typeof answerMessage>[2],
  context: SlackContext,
): Promise<string> {
  if (event.subtype === 'message_deleted') return takeBack(event, context);
  if (event.subtype === 'message_changed') return answerEdit(event, envelope, job, context);
  return event.user === undefined ? 'nobody' : answerMessage({ ...event, user: event.user }, envelope, job, context);
}

/** A button that only opens something, a toggle, or a field of an open window that changes what the window shows. */
async function useAtOnce(action: SlackAction, context: SlackContext): Promise<void> {
  const [element] = action.actions;
  if (element === undefined) return;
  const id = baseActionId(element.action_id);
  const { view } = action;
  const redraws = view?.callback_id === modalIds.logConcern && redrawing.includes(id);
  // The fields of an open window say nothing until it is sent.
  if (view?.type === 'modal' && !redraws) return;
  const place = await placeOfAction(action, context);
  try {
    if (id === actionIds.feedback) return await keepFeedback(saidBy(element), place, context);
    if (view !== undefined && redraws) {
      const again = await concernModalAgain(view.state, place.user, readOrigin(view.private_metadata), context);
      return await context.calls.updateView(view.id, again);
    }
    const modal = await modalOfAction(action, place, context);
    if (modal !== undefined) await context.calls.openView(action.trigger_id, modal);
    else await tell(place, place.direct ? gone : elsewhere, context);
  } catch (thrown) {
    if (id === actionIds.feedback)
      await failed('What you think of the answer could not be kept.', thrown, action.trigger_id, place, context);
    else await failedToOpen(thrown, action.trigger_id, place, context);
  }
}

async function failedToOpen(
  thrown: unknown,
  trigger: string,
  place: Parameters<typeof tell>[0],
  context: SlackContext,
): Promise<void> {
  // The same press came twice, or the window was closed meanwhile: there is nothing to tell.
  const refusal = refusalOf(thrown);
  if (refusal === 'exchanged_trigger_id' || refusal === 'not_found') return;
  await failed('Slack did not open the window.', thrown, trigger, place, context);
}

async function failed(
  what: string,
  thrown: unknown,
  trigger: string,
  place: Parameters<typeof tell>[0],
  context: SlackContext,
): Promise<void> {
  const reference = trigger.slice(-12);
  context.log.error({ reference, err: thrown }, 'a button in Slack did not do what it is for');
  await tell(place, `${what} Please try again. Reference ${reference}`, context);
}
