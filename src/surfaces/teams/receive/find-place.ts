/** How is the place of something that came from Teams found? */
import { createHash } from 'node:crypto';
import { roomOf } from '../calls/address.ts';
import type { TeamsContext } from '../teams-context.ts';
import { type Activity, isPersonal, tenantOf } from './activity.ts';
import type { Place } from './place.ts';

/** The place of a message, a button or a window. Its address is written down, for what Vouch says there of its own accord. */
export async function placeOf(activity: Activity, context: TeamsContext): Promise<Place> {
  const { directory, addresses } = context;
  const { conversation, from } = activity;
  const direct = isPersonal(activity);
  const address = { serviceUrl: activity.serviceUrl, conversation: conversation.id };
  const tenant = tenantOf(activity) ?? context.home;
  const room = { serviceUrl: activity.serviceUrl, conversation: roomOf(conversation.id) };
  const [member, shared] = await Promise.all([
    directory.member(room, from),
    direct ? false : directory.isShared(room, tenant),
  ]);
  const person = { id: directory.personId(tenant, member.key), name: member.name };
  const stranger = member.outsider || (context.home !== '' && tenant !== context.home);
  await addresses.remember({ activity, person, tenant, direct, outsider: stranger });
  return {
    address,
    tenant,
    thread: stranger ? threadOfStranger(person.id, conversation.id) : directory.roomId(tenant, conversation.id),
    user: from.id,
    person,
    room: { id: directory.roomId(tenant, room.conversation), shared: shared || stranger },
    direct,
    stranger,
  };
}

/** What a stranger and the others of a room speak of is kept apart: neither is to know of the other's clients. */
const threadOfStranger = (person: string, conversation: string): string =>
  `${person}:${createHash('sha256').update(conversation).digest('base64url').slice(0, 22)}`;
