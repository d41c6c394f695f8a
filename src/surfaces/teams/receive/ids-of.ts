/** Whose and where is an activity, before anybody is asked about it? */
import { roomOf } from '../calls/address.ts';
import { personId, roomId } from '../calls/ids.ts';
import type { TeamsContext } from '../teams-context.ts';
import { type Activity, tenantOf } from './activity.ts';

export interface ActivityIds {
  readonly tenant: string;
  /** A `Person.id`, by the directory's id that the activity names. */
  readonly person: string;
  readonly room: string;
  /** The key of the conversation, with its thread. */
  readonly thread: string;
}

/** By what the activity itself says; `placeOf` asks Teams as well. */
export function idsOf(
  activity: Pick<Activity, 'conversation' | 'channelData' | 'from'>,
  { home }: Pick<TeamsContext, 'home'>,
): ActivityIds {
  const { conversation, from } = activity;
  const tenant = tenantOf(activity) ?? home;
  return {
    tenant,
    person: personId(tenant, from.aadObjectId ?? from.id),
    room: roomId(tenant, roomOf(conversation.id)),
    thread: roomId(tenant, conversation.id),
  };
}
