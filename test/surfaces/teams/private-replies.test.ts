/** Does what Vouch says about clients reach only whom it belongs to? */
import { describe, expect, test } from 'vitest';
import {
  add,
  ask,
  cardOf,
  dataOn,
  idOf,
  kept,
  opened,
  ours,
  posted,
  pressWith,
  question,
  settled,
  spotAt,
  titlesOn,
  worry,
} from './a-member.ts';
import { aboutClients, nameClient, ownRooms, wireTo } from './about-clients.ts';
import { textIn, textOf } from './open-teams.ts';

const sentDirectly = 'The answer is about clients, so it went to the person who asked, in their chat with Vouch.';

describe.concurrent('what names a client', () => {
  test.for(ownRooms)(
    'asked in %s goes to the asker’s own chat; the room gets one sentence',
    async ([, find], context) => {
      const room = await opened(context);
      const { teams } = room;
      const where = find(room);
      const chat = teams.personalChat();
      await nameClient(room);
      for (const [at, text] of aboutClients.entries()) {
        const answer = await ask(room, text, { room: where, answered: chat });
        expect(textOf(answer)).toContain(`You asked in a room: “${text}”`);
        expect(
          ours(room, where)
            .slice(at)
            .map((each) => textOf(each).trim()),
        ).toEqual([sentDirectly]);
        expect(ours(room, where).every((each) => titlesOn(cardOf(room, each)).length === 0)).toBe(true);
      }
      expect(wireTo(room, where)).not.toMatch(/Acme|remove it|Call/);
      expect(await room.app.ledger.concerns.list({})).toHaveLength(1);
      expect(teams.calls.filter(({ error }) => error !== undefined)).toEqual([]);
    },
  );

  test('asked by two at once goes to each in their own chat', async (context) => {
    const room = await opened(context);
    const { teams, client } = room;
    const where = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    await Promise.all([
      client.say({ room: where, text: 'log that Acme Dental is worried about Kaspersky' }),
      client.say({ room: where, person: teams.robin, text: 'log that Zenith is worried about Sophos' }),
    ]);
    await settled(room);
    const [danas] = ours(room, teams.personalChat());
    const [robins] = ours(room, teams.personalChat(teams.robin));
    if (danas === undefined || robins === undefined) throw new Error('somebody was not answered');
    expect(textOf(danas)).toMatch(/Logged for Acme Dental/);
    expect(textOf(danas)).not.toMatch(/Zenith/);
    expect(textOf(robins)).toMatch(/Logged for Zenith/);
    expect(textOf(robins)).not.toMatch(/Acme/);
    expect(wireTo(room, where)).not.toMatch(/Acme|Zenith/);
  });

  test('what Vouch asks back there is answered there', async (context) => {
    const room = await opened(context);
    const { teams, app } = room;
    const where = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    const chat = teams.personalChat();
    const asked = await ask(room, 'log that Acme Dental is worried', { room: where, answered: chat });
    expect(textOf(asked)).toMatch(/Which vendor is it about\?/);
    expect(textOf(await ask(room, 'Kaspersky'))).toMatch(/Logged for Acme Dental: a concern about Kaspersky/);
    expect(await app.ledger.concerns.list({})).toMatchObject([
      { client: { name: 'Acme Dental' }, vendor: 'kaspersky', words: expect.stringMatching(/Acme Dental is worried/) },
    ]);
  });

  test('an answer that is edited into one about a client leaves the room', async (context) => {
    const room = await opened(context);
    const { teams, client } = room;
    await nameClient(room);
    const where = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    const { message } = await client.say({ room: where, text: 'is Kaspersky ok?' });
    const answer = await teams.waitFor(() => ours(room, where)[0]);
    await settled(room);
    await client.edit(message, 'is Kaspersky ok for Acme Dental?');
    await posted(room, teams.personalChat(), /Acme Dental/);
    await settled(room);
    expect(answer.deleted).toBe(true);
    expect(ours(room, where).map((each) => textOf(each).trim())).toEqual([sentDirectly]);
    expect(wireTo(room, where)).not.toContain('Acme');
  });

  test('pressed in a room goes to whoever pressed, and the room hears nothing', async (context) => {
    const room = await opened(context);
    const { teams } = room;
    const { robin } = teams;
    await ask(room, worry);
    const where = teams.addGroupChat({ members: [teams.dana, robin], name: 'Desk' });
    const answer = await ask(room, question, { room: where });
    const { event } = dataOn(cardOf(room, answer), 'What Kaspersky says');
    const say = { does: 'say', intent: 'list-concerns', entities: {}, receipt: null, event };
    expect((await pressWith(room, spotAt(room, answer, robin), say, answer.id)).toast).toMatch(/\w/);
    await posted(room, teams.personalChat(robin), /Acme Dental/);
    await settled(room);
    expect(ours(room, where)).toEqual([answer]);
    expect(wireTo(room, where)).not.toContain('Acme');
  });
});

