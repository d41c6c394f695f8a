/** Is the bot told what people do in Teams as Teams tells it, and do they see what it answers? */
import { CardFactory, MessageFactory } from 'botbuilder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bot, type BotRoom, card, invokeResponse, openBotRoom } from './teams-bot.ts';
import type { Fields, TeamsClient } from './teams-client.ts';
import type { TeamsStandIn } from './teams-server.ts';

let room: BotRoom;
let teams: TeamsStandIn;
let bot: Bot;
let client: TeamsClient;
let turn: BotRoom['turn'];
let showCard: BotRoom['showCard'];
beforeAll(async () => {
  room = await openBotRoom();
  ({ teams, bot, client, turn, showCard } = room);
});
afterAll(() => room.stop());

describe('people', () => {
  test('write with mentions, in threads, and twice', async () => {
    const room = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    const sent = await client.say({ room, text: 'is AT&T <ok>?', mentions: [teams.robin] });
    expect(bot.seen.at(-1)).toMatchObject({
      id: sent.message.id,
      text: '<at>Vouch</at> is AT&amp;T &lt;ok&gt;? <at>Robin Cole</at>',
      textFormat: 'plain',
      attachments: [{ contentType: 'text/html', content: expect.stringContaining('>Vouch</span>&nbsp;is AT&amp;T') }],
      conversation: { id: room.id, conversationType: 'groupChat', isGroup: true, tenantId: teams.tenantId },
      from: { id: teams.dana.id, name: 'Dana Reyes', aadObjectId: teams.dana.aadObjectId },
      recipient: { id: `28:${teams.appId}`, name: 'Vouch' },
      entities: [
        { type: 'mention', text: '<at>Vouch</at>', mentioned: { id: `28:${teams.appId}`, name: 'Vouch' } },
        { type: 'mention', text: '<at>Robin Cole</at>', mentioned: { id: teams.robin.id } },
        { type: 'clientInfo', locale: 'en-US' },
      ],
      channelData: { tenant: { id: teams.tenantId } },
    });
    await client.again(sent);
    expect(bot.seen.at(-1)).toEqual(bot.seen.at(-2));
    await client.say({ room, text: 'psst', mention: false, person: teams.robin });
    expect(bot.seen.at(-1)).toMatchObject({ text: 'psst', from: { id: teams.robin.id } });
    const team = teams.addTeam({ name: 'Support', members: [teams.dana], channels: ['Vendors'] });
    const channel = teams.channel(team, 'Vendors');
    const root = await client.say({ room: channel, text: 'root' });
    const asked = { id: `${channel.id};messageid=${root.message.id}`, conversationType: 'channel' };
    const channelData = { channel: { id: channel.id }, team: { id: team.id }, tenant: { id: teams.tenantId } };
    expect(bot.seen.at(-1)).toMatchObject({ conversation: asked, channelData });
    await client.say({ room: channel, text: 'more', thread: root.message.id });
    expect(bot.seen.at(-1)).toMatchObject({ conversation: asked });
    await client.say({ text: 'odd', activity: { locale: 'fi-FI', text: 'odder&nbsp;' } });
    expect(bot.seen.at(-1)).toMatchObject({ locale: 'fi-FI', text: 'odder&nbsp;' });
    await expect(
      client.say({ room: teams.personalChat(teams.robin), person: teams.dana, text: 'x' }),
    ).rejects.toThrow();
  });

  test('edit, remove, bring back and react', async () => {
    const { message } = await client.say({ text: 'first' });
    await client.edit(message, 'second');
    expect(bot.seen.at(-1)).toMatchObject({
      type: 'messageUpdate',
      id: message.id,
      text: 'second',
      channelData: { eventType: 'editMessage' },
    });
    await client.remove(message);
    expect(bot.seen.at(-1)).toMatchObject({ type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } });
    expect(bot.seen.at(-1)?.['text']).toBeUndefined();
    expect(message.deleted).toBe(true);
    await client.undoRemove(message);
    expect(bot.seen.at(-1)).toMatchObject({ type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } });
    expect(message).toMatchObject({ deleted: false, edited: true, text: 'second' });
    const id = await turn((context) => context.sendActivity('react to me'));
    const mine = teams.messages().find((each) => each.id === id?.id) ?? message;
    await client.react(mine, teams.dana, 'like');
    expect(bot.seen.at(-1)).toMatchObject({
      type: 'messageReaction',
      replyToId: mine.id,
      reactionsAdded: [{ type: 'like' }],
    });
    await expect(client.edit(mine, 'x')).rejects.toThrow('bot');
  });

  test('add the bot, take it out, come, go, and rename', async () => {
    const team = teams.addTeam({ name: 'New', members: [teams.dana], channels: ['One'], installed: false });
    const one = teams.channel(team, 'One');
    await expect(client.say({ room: one, text: 'x' })).rejects.toThrow('the bot is not');
    await client.install(team, teams.dana);
    expect(bot.seen.slice(-2)).toMatchObject([
      {
        type: 'conversationUpdate',
        membersAdded: [{ id: teams.world.bot.id }],
        channelData: { eventType: 'teamMemberAdded', team: { id: team.id, name: 'New', aadGroupId: team.aadGroupId } },
      },
      { type: 'installationUpdate', action: 'add', from: { id: teams.dana.id }, conversation: { id: team.id } },
    ]);
    expect((await client.say({ room: one, text: 'x' })).status).toBe(200);
    await client.personJoined(team, teams.robin);
    expect(bot.seen.at(-1)).toMatchObject({ membersAdded: [{ id: teams.robin.id }], conversation: { id: team.id } });
    expect(team.members.has(teams.robin)).toBe(true);
    await client.personLeft(team, teams.robin);
    expect(bot.seen.at(-1)).toMatchObject({ membersRemoved: [{ id: teams.robin.id }] });
    await client.renameTeam(team, 'Newer');
    expect(bot.seen.at(-1)).toMatchObject({ channelData: { eventType: 'teamRenamed', team: { name: 'Newer' } } });
    await client.renameChannel(one, 'Two');
    expect(bot.seen.at(-1)).toMatchObject({
      channelData: { eventType: 'channelRenamed', channel: { id: one.id, name: 'Two' } },
    });
    await client.uninstall(team, teams.dana);
    expect(bot.seen.slice(-2)).toMatchObject([
      { membersRemoved: [{ id: teams.world.bot.id }] },
      { type: 'installationUpdate', action: 'remove' },
    ]);
    expect(team.installed).toBe('removed');
    const person = teams.addPerson({ name: 'Ada North', installed: false });
    await client.install(teams.personalChat(person));
    expect(bot.seen.at(-2)).toMatchObject({
      membersAdded: [{ id: teams.world.bot.id }, { id: person.id, aadObjectId: person.aadObjectId }],
      conversation: { conversationType: 'personal', id: teams.personalChat(person).id },
    });
  });
});

