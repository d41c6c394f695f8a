/** Is everything that Vouch asks of Slack done once, whatever becomes of a call? */
import { describe, test } from 'vitest';
import type { Failure } from '../../stand-ins/slack-server.ts';
import { type Room, roomFor, textOf } from './open-slack.ts';

interface Scenario {
  readonly method: string;
  /** What happened before the call that fails. */
  readonly before?: (room: Room) => Promise<unknown>;
  /** What makes Vouch call. */
  readonly act: (room: Room, before: unknown) => Promise<unknown>;
  /** How often the wanted thing is there. */
  readonly there: (room: Room) => number;
}

const question = '<@UBOT> Is Kaspersky safe for our federal work?';
const ours = ({ slack }: Room, channel: string) => slack.messages(channel).filter((m) => m.bot_id !== undefined);
const asked = async (room: Room) => {
  const said = room.slack.say({ text: question });
  await room.send.event(said.event);
  await room.slack.waitFor(() => ours(room, 'C1').length > 0);
  return said.message;
};
const tsOf = (message: unknown): string =>
  typeof message === 'object' && message !== null && 'ts' in message ? String(message.ts) : '';
const changed = (ts: string, subtype: object) => ({
  type: 'message',
  channel: 'C1',
  channel_type: 'channel',
  ts: '1795000000.000900',
  ...subtype,
  deleted_ts: ts,
});

const scenarios: readonly Scenario[] = [
  {
    method: 'chat.postMessage',
    act: (room) => room.send.event(room.slack.say({ text: question }).event),
    there: (room) => ours(room, 'C1').length,
  },
  {
    method: 'chat.postEphemeral',
    act: (room) => room.send.event(room.slack.say({ text: '<@UBOT> which clients asked about Kaspersky?' }).event),
    // Nobody can look whether somebody has seen it: it may come twice, and never not at all.
    there: (room) => Math.min(1, room.slack.ephemerals('C1').length),
  },
  {
    method: 'response',
    act: (room) => room.send.command({ command: '/vendor', text: 'kaspersky' }),
    there: (room) => Math.min(1, room.slack.ephemerals('C1').length),
  },
  {
    method: 'chat.update',
    before: asked,
    act: (room, message) =>
      room.send.event(
        changed(tsOf(message), {
          subtype: 'message_changed',
          message: {
            type: 'message',
            user: 'U1',
            ts: tsOf(message),
            text: '<@UBOT> Is Sophos banned?',
            edited: { user: 'U1', ts: '1.2' },
          },
          previous_message: { type: 'message', user: 'U1', ts: tsOf(message), text: question },
        }),
      ),
    there: (room) => ours(room, 'C1').filter((m) => textOf(m).includes('Sophos')).length,
  },
  {
    method: 'chat.delete',
    before: asked,
    act: (room, message) =>
      room.send.event(
        changed(tsOf(message), {
          subtype: 'message_deleted',
          previous_message: { type: 'message', user: 'U1', ts: tsOf(message), text: question },
        }),
      ),
    there: (room) => (ours(room, 'C1').length === 0 ? 1 : 0),
  },
  {
    method: 'views.publish',
    act: (room) => room.send.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }),
    there: (room) => (room.slack.home('U1') === undefined ? 0 : 1),
  },
  {
    method: 'conversations.open',
    act: (room) =>
      room.send.event(room.slack.say({ channel: 'D1', text: 'create a follow-up for <@U2> to call Acme' }).event),
    there: (room) => room.slack.messages().filter((m) => textOf(m).includes('gave you a follow-up')).length,
  },
  {
    method: 'conversations.info',
    act: (room) => room.send.command({ command: '/vendor', text: 'kaspersky' }),
    there: (room) => Math.min(1, room.slack.ephemerals('C1').length),
  },
  {
    method: 'conversations.replies',
    act: async (room) => {
      room.slack.fail('chat.postMessage', { kind: 'drop-after' });
      return room.send.event(room.slack.say({ text: question }).event);
    },
    there: (room) =>
      room.slack.calls.some((call) => call.method === 'conversations.replies' && call.failure === undefined)
        ? ours(room, 'C1').length
        : 0,
  },
  ...['users.info', 'assistant.threads.setStatus', 'assistant.threads.setTitle'].map(
    (method): Scenario => ({
      method,
      act: (room) => room.send.event(room.slack.say({ channel: 'D1', text: 'Is Kaspersky banned?' }).event),
      there: (room) => ours(room, 'D1').length,
    }),
  ),
  {
    method: 'assistant.threads.setSuggestedPrompts',
    act: (room) => room.send.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages' }),
    there: (room) => (room.slack.mark('prompts', 'D1') === undefined ? 0 : 1),
  },
  {
    method: 'views.open',
    act: (room) => room.send.shortcut('ask-vouch-anywhere'),
    // The window is there, or the person knows that it is not.
    there: (room) =>
      room.slack.views.length > 0 || ours(room, 'D1').some((m) => textOf(m).includes('Reference')) ? 1 : 0,
  },
];

const failures: readonly Failure[] = [
  { kind: '429', retryAfter: 1 },
  { kind: '500' },
  { kind: 'timeout' },
  { kind: 'drop' },
  { kind: 'drop-after' },
];

describe.concurrent.each(scenarios)('$method', ({ method, before, act, there }) => {
  test.concurrent.for(failures)('$kind', { timeout: 60_000 }, async (failure, context) => {
    const room = await roomFor(context);
    const earlier = await before?.(room);
    room.slack.fail(method, failure);
    await act(room, earlier);
    await room.slack.waitFor(
      (s) => s.calls.some((call) => call.method === method && call.failure === failure.kind),
      20_000,
    );
    await room.slack.waitFor(() => there(room) > 0, 30_000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    context.expect(there(room)).toBe(1);
    // On a busy machine the last try may still be at it; what it leaves unfinished stays claimable for good.
    await context.expect
      .poll(() => room.app.ledger.outbox.claim('slack', 1), { timeout: 20_000, interval: 500 })
      .toBeUndefined();
    context.expect(there(room)).toBe(1);
  });
});
