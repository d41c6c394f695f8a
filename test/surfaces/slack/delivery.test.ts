/** Does what comes from Slack take effect once, whatever breaks on the way? */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { engines } from '../../ledger/engines.ts';
import type { Failure } from '../../stand-ins/slack-server.ts';
import { type Room, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();
const question = '<@UBOT> Is Kaspersky safe for our federal work?';
const ours = ({ slack }: Room, channel = 'C1') => slack.messages(channel).filter((m) => m.bot_id !== undefined);

describe.each(engines)('on $name', (engine) => {
  test('three deliveries of an event are one answer and one concern, also by another replica and after a restart', async () => {
    const { url, remove } = await engine.fresh();
    const room = await open({ databaseUrl: url });
    const said = room.slack.say({ channel: 'D1', text: 'log that Acme is worried about Kaspersky' });
    const envelope = { event_id: 'EvSame' };
    const retry = (num: number) => ({ retry: { num, reason: 'http_timeout' } });
    for (const delivery of [{}, retry(1), retry(2)])
      expect(await room.send.event(said.event, envelope, delivery)).toMatchObject({ status: 200 });
    await room.slack.waitFor(() => ours(room, 'D1').length > 0);
    const next = await room.restart();
    expect(await next.send.event(said.event, envelope, retry(3))).toMatchObject({ status: 200 });
    await pause(150);
    expect(ours(next, 'D1')).toHaveLength(1);
    expect(await next.app.ledger.concerns.list({})).toHaveLength(1);
    remove();
  });

  test('two replicas that get the same events at once answer each once', async () => {
    const { url, remove } = await engine.fresh();
    const one = await open({ databaseUrl: url });
    const two = await open({ beside: one });
    const said = Array.from({ length: 10 }, (_, index) =>
      one.slack.say({ channel: 'D1', text: `log that Client ${index} is worried about Kaspersky` }),
    );
    const answers = await Promise.all(
      said.flatMap(({ event }, index) =>
        [one, two, one].map(({ send }) =>
          send.event(event, { event_id: `EvRace${index}` }, { retry: { num: 1, reason: 'x' } }),
        ),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    await one.slack.waitFor(() => ours(one, 'D1').length >= 10);
    await pause(300);
    expect(ours(one, 'D1')).toHaveLength(10);
    expect(await one.app.ledger.concerns.list({})).toHaveLength(10);
    remove();
  });
});

const failures: readonly Failure[] = [
  { kind: '429', retryAfter: 1 },
  { kind: '500' },
  { kind: 'drop' },
  { kind: 'drop-after' },
];

test.each(failures)('a post that ends in $kind comes once all the same', async (failure) => {
  const room = await open();
  room.slack.fail('chat.postMessage', failure);
  await room.send.event(room.slack.say({ text: question }).event);
  await room.slack.waitFor((s) => s.calls.some((call) => call.failure === failure.kind));
  await room.slack.waitFor(() => ours(room).length > 0, 5_000);
  await pause(300);
  expect(ours(room)).toHaveLength(1);
  // The row is done: nobody takes it up again.
  expect(await room.app.ledger.outbox.claim('slack', 1)).toBeUndefined();
});

test('a post whose answer never comes is looked for and not posted again', { timeout: 40_000 }, async () => {
  const room = await open();
  room.slack.fail('chat.postMessage', { kind: 'timeout-after' });
  await room.send.event(room.slack.say({ text: question }).event);
  await room.slack.waitFor((s) => s.calls.some((call) => call.method === 'conversations.replies'), 20_000);
  await pause(500);
  expect(ours(room)).toHaveLength(1);
});

test.each([{ kind: '500' }, { kind: 'drop' }, { kind: '429', retryAfter: 1 }] as const)(
  'a private reply that ends in $kind is tried again',
  async (failure) => {
    const room = await open();
    room.slack.fail('chat.postEphemeral', failure);
    await room.send.event(room.slack.say({ text: '<@UBOT> which clients asked about Kaspersky?' }).event);
    await room.slack.waitFor((s) => s.ephemerals('C1').length > 0, 5_000);
    expect(room.slack.ephemerals('C1')).toHaveLength(1);
  },
);

test.each([{ kind: '500' }, { kind: 'drop' }] as const)(
  'a command whose answer ends in $kind is answered',
  async (failure) => {
    const room = await open();
    room.slack.fail('response', failure);
    expect(await room.send.command({ command: '/vendor', text: 'kaspersky' })).toMatchObject({ status: 200, body: '' });
    await room.slack.waitFor((s) => s.ephemerals('C1').some((m) => textOf(m).includes('Kaspersky')), 5_000);
  },
);

test('a name or a channel that Slack does not tell holds no answer up', async () => {
  const room = await open();
  room.slack.fail('users.info', { kind: '500' });
  room.slack.fail('assistant.threads.setStatus', { kind: '500' });
  room.slack.fail('assistant.threads.setTitle', { kind: 'error', error: 'missing_scope' });
  await room.send.event(room.slack.say({ channel: 'D1', text: 'Is Kaspersky banned?' }).event);
  await room.slack.waitFor(() => ours(room, 'D1').length > 0);
});

test.each(['not_in_channel', 'channel_not_found', 'is_archived'])(
  'a channel that refuses with %s: the answer goes to the person',
  async (error) => {
    const room = await open();
    room.slack.fail('chat.postMessage', { kind: 'error', error });
    await room.send.event(room.slack.say({ text: question }).event);
    const answer = await room.slack.waitFor(() => ours(room, 'D1')[0]);
    expect(textOf(answer)).toMatch(/Sent to you directly/);
  },
);

test('blocks that Slack does not take are drawn plainer, in the end as text that says the same', async () => {
  const room = await open();
  const refusals = [{ kind: 'error', error: 'invalid_blocks' }] as const;
  room.slack.fail('chat.postMessage', ...refusals, ...refusals);
  await room.send.event(room.slack.say({ text: question }).event);
  const answer = await room.slack.waitFor(() => ours(room)[0]);
  expect(answer.blocks ?? []).toEqual([]);
  expect(answer.text).toMatch(/prohibited/);
  expect(answer.text).toMatch(/Section 1634/);
});

test('a refusal that no other way mends is told with its reference, and the log knows it', async () => {
  const room = await open();
  room.slack.fail('chat.postMessage', { kind: 'error', error: 'team_access_not_granted' });
  await room.send.event(room.slack.say({ text: question }).event, { event_id: 'EvRefused0001' });
  const told = await room.slack.waitFor((s) => s.ephemerals('C1')[0]);
  const reference = /Reference (\S+)/.exec(textOf(told))?.[1] ?? 'none';
  expect(room.log.lines.join('\n')).toContain(reference);
  expect(told.to).toBe('U1');
});

test('an event that cannot be kept is not acknowledged, so that Slack sends it again', async () => {
  const room = await open();
  const { event } = room.slack.say({ text: question });
  await room.app.ledger.close();
  expect(await room.send.event(event)).toMatchObject({ status: 500 });
  expect(ours(room)).toEqual([]);
});

test('an event is acknowledged before the work is done', async () => {
  const room = await open();
  room.slack.fail('users.info', { kind: 'timeout' });
  const answer = await room.send.event(room.slack.say({ text: question }).event);
  expect(answer).toMatchObject({ status: 200 });
  expect(ours(room)).toEqual([]);
  expect(answer.ms).toBeLessThan(1_000);
});

describe('what Slack did not sign just now is refused', () => {
  test.each([
    ['forged', { secret: 'another-secret' }, 401],
    ['stale', { ageSeconds: 400 }, 401],
    ['from the future', { ageSeconds: -400 }, 401],
    ['too large', { rawBody: JSON.stringify({ type: 'event_callback', pad: 'x'.repeat(1_100_000) }) }, 413],
    ['no JSON', { rawBody: '{"type":' }, 400],
    ['null', { rawBody: 'null' }, 400],
    ['an array', { rawBody: '[]' }, 400],
    ['in no shape of Slack', { rawBody: '{"type":"event_callback"}' }, 400],
  ] as const)('%s', async (_, delivery, status) => {
    const room = await open();
    expect(await room.send.event(room.slack.say({ text: question }).event, {}, delivery)).toMatchObject({ status });
    await pause(50);
    expect(ours(room)).toEqual([]);
    // It is still there for those who sign.
    expect(await room.send.event(room.slack.say({ text: question }).event)).toMatchObject({ status: 200 });
    await room.slack.waitFor(() => ours(room).length === 1);
  });

  test('a request seen before', async () => {
    const room = await open();
    const envelope = { event_id: 'EvReplayed', event_time: 1 };
    const { event } = room.slack.say({ text: question });
    const timestamp = { rawBody: JSON.stringify({ type: 'event_callback', team_id: 'T1', ...envelope, event }) };
    const first = await room.send.event(event, {}, timestamp);
    const again = await room.send.event(event, {}, timestamp);
    expect([first.status, again.status]).toEqual([200, 401]);
    await room.slack.waitFor(() => ours(room).length > 0);
    await pause(100);
    expect(ours(room)).toHaveLength(1);
  });

  test('only POST, and the address is verified', async () => {
    const room = await open();
    expect((await fetch(`${room.url}/slack/events`)).status).toBe(405);
    const challenge = await room.send.raw(
      JSON.stringify({ type: 'url_verification', challenge: 'abc' }),
      'application/json',
    );
    expect(JSON.parse(challenge.body)).toEqual({ challenge: 'abc' });
    expect((await room.send.raw('ssl_check=1&token=x', 'application/x-www-form-urlencoded')).status).toBe(200);
  });
});
