/** What does Teams say about every activity: where, when, who, and to whom? */
import { randomUUID } from 'node:crypto';
import type { Fields } from './teams-refusal.ts';
import type { TeamsStandIn } from './teams-server.ts';
import type { Person, Room } from './teams-world.ts';

/** Where something happens, and who does it. */
export interface Spot {
  readonly room: Room;
  readonly person: Person;
  /** The first message of the thread, in a channel. */
  readonly thread?: string | undefined;
}

const timezone = 'America/New_York';
const offsets = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });

function timesAt(ms: number): Fields {
  const named = offsets.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const offset = named.slice(3) || '+00:00';
  const [hours = 0, minutes = 0] = offset.split(':').map(Number);
  const local = new Date(ms + (hours * 60 + Math.sign(hours) * minutes) * 60_000).toISOString();
  return {
    timestamp: new Date(ms).toISOString(),
    localTimestamp: local.replace('Z', offset),
    localTimezone: timezone,
  };
}

export function conversationOf({ room, thread }: Pick<Spot, 'room' | 'thread'>): Fields {
  const { id, kind: conversationType, tenantId } = room;
  return {
    ...(conversationType !== 'personal' && { isGroup: true }),
    conversationType,
    tenantId,
    id: conversationType === 'channel' && thread !== undefined ? `${id};messageid=${thread}` : id,
  };
}

/** In a channel which one, and of which team, without names: Teams tells those only when they change. */
export function channelDataOf({ id, team, tenantId }: Room): Fields {
  return {
    ...(team && { teamsChannelId: id, teamsTeamId: team.id, channel: { id }, team: { id: team.id } }),
    tenant: { id: tenantId },
  };
}

const clientInfo = { locale: 'en-US', country: 'US', platform: 'Web', timezone, type: 'clientInfo' } as const;

/** All but the type and what the activity is about. */
export function envelope(teams: TeamsStandIn, spot: Spot): Fields {
  const { id, name, aadObjectId, role } = spot.person;
  return {
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    ...timesAt(Date.now()),
    locale: clientInfo.locale,
    // Somebody without an account in the directory has no id there.
    from: { id, name, ...(role !== 'anonymous' && { aadObjectId }) },
    recipient: teams.world.bot,
    conversation: conversationOf(spot),
    entities: [clientInfo],
    channelData: channelDataOf(spot.room),
  };
}

/** Something that the bot has to answer at once. `source` is where it was used. */
export function invokeOf(
  teams: TeamsStandIn,
  spot: Spot,
  of: {
    readonly name: string;
    readonly value: Fields;
    readonly replyToId?: string;
    readonly source: 'message' | 'compose';
  },
): Fields {
  const { name, value, replyToId, source } = of;
  const about = envelope(teams, spot);
  const legacy = replyToId === undefined ? {} : { legacy: { replyToId: `1:1${replyToId}` } };
  return {
    type: 'invoke',
    name,
    id: `f:${randomUUID()}`,
    ...about,
    channelData: { ...channelDataOf(spot.room), source: { name: source }, ...legacy },
    value,
    ...(replyToId !== undefined && { replyToId }),
  };
}
