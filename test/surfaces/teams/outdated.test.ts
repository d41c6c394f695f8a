/** Does whoever asked in Teams hear once, and where they asked, that an answer is out of date, and whom a directive touches? */
import { describe, expect, test } from 'vitest';
import { change, openReceipt, outdate } from '../outdate.ts';
import { ask, cardOf, idOf, opened, ours, posted, question, settled, titlesOn, worry } from './a-member.ts';
import { heldIn, openBy } from './fill-in.ts';
import { type TeamsRoom, textOf } from './open-teams.ts';

const words = /An answer of 26 November 2026 is out of date\./;
const told = (room: TeamsRoom) =>
  [...room.teams.world.rooms.values()].flatMap((where) => ours(room, where).filter((each) => words.test(textOf(each))));

describe.concurrent('an answer that is out of date', () => {
  test('is told of in the thread of a channel, before and after, with a button that asks again', async (context) => {
    const room = await opened(context);
    const { teams, app, client } = room;
    const team = teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin], channels: ['Desk'] });
    const desk = teams.channel(team, 'Desk');
    const answer = await ask(room, question, { room: desk });
    await outdate(app, await openReceipt(app));
    const message = await posted(room, desk, words);
    await settled(room);
    expect(message.thread).toBe(answer.thread);
    expect(textOf(message)).toContain('Before: ');
    expect(textOf(message)).toContain(change.after);
    expect(titlesOn(cardOf(room, message))).toContain('Ask again');
    await client.press(message, { title: 'Ask again' });
    const fresh = await posted(room, desk, /Kaspersky for federal contractors in the United States: prohibited/);
    expect(fresh.thread).toBe(answer.thread);
    expect(told(room)).toHaveLength(1);
  });

  test('says so first in the copy for the client', async (context) => {
    const room = await opened(context);
    const answer = await ask(room, question);
    await outdate(room.app, await openReceipt(room.app));
    await settled(room);
    const copy = await openBy(room, answer, 'Copy for the client');
    expect(String(heldIn(copy)['copy'])).toMatch(/^Out of date since 26 November 2026:/);
  });

  test('that is about a client is told of in the chat of whoever asked', async (context) => {
    const room = await opened(context);
    const { teams, app } = room;
    await app.ledger.clients.ensure({ name: 'Acme Dental', federal: true });
    const desk = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    const own = teams.personalChat(teams.dana);
    await ask(room, 'is Kaspersky ok for Acme Dental?', { room: desk, answered: own });
    await outdate(app, await openReceipt(app));
    await posted(room, own, words);
    await settled(room);
    expect(told(room)).toHaveLength(1);
    expect(ours(room, desk).some((each) => words.test(textOf(each)))).toBe(false);
  });

  test('of a room that outsiders read is told of directly', async (context) => {
    const room = await opened(context);
    const { teams, app } = room;
    await ask(room, 'help');
    const guest = teams.addPerson({ name: 'Olga Outside', role: 'guest' });
    const desk = teams.addGroupChat({ members: [teams.dana, guest], name: 'With a customer' });
    await ask(room, question, { room: desk });
    await outdate(app, await openReceipt(app));
    await posted(room, teams.personalChat(teams.dana), words);
    await settled(room);
    expect(told(room)).toHaveLength(1);
  });

  test.for([
    ['HTTP 503', { kind: 'status', status: 503 }],
    ['a cut connection', { kind: 'drop' }],
  ] as const)('is told of once, though the first try ends in %s', async ([, failure], context) => {
    const room = await opened(context);
    const { teams, app } = room;
    const desk = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    await ask(room, question, { room: desk });
    teams.fail('post', failure);
    await outdate(app, await openReceipt(app));
    await posted(room, desk, words);
    await settled(room);
    expect(told(room)).toHaveLength(1);
  });
});

test('a directive that touches their clients: directly, once, with one button for all the follow-ups', async (context) => {
  const room = await opened(context);
  const { app, teams, client } = room;
  await ask(room, worry);
  const body = JSON.stringify({
    do: 'tell-touched',
    person: idOf(room),
    directive: 'us-commerce-final-determination-2024',
  });
  for (const id of ['touched:1', 'touched:1']) await app.ledger.outbox.put({ id, lane: 'teams', due: 0, body });
  const own = teams.personalChat(teams.dana);
  const message = await posted(room, own, /Commerce ban is new or was changed\. It touches 1 client of yours\./);
  await settled(room);
  expect(textOf(message)).toMatch(/Acme Dental[\s\S]*Concern of 26 November 2026/);
  await Promise.all([1, 2].map(() => client.press(message, { title: 'Create all follow-ups' })));
  await posted(room, own, /created for Commerce ban/);
  await settled(room);
  const tasks = await app.ledger.tasks.list({});
  expect(tasks.length).toBeGreaterThan(2);
  expect(new Set(tasks.map(({ title }) => title)).size).toBe(tasks.length);
  expect(ours(room, own).filter((each) => /is new or was changed/.test(textOf(each)))).toHaveLength(1);
});