describe.concurrent('whoever has no chat with Vouch', () => {
  const openIt = /you have no chat with Vouch yet\. Open the app Vouch in Teams, choose Chat, and ask there/;

  test('gets one made for the answer', async (context) => {
    const room = await opened(context);
    const { teams } = room;
    const ada = teams.addPerson({ name: 'Ada North', installed: false });
    const where = teams.addGroupChat({ members: [teams.dana, ada], name: 'Desk' });
    const answer = await ask(room, worry, { room: where, person: ada, answered: teams.personalChat(ada) });
    expect(textOf(answer)).toMatch(/Logged for Acme Dental/);
    expect(textOf(await posted(room, where, /about clients/)).trim()).toBe(sentDirectly);
  });

  test('reads in the room what to do where none can be made', async (context) => {
    const room = await opened(context);
    const { teams, app } = room;
    const ada = teams.addPerson({ name: 'Ada North', installed: false });
    const where = teams.addGroupChat({ members: [teams.dana, ada], name: 'Desk' });
    teams.fail('create-conversation', { kind: 'status', status: 403 });
    const said = await ask(room, worry, { room: where, person: ada });
    expect(textOf(said)).toMatch(openIt);
    expect(ours(room)).toEqual([said]);
    expect(wireTo(room, where)).not.toContain('Acme');
    expect(await app.ledger.concerns.list({})).toHaveLength(1);
    expect(room.log.lines.join('\n')).not.toMatch(/Acme/);
  });

  test('the same where they took it out, or blocked it', async (context) => {
    const room = await opened(context);
    const { teams } = room;
    const { dana, robin } = teams;
    const where = teams.addGroupChat({ members: [dana, robin], name: 'Desk' });
    for (const person of [dana, robin]) await ask(room, 'help', { person });
    await room.client.uninstall(teams.personalChat(dana), dana);
    teams.block(teams.personalChat(robin), 'ConversationBlockedByUser');
    for (const person of [dana, robin]) {
      const said = await ask(room, 'which clients asked about Kaspersky?', { room: where, person });
      expect(textOf(said)).toMatch(openIt);
    }
    expect(ours(room, where)).toHaveLength(2);
  });
});

describe.concurrent('another person’s private reply', () => {
  test('is seen by nobody else, whatever button they press with its event', async (context) => {
    const room = await opened(context);
    const { teams, app } = room;
    const { robin, dana } = teams;
    const card = await ask(room, worry);
    await ask(room, 'create a follow-up to call Acme Dental');
    const event = String(dataOn(cardOf(room, card), 'Review and edit…')['event']);
    await ask(room, 'help', { person: robin });
    const mine = await add(room, 'Water the plants', { owner: robin.name, ownerId: idOf(room, robin) });
    const group = teams.addGroupChat({ members: [dana, robin], name: 'Desk' });
    const guest = teams.addPerson({ name: 'Olga Outside', role: 'guest' });
    const before = kept(room, 'task');
    for (const spot of [
      { room: teams.personalChat(robin), person: robin },
      { room: group, person: robin },
      { room: group, person: dana },
      { room: teams.personalChat(guest), person: guest },
    ])
      for (const does of ['refresh', 'show-answer']) {
        const pressed = await pressWith(room, spot, { does, event });
        expect([spot.person.name, spot.room.kind, does, pressed.card]).toEqual([
          spot.person.name,
          spot.room.kind,
          does,
          undefined,
        ]);
        expect(pressed.toast).toMatch(/\w/);
        expect(JSON.stringify(pressed.body)).not.toMatch(/Acme|remove it/);
      }
    expect(kept(room, 'task')).toBe(before);
    // Something of one's own is done, but the card of another is not shown for it.
    const spot = { room: teams.personalChat(robin), person: robin };
    const done = await pressWith(room, spot, { does: 'task-done', task: mine.id, event });
    expect(JSON.stringify(done.body)).not.toMatch(/Acme|remove it/);
    expect(await app.ledger.tasks.get(mine.id)).toMatchObject({ state: 'done' });
    // It is Dana's own, and stays to be seen.
    expect(textIn((await room.client.look(card, dana))?.card)).toMatch(/Acme Dental/);
  });

  test('nor the card of follow-ups that somebody was given', async (context) => {
    const room = await opened(context);
    const { teams } = room;
    const { robin } = teams;
    await nameClient(room);
    await ask(room, 'help', { person: robin });
    await ask(room, `create a follow-up for <at>${robin.name}</at>: call Acme Dental`, { mentions: [robin] });
    const theirs = await posted(room, teams.personalChat(robin), /gave you a follow-up/);
    await settled(room);
    const { event } = dataOn(cardOf(room, theirs), 'Done');
    const ada = teams.addPerson({ name: 'Ada North' });
    for (const does of ['refresh', 'show-answer']) {
      const pressed = await pressWith(room, { room: teams.personalChat(ada), person: ada }, { does, event });
      expect(JSON.stringify(pressed.body)).not.toMatch(/Acme/);
    }
    expect(textIn((await room.client.look(theirs, robin))?.card)).toMatch(/Acme Dental/);
  });
});
