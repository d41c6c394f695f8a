/** Does what clients said stay with whom it belongs in Teams, and does nothing from outside come alive? */

import { describe, expect, test } from 'vitest';
import { vouchItself } from '../../../src/core/audit.ts';
import { notice } from '../../../src/core/notice.ts';
import { envelope } from '../../stand-ins/teams-activities.ts';
import { type Fields, isFields } from '../../stand-ins/teams-refusal.ts';
import type { Person, Room, TeamsMessage } from '../../stand-ins/teams-server.ts';
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
  writesTo,
} from './a-member.ts';
import { type TeamsRoom, textIn, textOf } from './open-teams.ts';

/** What only colleagues are offered. */
const forUs = ['Log the concern', 'Create follow-up', 'Copy for the client', 'Show sources', 'Show all'];

const offeredOn = (room: TeamsRoom, message: TeamsMessage): readonly string[] =>
  titlesOn(cardOf(room, message)).filter((title) => forUs.includes(title));

const sentDirectly = 'The answer is about clients, so it went to the person who asked, in their chat with Vouch.';

/** A chat and a channel of colleagues. */
const ownRooms: readonly [string, (room: TeamsRoom) => Room][] = [
  ['a group chat', ({ teams }) => teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' })],
  [
    'a channel',
    ({ teams }) =>
      teams.channel(teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin], channels: ['Desk'] }), 'Desk'),
  ],
];

/** People who are not of the organisation, but are in a room with Dana. */
const outsiders: readonly [string, (room: TeamsRoom) => Person][] = [
  ['a guest', ({ teams }) => teams.addPerson({ name: 'Olga Outside', role: 'guest' })],
  ['somebody without an account', ({ teams }) => teams.addPerson({ name: 'Olga Outside', role: 'anonymous' })],
  [
    'somebody of another organisation',
    ({ teams }) => teams.addPerson({ name: 'Olga Outside', tenantId: crypto.randomUUID() }),
  ],
];

/** Things that are about clients, in words. */
const aboutClients = [
  worry,
  'which clients asked about Kaspersky?',
  'is Kaspersky ok for Acme Dental?',
  'create a follow-up to call Acme Dental',
  'list my follow-ups',
];

const nameClient = ({ app }: TeamsRoom) => app.ledger.clients.ensure({ name: 'Acme Dental', federal: true });

/** All that Vouch wrote to a room, as it went over the wire. */
const wireTo = (room: TeamsRoom, where: Pick<Room, 'id'>): string =>
  JSON.stringify(writesTo(room, where).map(({ body }) => body));

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

