/** What happens in Teams when Vouch or somebody comes or goes, when places are renamed, and when a room wants the digest? */
import { describe, expect, test } from 'vitest';
import { finishById } from '../../../src/actions/finish-by-id.ts';
import { vouchItself } from '../../../src/core/audit.ts';
import { envelope } from '../../stand-ins/teams-activities.ts';
import type { Fields } from '../../stand-ins/teams-client.ts';
import type { Room, Team, TeamsMessage } from '../../stand-ins/teams-server.ts';
import { says } from '../../start-vouch.ts';
import {
  add,
  ask,
  cardOf,
  idOf,
  opened,
  ours,
  posted,
  question,
  roomIdOf,
  settled,
  titlesOn,
  writesTo,
} from './a-member.ts';
import { type TeamsRoom, textIn, textOf } from './open-teams.ts';

const tries = ['Ask about a vendor for federal work', 'See which directives are new', 'See all I can do'];

/** An event of Teams about a room, from Dana. */
const eventOf = ({ teams }: TeamsRoom, room: Room, event: Fields): Fields => ({
  id: `f:${crypto.randomUUID()}`,
  ...envelope(teams, { room, person: teams.dana }),
  ...event,
});

const isReachable = async (room: TeamsRoom, id: string) => (await room.app.ledger.conversations.get(id))?.reachable;

const nameOf = async (room: TeamsRoom, where: Pick<Room, 'id'>) =>
  (await room.app.ledger.conversations.get(roomIdOf(room, where)))?.name;

const deskIn = (room: TeamsRoom, more: { readonly installed?: boolean } = {}) => {
  const { teams } = room;
  const team = teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin], channels: ['Desk'], ...more });
  return { team, general: teams.channel(team, 'General'), desk: teams.channel(team, 'Desk') };
};

/** Where Vouch can be added. */
const places: readonly [string, (room: TeamsRoom) => { readonly where: Room | Team; readonly said: Room }][] = [
  [
    'a personal chat',
    ({ teams }) => {
      const chat = teams.personalChat(teams.addPerson({ name: 'Ada North', installed: false }));
      return { where: chat, said: chat };
    },
  ],
  [
    'a group chat',
    ({ teams }) => {
      const chat = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk', installed: false });
      return { where: chat, said: chat };
    },
  ],
  [
    'a team',
    (room) => {
      const { team, general } = deskIn(room, { installed: false });
      return { where: team, said: general };
    },
  ],
];

describe.concurrent('Vouch is added', () => {
  test.for(places)('to %s: one welcome, with three things to try, and each works', async ([, find], context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const { where, said } = find(room);
    const answers = await client.install(where);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await settled(room);
    expect(ours(room)).toEqual(ours(room, said));
    expect(ours(room)).toHaveLength(1);
    const [welcome] = ours(room);
    if (welcome === undefined) throw new Error('there is no welcome');
    expect(textOf(welcome)).toMatch(/I am Vouch/);
    expect(titlesOn(cardOf(room, welcome))).toEqual(tries);
    const [someone] = said.members;
    for (const [at, words] of [
      [0, /Kaspersky for federal contractors.*prohibited/],
      [1, /directives/i],
      [2, /status/],
    ] as const) {
      const pressed = await client.press(welcome, { title: tries[at] ?? '' }, someone ? { person: someone } : {});
      expect(pressed).toMatchObject({ problem: undefined, toast: 'Vouch answers below.' });
      const answer = await teams.waitFor(() => ours(room, said)[at + 1]);
      expect(textOf(answer)).toMatch(words);
      expect(answer.thread === undefined || answer.thread === welcome.thread).toBe(true);
    }
  });

  test('it is said once, however often Teams tells of it, and again when Vouch comes back', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const chat = teams.personalChat();
    const added = eventOf(room, chat, { type: 'installationUpdate', action: 'add' });
    await Promise.all([client.deliver(added), client.deliver(added)]);
    await client.deliver(added);
    await settled(room);
    expect(ours(room)).toHaveLength(1);
    await client.uninstall(chat);
    await client.install(chat);
    await settled(room);
    expect(ours(room)).toHaveLength(2);
  });

  test('an upgrade of the app is nothing to talk about', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    for (const action of ['add-upgrade', 'remove-upgrade', 'something-new']) {
      const upgraded = eventOf(room, teams.personalChat(), { type: 'installationUpdate', action });
      expect((await client.deliver(upgraded)).status).toBe(200);
    }
    await settled(room);
    expect(ours(room)).toEqual([]);
    expect(await isReachable(room, idOf(room))).toBe(true);
  });

  test('a welcome that Teams does not take is left out, and the next question is answered', async (context) => {
    const room = await opened(context);
    const { client, teams, log } = room;
    teams.fail('post', { kind: 'status', status: 403 });
    await client.install(teams.personalChat());
    await settled(room);
    expect(ours(room)).toEqual([]);
    expect(log.lines.filter((line) => line.includes('a welcome could not be said'))).toHaveLength(1);
    expect(textOf(await ask(room, 'Is Sophos banned?'))).toMatch(/Sophos/);
  });

  test('to a room with a guest: what is offered there is for everybody', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const guest = teams.addPerson({ name: 'Olga Outside', role: 'guest' });
    const chat = teams.addGroupChat({ members: [teams.dana, guest], name: 'Acme', installed: false });
    await client.install(chat);
    const welcome = await posted(room, chat, /I am Vouch/);
    expect(titlesOn(cardOf(room, welcome))).toEqual(tries);
    await client.press(welcome, { title: tries[0] ?? '' }, { person: guest });
    const answer = await posted(room, chat, /prohibited/);
    expect(titlesOn(cardOf(room, answer)).toSorted()).toEqual(['What Kaspersky says', 'What others moved to']);
  });
});

