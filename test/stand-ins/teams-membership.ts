/** How do the bot and people come and go in Teams, and how are places renamed? */
import { channelDataOf, conversationOf, envelope } from './teams-activities.ts';
import type { Fields } from './teams-refusal.ts';
import type { Answer, Wire } from './teams-wire.ts';
import type { Person, Room, Team } from './teams-world.ts';

/** How the bot answered each of the events, in the order they were sent. */
export type Answers = readonly Answer[];

export interface Membership {
  /** Somebody adds the bot; Teams tells it in two events. */
  install(where: Room | Team, person?: Person): Promise<Answers>;
  /** Somebody takes it out again. */
  uninstall(where: Room | Team, person?: Person): Promise<Answers>;
  personJoined(where: Room | Team, person: Person): Promise<Answer>;
  personLeft(where: Room | Team, person: Person): Promise<Answer>;
  renameTeam(team: Team, name: string, person?: Person): Promise<Answer>;
  renameChannel(channel: Room, name: string, person?: Person): Promise<Answer>;
}

/** A team's events are those of its first channel. */
const roomOf = (where: Room | Team): Room => {
  if ('kind' in where) return where;
  const [general] = where.channels;
  if (general === undefined) throw new Error('that team has no channel');
  return general;
};

export function membershipOf(wire: Wire): Membership {
  const { teams } = wire;
  const { world } = teams;
  const { bot } = world;

  /** An event is from somebody without a name. */
  const event = (type: string, room: Room, person: Person, more: Fields, channelData: Fields): Fields => {
    const { from, conversation, ...about } = envelope(teams, { room, person }) as {
      from: Fields;
      conversation: Fields;
    };
    const { id, aadObjectId } = from;
    const { name } = room;
    return {
      type,
      id: `f:${crypto.randomUUID()}`,
      ...about,
      from: { id, ...(aadObjectId !== undefined && { aadObjectId }) },
      conversation: { ...conversation, ...(name !== undefined && { name }) },
      channelData: { ...channelDataOf(room), ...channelData },
      ...more,
    };
  };

  const teamData = ({ id, name, aadGroupId }: Team): Fields => ({ team: { id, name, aadGroupId } });

  /** Of a team's member or name: the conversation is the team's own id. */
  const teamEvent = (team: Team, person: Person, channelData: Fields, more: Fields = {}): Fields => {
    const room = roomOf(team);
    const data = { tenant: { id: team.tenantId }, ...teamData(team), ...channelData };
    return {
      ...event('conversationUpdate', room, person, more, {}),
      conversation: conversationOf({ room }),
      channelData: data,
    };
  };

  const appears = async (where: Room | Team, person: Person | undefined, isThere: boolean): Promise<Answers> => {
    const room = roomOf(where);
    const [owner] = room.members;
    const who = person ?? (room.kind === 'personal' ? owner : undefined) ?? teams.dana;
    teams.setInstalled(where, isThere ? 'installed' : 'removed');
    world.changed();
    const members: Fields[] = [{ id: bot.id }];
    if (room.kind === 'personal' && isThere) members.push({ id: who.id, aadObjectId: who.aadObjectId });
    const changed = { [isThere ? 'membersAdded' : 'membersRemoved']: members };
    const inTeam = room.team && {
      ...teamData(room.team),
      ...(isThere && { settings: { selectedChannel: { id: room.id } } }),
    };
    const eventType = isThere ? 'teamMemberAdded' : 'teamMemberRemoved';
    const update = event('conversationUpdate', room, who, changed, { ...inTeam, ...(inTeam && { eventType }) });
    const action = { action: isThere ? 'add' : 'remove' };
    const installation = event('installationUpdate', room, who, action, { ...inTeam, source: { name: 'message' } });
    return [await wire.deliver(update), await wire.deliver(installation)];
  };

  const comes = async (where: Room | Team, person: Person, isThere: boolean): Promise<Answer> => {
    const room = roomOf(where);
    if (isThere) room.members.add(person);
    else room.members.delete(person);
    world.changed();
    if (world.installedIn(room) !== 'installed') throw new Error('the bot is not in that room');
    const changed = {
      [isThere ? 'membersAdded' : 'membersRemoved']: [{ id: person.id, aadObjectId: person.aadObjectId }],
    };
    if (room.team === undefined) return wire.deliver(event('conversationUpdate', room, person, changed, {}));
    const eventType = isThere ? 'teamMemberAdded' : 'teamMemberRemoved';
    return wire.deliver(teamEvent(room.team, person, { eventType }, changed));
  };

  return {
    install: (where, person) => appears(where, person, true),
    uninstall: (where, person) => appears(where, person, false),
    personJoined: (where, person) => comes(where, person, true),
    personLeft: (where, person) => comes(where, person, false),
    renameTeam: async (team, name, person = teams.dana) => {
      team.name = name;
      return wire.deliver(teamEvent(team, person, { eventType: 'teamRenamed' }));
    },
    renameChannel: async (channel, name, person = teams.dana) => {
      if (channel.team === undefined) throw new Error('that room is no channel');
      channel.name = name;
      const data = { eventType: 'channelRenamed', channel: { id: channel.id, name } };
      return wire.deliver(teamEvent(channel.team, person, data));
    },
  };
}
