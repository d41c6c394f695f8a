/** Which of what Teams sent, and was kept, is answered with what? */
import type { Job } from '../../inbox/job.ts';
import { confirmDialog } from '../dialogs/confirm-dialog.ts';
import { afterPress, cardActionOf } from '../invoke/card-action.ts';
import { Activity } from '../receive/activity.ts';
import type { TeamsContext } from '../teams-context.ts';
import { answerEdit, takeBack } from './answer-edit.ts';
import { answerMessage } from './answer-message.ts';
import { onConversationUpdate, onInstallation } from './membership.ts';

/** Works off one row of the inbox; gives the id of what came of it, or why nothing did. */
export async function answerActivity(body: unknown, job: Job, context: TeamsContext): Promise<string> {
  const activity = Activity.parse(body);
  switch (activity.type) {
    case 'message': {
      const pressed = cardActionOf(activity);
      return pressed === undefined
        ? answerMessage(activity, job, context)
        : afterPress(pressed, activity, job, context);
    }
    case 'messageUpdate':
      return answerEdit(activity, job, context);
    case 'messageDelete':
      return takeBack(activity, context);
    case 'installationUpdate':
      return onInstallation(activity, job, context);
    case 'conversationUpdate':
      return onConversationUpdate(activity, context);
    case 'invoke': {
      const pressed = cardActionOf(activity);
      return pressed === undefined
        ? confirmDialog(activity, job, context)
        : afterPress(pressed, activity, job, context);
    }
    default:
      return 'nothing to answer';
  }
}