describe.concurrent('Vouch is taken out', () => {
  test('of a personal chat: nothing is sent there any more, until it is back', async (context) => {
    const room = await opened(context);
    const { client, teams, app } = room;
    const { robin } = teams;
    const chat = teams.personalChat(robin);
    const card = await ask(room, 'create a follow-up: send the list by 3 December 2026', { person: robin });
    const [task] = await app.ledger.tasks.list({});
    await client.uninstall(chat);
    await settled(room);
    expect(await isReachable(room, idOf(room, robin))).toBe(false);

    const calls = teams.calls.length;
    const people = [{ id: idOf(room, robin), name: robin.name }];
    const give = (what: string) => app.respond(says(app, `create a follow-up for Robin Cole: ${what}`, { people }));
    await give('call Acme');
    await app.ledger.transaction(vouchItself, (books) => finishById(task?.id ?? '', 'terminal:1', books));
    await settled(room);
    expect(writesTo(room, chat, calls)).toEqual([]);
    expect(teams.calls.slice(calls).filter(({ kind }) => kind === 'create-conversation')).toEqual([]);

    await client.install(chat, robin);
    await posted(room, chat, /I am Vouch/);
    await give('call Northgate');
    const theirs = await posted(room, chat, /gave you a follow-up/);
    expect(textOf(theirs)).toMatch(/Call Northgate/);
    // What changed meanwhile is seen when the card is looked at.
    expect(textIn((await client.look(card, robin))?.card)).toMatch(/done on 26 November 2026/);
    expect(textOf(await ask(room, 'Is Sophos banned?', { person: robin }))).toMatch(/Sophos/);
  });

  test('of a group chat: its digest ends, and both come back with Vouch', async (context) => {
    const room = await opened(context);
    const { client, teams, app } = room;
    const chat = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    await ask(room, 'digest here', { room: chat });
    expect(await app.ledger.subscriptions.get(roomIdOf(room, chat))).toMatchObject({ surface: 'teams', shared: false });
    await client.uninstall(chat);
    await settled(room);
    expect(await app.ledger.subscriptions.list()).toEqual([]);
    expect(await isReachable(room, roomIdOf(room, chat))).toBe(false);
    // Whoever wrote there is reached as before.
    expect(await isReachable(room, idOf(room))).toBe(true);
    await client.install(chat);
    await posted(room, chat, /I am Vouch/);
    await settled(room);
    expect(await isReachable(room, roomIdOf(room, chat))).toBe(true);
    expect(textOf(await ask(room, 'digest here', { room: chat }))).toMatch(
      /This room gets the weekly digest every Monday/,
    );
    expect(await app.ledger.subscriptions.list()).toHaveLength(1);
  });

  test('of a team: of all its channels', async (context) => {
    const room = await opened(context);
    const { client, teams, app } = room;
    const { team, general, desk } = deskIn(room);
    const elsewhere = teams.addGroupChat({ members: [teams.dana], name: 'Elsewhere' });
    for (const where of [general, desk, elsewhere]) await ask(room, 'digest here', { room: where });
    expect(await app.ledger.subscriptions.list()).toHaveLength(3);
    await client.uninstall(team);
    await settled(room);
    expect(await app.ledger.subscriptions.list()).toMatchObject([{ room: roomIdOf(room, elsewhere) }]);
    const reachable = [general, desk, elsewhere].map((where) => isReachable(room, roomIdOf(room, where)));
    expect(await Promise.all(reachable)).toEqual([false, false, true]);
    await client.install(team);
    await posted(room, general, /I am Vouch/);
    await ask(room, 'digest here', { room: desk });
    expect(await isReachable(room, roomIdOf(room, desk))).toBe(true);
  });

  test('a channel that is deleted goes alone; a team that is deleted or archived goes whole', async (context) => {
    const room = await opened(context);
    const { client, app } = room;
    const { team, general, desk } = deskIn(room);
    const { team: other, general: others, desk: theirDesk } = deskIn(room);
    for (const where of [general, desk, others, theirDesk]) await ask(room, 'digest here', { room: where });
    const gone = (of: Team, eventType: string, channel?: Room) => {
      const { id, name, aadGroupId } = of;
      const channelData = {
        tenant: { id: of.tenantId },
        team: { id, name, aadGroupId },
        eventType,
        ...(channel && { channel: { id: channel.id, name: channel.name } }),
      };
      const about = { isGroup: true, conversationType: 'channel', tenantId: of.tenantId, id };
      return client.deliver(eventOf(room, general, { type: 'conversationUpdate', conversation: about, channelData }));
    };
    const left = async () => {
      await settled(room);
      return (await app.ledger.subscriptions.list()).map((each) => each.room);
    };
    await gone(team, 'channelDeleted', desk);
    expect((await left()).toSorted()).toEqual(
      [general, others, theirDesk].map((where) => roomIdOf(room, where)).toSorted(),
    );
    expect(await isReachable(room, roomIdOf(room, general))).toBe(true);
    expect(await isReachable(room, roomIdOf(room, desk))).toBe(false);
    await gone(other, 'teamArchived');
    expect(await left()).toEqual([roomIdOf(room, general)]);
    await gone(team, 'teamDeleted');
    expect(await left()).toEqual([]);
  });
});

