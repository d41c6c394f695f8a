/** Is a question that is written in Teams answered, where it was asked, with everything an answer has? */
import { describe, expect, test } from 'vitest';
import type { TeamsMessage } from '../../stand-ins/teams-server.ts';
import { type TeamsRoom, teamsRooms, textOf } from './open-teams.ts';

const open = teamsRooms();
const question = 'Is Kaspersky safe for our federal work?';

/** The messages of Vouch in a conversation, oldest first. */
const ours = (room: TeamsRoom, conversation?: string): readonly TeamsMessage[] =>
  room.teams.messages(conversation).filter((message) => message.from === 'bot' && !message.deleted);

describe('a personal chat', () => {
  test('dots, then a card with verdict, claims, numbers, sources and the receipt', async () => {
    const room = await open();
    const { status } = await room.client.say({ text: question });
    expect(status).toBe(200);
    const chat = room.teams.personalChat().id;
    const answer = await room.teams.waitFor(() => ours(room, chat)[0]);
    expect(room.teams.typings(chat)).toHaveLength(1);
    expect(answer.attachments).toHaveLength(1);
    expect(answer.text).toBe('');
    expect(answer.summary).toMatch(/Kaspersky.*prohibited/);
    const text = textOf(answer);
    for (const part of [/prohibited/i, /\[1\]/, /Sources/, /What Kaspersky says/, /Receipt [0-9a-f-]{36}/])
      expect(text).toMatch(part);
  });
});
