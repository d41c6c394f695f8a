/** Under which address can a message be opened in Teams? */
import { roomOf } from '../calls/address.ts';
import { type Activity, isPersonal, tenantOf } from './activity.ts';

/**
 * Undefined in the chat with Vouch alone, which nobody else can open. The shape is that of
 * learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams (links to a channel's or chat's message).
 */
export function linkTo(activity: Activity): string | undefined {
  const { id, conversation, channelData } = activity;
  if (id === undefined || isPersonal(activity)) return undefined;
  const link = new URL(`https://teams.microsoft.com/l/message/${encodeURIComponent(roomOf(conversation.id))}/${id}`);
  const tenant = tenantOf(activity);
  if (conversation.conversationType === 'groupChat') {
    link.searchParams.set('context', '{"contextType":"chat"}');
    return link.toString();
  }
  const root = /;messageid=([^;]+)/.exec(conversation.id)?.[1];
  if (tenant !== undefined) link.searchParams.set('tenantId', tenant);
  if (channelData?.team?.aadGroupId !== undefined) link.searchParams.set('groupId', channelData.team.aadGroupId);
  if (root !== undefined && root !== id) link.searchParams.set('parentMessageId', root);
  return link.toString();
}