describe.concurrent('a room that others read, too', () => {
  test.for(outsiders)('with %s gets the answer, and nothing of clients', async ([, find], context) => {
    const room = await opened(context);
    const { teams, app } = room;
    const where = teams.addGroupChat({ members: [teams.dana, find(room)], name: 'With Acme' });
    await nameClient(room);
    const answer = await ask(room, question, { room: where });
    expect(textOf(answer)).toMatch(/prohibited/);
    expect(titlesOn(cardOf(room, answer)).toSorted()).toEqual(['What Kaspersky says', 'What others moved to']);
    expect(answer.channelData).not.toHaveProperty('feedbackLoop');
    for (const text of aboutClients) await ask(room, text, { room: where, answered: teams.personalChat() });
    expect(wireTo(room, where)).not.toMatch(/Acme|remove it/);
    expect(await app.ledger.concerns.list({})).toHaveLength(1);
  });

  test.for(outsiders)(
    '%s is answered about vendors, writes nothing and learns of no client',
    async ([, find], context) => {
      const room = await opened(context);
      const { teams } = room;
      const person = find(room);
      const where = teams.addGroupChat({ members: [teams.dana, person], name: 'With Acme' });
      await nameClient(room);
      const task = await add(room, 'Call Acme Dental');
      const answer = await ask(room, 'Is Sophos banned?', { room: where, person });
      expect(textOf(answer)).toMatch(/no restriction found/);
      const { event } = dataOn(cardOf(room, await ask(room, question, { room: where })), 'What Kaspersky says');
      const before = kept(room, 'client') + kept(room, 'concern') + kept(room, 'task') + kept(room, 'subscription');
      for (const text of [
        'log that Zenith is worried about Kaspersky',
        'which clients asked about Kaspersky?',
        'is Kaspersky ok for Acme Dental?',
        'create a follow-up to call Zenith',
        'mark the follow-up "call Acme Dental" as done',
        'list follow-ups',
      ])
        expect(textOf(await ask(room, text, { room: where, person }))).toMatch(/Only members of the organisation/);
      expect(textOf(await ask(room, 'digest here', { room: where, person }))).toMatch(/Nothing was changed/);
      const spot = { room: where, person };
      for (const data of [
        { does: 'task-done', task: task.id, event },
        { does: 'task-snooze', task: task.id, days: 7, event },
        { does: 'say', intent: 'list-concerns', entities: {}, receipt: null, event },
        {
          does: 'say',
          intent: 'log-concern',
          entities: { client: 'Zenith', vendor: 'kaspersky' },
          receipt: null,
          event,
        },
        { does: 'say', intent: 'finish-task', entities: { task: task.id }, receipt: null, event },
        { does: 'say', intent: 'digest', entities: { digest: 'here' }, receipt: null, event },
      ]) {
        const pressed = await pressWith(room, spot, data);
        expect(pressed.status).toBe(200);
        expect(JSON.stringify(pressed.body)).not.toMatch(/Acme/);
      }
      await settled(room);
      expect(kept(room, 'client') + kept(room, 'concern') + kept(room, 'task') + kept(room, 'subscription')).toBe(
        before,
      );
      expect(wireTo(room, where)).not.toMatch(/Acme/);
      expect(ours(room, teams.personalChat(person))).toEqual([]);
    },
  );

  test('where Teams does not tell who reads it, it counts as shared, until Teams tells', async (context) => {
    const room = await opened(context);
    const { teams, client } = room;
    const where = teams.addGroupChat({ members: [teams.dana], name: 'Desk' });
    await ask(room, 'help', { room: where });
    // Dana is known, so what fails is the list of who reads along, which has changed.
    await client.personJoined(where, teams.robin);
    await settled(room);
    teams.fail('members', { kind: 'status', status: 500 });
    expect(offeredOn(room, await ask(room, question, { room: where }))).toEqual([]);
    expect(room.log.lines.join('\n')).toMatch(/nobody could tell who reads a room/);
    expect(offeredOn(room, await ask(room, question, { room: where }))).toContain('Log the concern');
  });

  test('an internal note of an answer is drawn for colleagues alone', async (context) => {
    const room = await opened(context);
    const { teams, app } = room;
    const note = { kind: 'text', text: 'They owe us for March.', internal: true } as const;
    const words = { kind: 'text', text: 'Words for everybody.', internal: false } as const;
    await app.ledger.once('test:noted', vouchItself, async () => notice([words, note], { visibility: 'room' }));
    const guest = teams.addPerson({ name: 'Olga Outside', role: 'guest' });
    const shared = teams.addGroupChat({ members: [teams.dana, guest], name: 'With Acme' });
    const own = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    const seen = async (where: Room, person: Person) =>
      textIn((await pressWith(room, { room: where, person }, { does: 'show-answer', event: 'test:noted' })).card);
    for (const text of [await seen(shared, teams.dana), await seen(shared, guest)]) {
      expect(text).toMatch(/Words for everybody/);
      expect(text).not.toMatch(/owe us/);
    }
    expect(await seen(own, teams.robin)).toMatch(/They owe us for March/);
    expect(await seen(teams.personalChat(guest), guest)).not.toMatch(/owe us/);
  });
});

