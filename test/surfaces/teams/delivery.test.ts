/** Does what comes from Teams take effect once, whatever breaks on the way? */
import { describe, expect, test } from 'vitest';
import { engines } from '../../ledger/engines.ts';
import type { Room } from '../../stand-ins/teams-server.ts';
import { giveFollowUp } from './give.ts';
import { type TeamsRoom, teamsRooms } from './open-teams.ts';
import { deskWithRobin, once, question, told } from './outgoing-calls.ts';
import { count, ours, read, whenDone } from './standing.ts';

const open = teamsRooms();
const concern = 'log that Acme Dental is worried about Kaspersky';
const logged = async ({ app }: TeamsRoom) => (await app.ledger.concerns.list({})).length;

describe.each(engines)('on $name', (engine) => {
  test('three deliveries at once, and another after a restart, are one answer and one concern', async () => {
    const { url, remove } = await engine.fresh();
    const room = await open({ databaseUrl: url });
    const activity = { type: 'message', id: '1790000000001', text: concern };
    const answers = await Promise.all([1, 2, 3].map(() => room.client.deliver(activity)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await whenDone(room);
    const next = await room.restart();
    expect(await next.client.deliver(activity)).toMatchObject({ status: 200 });
    await whenDone(next);
    expect(count(next)).toEqual(once);
    expect(await logged(next)).toBe(1);
    remove();
  });

  test('two replicas that get the same activities at once answer each once', async () => {
    const { url, remove } = await engine.fresh();
    const one = await open({ databaseUrl: url, teams: { rate: null } });
    const two = await open({ beside: one });
    const said = Array.from({ length: 10 }, (_, index) => ({
      type: 'message',
      id: `${1_790_000_000_000 + index}`,
      text: `log that Client ${index} is worried about Kaspersky`,
    }));
    const answers = await Promise.all(
      said.flatMap((activity) => [one, two, one].map(({ client }) => client.deliver(activity))),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    await whenDone(one);
    expect(count(one)).toEqual({ ...once, answers: 10 });
    expect(await logged(one)).toBe(10);
    remove();
  });

  test('trouble at one replica is made good by either, once', async () => {
    const { url, remove } = await engine.fresh();
    const one = await open({ databaseUrl: url });
    const two = await open({ beside: one });
    one.teams.fail('post', { kind: 'status', status: 503 }, { kind: 'status', status: 412 });
    const sent = await one.client.say({ text: concern });
    await two.client.again(sent);
    await whenDone(one);
    expect(count(one)).toEqual(once);
    expect(await logged(one)).toBe(1);
    remove();
  });

  test('a post of which nobody knows what became: a small card offers the answer, once', async () => {
    const { url, remove } = await engine.fresh();
    const one = await open({ databaseUrl: url });
    await open({ beside: one });
    one.teams.fail('post', { kind: 'status-after', status: 500 });
    await one.client.say({ text: concern });
    await whenDone(one);
    expect(count(one)).toEqual({ ...once, offers: 1 });
    expect(await logged(one)).toBe(1);
    remove();
  });

  test('two replicas tell somebody of a follow-up once', async () => {
    const { url, remove } = await engine.fresh();
    const one = await open({ databaseUrl: url });
    await open({ beside: one });
    await one.client.say({ person: one.teams.robin, text: 'Is Sophos banned?' });
    await whenDone(one);
    one.teams.fail('put', { kind: 'status', status: 503 });
    await giveFollowUp(one, one.teams.robin);
    await whenDone(one);
    expect(ours(one).filter((each) => told.test(read([each])))).toHaveLength(1);
    expect(count(one)).toEqual({ ...once, answers: 2 });
    remove();
  });
});

describe('acknowledged', () => {
  test('is only what is kept, so that Teams may send it again', async () => {
    const room = await open();
    await room.app.ledger.close();
    expect((await room.client.say({ text: question })).status).toBeGreaterThanOrEqual(500);
    expect(ours(room)).toEqual([]);
  });

  test('is everything before the work is done', async () => {
    const room = await open();
    const { promise, resolve } = Promise.withResolvers<void>();
    room.teams.fail('members', { kind: 'wait', until: promise });
    expect(await room.client.say({ text: question })).toMatchObject({ status: 200 });
    expect(ours(room)).toEqual([]);
    resolve();
    await whenDone(room);
    expect(count(room)).toEqual(once);
  });
});

describe('a question that is deleted while another replica posts its answer', () => {
  test.each([
    ['as it is', 'wait'],
    ['by stub and edit', 'stub'],
  ] as const)('%s: no answer stays, although Teams fails to remove it at first', async (_, way) => {
    const one = await open();
    const two = await open({ beside: one });
    const { teams } = one;
    const { promise, resolve } = Promise.withResolvers<void>();
    if (way === 'stub') teams.fail('typing', { kind: 'status', status: 502 });
    teams.fail('post', { kind: 'wait', until: promise });
    const { message } = await one.client.say({ text: question });
    await expect.poll(() => teams.calls.some((call) => call.failure === 'wait')).toBe(true);
    await two.client.remove(message);
    await expect.poll(() => two.app.ledger.postings.answering('teams', roomId(two), message.id)).toBeDefined();
    teams.fail('delete', { kind: 'status', status: 503 });
    resolve();
    await expect.poll(() => count(one), { timeout: 10_000 }).toEqual({ answers: 0, offers: 0, stubs: 0 });
  });

  const roomId = ({ teams }: TeamsRoom) => `teams:${teams.tenantId}:${teams.personalChat().id}`;
});

const closed: readonly (readonly [string, Room['installed'], string])[] = [
  ['from which Vouch was taken out', 'removed', 'BotNotInConversationRoster'],
  ['where Vouch was turned off', { blocked: 'BotDisabledByUser' }, 'BotDisabledByUser'],
  ['where Vouch was blocked', { blocked: 'ConversationBlockedByUser' }, 'ConversationBlockedByUser'],
];

describe.each(closed)('a chat %s', (_, installed, code) => {
  test('a question there ends, the log says why, and everybody else is answered', async () => {
    const room = await open();
    const { teams, client, log } = room;
    teams.setInstalled(teams.personalChat(), installed);
    expect(await client.deliver({ type: 'message', text: question })).toMatchObject({ status: 200 });
    await expect.poll(() => log.lines.join('\n')).toMatch(/a person could not be told/);
    expect(log.lines.filter((line) => line.includes('a job was given up'))).toHaveLength(1);
    // The answer, and the word that it could not be said: nothing is tried again.
    const posts = teams.calls.filter(({ kind }) => kind === 'post');
    expect(posts.map(({ error }) => error)).toEqual([code, code]);
    await client.say({ person: teams.robin, text: question });
    await whenDone(room);
    expect(count(room)).toEqual(once);
  });

  test('a follow-up for its owner: the log says that they were not told', async () => {
    const room = await open();
    const { teams, client, log } = room;
    await client.say({ person: teams.robin, text: 'Is Sophos banned?' });
    await whenDone(room);
    const before = ours(room).length;
    teams.setInstalled(teams.personalChat(teams.robin), installed);
    await giveFollowUp(room, teams.robin);
    await whenDone(room);
    expect(ours(room)).toHaveLength(before);
    expect(log.lines.filter((line) => line.includes('could not be told'))).toHaveLength(1);
    expect(teams.calls.filter(({ error }) => error === code)).toHaveLength(1);
  });

  test('an answer about clients that was to go there: the room says what to do', async () => {
    const room = await open();
    const { teams, client } = room;
    const desk = await deskWithRobin(room);
    await client.say({ person: teams.robin, text: 'Is Sophos banned?' });
    await whenDone(room);
    teams.setInstalled(teams.personalChat(teams.robin), installed);
    const before = ours(room).length;
    await client.say({ room: desk, person: teams.robin, text: 'which clients asked about Kaspersky?' });
    await whenDone(room);
    expect(read(ours(room).slice(before))).toMatch(/no chat with Vouch/);
    expect(ours(room)).toHaveLength(before + 1);
  });
});

test('a follow-up for somebody whom Vouch never met: the log says that they were not told', async () => {
  const room = await open();
  await giveFollowUp(room, room.teams.robin);
  await whenDone(room);
  expect(ours(room)).toEqual([]);
  expect(room.log.lines.filter((line) => line.includes('never met in Teams'))).toHaveLength(1);
});

test('a room that Vouch was taken out of meanwhile: the answer about clients stands where it went, once', async () => {
  const room = await open();
  const { teams, client } = room;
  const desk = await deskWithRobin(room);
  await client.say({ person: teams.robin, text: 'Is Sophos banned?' });
  await whenDone(room);
  const before = ours(room).length;
  const { promise, resolve } = Promise.withResolvers<void>();
  teams.fail('post', { kind: 'wait', until: promise });
  await client.say({ room: desk, person: teams.robin, text: 'which clients asked about Kaspersky?' });
  await expect.poll(() => teams.calls.some((call) => call.failure === 'wait')).toBe(true);
  teams.setInstalled(desk, 'removed');
  resolve();
  await whenDone(room);
  expect(ours(room)).toHaveLength(before + 1);
});