describe('a card', () => {
  const execute = (title: string, more: Fields = {}) => ({ type: 'Action.Execute', title, verb: title, ...more });
  const field = { type: 'Input.Text', id: 'why', label: 'Why', isRequired: true, maxLength: 5, regex: '^[a-z]+$' };

  test('has buttons anywhere, and what they answer is seen by who pressed', async () => {
    const room = teams.addGroupChat({ members: [teams.dana, teams.robin] });
    const message = await showCard(
      {
        body: [
          {
            type: 'Container',
            items: [{ type: 'ActionSet', actions: [execute('set')] }],
            selectAction: execute('tap'),
          },
          { type: 'ColumnSet', columns: [{ type: 'Column', items: [field], selectAction: execute('column') }] },
        ],
        actions: [
          execute('send', { data: { does: 'say' }, fallback: { type: 'Action.Submit', title: 'old' } }),
          {
            type: 'Action.ShowCard',
            title: 'more',
            card: { type: 'AdaptiveCard', body: [], actions: [execute('inner')] },
          },
        ],
      },
      room,
    );
    const inputs = { why: 'abc' };
    const toast = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Ticked off' };
    bot.does = invokeResponse(toast);
    for (const verb of ['set', 'tap', 'column', 'inner'])
      expect(await client.press(message, { verb }, { inputs })).toMatchObject({ toast: 'Ticked off', card: undefined });
    await expect(client.press(message, { title: 'old' })).rejects.toThrow(/no action 'old'; there are: set .*send/);
    bot.does = invokeResponse({ statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'x' } });
    const refused = await client.press(message, { title: 'send' }, { inputs });
    expect(refused).toMatchObject({ status: 200, problem: expect.stringContaining('400') });
    bot.does = invokeResponse(undefined, 501);
    expect(await client.press(message, { title: 'send' }, { inputs })).toMatchObject({ status: 501, card: undefined });
    const value = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Done' }] };
    bot.does = invokeResponse({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value });
    const pressed = await client.press(message, { title: 'send' }, { person: teams.robin, inputs });
    expect(pressed).toMatchObject({ status: 200, card: value, problem: undefined });
    expect(bot.seen.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: message.id,
      from: { id: teams.robin.id },
      value: {
        action: { type: 'Action.Execute', title: 'send', verb: 'send', data: { does: 'say', why: 'abc' } },
        trigger: 'manual',
      },
    });
    expect([teams.cardFor(message, teams.robin), teams.cardFor(message, teams.dana)]).toEqual([
      value,
      message.attachments[0]?.content,
    ]);
  });

  test('is not sent before it is filled in as it asks', async () => {
    const message = await showCard({
      body: [field],
      actions: [execute('send'), execute('skip', { associatedInputs: 'none' })],
    });
    const press = (inputs: Record<string, string>) => client.press(message, { title: 'send' }, { inputs });
    await expect(press({})).rejects.toThrow('must be filled in');
    await expect(press({ why: 'abcdef' })).rejects.toThrow('no more than 5');
    await expect(press({ why: 'ABC' })).rejects.toThrow('must be like');
    await expect(press({ other: 'x' })).rejects.toThrow("no input 'other'; there are: why");
    bot.does = invokeResponse({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' });
    expect((await client.press(message, { title: 'skip' })).status).toBe(200);
    expect((await client.press(message, { title: 'send' }, { unchecked: true })).status).toBe(200);
  });

  test('is asked for anew by those it names', async () => {
    const room = teams.addGroupChat({ members: [teams.dana, teams.robin] });
    const refresh = { action: execute('refresh', { data: { event: 'E1' } }), userIds: [teams.robin.id] };
    const message = await showCard({ body: [], refresh }, room);
    const value = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'For Robin' }] };
    bot.does = invokeResponse({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value });
    expect(await client.look(message, teams.dana)).toBeUndefined();
    expect((await client.look(message, teams.robin))?.card).toEqual(value);
    expect(bot.seen.at(-1)).toMatchObject({
      value: { trigger: 'automatic', action: { verb: 'refresh', data: { event: 'E1' } } },
    });
    expect(teams.cardFor(message, teams.robin)).toEqual(value);
    await turn(
      (context) => context.updateActivity({ ...MessageFactory.attachment(card({ body: [] })), id: message.id }),
      room,
    );
    expect(teams.cardFor(message, teams.robin)).toEqual(message.attachments[0]?.content);
  });

  test('opens windows, and their forms are sent', async () => {
    const data = { does: 'open', msteams: { type: 'task/fetch' } };
    const message = await showCard({
      body: [],
      actions: [
        { type: 'Action.Submit', title: 'Log', data },
        { type: 'Action.Submit', title: 'Plain', data: { does: 'say' } },
      ],
    });
    const form = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { ...field, value: 'old' },
        { type: 'Input.Text', id: 'note' },
        { type: 'Input.Toggle', id: 'told', title: 'Told' },
        { type: 'Input.Date', id: 'due', max: '2026-12-31' },
        { type: 'Input.Number', id: 'seats', min: 1 },
        {
          type: 'Input.ChoiceSet',
          id: 'how',
          isMultiSelect: true,
          choices: ['a', 'b'].map((each) => ({ title: each, value: each })),
        },
      ],
      actions: [{ type: 'Action.Submit', title: 'Save', data: { of: 'C1' } }],
    };
    const opened = {
      type: 'continue',
      value: { title: 'Log it', height: 'medium', card: CardFactory.adaptiveCard(form) },
    };
    bot.does = invokeResponse({ task: opened });
    const { dialog } = await client.press(message, { title: 'Log' });
    expect(bot.seen.at(-1)).toMatchObject({
      name: 'task/fetch',
      replyToId: message.id,
      value: { data, context: { theme: 'default' } },
    });
    if (dialog === undefined) throw new Error('nothing opened');
    expect(dialog).toMatchObject({ title: 'Log it', card: form });
    await expect(client.submitDialog(dialog, { why: '' })).rejects.toThrow("the input 'why' (Why) must be filled in");
    await expect(client.submitDialog(dialog, { how: 'c' })).rejects.toThrow("has no choice 'c'; there are: a, b");
    await expect(client.submitDialog(dialog, { due: '2027-01-01' })).rejects.toThrow('2026-12-31');
    await expect(client.submitDialog(dialog, { seats: 0 })).rejects.toThrow('1 or later');
    bot.does = invokeResponse({ task: { type: 'message', value: 'Saved' } });
    const told = { told: true, how: ['a', 'b'], seats: 3, due: '2026-12-01' };
    expect(await client.submitDialog(dialog, told)).toMatchObject({ notice: 'Saved', dialog: undefined });
    expect(bot.seen.at(-1)).toMatchObject({ name: 'task/submit', replyToId: message.id });
    const submitted = { of: 'C1', why: 'old', told: 'true', how: 'a,b', seats: '3', due: '2026-12-01' };
    expect(bot.seen.at(-1)?.['value']).toEqual({ data: submitted, context: { theme: 'default' } });
    bot.does = async () => {};
    await client.press(message, { title: 'Plain' });
    expect(bot.seen.at(-1)).toMatchObject({ type: 'message', value: { does: 'say' }, replyToId: message.id });
    expect(bot.seen.at(-1)?.['text']).toBeUndefined();
    bot.does = invokeResponse({
      task: { type: 'continue', value: { title: 'x', card: { ...opened.value.card, content: {} } } },
    });
    expect(await client.press(message, { title: 'Log' })).toMatchObject({
      dialog: undefined,
      problem: expect.any(String),
    });
  });

  test('is voted on where it can be', async () => {
    const room = teams.personalChat();
    await turn((context) =>
      context.sendActivity({ type: 'message', text: 'a', channelData: { feedbackLoop: { type: 'default' } } }),
    );
    const [plain, voted] = [
      teams.messages(room.id).findLast(({ from }) => from !== 'bot'),
      teams.messages(room.id).at(-1),
    ];
    if (plain === undefined || voted === undefined) throw new Error('nothing was said');
    bot.does = invokeResponse({});
    expect(await client.feedback(voted, teams.dana, 'dislike', 'Too long')).toEqual({ status: 200, body: {} });
    expect(bot.seen.at(-1)).toMatchObject({
      name: 'message/submitAction',
      replyToId: voted.id,
      value: { actionName: 'feedback', actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"Too long"}' } },
    });
    await expect(client.feedback(plain, teams.dana, 'like')).rejects.toThrow('no buttons');
  });
});

