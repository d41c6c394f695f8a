/** Can a rep log a concern from any message in Teams, also where Vouch is not? */
import { describe, expect, test } from 'vitest';
import { extensionCommands } from '../../../src/surfaces/teams/extension-commands.ts';
import type { Dialog, Outcome } from '../../stand-ins/teams-client.ts';
import type { Person, Room, TeamsMessage } from '../../stand-ins/teams-server.ts';
import { ask, aWhile, heldIn, ours, posted, problemsIn, seenIn, takesIn, windowOf } from './fill-in.ts';
import { type TeamsRoom, teamsRooms, textOf } from './open-teams.ts';

const open = teamsRooms();
const worry = 'Acme Dental called: they are worried about Kaspersky for their federal contract';
const notKnown = /Vouch does not know you yet/;

/** A message of Robin's to Dana, in a chat that Vouch is not in unless told otherwise. */
function said({ teams }: TeamsRoom, text: string, more: { installed?: boolean; members?: Person[] } = {}) {
  const { installed = false, members = [] } = more;
  const chat = teams.addGroupChat({ members: [teams.dana, teams.robin, ...members], installed });
  return { chat, message: teams.world.write({ room: chat.id, from: teams.robin, text }) };
}

const use = ({ client, teams }: TeamsRoom, message: TeamsMessage, person: Person = teams.dana): Promise<Outcome> =>
  client.messageAction(extensionCommands.logConcern.id, message, person);

/** Dana has written to Vouch before, so it knows her. */
async function known(room: TeamsRoom): Promise<void> {
  await ask(room, 'help');
}

const silent = ({ teams }: TeamsRoom, chat: Room): boolean =>
  teams.messages(chat.id).every(({ from }) => from !== 'bot');

test('from a colleague’s message: client, vendor, work and words, then the confirmation there and in the chat with Vouch', async () => {
  const room = await open();
  const { client, app, teams } = room;
  await known(room);
  const acme = await app.ledger.clients.ensure({ name: 'Acme Dental' });
  const { message, chat } = said(room, `<p>${worry.replace(': ', ':&nbsp;')}</p>`);
  const dialog = windowOf(await use(room, message));
  expect(dialog.title).toBe('Log a client concern');
  expect(heldIn(dialog)).toMatchObject({ client: acme.id, federal: 'yes', vendor: 'kaspersky', words: worry });
  expect(takesIn(dialog)).toHaveLength(7);

  const confirmation = windowOf(await client.submitMessageAction(dialog, { severity: 'high', 'take:0': false }));
  const seen = seenIn(confirmation);
  expect(seen).toContain('Logged for Acme Dental: a concern about Kaspersky.');
  expect(seen).toContain('It is in your chat with Vouch too, where you can go on with it.');
  expect(JSON.stringify(confirmation.card)).not.toMatch(/Action\.(?:Submit|Execute)/);
  expect(await app.ledger.concerns.list({})).toMatchObject([
    {
      client: { id: acme.id },
      severity: 'high',
      words: worry,
      link: `https://teams.microsoft.com/l/message/${chat.id}/${message.id}`,
      loggedBy: { id: `teams:${teams.tenantId}:${teams.dana.aadObjectId}`, name: 'Dana Reyes' },
    },
  ]);
  expect(await app.ledger.tasks.list({})).toHaveLength(6);
  expect(textOf(await posted(room, 'Logged for Acme Dental'))).toContain('6 follow-ups created.');
  await aWhile();
  expect(ours(room)).toHaveLength(2);
  expect(silent(room, chat)).toBe(true);
});

test('sent twice it is one concern and one confirmation, and what is wrong is said at its field', async () => {
  const room = await open();
  const { client, app } = room;
  await known(room);
  const dialog = windowOf(await use(room, said(room, 'What about Kaspersky?').message));
  const again = windowOf(await client.submitMessageAction(dialog, { 'due:0': '2026-11-25' }, { unchecked: true }));
  expect(problemsIn(again)).toEqual({
    newClient: 'A client needs a name.',
    'due:0': expect.stringMatching(/This day is past/),
  });
  expect(await app.ledger.concerns.list({})).toEqual([]);
  const filled = { newClient: 'Northwind', 'due:0': '2026-12-01' };
  const answers = await Promise.all([1, 2].map(() => client.submitMessageAction(again, filled)));
  for (const answer of answers) expect(seenIn(windowOf(answer))).toContain('Logged for Northwind');
  await posted(room, 'Logged for Northwind');
  await aWhile();
  expect(await app.ledger.concerns.list({})).toHaveLength(1);
  expect(ours(room)).toHaveLength(2);
});

