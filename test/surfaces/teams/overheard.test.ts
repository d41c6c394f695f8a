/** Does Vouch keep nothing of what was not said to it, and log nothing of what was? */
import { describe, expect, test } from 'vitest';
import { envelope } from '../../stand-ins/teams-activities.ts';
import { type Fields, isFields } from '../../stand-ins/teams-refusal.ts';
import { ask, kept, opened, ours, question, settled, worry } from './a-member.ts';
import { ownRooms } from './about-clients.ts';
import { textOf } from './open-teams.ts';

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
});

test.concurrent('the log holds no question, no client and no token', async (context) => {
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
