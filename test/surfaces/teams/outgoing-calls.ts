/** Beside the post of an answer, what does Vouch ask of Teams, and what is there once that is done? */
import type { ExpectStatic } from 'vitest';
import { finishById } from '../../../src/actions/finish-by-id.ts';
import { vouchItself } from '../../../src/core/audit.ts';
import type { Room } from '../../stand-ins/teams-server.ts';
import type { TeamsRoom } from './open-teams.ts';
import { count, ours, read, standing, whenDone } from './standing.ts';

export const question = 'Is Kaspersky safe for our federal work?';
export const once = { answers: 1, offers: 0, stubs: 0 };
export const told = /gave you a follow-up/;
const remark = /went to the person who asked/;

/** Only a whole answer ends in it. */
export const receipt = /Receipt [0-9a-f-]{36}/;

/** There is one answer, whole, and nothing else. */
export function expectOneAnswer(room: TeamsRoom, expect: ExpectStatic): void {
  expect(count(room)).toEqual(once);
  expect(read(standing(room).answers)).toMatch(receipt);
}

/** A group chat in which Robin has met Vouch, without a chat of their own with it yet. */
export async function deskWithRobin(room: TeamsRoom): Promise<Room> {
  const { teams, client } = room;
  const desk = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
  await client.say({ room: desk, person: teams.robin, text: 'Is Sophos banned?' });
  await whenDone(room);
  return desk;
}

/** What stands in the chat of Vouch and Robin, and which remarks stand elsewhere that point to it. */
export const forRobin = (room: TeamsRoom) => {
  const chat = room.teams.personalChat(room.teams.robin).id;
  return { chat: count(room, chat), remarks: ours(room).filter((each) => remark.test(read([each]))).length };
};

export interface Scenario {
  readonly call: 'put' | 'delete' | 'create-conversation' | 'members' | 'token';
  readonly name: string;
  /** Gives what makes Vouch call, once the failure is in its way. */
  readonly prepare: (room: TeamsRoom) => Promise<() => Promise<unknown>>;
  readonly expect: (room: TeamsRoom, expect: ExpectStatic) => void;
}

export const scenarios: readonly Scenario[] = [
  {
    call: 'put',
    name: 'the answer to an edited question',
    prepare: async (room) => {
      const { message } = await room.client.say({ text: question });
      await whenDone(room);
      return () => room.client.edit(message, 'Is Sophos banned?');
    },
    expect: (room, expect) => {
      expect(count(room)).toEqual(once);
      expect(read(ours(room))).toMatch(/Sophos/);
    },
  },
  {
    call: 'put',
    name: 'a card whose follow-up is done',
    prepare: async (room) => {
      await room.client.say({ text: 'create a follow-up to call Acme' });
      await whenDone(room);
      const [task] = await room.app.ledger.tasks.list({});
      return () => room.app.ledger.transaction(vouchItself, (books) => finishById(task?.id ?? '', 'terminal:1', books));
    },
    expect: (room, expect) => {
      expect(count(room)).toEqual(once);
      expect(read(ours(room))).toMatch(/done on/i);
    },
  },
  {
    call: 'delete',
    name: 'the answer to a deleted question',
    prepare: async (room) => {
      const { message } = await room.client.say({ text: question });
      await whenDone(room);
      return () => room.client.remove(message);
    },
    expect: (room, expect) => expect(ours(room)).toEqual([]),
  },
  {
    call: 'create-conversation',
    name: 'the chat with somebody who is given a follow-up',
    prepare: async (room) => {
      const desk = await deskWithRobin(room);
      const text = 'create a follow-up for <at>Robin Cole</at> to call Acme';
      return () => room.client.say({ room: desk, text, mentions: [room.teams.robin] });
    },
    expect: (room, expect) => {
      const chat = ours(room, room.teams.personalChat(room.teams.robin).id);
      expect(chat).toHaveLength(1);
      expect(read(chat)).toMatch(told);
    },
  },
  {
    call: 'create-conversation',
    name: 'the chat with somebody whose answer is about clients',
    prepare: async (room) => {
      const desk = await deskWithRobin(room);
      const text = 'which clients asked about Kaspersky?';
      return () => room.client.say({ room: desk, person: room.teams.robin, text });
    },
    expect: (room, expect) => expect(forRobin(room)).toEqual({ chat: once, remarks: 1 }),
  },
  {
    call: 'members',
    name: 'who somebody is',
    prepare: async (room) => () => room.client.say({ text: question }),
    expect: expectOneAnswer,
  },
  {
    call: 'members',
    name: 'who reads a room',
    prepare: async (room) => {
      const desk = room.teams.addGroupChat({ members: [room.teams.dana, room.teams.robin], name: 'Desk' });
      return () => room.client.say({ room: desk, text: question });
    },
    expect: expectOneAnswer,
  },
  {
    call: 'token',
    name: 'a token',
    prepare: async (room) => {
      await room.client.say({ text: 'Is Sophos banned?', person: room.teams.robin });
      await whenDone(room);
      room.teams.revokeTokens();
      return () => room.client.say({ text: question });
    },
    expect: (room, expect) => expect(count(room, room.teams.personalChat().id)).toEqual(once),
  },
];