describe.concurrent('a place has another name', () => {
  test('a channel: it alone, also after the next message there', async (context) => {
    const room = await opened(context);
    const { client } = room;
    const { team, general, desk } = deskIn(room);
    await client.install(team);
    await settled(room);
    for (const where of [general, desk]) await ask(room, 'help', { room: where });
    const before = await nameOf(room, general);
    await client.renameChannel(desk, 'Desk of the West');
    await settled(room);
    expect(await nameOf(room, desk)).toBe('Desk of the West');
    expect(await nameOf(room, general)).toBe(before);
    await ask(room, 'help', { room: desk });
    expect(await nameOf(room, desk)).toBe('Desk of the West');
  });

  test('a team: its first channel goes by the new name, and keeps it', async (context) => {
    const room = await opened(context);
    const { client, app } = room;
    const { team, general } = deskIn(room);
    await ask(room, 'digest here', { room: general });
    await client.renameTeam(team, 'Support of the West');
    await settled(room);
    expect(await nameOf(room, general)).toBe('Support of the West');
    await ask(room, 'help', { room: general });
    expect(await nameOf(room, general)).toBe('Support of the West');
    expect(await app.ledger.subscriptions.list()).toHaveLength(1);
    expect(await isReachable(room, roomIdOf(room, general))).toBe(true);
  });

  test('a team of which nothing is known is nothing to write down', async (context) => {
    const room = await opened(context);
    const { team, general } = deskIn(room);
    expect((await room.client.renameTeam(team, 'Support of the West')).status).toBe(200);
    await settled(room);
    expect(await room.app.ledger.conversations.get(roomIdOf(room, general))).toBeUndefined();
    expect(ours(room)).toEqual([]);
  });
});

/** What is never offered where others read along. */
const forUs = ['Log the concern', 'Create follow-up', 'Copy for the client', 'Show sources'];

const offersForUs = (room: TeamsRoom, answer: TeamsMessage): boolean =>
  titlesOn(cardOf(room, answer)).some((title) => forUs.includes(title));

