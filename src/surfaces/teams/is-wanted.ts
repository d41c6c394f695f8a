/** Is something that Teams sent for Vouch at all? Asked before anything is kept, so it must be quick. */
import { ThreadContext } from '../../core/thread-context.ts';
import { cardActionOf } from './invoke/card-action.ts';
import { type Activity, isPersonal } from './receive/activity.ts';
import { idsOf } from './receive/ids-of.ts';
import { readText } from './receive/read-text.ts';
import type { TeamsContext } from './teams-context.ts';

/**
 * A message in the chat with Vouch, a mention, a press on a card, the answer of the person whom Vouch asked something back, the
 * edit or deletion of a question that was answered, an installation, a change of a room. In a room nothing else: people talk
 * among themselves there.
 */
export async function isWanted(activity: Activity, context: TeamsContext): Promise<boolean> {
  const { type, from, recipient, channelData } = activity;
  if (type.startsWith('message') && (from.id === recipient.id || from.id.startsWith('28:'))) return false;
  switch (type) {
    case 'message':
      return isForVouch(activity) || cardActionOf(activity) !== undefined || (await isAsked(activity, context));
    case 'messageUpdate':
      return (
        channelData?.eventType === 'editMessage' && (isForVouch(activity) || (await isAnswered(activity, context)))
      );
    case 'messageDelete':
      return (
        channelData?.eventType === 'softDeleteMessage' &&
        (isForVouch(activity) || (await isAnswered(activity, context)))
      );
    case 'installationUpdate':
    case 'conversationUpdate':
      return true;
    default:
      return false;
  }
}

const isForVouch = (activity: Activity): boolean => isPersonal(activity) || readText(activity).mentionsVouch;

async function isAsked(activity: Activity, context: TeamsContext): Promise<boolean> {
  const { thread, person } = idsOf(activity, context);
  const remembered = ThreadContext.safeParse(await context.vouch.ledger.memory.get(thread)).data;
  return remembered?.asked?.of === person;
}

async function isAnswered(activity: Activity, context: TeamsContext): Promise<boolean> {
  const { postings } = context.vouch.ledger;
  const { room } = idsOf(activity, context);
  return activity.id !== undefined && (await postings.answering('teams', room, activity.id)) !== undefined;
}
