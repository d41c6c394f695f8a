/** Does what clients said stay with the partner, and does nothing from outside come alive? */
import { expect, test } from 'vitest';
import { pressable, type Room, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();
const ours = ({ slack }: Room, channel: string) => slack.messages(channel).filter((m) => m.bot_id !== undefined);

async function withShared(): Promise<Room> {
  const room = await open();
  room.slack.addUser({ id: 'UX', name: 'Olga Outside', team: 'T9' });
  room.slack.addChannel({ id: 'CX', name: 'with-a-customer', isExtShared: true, members: ['U1', 'UX'] });
  return room;
}

test('a channel shared with another organisation gets the answer and nothing of clients', async () => {
  const room = await withShared();
  await room.send.event(
    room.slack.say({ channel: 'CX', text: '<@UBOT> Is Kaspersky safe for our federal work?' }).event,
  );
  const answer = await room.slack.waitFor(() => ours(room, 'CX')[0]);
  expect(textOf(answer)).toMatch(/prohibited/);
  const buttons = pressable(answer.blocks).map((id) => id.split(':')[0]);
  for (const id of [
    'log-concern',
    'create-task',
    'copy-for-client',
    'review-tasks',
    'accept-tasks',
    'feedback',
    'task-menu',
  ])
    expect(buttons).not.toContain(id);
});

test('what names a client goes to the person directly, never into such a channel', async () => {
  const room = await withShared();
  await room.app.ledger.clients.ensure({ name: 'Acme Dental', federal: true });
  for (const text of [
    '<@UBOT> log that Acme Dental is worried about Kaspersky',
    '<@UBOT> which clients asked about Kaspersky?',
    '<@UBOT> is Kaspersky ok for Acme Dental?',
    '<@UBOT> create a follow-up to call Acme Dental',
  ])
    await room.send.event(room.slack.say({ channel: 'CX', text }).event);
  await room.send.command({ command: '/concerns', channel: 'CX' });
  await room.slack.waitFor(() => ours(room, 'D1').length >= 5);
  expect(ours(room, 'CX')).toEqual([]);
  expect(room.slack.ephemerals('CX')).toEqual([]);
  expect(room.slack.calls.filter((call) => call.method === 'response')).toEqual([]);
  expect(textOf(ours(room, 'D1')[0] ?? { text: '' })).toMatch(/people of another organisation read that channel/);
  expect(await room.app.ledger.concerns.list({})).toHaveLength(1);
});

test('when nobody can tell who reads a channel, it is taken for shared', async () => {
  const room = await open();
  room.slack.fail('conversations.info', { kind: '500' });
  await room.app.ledger.clients.ensure({ name: 'Acme Dental' });
  await room.send.command({ command: '/concerns' });
  await room.slack.waitFor(() => ours(room, 'D1').length > 0);
  expect(room.slack.ephemerals('C1')).toEqual([]);
});

test('somebody of another organisation is answered about vendors, writes nothing and learns of no client', async () => {
  const room = await withShared();
  await room.app.ledger.clients.ensure({ name: 'Acme Dental', federal: true });
  const asks = (text: string) =>
    room.send.event({ ...room.slack.say({ channel: 'CX', user: 'UX', text }).event, user_team: 'T9' });
  await asks('<@UBOT> Is Sophos banned?');
  await asks('<@UBOT> log that Zenith is worried about Kaspersky');
  await asks('<@UBOT> which clients asked about Kaspersky?');
  await asks('<@UBOT> is Kaspersky ok for Acme Dental?');
  const answers = await room.slack.waitFor(() => {
    const all = ours(room, 'CX');
    return all.length === 4 && all;
  });
  expect(textOf(answers.find((m) => m.text.includes('Sophos')) ?? { text: '' })).toMatch(/no restriction found/);
  expect(answers.filter((m) => textOf(m).includes('Only members of the organisation'))).toHaveLength(3);
  for (const answer of answers) expect(textOf(answer)).not.toMatch(/Acme|Zenith/);
  expect(await room.app.ledger.concerns.list({})).toEqual([]);
  expect(await room.app.ledger.clients.list()).toHaveLength(1);
});

const nasty = [
  '<!channel> Corp',
  '<@U2> & Sons',
  '<#C1|general> Ltd',
  '*Bold* _it_ `x` ~no~',
  ':fire: Works',
  '<https://evil.example|Acme>',
  '@here Partners',
  'Ünï & <b>Söhne</b> 🚀',
];

test.each(nasty)('a client called %s stays text', async (name) => {
  const room = await open();
  const { clients, concerns } = room.app.ledger;
  const client = await clients.ensure({ name });
  await concerns.add({
    clientId: client.id,
    vendor: 'kaspersky',
    words: `${name} asks: is it fine?`,
    severity: 'normal',
    link: null,
    loggedBy: { id: 'slack:T1:U1', name },
    surface: 'slack',
  });
  await room.send.command({ command: '/concerns' });
  const listed = await room.slack.waitFor((s) => s.ephemerals('C1')[0]);
  await room.send.event(
    room.slack.say({ channel: 'D1', text: `create a follow-up to call ${name} about ${name}` }).event,
  );
  const made = await room.slack.waitFor(() => ours(room, 'D1')[0]);
  await room.send.event(room.slack.say({ text: `<@UBOT> Is "${name}" banned?` }).event);
  const asked = await room.slack.waitFor((s) => ours(room, 'C1')[0] ?? s.ephemerals('C1')[1]);
  for (const { text, blocks } of [listed, made, asked]) {
    const json = JSON.stringify([text, blocks]);
    expect(json).not.toMatch(/<[!@#]|<https/);
    expect(json).not.toMatch(/"type":"(mrkdwn|user|usergroup|broadcast|channel|emoji)"/);
    expect(text).not.toMatch(/(^|\s)\*Bold\*|:fire:|(^|\s)@here/);
  }
});

test('the log holds no question, no client and no token', async () => {
  const room = await open();
  room.slack.fail('chat.postEphemeral', { kind: 'error', error: 'team_access_not_granted' });
  await room.send.event(
    room.slack.say({ text: '<@UBOT> log that Acme Dental is worried about Kaspersky: “rip it out?”' }).event,
  );
  await room.slack.waitFor((s) => s.ephemerals('C1').length > 0);
  const lines = room.log.lines.join('\n');
  expect(lines).toMatch(/given up/);
  expect(lines).not.toMatch(/Acme|rip it out|xoxb/);
});
