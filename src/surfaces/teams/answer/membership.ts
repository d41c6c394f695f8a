/** What happens when Vouch is added or removed, a team is renamed, or somebody comes or goes? */
import type { Job } from '../../inbox/job.ts';
import { refusalOf } from '../calls/connector-failure.ts';
import { drawn } from '../deliver/draw.ts';
import { postOnce } from '../deliver/post-once.ts';
import { type Activity, isPersonal } from '../receive/activity.ts';
import { placeOf } from '../receive/find-place.ts';
import { idsOf } from '../receive/ids-of.ts';
import type { TeamsContext } from '../teams-context.ts';
import { welcome } from './welcome.ts';

/** `add` and `add-upgrade`, `remove` and `remove-upgrade`: an upgrade of the app is nothing new to anybody. */
export async function onInstallation(activity: Activity, job: Job, context: TeamsContext): Promise<string> {
  if (activity.action === 'remove') return leave(activity, context);
  const place = await placeOf(activity, context);
  if (activity.action !== 'add') return 'upgraded';
  const reply = welcome(place.direct);
  try {
    const ref = await postOnce(
      {
        id: job.id,
        address: place.address,
        room: place.direct ? place.person.id : place.room.id,
        asked: null,
        event: null,
        tasks: [],
        send: (how) => drawn({ reply, event: job.id }, place.room.shared, context, how),
        unsure: undefined,
      },
      job,
      context,
    );
    return ref ?? 'welcomed before';
  } catch (thrown) {
    if (refusalOf(thrown) === undefined) throw thrown;
    context.log.warn({ err: thrown }, 'a welcome could not be said');
    return 'not to be said';
  }
}

/** Vouch was taken out: nothing is sent there any more, and the digest is not either. */
async function leave(activity: Activity, context: TeamsContext): Promise<string> {
  const { directory, addresses, vouch } = context;
  const { tenant, person, room: own } = idsOf(activity, context);
  if (isPersonal(activity)) {
    await addresses.lose(person);
    await addresses.lose(own);
    return 'removed by a person';
  }
  const channel = activity.channelData?.eventType === 'channelDeleted' ? activity.channelData.channel?.id : undefined;
  const team = channel === undefined ? activity.channelData?.team?.id : undefined;
  const one = channel === undefined ? own : directory.roomId(tenant, channel);
  const all = team === undefined ? [] : await addresses.roomsOfTeam(team);
  const by = { id: person, name: activity.from.name?.trim().slice(0, 200) || 'Somebody' };
  for (const room of new Set([one, ...all])) {
    await addresses.lose(room);
    await vouch.ledger.transaction(by, ({ subscriptions }) => subscriptions.remove(room));
  }
  return 'removed from a room';
}

/** A new name is written down, and who reads the room is looked up anew. Whoever left it may still be met elsewhere. */
export async function onConversationUpdate(activity: Activity, context: TeamsContext): Promise<string> {
  const { directory, addresses } = context;
  const { membersAdded = [], membersRemoved = [], recipient, conversation, channelData } = activity;
  directory.forgetReaders(conversation.id, membersRemoved, channelData?.team != null);
  const { tenant, room } = idsOf(activity, context);
  if (membersRemoved.some(({ id }) => id === recipient.id)) return leave(activity, context);
  switch (channelData?.eventType) {
    case 'channelDeleted':
    case 'teamDeleted':
    case 'teamArchived':
      return leave({ ...activity, conversation: { ...conversation, conversationType: 'channel' } }, context);
    case 'teamRenamed':
    case 'channelRenamed':
    case 'channelRestored':
    case 'teamUnarchived': {
      const name = channelData.channel?.name ?? channelData.team?.name;
      if (name === undefined) return 'nothing new';
      const channel = channelData.channel?.id;
      await addresses.rename(channel === undefined ? room : directory.roomId(tenant, channel), name);
      return 'renamed';
    }
  }
  return membersAdded.length + membersRemoved.length > 0 ? 'members changed' : 'nothing new';
}