describe('the message extension', () => {
  test('finds, and what is taken is sent back', async () => {
    const found = { type: 'result', attachmentLayout: 'list', attachments: [card({ body: [] })] };
    bot.does = invokeResponse({ composeExtension: found });
    const room = teams.addGroupChat({ members: [teams.dana], installed: false });
    expect((await client.search('search', 'kasp', { room })).attachments).toEqual(found.attachments);
    expect(bot.seen.at(-1)).toMatchObject({
      name: 'composeExtension/query',
      conversation: { id: room.id },
      value: {
        commandId: 'search',
        parameters: [{ name: 'query', value: 'kasp' }],
        queryOptions: { skip: 0, count: 25 },
      },
    });
    await client.search('search', undefined);
    expect(bot.seen.at(-1)).toMatchObject({ value: { parameters: [{ name: 'initialRun', value: 'true' }] } });
    await client.selectItem({ id: 'kaspersky' }, { person: teams.robin });
    expect(bot.seen.at(-1)).toMatchObject({ name: 'composeExtension/selectItem', value: { id: 'kaspersky' } });
    bot.does = invokeResponse({ composeExtension: { type: 'message', text: 'Nothing' } });
    expect(await client.search('search', 'x')).toMatchObject({ notice: 'Nothing', attachments: [] });
  });

  test('takes a message out of the menu, and its form is sent with it', async () => {
    const team = teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin], channels: ['Vendors'] });
    const room = teams.channel(team, 'Vendors');
    const { message } = await client.say({ room, person: teams.robin, text: 'a client asks about Kaspersky' });
    const form = { body: [{ type: 'Input.Text', id: 'client' }], actions: [{ type: 'Action.Submit', title: 'Save' }] };
    bot.does = invokeResponse({ task: { type: 'continue', value: { title: 'Log', card: card(form) } } });
    const { dialog } = await client.messageAction('log', message, teams.dana);
    const messagePayload = {
      id: message.id,
      linkToMessage: expect.stringContaining(message.id),
      body: { contentType: 'html', content: expect.stringContaining('a client asks about Kaspersky') },
      from: { user: { userIdentityType: 'aadUser', id: teams.robin.aadObjectId, displayName: 'Robin Cole' } },
    };
    expect(bot.seen.at(-1)).toMatchObject({
      name: 'composeExtension/fetchTask',
      from: { id: teams.dana.id },
      conversation: { id: `${room.id};messageid=${message.id}` },
      value: { commandId: 'log', commandContext: 'message', messagePayload },
    });
    if (dialog === undefined) throw new Error('nothing opened');
    bot.does = invokeResponse(undefined);
    expect(await client.submitMessageAction(dialog, { client: 'Northgate' })).toMatchObject({
      dialog: undefined,
      problem: undefined,
    });
    expect(bot.seen.at(-1)).toMatchObject({
      name: 'composeExtension/submitAction',
      value: { commandId: 'log', data: { client: 'Northgate' }, messagePayload },
    });
  });
});
