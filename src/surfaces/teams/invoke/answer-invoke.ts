/** What does Teams get at once: for a button, a window, a search, a "like"? */
import { asVouchError } from '../../../core/errors.ts';
import { openDialog } from '../dialogs/open-dialog.ts';
import { submitDialog } from '../dialogs/submit-dialog.ts';
import { answerQuery } from '../extension/answer-query.ts';
import { answerSelect } from '../extension/answer-select.ts';
import { fetchAction, submitAction } from '../extension/message-action.ts';
import { keyOf } from '../keys.ts';
import type { Activity } from '../receive/activity.ts';
import type { TeamsContext } from '../teams-context.ts';
import { pressCard } from './card-action.ts';
import { problemAnswer } from './card-answers.ts';
import { type InvokeResponse, notImplemented } from './invoke-response.ts';
import { keepFeedback } from './keep-feedback.ts';

/** `keep` has the activity worked off afterwards, under a key. Never rejects: Teams shows a problem in words. */
export async function answerInvoke(
  activity: Activity,
  keep: (id: string) => Promise<unknown>,
  context: TeamsContext,
): Promise<InvokeResponse> {
  try {
    return await answer(activity, keep, context);
  } catch (thrown) {
    const { code, message, remedy, http } = asVouchError(thrown);
    const reference = keyOf(activity).slice(-12);
    context.log.error({ reference, invoke: activity.name, err: thrown }, 'what was pressed in Teams could not be done');
    const words = code === 'bad-input' ? `${message} ${remedy}` : `${message} ${remedy} Reference ${reference}`;
    return inWords(activity.name, code, words, http);
  }
}

function answer(
  activity: Activity,
  keep: (id: string) => Promise<unknown>,
  context: TeamsContext,
): Promise<InvokeResponse> {
  switch (activity.name) {
    case 'adaptiveCard/action':
      return pressCard(activity, keep, context);
    case 'task/fetch':
      return openDialog(activity, context);
    case 'task/submit':
      return submitDialog(activity, keep, context);
    case 'composeExtension/query':
      return answerQuery(activity, context);
    case 'composeExtension/selectItem':
      return answerSelect(activity, context);
    case 'composeExtension/fetchTask':
      return fetchAction(activity, context);
    case 'composeExtension/submitAction':
      return submitAction(activity, keep, context);
    case 'message/submitAction':
      return keepFeedback(activity, context);
    default:
      return Promise.resolve(notImplemented);
  }
}

/** A problem where the person looks just now. */
function inWords(name: string | undefined, code: string, words: string, status: number): InvokeResponse {
  if (name === 'adaptiveCard/action') return problemAnswer(code, words, status);
  if (name === 'composeExtension/query' || name === 'composeExtension/selectItem')
    return { status: 200, body: { composeExtension: { type: 'message', text: words } } };
  if (name === 'message/submitAction') return { status };
  return { status: 200, body: { task: { type: 'message', value: words } } };
}
