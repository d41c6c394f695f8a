/** Does whoever is given a follow-up hear of it in Teams, once, on a card that works? */
import { describe, expect, test } from 'vitest';
import type { Person } from '../../stand-ins/teams-server.ts';
import { says } from '../../start-vouch.ts';
import { add, ask, cardOf, idOf, opened, ours, posted, settled, shows, titlesOn, worry } from './a-member.ts';
import { type TeamsRoom, textIn, textOf } from './open-teams.ts';

const buttons = ['Done', 'Snooze 1 week', 'Reassign…'];

/** Dana gives somebody a follow-up in her own chat; gives her card. */
const give = (room: TeamsRoom, to: Person, what = 'send the list by 3 December 2026') =>
  ask(room, `create a follow-up for <at>${to.name}</at>: ${what}`, { mentions: [to] });

/** Robin has written to Vouch before. */
async function met(room: TeamsRoom, person: Person = room.teams.robin) {
  await ask(room, 'help', { person });
  return room.teams.personalChat(person);
}

describe.concurrent('a follow-up for somebody else', () => {
  test('is told in their chat on a card with buttons that work, and both cards show it', async (context) => {
    const room = await opened(context);
    const { client, teams, app } = room;
    const { robin } = teams;
    const chat = await met(room);
    const danas = await give(room, robin);
    const [task] = await app.ledger.tasks.list({});
    expect(task).toMatchObject({ owner: 'Robin Cole', ownerId: idOf(room, robin), due: '2026-12-03' });
    const theirs = await posted(room, chat, /Dana Reyes gave you a follow-up\./);
    expect(textOf(theirs)).toMatch(/Send the list\n+Robin Cole · due 3 December 2026/);
    expect(titlesOn(cardOf(room, theirs))).toEqual(buttons);
    expect(cardOf(room, theirs)['refresh']).toMatchObject({ userIds: [robin.id] });

    const snoozed = await client.press(theirs, { title: 'Snooze 1 week' });
    expect(textIn(snoozed.card)).toMatch(/snoozed until 3 December 2026/);
    for (const message of [theirs, danas]) await shows(room, message, /snoozed until 3 December 2026/);
    const done = await client.press(theirs, { title: 'Done' });
    expect(textIn(done.card)).toMatch(/done on 26 November 2026/);
    for (const message of [theirs, danas]) await shows(room, message, /done on 26 November 2026/);
    await settled(room);
    for (const message of [theirs, danas]) expect(titlesOn(cardOf(room, message))).toEqual([]);
    expect(await app.ledger.tasks.get(task?.id ?? '')).toMatchObject({ state: 'done' });
    expect(ours(room, chat)).toHaveLength(2);
    expect(textIn((await client.look(theirs, robin))?.card)).toMatch(/done on 26 November 2026/);
  });

  test('that Dana does after all is shown as done on their card, too', async (context) => {
    const room = await opened(context);
    const chat = await met(room);
    const danas = await give(room, room.teams.robin);
    const theirs = await posted(room, chat, /gave you a follow-up/);
    await settled(room);
    await room.client.press(danas, { title: 'Done' });
    await shows(room, theirs, /done on 26 November 2026/);
    expect(titlesOn(cardOf(room, theirs))).toEqual([]);
  });

  test('somebody met in a room only gets a chat of their own for it', async (context) => {
    const room = await opened(context);
    const { teams, client } = room;
    const ada = teams.addPerson({ name: 'Ada North', installed: false });
    const desk = teams.addGroupChat({ members: [teams.dana, ada], name: 'Desk' });
    await ask(room, 'Is Sophos banned?', { room: desk, person: ada });
    expect(teams.calls.filter(({ kind }) => kind === 'create-conversation')).toEqual([]);
    await give(room, ada);
    const theirs = await posted(room, teams.personalChat(ada), /Dana Reyes gave you a follow-up\./);
    await settled(room);
    await client.press(theirs, { title: 'Done' }, { person: ada });
    await shows(room, theirs, /done on 26 November 2026/);
    // The next one finds the chat there.
    await give(room, ada, 'call Acme');
    await posted(room, teams.personalChat(ada), /Call Acme/);
    expect(teams.calls.filter(({ kind }) => kind === 'create-conversation')).toHaveLength(1);
  });

  test('somebody Vouch never met is not told, and the log says so', async (context) => {
    const room = await opened(context);
    const { teams, app, log } = room;
    const ada = teams.addPerson({ name: 'Ada North' });
    const card = await give(room, ada);
    expect(textOf(card)).toMatch(/Ada North · due 3 December 2026/);
    expect(ours(room)).toEqual([card]);
    expect(teams.calls.filter(({ kind }) => kind === 'create-conversation')).toEqual([]);
    expect(log.lines.filter((line) => line.includes('never met in Teams'))).toHaveLength(1);
    expect(await app.ledger.tasks.list({})).toMatchObject([{ ownerId: idOf(room, ada) }]);
  });

  test('somebody who took Vouch out of their chat is not told, and all else is done', async (context) => {
    const room = await opened(context);
    const { teams, app, log, client } = room;
    const chat = await met(room);
    const before = ours(room, chat).length;
    // Without telling it: Teams refuses the post.
    teams.setInstalled(chat, 'removed');
    const card = await give(room, teams.robin);
    expect(log.lines.filter((line) => line.includes('could not be told'))).toHaveLength(1);
    expect(ours(room, chat)).toHaveLength(before);
    await client.press(card, { title: 'Done' });
    await shows(room, card, /done on 26 November 2026/);
    expect(await app.ledger.tasks.list({ state: 'open' })).toEqual([]);
  });

  test.for([
    ['HTTP 503', { kind: 'status', status: 503 }],
    ['a cut connection', { kind: 'drop' }],
  ] as const)('is told once, though the first try ends in %s', async ([, failure], context) => {
    const room = await opened(context);
    const { teams, app } = room;
    const { robin } = teams;
    const chat = await met(room);
    teams.fail('post', failure);
    const people = [{ id: idOf(room, robin), name: robin.name }];
    await app.respond(says(app, 'create a follow-up for Robin Cole: call Acme', { people }));
    await posted(room, chat, /Dana gave you a follow-up\./);
    await settled(room);
    expect(ours(room, chat)).toHaveLength(2);
  });

  test('several at once are one card, each with its own buttons', async (context) => {
    const room = await opened(context);
    const { client, teams, app } = room;
    const { robin } = teams;
    const chat = await met(room);
    const card = await ask(room, worry);
    const text = `accept them for <at>${robin.name}</at>`;
    await ask(room, text, { mentions: [robin] });
    const tasks = await app.ledger.tasks.list({});
    expect(tasks.length).toBeGreaterThan(2);
    const theirs = await posted(room, chat, new RegExp(`Dana Reyes gave you ${tasks.length} follow-ups`));
    expect(titlesOn(cardOf(room, theirs)).filter((title) => title === 'Done')).toHaveLength(tasks.length);
    const pressed = await client.press(theirs, { title: 'Done', at: 1 });
    expect(textIn(pressed.card).match(/done on 26 November 2026/g)).toHaveLength(1);
    await shows(room, theirs, /done on 26 November 2026/);
    await settled(room);
    expect(ours(room, chat)).toHaveLength(2);
    // The card of the concern shows what became of its proposals when it is looked at.
    expect(textIn((await client.look(card, teams.dana))?.card)).toMatch(/Robin Cole.*done on 26 November 2026/);
  });

  test('delivered twice, the words give it once', async (context) => {
    const room = await opened(context);
    const { client, teams, app } = room;
    const { robin } = teams;
    const chat = await met(room);
    const sent = await client.say({
      text: `create a follow-up for <at>${robin.name}</at>: call Acme`,
      mentions: [robin],
    });
    await client.again(sent);
    await posted(room, chat, /gave you a follow-up/);
    await client.again(sent);
    await settled(room);
    expect(await app.ledger.tasks.list({})).toHaveLength(1);
    expect(ours(room, chat)).toHaveLength(2);
    expect(ours(room, teams.personalChat())).toHaveLength(1);
  });

  test('handed on in words: the new owner hears of it, and every card says whose it is', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const { robin, dana } = teams;
    const chat = await met(room);
    const card = await ask(room, 'create a follow-up: send the list by 3 December 2026');
    await ask(room, `assign "send the list" to <at>${robin.name}</at>`, { mentions: [robin] });
    const theirs = await posted(room, chat, /Dana Reyes gave you a follow-up\./);
    await shows(room, card, /Robin Cole · due 3 December 2026/);
    await settled(room);
    await ask(room, `assign "send the list" to <at>${dana.name}</at>`, { person: robin, mentions: [dana] });
    const back = await posted(room, teams.personalChat(), /Robin Cole gave you a follow-up\./);
    for (const message of [card, theirs]) await shows(room, message, /Dana Reyes · due 3 December 2026/);
    await settled(room);
    expect(cardOf(room, card)['refresh']).toMatchObject({ userIds: [dana.id] });
    await client.press(back, { title: 'Done' });
    for (const message of [card, theirs, back]) await shows(room, message, /done on 26 November 2026/);
  });
});

