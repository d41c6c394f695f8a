/** Who uses Vouch beside the message box or in the menu of a message, where Vouch itself may not be? */
import { roomOf } from '../calls/address.ts';
import { isOutsider } from '../calls/is-outsider.ts';
import type { FoundMember } from '../calls/teams-calls.ts';
import { type Activity, tenantOf } from '../receive/activity.ts';
import type { Place } from '../receive/place.ts';
import type { TeamsContext } from '../teams-context.ts';

/**
 * The place is always the person's own chat with Vouch: nothing is said in the chat they are in. Undefined where nobody
 * can tell whether they are of the organisation, which only a chat that Vouch is in too does tell.
 */
export async function placeOfUse(activity: Activity, context: TeamsContext): Promise<Place | undefined> {
  const { directory, addresses, home } = context;
  const { serviceUrl, conversation, from } = activity;
  const tenant = tenantOf(activity) ?? home;
  const id = directory.personId(tenant, from.aadObjectId ?? from.id);
  const own = (await addresses.personAddress(id))?.conversation ?? null;
  const found =
    (own === null ? undefined : await memberIn(own, activity, context)) ??
    (await memberIn(roomOf(conversation.id), activity, context));
  // In development nobody has to be of any organisation.
  if (found === undefined && home !== '') return undefined;
  const name = (found?.name ?? from.name ?? '').trim().slice(0, 200) || 'Somebody';
  return {
    address: { serviceUrl, conversation: own ?? '' },
    tenant,
    thread: directory.roomId(tenant, own ?? `by:${from.id}`),
    user: from.id,
    person: { id, name },
    room: { id, shared: false },
    direct: true,
    stranger: (found !== undefined && isOutsider(found, home)) || (home !== '' && tenant !== home),
  };
}

async function memberIn(
  conversation: string,
  { serviceUrl, from }: Activity,
  { calls, log }: TeamsContext,
): Promise<FoundMember | undefined> {
  try {
    return await calls.member({ serviceUrl, conversation }, from.id);
  } catch (thrown) {
    log.info({ err: thrown }, 'a chat did not tell who somebody is that uses the message extension');
    return undefined;
  }
}
