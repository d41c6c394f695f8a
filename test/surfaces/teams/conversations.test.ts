/** Do whole conversations go in Teams as their scripts say, the same as everywhere? */
import { describe, expect, test } from 'vitest';
import { scripts } from '../../conversation-scripts.ts';
import type { Room } from '../../stand-ins/teams-server.ts';
import { type TeamsRoom, teamsRooms, textOf } from './open-teams.ts';

const open = teamsRooms();

/** What Vouch answers to words in a chat: all of it, also what is behind "Show all". */
async function answerTo(room: TeamsRoom, chat: Room, text: string): Promise<string> {
  const { teams, client } = room;
  const ours = () => teams.messages(chat.id).filter((message) => message.from === 'bot');
  const before = ours().length;
  await client.say({ room: chat, text });
  const answer = await teams.waitFor(() => ours()[before]);
  const shown = textOf(answer);
  if (!shown.includes('Show all')) return shown;
  const { dialog } = await client.press(answer, { title: 'Show all' });
  return `${shown}\n${textOf({ text: '', attachments: [{ contentType: '', content: dialog?.card }] })}`;
}

describe.each(scripts)('$name: $about', ({ now, turns }) => {
  test('goes as written', async () => {
    const room = await open({ now });
    const { teams } = room;
    for (const turn of turns) {
      // A chat is one conversation for ever, so what starts anew is said in a chat with somebody else.
      const chat = turn.elsewhere
        ? teams.personalChat(teams.addPerson({ name: 'Somebody else' }))
        : teams.personalChat();
      if (turn.elsewhere) teams.setInstalled(chat, 'installed');
      const text = await answerTo(room, chat, turn.says);
      for (const pattern of turn.expect.shows) expect(text).toMatch(new RegExp(pattern, 'i'));
      for (const pattern of turn.expect.hides) expect(text).not.toMatch(new RegExp(pattern, 'i'));
      for (const host of turn.expect.cites) expect(text).toContain(host);
    }
  });
});
