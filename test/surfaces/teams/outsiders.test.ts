/** Do people who are not of the organisation get public answers only, learn of no client and write nothing? */
import { describe, expect, test } from 'vitest';
import { vouchItself } from '../../../src/core/audit.ts';
import { notice } from '../../../src/core/notice.ts';
import { envelope } from '../../stand-ins/teams-activities.ts';
import type { Person, Room, TeamsMessage } from '../../stand-ins/teams-server.ts';
import {
  add,
  ask,
  cardOf,
  dataOn,
  kept,
  opened,
  ours,
  pressWith,
  question,
  settled,
  titlesOn,
  worry,
} from './a-member.ts';
import { aboutClients, nameClient, wireTo } from './about-clients.ts';
import { type TeamsRoom, textIn, textOf } from './open-teams.ts';

/** What only colleagues are offered. */
const forUs = ['Log the concern', 'Create follow-up', 'Copy for the client', 'Show sources', 'Show all'];

const offeredOn = (room: TeamsRoom, message: TeamsMessage): readonly string[] =>
  titlesOn(cardOf(room, message)).filter((title) => forUs.includes(title));

/** People who are not of the organisation, but are in a room with Dana. */
const outsiders: readonly [string, (room: TeamsRoom) => Person][] = [
  ['a guest', ({ teams }) => teams.addPerson({ name: 'Olga Outside', role: 'guest' })],
  ['somebody without an account', ({ teams }) => teams.addPerson({ name: 'Olga Outside', role: 'anonymous' })],
  [
    'somebody of another organisation',
    ({ teams }) => teams.addPerson({ name: 'Olga Outside', tenantId: crypto.randomUUID() }),
  ],
];

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
