/** What is about clients in a conversation, who may read it, and what of it went over the wire? */
import type { Room } from '../../stand-ins/teams-server.ts';
import { worry, writesTo } from './a-member.ts';
import type { TeamsRoom } from './open-teams.ts';

/** Things that are about clients, in words. */
export const aboutClients = [
  worry,
  'which clients asked about Kaspersky?',
  'is Kaspersky ok for Acme Dental?',
  'create a follow-up to call Acme Dental',
  'list my follow-ups',
];

export const nameClient = ({ app }: TeamsRoom) => app.ledger.clients.ensure({ name: 'Acme Dental', federal: true });

/** A chat and a channel of colleagues. */
export const ownRooms: readonly [string, (room: TeamsRoom) => Room][] = [
  ['a group chat', ({ teams }) => teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' })],
  [
    'a channel',
    ({ teams }) =>
      teams.channel(teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin], channels: ['Desk'] }), 'Desk'),
  ],
];

/** All that Vouch wrote to a room, as it went over the wire. */
export const wireTo = (room: TeamsRoom, where: Pick<Room, 'id'>): string =>
  JSON.stringify(writesTo(room, where).map(({ body }) => body));
