/** Does the real botbuilder take what the stand-in sends, and is what it sends taken? */
import { createRequire } from 'node:module';
import { type CloudAdapter, MessageFactory, TeamsInfo } from 'botbuilder';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Bot, type BotRoom, openBotRoom } from './teams-bot.ts';
import type { TeamsClient } from './teams-client.ts';
import { badTokenKinds, type TeamsStandIn, type TokenKind } from './teams-server.ts';

// The SDK writes each bad token to the console.
vi.spyOn(console, 'error').mockImplementation(() => {});

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
/** The SDK wants parts declared that nobody sends. */
const Conversation = z.custom<Parameters<CloudAdapter['createConversationAsync']>[4]>(isObject);
const Reference = z.custom<Parameters<CloudAdapter['continueConversationAsync']>[1]>(isObject);

let room: BotRoom;
let teams: TeamsStandIn;
let bot: Bot;
let client: TeamsClient;
let turn: BotRoom['turn'];
beforeAll(async () => {
  room = await openBotRoom();
  ({ teams, bot, client, turn } = room);
});
afterAll(() => room.stop());

describe('a token', () => {
  test('that Teams signed is taken', async () => {
    const sent = await client.say({ text: 'hello' });
    expect(sent).toMatchObject({ status: 200, message: { text: 'hello' } });
    expect(bot.seen.at(-1)).toMatchObject({ text: 'hello', channelId: 'msteams', serviceUrl: teams.serviceUrl });
  });

  test.each(badTokenKinds)('%s is not, but for one', async (token: TokenKind) => {
    const before = bot.seen.length;
    const { status } = await client.say({ text: 'hello', token });
    // The SDK as it is takes a token of its emulator when that is signed by a key it trusts.
    if (token === 'emulator') return expect([status, bot.seen.length]).toEqual([200, before + 1]);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(bot.seen).toHaveLength(before);
  });
});

describe('a bot', () => {
  test('replies, changes and takes back, with one token for all of it', async () => {
    const before = teams.messages(teams.personalChat().id).length;
    const requests = teams.tokenRequests;
    const id = await turn(async (context) => {
      const reply = await context.sendActivity('One');
      await context.updateActivity({ ...MessageFactory.text('Two'), id: reply?.id ?? '' });
      return reply?.id;
    });
    const [said, reply] = teams.messages(teams.personalChat().id).slice(before);
    expect(reply).toMatchObject({ id, from: 'bot', text: 'Two', edited: true, replyToId: said?.id });
    await turn((context) => context.deleteActivity(id ?? ''));
    expect(reply?.deleted).toBe(true);
    expect(teams.tokenRequests - requests).toBeLessThanOrEqual(1);
  });

  test('replies into the thread it was asked in', async () => {
    const team = teams.addTeam({ name: 'Support', members: [teams.dana], channels: ['Vendors'] });
    const channel = teams.channel(team, 'Vendors');
    bot.does = (context) => context.sendActivity('Answer');
    const { message } = await client.say({ room: channel, text: 'Question' });
    await client.say({ room: channel, text: 'More', thread: message.id });
    bot.does = async () => {};
    expect(teams.messages(channel.id).map(({ thread, from }) => [thread, from === 'bot'])).toEqual([
      [message.id, false],
      [message.id, true],
      [message.id, false],
      [message.id, true],
    ]);
  });

  test('writes to somebody who has not asked', async () => {
    const parameters = {
      isGroup: false,
      bot: teams.world.bot,
      members: [{ id: teams.robin.id, name: '' }],
      tenantId: teams.tenantId,
      channelData: { tenant: { id: teams.tenantId } },
    };
    await bot.adapter.createConversationAsync(
      teams.appId,
      'msteams',
      teams.serviceUrl,
      teams.scope,
      Conversation.parse(parameters),
      async (context) => void (await context.sendActivity('Good morning')),
    );
    const { id } = teams.personalChat(teams.robin);
    expect(teams.messages(id)).toMatchObject([{ from: 'bot', text: 'Good morning' }]);
    const reference = { channelId: 'msteams', serviceUrl: teams.serviceUrl, conversation: { id } };
    await bot.adapter.continueConversationAsync(
      teams.appId,
      Reference.parse(reference),
      async (context) => void (await context.sendActivity('Once more')),
    );
    expect(teams.messages(id).at(-1)?.text).toBe('Once more');
  });

  test('learns who is there', async () => {
    const guest = teams.addPerson({ name: 'Gil Grant', role: 'guest' });
    const room = teams.addGroupChat({ members: [teams.dana, teams.robin, guest] });
    const { members } = await turn((context) => TeamsInfo.getPagedMembers(context, 50), room);
    expect(members.map(({ name, userRole }) => [name, userRole])).toEqual([
      ['Dana Reyes', 'user'],
      ['Robin Cole', 'user'],
      ['Gil Grant', 'guest'],
    ]);
    const one = await turn((context) => TeamsInfo.getMember(context, guest.id), room);
    expect(one).toMatchObject({ id: guest.id, email: guest.email, tenantId: teams.tenantId });
    const team = teams.addTeam({ name: 'Support', members: [teams.dana], channels: ['Vendors'] });
    const general = teams.channel(team, 'General');
    const details = await turn((context) => TeamsInfo.getTeamDetails(context), general);
    expect(details).toMatchObject({ id: team.id, name: 'Support', aadGroupId: team.aadGroupId });
    const channels = await turn((context) => TeamsInfo.getTeamChannels(context), general);
    expect(channels.map(({ name }) => name)).toEqual([null, 'Vendors']);
  });

  test('is told Teams’ own word for a refusal', async () => {
    const room = teams.addGroupChat({ members: [teams.dana] });
    const refusal = await turn(async (context) => {
      teams.setInstalled(room, 'removed');
      return context.sendActivity('x').catch((thrown: unknown) => thrown);
    }, room);
    expect(refusal).toMatchObject({ statusCode: 403, code: 'BotNotInConversationRoster' });
  });
});

describe('an entity', () => {
  const answer = {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    additionalType: ['AIGeneratedContent'],
    citation: [{ '@type': 'Claim', position: 1, appearance: { '@type': 'DigitalDocument', name: 'BOD 17-01' } }],
  };
  const send = () =>
    turn((context) =>
      context
        .sendActivity({ type: 'message', text: 'So it is [1]', entities: [answer] })
        .catch((thrown: unknown) => thrown),
    );

  test('is stripped by the SDK as it is, and so refused, and comes whole from the mended one', async () => {
    expect(await send()).toMatchObject({ statusCode: 400, code: 'BadSyntax' });
    const sent = teams.calls.findLast(({ kind }) => kind === 'post')?.body as { entities: unknown };
    expect(sent.entities).toEqual([{ type: answer.type }]);
    const mappers: unknown = createRequire(import.meta.url)('botframework-connector/lib/connectorApi/models/mappers');
    const { Entity } = mappers as { Entity: { type: Record<string, unknown> } };
    Entity.type['additionalProperties'] = { type: { name: 'Object' } };
    expect(await send()).toMatchObject({ id: expect.any(String) });
    expect(teams.messages(teams.personalChat().id).at(-1)?.entities).toEqual([answer]);
  });
});
