/** Does whoever asked in Slack hear once, and where they asked, that an answer is out of date, and whom a directive touches? */
import { expect, test } from 'vitest';
import { change, openReceipt, outdate } from '../outdate.ts';
import { ask, aWhile, command, dana, ours, posted, question, seenIn, top } from './a-rep.ts';
import { pressable, type Room, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();
const words = 'An answer of 26 November 2026 is out of date.';

/** Everything of the kind that stands anywhere. */
const told = ({ slack }: Room) => slack.messages().filter((message) => textOf(message).includes('is out of date'));

test('in the thread of the answer, before and after, with a button that asks again', async () => {
  const room = await open();
  const answer = await ask(room, question);
  await outdate(room.app, await openReceipt(room.app));
  const message = await posted(room, words, 'C1');
  expect(message.thread_ts).toBe(answer.thread_ts);
  expect(textOf(message)).toContain(`Before: ${change.before}`);
  expect(textOf(message)).toContain(`Now: ${change.after}`);
  expect(textOf(message)).toContain(question);
  const again = pressable(message.blocks).find((id) => id.startsWith('say'));
  await room.send.action({ message }, { actionId: again ?? '' });
  const fresh = await room.slack.waitFor((s) => ours(s)[2]);
  expect(textOf(fresh)).toMatch(/Kaspersky for federal contractors in the United States: prohibited/);
  expect(fresh.thread_ts).toBe(answer.thread_ts);
  expect(room.slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
});

test('the copy for the client says first that it is out of date', async () => {
  const room = await open();
  const answer = await ask(room, question);
  await outdate(room.app, await openReceipt(room.app));
  await room.send.action({ message: answer }, { actionId: 'copy-for-client' });
  expect(seenIn(top(room))).toMatch(/Out of date since 26 November 2026:\n- Before: The <rule> ended/);
});

test('an answer about a client, and one of a command that one person saw, are put right in their own chat', async () => {
  const room = await open();
  await room.app.ledger.clients.ensure({ name: 'Acme Dental', federal: true });
  await room.send.event(room.slack.say({ text: '<@UBOT> is Kaspersky ok for Acme Dental?' }).event);
  await room.slack.waitFor((s) => s.ephemerals('C1')[0]);
  await outdate(room.app, await openReceipt(room.app));
  await posted(room, words);
  await command(room, '/vendor kaspersky');
  await outdate(room.app, await openReceipt(room.app));
  await room.slack.waitFor((s) => ours(s, 'D1').length === 2);
  expect(ours(room.slack, 'C1')).toEqual([]);
  expect(room.slack.ephemerals('C1')).toHaveLength(2);
});

test('in a direct conversation in its thread', async () => {
  const room = await open();
  const answer = await ask(room, question, 'D1');
  await outdate(room.app, await openReceipt(room.app));
  expect((await posted(room, words)).thread_ts).toBe(answer.thread_ts);
});

test('where another organisation reads along one of ours hears directly, and one of theirs not at all', async () => {
  const room = await open();
  room.slack.addUser({ id: 'UX', name: 'Olga Outside', team: 'T9' });
  room.slack.addChannel({ id: 'CX', name: 'with-a-customer', isExtShared: true, members: ['U1', 'UX'] });
  await ask(room, question, 'CX');
  await outdate(room.app, await openReceipt(room.app));
  await posted(room, words);
  const theirs = room.slack.say({ channel: 'CX', user: 'UX', text: '<@UBOT> Is Kaspersky banned?' });
  await room.send.event({ ...theirs.event, user_team: 'T9' });
  await room.slack.waitFor((s) => ours(s, 'CX')[1]);
  await outdate(room.app, await openReceipt(room.app));
  await aWhile();
  expect(told(room)).toHaveLength(1);
  expect(ours(room.slack, 'CX')).toHaveLength(2);
});

test('once, though the first try ends without an answer of Slack', async () => {
  const room = await open();
  await ask(room, question);
  room.slack.fail('chat.postMessage', { kind: 'drop-after' });
  await outdate(room.app, await openReceipt(room.app));
  await posted(room, words, 'C1');
  await aWhile();
  expect(told(room)).toHaveLength(1);
});

test('where Vouch was taken out of the channel it is said directly', async () => {
  const room = await open();
  await ask(room, question);
  room.slack.fail('chat.postMessage', { kind: 'error', error: 'not_in_channel' });
  await outdate(room.app, await openReceipt(room.app));
  await posted(room, words);
  expect(told(room)).toHaveLength(1);
});

test('a directive that touches their clients: directly, once, with one button for all the follow-ups', async () => {
  const room = await open();
  const { app } = room;
  await ask(room, 'log that Acme is worried about Kaspersky', 'D1');
  const directive = 'us-commerce-final-determination-2024';
  const body = JSON.stringify({ do: 'tell-touched', person: dana.id, directive });
  for (const id of ['touched:1', 'touched:1']) await app.ledger.outbox.put({ id, lane: 'slack', due: 0, body });
  const message = await posted(room, 'Commerce ban is new or was changed. It touches 1 client of yours.');
  expect(textOf(message)).toMatch(/Acme[\s\S]*Concern of 26 November 2026/);
  const button = pressable(message.blocks).find((id) => id.startsWith('say')) ?? '';
  await Promise.all([1, 2].map(() => room.send.action({ message }, { actionId: button })));
  await posted(room, 'created for Commerce ban');
  await posted(room, 'No new follow-up.');
  const tasks = await app.ledger.tasks.list({});
  expect(new Set(tasks.map(({ title }) => title)).size).toBe(tasks.length);
  expect(tasks.every(({ ownerId }) => ownerId === dana.id)).toBe(true);
  // Somebody with no client there hears nothing.
  const other = JSON.stringify({ do: 'tell-touched', person: 'slack:T1:U2', directive });
  await app.ledger.outbox.put({ id: 'touched:2', lane: 'slack', due: 0, body: other });
  await aWhile();
  expect(room.slack.messages().filter((m) => textOf(m).includes('is new or was changed'))).toHaveLength(1);
  expect(room.slack.calls.filter((call) => call.error !== undefined)).toEqual([]);
});