describe.concurrent('a guest in a chat with Vouch', () => {
  test('gets public answers only, without what is offered to colleagues, and writes nothing', async (context) => {
    const room = await opened(context);
    const { teams, app } = room;
    const person = teams.addPerson({ name: 'Olga Outside', role: 'guest' });
    await ask(room, worry);
    const before = kept(room, 'client') + kept(room, 'concern') + kept(room, 'task');
    const answer = await ask(room, question, { person });
    expect(textOf(answer)).toMatch(/prohibited/);
    for (const text of [
      'log that Zenith is worried about Kaspersky',
      'which clients asked about Kaspersky?',
      'list follow-ups',
    ])
      expect(textOf(await ask(room, text, { person }))).toMatch(/Only members of the organisation/);
    expect(offeredOn(room, answer)).toEqual([]);
    expect(kept(room, 'client') + kept(room, 'concern') + kept(room, 'task')).toBe(before);
    expect(await app.ledger.concerns.list({})).toHaveLength(1);
  });

  test('is answered about vendors also after they named a client', async (context) => {
    const room = await opened(context);
    const person = room.teams.addPerson({ name: 'Olga Outside', role: 'guest' });
    const refused = await ask(room, 'log that Zenith is worried about Kaspersky', { person });
    expect(textOf(refused)).toMatch(/Only members of the organisation/);
    expect(textOf(await ask(room, 'Is Sophos banned?', { person }))).toMatch(/no restriction found/);
    expect(kept(room, 'kv')).not.toMatch(/Zenith/);
  });

  test('is not taken for a colleague while Teams does not tell who they are', async (context) => {
    const room = await opened(context);
    const { teams, client } = room;
    const person = teams.addPerson({ name: 'Olga Outside', role: 'guest' });
    await ask(room, worry);
    teams.fail('members', { kind: 'status', status: 500 });
    await client.say({ person, text: 'which clients asked about Kaspersky?' });
    await settled(room);
    expect(wireTo(room, teams.personalChat(person))).not.toMatch(/Acme/);
  });

  test('is told of no follow-up that names a client', async (context) => {
    const room = await opened(context);
    const { teams } = room;
    const guest = teams.addPerson({ name: 'Olga Outside', role: 'guest' });
    const chat = teams.personalChat(guest);
    await nameClient(room);
    await ask(room, 'Is Sophos banned?', { person: guest });
    await ask(room, `create a follow-up for <at>${guest.name}</at>: call Acme Dental`, { mentions: [guest] });
    await settled(room);
    expect(wireTo(room, chat)).not.toMatch(/Acme/);
  });
});