describe('a message that says little or much', () => {
  test('is taken as it stands', async () => {
    const room = await open();
    await known(room);
    const words: Record<string, unknown> = {};
    const messages = {
      nothing: '',
      emoji: '👍',
      marks: '<p>**bold** <b>x</b> &lt;script&gt; &amp; <a href="https://x.example">here</a></p>',
      lines: '<div>One</div><div>Two<br>Three</div>',
      turned: 'abc \u202Edef',
    };
    for (const [name, html] of Object.entries(messages)) {
      const dialog = windowOf(await use(room, said(room, html).message));
      words[name] = heldIn(dialog)['words'];
      expect(heldIn(dialog)).toMatchObject({ client: undefined, newClient: undefined, vendor: undefined });
    }
    expect(words).toEqual({
      nothing: undefined,
      emoji: '👍',
      marks: '**bold** x <script> & here',
      lines: 'One\nTwo\nThree',
      turned: 'abc def',
    });
  });

  test('very long: the dialog opens with its beginning, and can be sent', async () => {
    const room = await open();
    await known(room);
    const html = `<p>Acme is worried about Kaspersky. ${'<i>🔥 &amp; 語</i> '.repeat(20_000)}</p>`;
    const dialog = windowOf(await use(room, said(room, html).message));
    expect(heldIn(dialog)).toMatchObject({ vendor: 'kaspersky' });
    const { words = '' } = heldIn(dialog);
    expect(String(words).length).toBeGreaterThan(2_500);
    expect(String(words).isWellFormed()).toBe(true);
    expect(seenIn(windowOf(await room.client.submitMessageAction(dialog, { newClient: 'Acme' })))).toContain(
      'Logged for Acme',
    );
  });

  test('without a message, or with an address that is none of Teams’', async () => {
    const room = await open();
    await known(room);
    const payloads = [
      undefined,
      { body: { contentType: 'text', content: 'a < b & c' }, linkToMessage: 'javascript:alert(1)' },
    ];
    for (const messagePayload of payloads) {
      const value = { commandId: extensionCommands.logConcern.id, messagePayload };
      const { status, body } = await room.client.deliver({ type: 'invoke', name: 'composeExtension/fetchTask', value });
      expect(status).toBe(200);
      const text = JSON.stringify(body);
      expect(text).toContain('Log a client concern');
      expect(text).toContain('"link":null');
      expect(text.includes('a < b & c')).toBe(messagePayload !== undefined);
    }
  });
});

describe('who may', () => {
  test('somebody nobody can vouch for sees no client, and is told what to do', async () => {
    const room = await open();
    await room.app.ledger.clients.ensure({ name: 'Acme Dental' });
    const { message } = said(room, worry);
    expect((await use(room, message)).notice).toMatch(notKnown);
    await known(room);
    const dialog = windowOf(await use(room, message));
    expect((await room.client.submitMessageAction(dialog, {}, { person: room.teams.robin })).notice).toMatch(notKnown);
    expect(await room.app.ledger.concerns.list({})).toEqual([]);
  });

  test('a chat that Vouch is in tells who they are; the confirmation comes to a chat of their own', async () => {
    const room = await open();
    const { message, chat } = said(room, worry, { installed: true });
    const dialog: Dialog = windowOf(await use(room, message));
    // The log does not have the client yet: its name is written already.
    expect(heldIn(dialog)).toMatchObject({ client: undefined, newClient: 'Acme Dental' });
    windowOf(await room.client.submitMessageAction(dialog));
    await posted(room, 'Logged for Acme Dental');
    await aWhile();
    expect(silent(room, chat)).toBe(true);
  });

  test('where Vouch may not write to them, it is logged and shown all the same', async () => {
    const room = await open();
    const { teams, client, app, log } = room;
    const { message, chat } = said(room, worry, { installed: true });
    teams.block(teams.personalChat());
    const dialog = windowOf(await use(room, message));
    expect(seenIn(windowOf(await client.submitMessageAction(dialog, { newClient: 'Acme' })))).toContain(
      'Logged for Acme',
    );
    await teams.waitFor(() => teams.calls.some(({ error }) => error === 'BotDisabledByUser'));
    await aWhile();
    expect(log.lines.join('\n')).toContain('could not be written to directly');
    expect(await app.ledger.concerns.list({})).toHaveLength(1);
    expect(silent(room, chat)).toBe(true);
  });

  test('a guest of a chat that Vouch is in gets nothing', async () => {
    const room = await open();
    const { teams, client, app } = room;
    await app.ledger.clients.ensure({ name: 'Acme Dental' });
    await known(room);
    const guest = teams.addPerson({ name: 'Gus Guest', role: 'guest', installed: false });
    const { message } = said(room, worry, { installed: true, members: [guest] });
    const members = 'This is for members of the organisation that Vouch belongs to.';
    expect((await use(room, message, guest)).notice).toBe(members);
    // The guest's presence is no reason to keep a colleague from logging what only they see.
    const dialog = windowOf(await use(room, message));
    expect((await client.submitMessageAction(dialog, {}, { person: guest })).notice).toBe(members);
    expect(await app.ledger.concerns.list({})).toEqual([]);
    windowOf(await client.submitMessageAction(dialog, { newClient: 'Acme Dental', client: 'none' }));
    expect(await app.ledger.concerns.list({})).toHaveLength(1);
  });
});