describe.concurrent('somebody comes or goes', () => {
  const rooms: readonly [string, (room: TeamsRoom) => { readonly where: Room | Team; readonly said: Room }][] = [
    [
      'a group chat',
      ({ teams }) => {
        const chat = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
        return { where: chat, said: chat };
      },
    ],
    [
      'the first channel of a team',
      (room) => {
        const { team, general } = deskIn(room);
        return { where: team, said: general };
      },
    ],
    [
      'another channel of a team',
      (room) => {
        const { team, desk } = deskIn(room);
        return { where: team, said: desk };
      },
    ],
  ];

  test.for(rooms)('with a guest %s is shared at once, and no longer when they leave', async ([, find], context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const { where, said } = find(room);
    const guest = teams.addPerson({ name: 'Olga Outside', role: 'guest' });
    expect(offersForUs(room, await ask(room, question, { room: said }))).toBe(true);
    await client.personJoined(where, guest);
    await settled(room);
    expect(offersForUs(room, await ask(room, question, { room: said }))).toBe(false);
    await client.personLeft(where, guest);
    await settled(room);
    expect(offersForUs(room, await ask(room, question, { room: said }))).toBe(true);
  });

  test('a colleague who leaves a room is still told of their follow-ups', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const { robin } = teams;
    const chat = teams.addGroupChat({ members: [teams.dana, robin], name: 'Desk' });
    await ask(room, 'help', { room: chat, person: robin });
    await client.personLeft(chat, robin);
    await ask(room, `create a follow-up for <at>${robin.name}</at>: call Acme`, { mentions: [robin] });
    await posted(room, teams.personalChat(robin), /Dana Reyes gave you a follow-up\./);
    expect(ours(room, chat)).toHaveLength(1);
  });

  test('whoever joins is not spoken to', async (context) => {
    const room = await opened(context);
    const { client, teams } = room;
    const chat = teams.addGroupChat({ members: [teams.dana], name: 'Desk' });
    expect((await client.personJoined(chat, teams.robin)).status).toBe(200);
    await settled(room);
    expect(ours(room)).toEqual([]);
  });
});

describe.concurrent('the weekly digest', () => {
  test.for([
    ['a channel', (room: TeamsRoom): Room => deskIn(room).desk],
    ['a group chat', ({ teams }: TeamsRoom): Room => teams.addGroupChat({ members: [teams.dana, teams.robin] })],
  ] as const)('is for %s as a whole: here, stop, preview', async ([, find], context) => {
    const room = await opened(context);
    const { teams, app } = room;
    const where = find(room);
    const id = roomIdOf(room, where);
    expect(textOf(await ask(room, 'digest stop', { room: where }))).toMatch(/does not get the weekly digest/);
    expect(textOf(await ask(room, 'digest here', { room: where }))).toMatch(
      /This room gets the weekly digest every Monday/,
    );
    const by = { id: idOf(room), name: 'Dana Reyes' };
    expect(await app.ledger.subscriptions.list()).toMatchObject([{ room: id, surface: 'teams', shared: false, by }]);
    // Another thread is the same room.
    const again = await ask(room, 'digest here', { room: where, person: teams.robin });
    expect(textOf(again)).toMatch(/gets the weekly digest already/);
    expect(await app.ledger.subscriptions.list()).toHaveLength(1);
    expect(textOf(await ask(room, 'digest preview', { room: where }))).toMatch(/The week from 20 to 26 November 2026/);
    expect(await app.ledger.subscriptions.list()).toHaveLength(1);
    expect(textOf(await ask(room, 'digest stop', { room: where }))).toMatch(/no longer gets the weekly digest/);
    expect(await app.ledger.subscriptions.list()).toEqual([]);
  });

  test('is not for a personal chat, which can preview it at the press of a button', async (context) => {
    const room = await opened(context);
    const { client, teams, app } = room;
    const answer = await ask(room, 'digest here');
    expect(textOf(answer)).toMatch(/posted to a channel or a group chat/);
    await client.press(answer, { title: 'Preview the digest' });
    await posted(room, teams.personalChat(), /The week from 20 to 26 November 2026/);
    await ask(room, 'digest stop');
    expect(await app.ledger.subscriptions.list()).toEqual([]);
  });

  test('names no client, and no owner where others read along', async (context) => {
    const room = await opened(context);
    const { teams, app } = room;
    await app.respond(says(app, 'log that Acme Dental is worried about Kaspersky'));
    await add(room, 'Call Acme Dental');
    const guest = teams.addPerson({ name: 'Olga Outside', role: 'guest' });
    const shared = teams.addGroupChat({ members: [teams.dana, guest] });
    const own = teams.addGroupChat({ members: [teams.dana, teams.robin] });
    const seen = textOf(await ask(room, 'digest preview', { room: shared }));
    expect(seen).not.toMatch(/Acme|Dana|follow-ups/i);
    const whole = textOf(await ask(room, 'digest preview', { room: own }));
    expect(whole).toMatch(/Open follow-ups\n[\s\S]*Dana Reyes/);
    expect(whole).not.toMatch(/Acme/);
  });
});