describe.concurrent('somebody of another organisation', () => {
  test('a message from a conversation of theirs is refused, and nothing of it is kept', async (context) => {
    const room = await opened(context);
    const { teams, client } = room;
    const person = teams.addPerson({ name: 'Olga Outside', tenantId: crypto.randomUUID() });
    const sent = await client.say({ person, text: question });
    expect(sent.status).toBe(403);
    const group = teams.addGroupChat({ members: [person], tenantId: person.tenantId });
    expect((await client.say({ room: group, person, text: question })).status).toBe(403);
    const [update, installation] = await client.install(group, person);
    expect([update?.status, installation?.status]).toEqual([403, 403]);
    expect((await pressWith(room, { room: group, person }, { does: 'refresh', event: 'x' })).status).toBe(403);
    await settled(room);
    expect(ours(room)).toEqual([]);
    expect(kept(room)).not.toMatch(new RegExp(`${person.tenantId}|Olga|Kaspersky`));
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

describe.concurrent('in a room', () => {
  test.for(ownRooms)(
    'what is said without a mention in %s is dropped, and nothing of it is kept',
    async ([, find], context) => {
      const room = await opened(context);
      const { client, teams } = room;
      const where = find(room);
      await ask(room, 'help', { room: where });
      const calls = teams.calls.length;
      const before = kept(room);
      const secret = 'Zenith wants to know whether Kaspersky is banned';
      const said = await client.say({ room: where, person: teams.robin, mention: false, text: secret });
      const replied = await client.say({ room: where, mention: false, mentions: [teams.robin], text: 'Zenith again?' });
      const edited = await client.edit(said.message, `${secret}, and soon`);
      const removed = await client.remove(replied.message);
      const reacted = await client.react(ours(room, where)[0] ?? said.message, teams.robin, 'like');
      expect([said, replied, edited, removed, reacted].map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      await settled(room);
      expect(teams.calls.slice(calls)).toEqual([]);
      expect(kept(room)).toBe(before);
      expect(room.log.lines.join('\n')).not.toMatch(/Zenith/);
    },
  );

  test.for(ownRooms)('what Vouch asked back in %s is answered to the person asked alone', async ([, find], context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const { robin, dana } = teams;
    const where = find(room);
    const asked = await ask(room, 'can we resell it?', { room: where });
    expect(textOf(asked)).toMatch(/Which vendor do you mean\?/);
    const inThread = { room: where, thread: asked.thread, mention: false };
    await client.say({ ...inThread, person: robin, text: 'Sophos' });
    await settled(room);
    expect(ours(room, where)).toEqual([asked]);
    const answer = await ask(room, 'Kaspersky', { ...inThread, person: dana });
    expect(textOf(answer)).toMatch(/Kaspersky.*prohibited/s);
    expect(textOf(answer)).not.toMatch(/Sophos/);
    await client.say({ ...inThread, person: dana, text: 'Thanks, and Sophos?' });
    await settled(room);
    expect(ours(room, where)).toHaveLength(2);
    expect(kept(room)).not.toMatch(/and Sophos\?/);
  });

  test('of a channel, an answer in another thread is none', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const team = teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin], channels: ['Desk'] });
    const desk = teams.channel(team, 'Desk');
    await ask(room, 'can we resell it?', { room: desk });
    await client.say({ room: desk, mention: false, text: 'Kaspersky' });
    await settled(room);
    expect(ours(room, desk)).toHaveLength(1);
  });

  test('a mention of somebody else with Vouch’s name is none of Vouch', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const vouch = teams.addPerson({ name: 'Vouch' });
    const where = teams.addGroupChat({ members: [teams.dana, vouch] });
    const mentioned = { id: vouch.id, name: vouch.name, aadObjectId: vouch.aadObjectId };
    const entities = [{ type: 'mention', text: '<at>Vouch</at>', mentioned }];
    await client.say({ room: where, mention: false, text: `<at>Vouch</at> ${question}`, activity: { entities } });
    await settled(room);
    expect(ours(room)).toEqual([]);
    expect(kept(room, 'outbox')).toBe('[["outbox",[]]]');
  });

  test('neither Vouch itself nor another bot is answered', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const { bot } = teams.world;
    const where = teams.addGroupChat({ members: [teams.dana, teams.robin] });
    const other = { id: `28:${crypto.randomUUID()}`, name: 'Other bot' };
    for (const from of [bot, other])
      for (const spot of [where, teams.personalChat()]) {
        const about: Fields = { ...envelope(teams, { room: spot, person: teams.dana }), from };
        const entities = [{ type: 'mention', text: '<at>Vouch</at>', mentioned: bot }];
        for (const type of ['message', 'messageUpdate']) {
          const channelData = {
            ...(isFields(about['channelData']) ? about['channelData'] : {}),
            eventType: 'editMessage',
          };
          const activity = { type, ...about, entities, channelData, text: `<at>Vouch</at> ${question}` };
          expect((await client.deliver(activity)).status).toBe(200);
        }
      }
    await settled(room);
    expect(ours(room)).toEqual([]);
    expect(teams.typings()).toEqual([]);
    expect(kept(room, 'outbox')).toBe('[["outbox",[]]]');
  });

  test('of a kind that Vouch does not know, several people may read along', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    await nameClient(room);
    const where = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    const { bot } = teams.world;
    const about = envelope(teams, { room: where, person: teams.dana });
    const entities = [{ type: 'mention', text: '<at>Vouch</at>', mentioned: bot }];
    for (const conversationType of ['meeting', undefined]) {
      const conversation = {
        id: where.id,
        isGroup: true,
        tenantId: teams.tenantId,
        ...(conversationType && { conversationType }),
      };
      const text = '<at>Vouch</at> is Kaspersky ok for Acme Dental?';
      await client.deliver({ type: 'message', ...about, conversation, entities, text });
    }
    await settled(room);
    expect(ours(room).length).toBeGreaterThan(0);
    expect(wireTo(room, where)).not.toMatch(/Acme/);
  });
});

const joiner = '\u2060';
const nasty = [
  '<at>Everyone</at> Corp',
  '<at id="0">Dana Reyes</at> Ltd',
  '{{DATE(2026-01-01T00:00:00Z, LONG)}} Ltd',
  '{{TIME(2026-01-01T00:00:00Z)}} & Sons',
  '[Acme](https://evil.example)',
  '![x](https://evil.example/x.png) Inc',
  '**Bold** _it_ `x` ~~no~~',
  '# Heading & Sons',
  '&lt;at&gt;Everyone&lt;/at&gt; GmbH',
  'www.evil.example Partners',
  'evil.example Partners',
  'Ünï & <b>Söhne</b> 🚀',
] as const;

/** All texts of a card that Teams reads markdown in, or shows somewhere else than a run of literal text does. */
function markdownIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markdownIn);
  if (!isFields(value)) return [];
  const { type } = value;
  const own = type === 'TextBlock' ? [value['text']] : type === 'FactSet' ? [JSON.stringify(value['facts'])] : [];
  return [
    ...own.map(String),
    ...Object.entries(value).flatMap(([name, part]) => (name === 'data' ? [] : markdownIn(part))),
  ];
}

