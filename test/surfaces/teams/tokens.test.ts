/** Does Vouch get the tokens it needs, no more of them than that, and is all kept while it gets none? */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Failure } from '../../stand-ins/teams-server.ts';
import { type TeamsRoom, teamsRooms } from './open-teams.ts';
import { expectOneAnswer, once, question } from './outgoing-calls.ts';
import { count, ours, whenDone } from './standing.ts';

const open = teamsRooms();

/** What `/readyz` says of the surfaces. */
async function troubles({ url }: TeamsRoom): Promise<string> {
  const { surfaces = [] } = (await (await fetch(`${url}/readyz`)).json()) as { surfaces?: string[] };
  return surfaces.join('\n');
}

/** A Vouch that has answered Robin, and now needs another token. */
async function withoutToken(): Promise<TeamsRoom> {
  const room = await open();
  await room.client.say({ person: room.teams.robin, text: 'Is Sophos banned?' });
  await whenDone(room);
  room.teams.revokeTokens();
  return room;
}

const expectAnswered = (room: TeamsRoom) => expect(count(room, room.teams.personalChat().id)).toEqual(once);

test('a token that the connector no longer takes is replaced, once', async () => {
  const room = await withoutToken();
  const { teams, client } = room;
  const before = teams.tokenRequests;
  await client.say({ text: question });
  await whenDone(room);
  expectAnswered(room);
  expect(teams.tokenRequests).toBe(before + 1);
  const statuses = teams.calls.filter(({ kind }) => kind !== 'token' && kind !== 'openid').map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(1);
});

test('in a room, too, everybody gets the same answer as before', async () => {
  const room = await withoutToken();
  const { teams, client } = room;
  const desk = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
  await client.say({ room: desk, text: question });
  await whenDone(room);
  const [answer] = ours(room, desk.id);
  // Where outsiders may read along there are no thumbs: nobody reads along here.
  expect(answer?.channelData).toMatchObject({ feedbackLoop: { type: 'default' } });
});

const down = (times: number) => Array.from({ length: times }, (): Failure => ({ kind: 'drop' }));

test('a login that is down: what was asked is kept, told by /readyz, and answered once it is back', async () => {
  const room = await withoutToken();
  room.teams.fail('token', ...down(4));
  expect((await room.client.say({ text: question })).status).toBe(200);
  await expect.poll(() => troubles(room)).toMatch(/login gives Vouch no token/);
  await whenDone(room);
  expectAnswered(room);
  expect(await troubles(room)).toBe('');
});

test('a login that is down while the old token is no longer taken: /readyz says so all the time', async () => {
  const room = await withoutToken();
  room.teams.fail('token', ...down(4));
  await room.client.say({ text: question });
  await expect.poll(() => troubles(room)).toMatch(/login gives Vouch no token/);
  const said = new Set<string>();
  while (room.teams.calls.filter(({ failure }) => failure === 'drop').length < 4) {
    said.add(await troubles(room));
    await pause(20);
  }
  expect(said).not.toContain('');
  await whenDone(room);
});

test.each([429, 500, 503])('a login that says %i once is asked again soon', { timeout: 30_000 }, async (status) => {
  const room = await withoutToken();
  room.teams.fail('token', { kind: 'status', status, headers: { 'retry-after': '1' } });
  await room.client.say({ text: question });
  await whenDone(room, 20_000);
  expectAnswered(room);
});

test('a login that is slow: the answer waits for it', async () => {
  const room = await withoutToken();
  const { promise, resolve } = Promise.withResolvers<void>();
  room.teams.fail('token', { kind: 'wait', until: promise });
  expect((await room.client.say({ text: question })).status).toBe(200);
  await expect.poll(() => room.teams.calls.some((call) => call.failure === 'wait')).toBe(true);
  expect(ours(room, room.teams.personalChat().id)).toEqual([]);
  resolve();
  await whenDone(room);
  expectAnswered(room);
});

test('a wrong password: /readyz says so, and what was asked is answered once it is right', async () => {
  const wrong = await open({ environment: { MicrosoftAppPassword: 'a-wrong-password' } });
  expect((await wrong.client.say({ text: question })).status).toBe(200);
  await expect.poll(() => troubles(wrong)).toMatch(/AADSTS7000215/);
  await wrong.surface.stop(500);
  expect(ours(wrong)).toEqual([]);
  const right = await open({ beside: wrong });
  await whenDone(right);
  expectOneAnswer(right, expect);
  expect(await troubles(right)).toBe('');
});

test('fifty people at once at a cold start: one token, and the keys fetched once', async () => {
  const room = await open({ teams: { rate: null } });
  const { teams, client } = room;
  const people = Array.from({ length: 50 }, (_, index) => teams.addPerson({ name: `Rep ${index}` }));
  const sent = await Promise.all(people.map((person) => client.say({ person, text: question })));
  expect(sent.map(({ status }) => status)).toEqual(people.map(() => 200));
  await whenDone(room);
  expect(count(room)).toEqual({ ...once, answers: 50 });
  expect(teams.tokenRequests).toBe(1);
  const keys = teams.calls.filter(({ kind }) => kind === 'openid').map(({ path }) => path.split('/').at(-1));
  expect(keys.toSorted()).toEqual(['keys', 'openidconfiguration']);
});

test('keys that cannot be fetched: nothing is taken, /readyz says so, and later all is well', async () => {
  const room = await open();
  const { teams, client } = room;
  teams.fail('openid', { kind: 'status', status: 503 });
  // Nobody can tell whether it was Teams, so nobody gets in.
  expect((await client.say({ text: question })).status).toBe(401);
  expect(await troubles(room)).toMatch(/keys that Teams signs with/);
  expect((await client.say({ text: question })).status).toBe(200);
  await whenDone(room);
  expectOneAnswer(room, expect);
  expect(await troubles(room)).toBe('');
});