describe.concurrent('a follow-up for oneself', () => {
  test('in the chat with Vouch is told by the answer alone', async (context) => {
    const room = await opened(context);
    await ask(room, 'create a follow-up: send the list by 3 December 2026');
    await settled(room);
    expect(ours(room)).toHaveLength(1);
  });

  test('in a room is told by the answer in one’s own chat alone', async (context) => {
    const room = await opened(context);
    const { teams } = room;
    const desk = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    const chat = teams.personalChat();
    const card = await ask(room, 'create a follow-up to send the list', { room: desk, answered: chat });
    expect(textOf(card)).toMatch(/Follow-up created for Dana Reyes/);
    await settled(room);
    expect(ours(room, chat).map(textOf)).toEqual([textOf(card)]);
    expect(ours(room, desk)).toHaveLength(1);
  });

  test('of another’s concern: accepted for oneself, in one’s own chat, is told by the answer alone', async (context) => {
    const room = await opened(context);
    await ask(room, worry);
    await ask(room, 'accept them');
    await settled(room);
    expect(ours(room)).toHaveLength(2);
  });
});

test('what is due to be told when Vouch stops is told when it is back', async (context) => {
  const room = await opened(context);
  const { teams, app } = room;
  const { robin } = teams;
  const chat = await met(room);
  const task = await add(room, 'Call Acme', { owner: robin.name, ownerId: idOf(room, robin) });
  const errand = { do: 'tell-owner', tasks: [task.id], owner: idOf(room, robin), by: 'Dana Reyes', self: false };
  await room.surface.stop(1_000);
  const row = {
    id: `tell-owner:${idOf(room, robin)}:test`,
    lane: 'teams',
    due: 0,
    body: JSON.stringify(errand),
  } as const;
  await app.ledger.outbox.put(row);
  const again = await room.restart();
  const theirs = await posted(again, chat, /Dana Reyes gave you a follow-up\./);
  await settled(again);
  await again.client.press(theirs, { title: 'Done' });
  await shows(again, theirs, /done on 26 November 2026/);
  expect(ours(again, chat)).toHaveLength(2);
});