/** Without `data`, which is only carried. */
function drawn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(drawn);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (key === 'data' ? [] : [[key, drawn(part)]])),
  );
}

describe.concurrent('text from outside', () => {
  test.for(nasty)('a client called %s stays text, and mentions nobody', async (name, context) => {
    const room = await opened(context);
    const { teams, app } = room;
    const { clients, concerns } = app.ledger;
    const client = await clients.ensure({ name });
    await concerns.add({
      clientId: client.id,
      vendor: 'kaspersky',
      words: `${name} asks:\n- is ${name} fine?`,
      severity: 'normal',
      link: null,
      loggedBy: { id: idOf(room), name },
      surface: 'teams',
    });
    await add(room, `Call ${name} about ${name}`, { clientId: client.id, owner: name });
    const typed = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const say = (text: string) => ask(room, 'x', { activity: { text: typed(text) } });
    const messages = [
      await ask(room, 'which clients asked about Kaspersky?'),
      await ask(room, 'list follow-ups'),
      await say(`create a follow-up to call ${name} about ${name}`),
      await say(`Is "${name}" banned?`),
      await say(`log that "${name}" is worried about Kaspersky: "${name}?"`),
      await ask(room, 'x', {
        room: teams.addGroupChat({ members: [teams.dana, teams.robin] }),
        answered: teams.personalChat(),
        activity: { text: `<at>Vouch</at> ${typed(`create a follow-up to call ${name}`)}` },
      }),
    ];
    await settled(room);
    const shown = name.replace(/\p{Bidi_Control}/gu, '');
    for (const message of messages.slice(0, 2)) expect(textOf(message).replaceAll(joiner, '')).toContain(shown);
    const sent = teams.calls.filter(({ kind }) => kind === 'post' || kind === 'put').map(({ body }) => body);
    expect(sent.length).toBeGreaterThan(messages.length);
    for (const body of sent) {
      const seen = JSON.stringify(drawn(body));
      expect(seen).not.toMatch(/<\/?at\b|\{\{(?:DATE|TIME)\(|&(?:lt|gt|amp);/i);
      expect(seen).not.toMatch(/\p{Bidi_Control}/u);
      expect(seen).not.toMatch(/"type":"mention"|"mentioned"|"entities":\[\{"type":"mention/);
      expect(seen).not.toMatch(/"type":"(?:Image|Media|Action\.OpenUrlDialog)"|"url":"[^"]*evil\.example/);
      for (const text of markdownIn(body)) expect(text).not.toMatch(/[[\]*_`~#<>{}|\\&]|evil|https?:/i);
    }
  });

  test('marks that turn the reading direction are never drawn', async (context) => {
    const room = await opened(context);
    const turned = '\u202eCall\u202c the \u2066Works\u2069';
    await add(room, turned, { note: turned });
    for (const text of ['list follow-ups', `create a follow-up: ${turned} again`, `Is "${turned}" banned?`])
      expect(textOf(await ask(room, text))).not.toMatch(/\p{Bidi_Control}/u);
    expect(textOf(await ask(room, 'list follow-ups'))).toMatch(/^Call the Works$/m);
    expect(wireTo(room, room.teams.personalChat())).not.toMatch(/\p{Bidi_Control}/u);
  });

  test('the log holds no question, no client and no token', async (context) => {
    const room = await opened(context);
    const { teams } = room;
    const where = teams.addGroupChat({ members: [teams.dana, teams.robin] });
    const ada = teams.addPerson({ name: 'Ada North' });
    teams.fail('post', { kind: 'status', status: 403 });
    await room.client.say({ room: where, text: 'is Kaspersky fit for “rip it out”?' });
    await room.client.say({ text: worry });
    await room.client.say({ text: `create a follow-up for <at>Ada North</at>: call Acme Dental`, mentions: [ada] });
    await room.client.raw('{"type":"message","text":"Acme Dental"', { token: 'forged' });
    await settled(room);
    const lines = room.log.lines.join('\n');
    expect(lines).toMatch(/given up/);
    expect(lines).not.toMatch(/Acme|rip it out|remove it/);
    expect(lines).not.toMatch(/eyJ[\w-]+\./);
    expect(lines).not.toContain(teams.password);
  });
});
