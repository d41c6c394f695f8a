/** Does a question written in Slack get its answer, in its thread and once? */
import { expect, test } from 'vitest';
import { slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();
const question = '<@UBOT> Is Kaspersky safe for our federal work?';

test('a mention in a channel is answered in its thread, verdict first, each claim with its source', async () => {
  const { slack, send } = await open();
  const asked = slack.say({ text: question });
  expect(await send.event(asked.event)).toMatchObject({ status: 200 });
  const answer = await slack.waitFor((s) => s.messages('C1').find((m) => m.bot_id !== undefined));
  expect(answer.thread_ts).toBe(asked.message.ts);
  expect(answer.blocks?.[0]).toMatchObject({ type: 'header', text: { text: expect.stringContaining('prohibited') } });
  const text = textOf(answer);
  expect(text).toMatch(/Section 1634/);
  expect(text).toMatch(/\[1\]/);
  expect(text).toContain('https://www.govinfo.gov/');
  expect(text).toMatch(/What Kaspersky says/);
  expect(text).toMatch(/Receipt [0-9a-f-]{36}/);
});

test('follow-up questions in the thread keep its context, in a channel and in a direct message', async () => {
  const { slack, send } = await open();
  for (const [channel, first] of [
    ['C1', question],
    ['D1', 'Is Kaspersky safe for our federal work?'],
  ] as const) {
    const root = slack.say({ channel, text: first });
    await send.event(root.event);
    await slack.waitFor((s) => s.messages(channel).some((m) => m.bot_id !== undefined));
    const mention = channel === 'C1' ? '<@UBOT> ' : '';
    const next = slack.say({ channel, text: `${mention}And for a normal business?`, thread_ts: root.message.ts });
    await send.event(next.event);
    const answers = await slack.waitFor((s) => {
      const ours = s.messages(channel).filter((m) => m.bot_id !== undefined);
      return ours.length === 2 && ours;
    });
    expect(answers[1]?.thread_ts).toBe(root.message.ts);
    expect(textOf(answers[1] ?? { text: '' })).toMatch(/Kaspersky for businesses/);
  }
});

test('a direct message shows that Vouch works, and gives the conversation its title', async () => {
  const { slack, send } = await open();
  const asked = slack.say({ channel: 'D1', text: 'Is Sophos safe to sell?' });
  await send.event(asked.event);
  await slack.waitFor((s) => s.messages('D1').some((m) => m.bot_id !== undefined));
  expect(slack.mark('title', 'D1', asked.message.ts)).toBe('Is Sophos safe to sell?');
  const order = slack.calls.map((call) => call.method);
  expect(order.indexOf('assistant.threads.setStatus')).toBeLessThan(order.indexOf('chat.postMessage'));
});

test('what names a client is seen by the person alone', async () => {
  const { slack, send } = await open();
  const said = slack.say({ text: '<@UBOT> log that Acme Dental is worried about Kaspersky: "Do we remove it?"' });
  await send.event(said.event);
  const seen = await slack.waitFor((s) => s.ephemerals('C1')[0]);
  expect(seen.to).toBe('U1');
  expect(seen.thread_ts).toBe(said.message.ts);
  expect(textOf(seen)).toMatch(/Logged for Acme Dental/);
  expect(slack.messages('C1').filter((m) => m.bot_id !== undefined)).toEqual([]);
});

test('what Vouch asked back is answered in the thread without a mention; other talk there is left alone', async () => {
  const { slack, send, app } = await open();
  const said = slack.say({ text: '<@UBOT> log a concern about Kaspersky' });
  await send.event(said.event);
  const asked = await slack.waitFor((s) => s.messages('C1').find((m) => m.bot_id !== undefined));
  expect(textOf(asked)).toMatch(/Which client/);
  // Somebody else's words are no answer to it.
  await send.event(slack.say({ user: 'U2', text: 'hold on a moment', thread_ts: said.message.ts }).event);
  const answer = slack.say({ text: 'Acme Dental', thread_ts: said.message.ts });
  await send.event(answer.event);
  await slack.waitFor((s) => s.ephemerals('C1').some((m) => textOf(m).includes('Logged for Acme Dental')));
  expect(await app.ledger.concerns.list({})).toHaveLength(1);
  const calls = slack.calls.length;
  for (const text of ['thanks, that settles Kaspersky', 'Is Kaspersky banned?'])
    await send.event(slack.say({ text, thread_ts: said.message.ts }).event);
  await send.event(slack.say({ text: 'Is Kaspersky banned?' }).event);
  await send.event({ ...slack.say({ text: question }).event, bot_id: 'B9' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(slack.calls.length).toBe(calls);
});

test('a mention is answered once, though Slack also sends it as a message', async () => {
  const { slack, send } = await open();
  const { event } = slack.say({ text: question });
  await send.event({ ...event, type: 'message', channel_type: 'channel' });
  await send.event(event);
  await slack.waitFor((s) => s.messages('C1').some((m) => m.bot_id !== undefined));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(slack.messages('C1').filter((m) => m.bot_id !== undefined)).toHaveLength(1);
});

test('a mention without a question gets the help', async () => {
  const { slack, send, app } = await open();
  await send.event(slack.say({ text: '<@UBOT>' }).event);
  const answer = await slack.waitFor((s) => s.messages('C1').find((m) => m.bot_id !== undefined));
  const text = textOf(answer);
  expect(text).toMatch(/\/vendor NAME/);
  // Every command there is, and none left out.
  for (const { command } of app.factBase().intents.values())
    if (command !== undefined) expect(text).toContain(command.usage.replace(/^\S+/, ''));
  expect(text).not.toMatch(/more commands?/);
});

const edited = (before: { ts: string; text: string }, text: string, more: object = {}) => ({
  type: 'message',
  subtype: 'message_changed',
  channel: 'C1',
  channel_type: 'channel',
  ts: '1795000000.000900',
  message: { type: 'message', user: 'U1', ts: before.ts, text, edited: { user: 'U1', ts: '1795000000.000900' } },
  previous_message: { type: 'message', user: 'U1', ts: before.ts, text: before.text },
  ...more,
});

test('an edited question is answered anew in the place of the old answer', async () => {
  const { slack, send } = await open();
  const { message, event } = slack.say({ text: question });
  await send.event(event);
  const first = await slack.waitFor((s) => s.messages('C1').find((m) => m.bot_id !== undefined));
  await send.event(edited(message, '<@UBOT> Is Sophos safe for our federal work?'));
  const second = await slack.waitFor((s) =>
    s.messages('C1').find((m) => m.bot_id !== undefined && textOf(m).includes('Answered again')),
  );
  expect(second.ts).toBe(first.ts);
  expect(second.blocks?.[0]).toMatchObject({ text: { text: expect.stringMatching(/Sophos.*no restriction found/) } });
  expect(textOf(second)).toMatch(/Answered again on 26 November 2026/);
  const updates = slack.calls.filter((call) => call.method === 'chat.update').length;
  // An unfurled link changes the message, not the question.
  await send.event({
    ...edited(message, '<@UBOT> Is Sophos safe for our federal work?'),
    previous_message: { ...message, text: '<@UBOT> Is Sophos safe for our federal work?' },
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(slack.calls.filter((call) => call.method === 'chat.update').length).toBe(updates);
});

test('an edit does not rewrite the log', async () => {
  const { slack, send, app } = await open();
  const said = slack.say({ channel: 'D1', text: 'log that Acme is worried about Kaspersky' });
  await send.event(said.event);
  await slack.waitFor((s) => s.messages('D1').some((m) => m.bot_id !== undefined));
  await send.event(
    edited(said.message, 'log that Zenith is worried about Kaspersky', { channel: 'D1', channel_type: 'im' }),
  );
  await slack.waitFor((s) => s.messages('D1').some((m) => textOf(m).includes('stays as it was written down')));
  expect((await app.ledger.concerns.list({})).map((row) => row.client.name)).toEqual(['Acme']);
});

test('a deleted question takes its answer along; what was logged stays', async () => {
  const { slack, send, app } = await open();
  const said = slack.say({ channel: 'D1', text: 'log that Acme is worried about Kaspersky' });
  await send.event(said.event);
  await slack.waitFor((s) => s.messages('D1').some((m) => m.bot_id !== undefined));
  await send.event({
    type: 'message',
    subtype: 'message_deleted',
    channel: 'D1',
    channel_type: 'im',
    ts: '1795000000.000901',
    deleted_ts: said.message.ts,
    previous_message: { type: 'message', user: 'U1', ts: said.message.ts, text: said.message.text },
  });
  await slack.waitFor((s) => !s.messages('D1').some((m) => m.bot_id !== undefined));
  expect(await app.ledger.concerns.list({})).toHaveLength(1);
});

test('a question deleted before its answer is posted leaves no answer behind', async () => {
  const { slack, send } = await open();
  const { message, event } = slack.say({ text: question });
  slack.fail('chat.postMessage', { kind: '500' });
  await send.event(event);
  await send.event({
    type: 'message',
    subtype: 'message_deleted',
    channel: 'C1',
    channel_type: 'channel',
    ts: '1795000000.000902',
    deleted_ts: message.ts,
    previous_message: { type: 'message', user: 'U1', ts: message.ts, text: message.text },
  });
  await slack.waitFor((s) => s.calls.some((call) => call.method === 'chat.delete'), 5_000);
  expect(slack.messages('C1').filter((m) => m.bot_id !== undefined)).toEqual([]);
});

test('a channel sees that Vouch is at it only when it takes long, and no answer waits long for a status', async () => {
  const { slack, send } = await open();
  await send.event(slack.say({ text: question }).event);
  await slack.waitFor((s) => s.messages('C1').some((m) => m.bot_id !== undefined));
  expect(slack.calls.some((call) => call.method === 'assistant.threads.setStatus')).toBe(false);
  slack.fail('assistant.threads.setStatus', { kind: 'timeout' });
  const start = performance.now();
  await send.event(slack.say({ channel: 'D1', text: 'Is Kaspersky banned?' }).event);
  await slack.waitFor((s) => s.messages('D1').some((m) => m.bot_id !== undefined));
  expect(performance.now() - start).toBeLessThan(4_000);
});
