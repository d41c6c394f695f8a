/** Does Socket Mode do all that HTTP does, and come back when the connection ends? */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { tokens } from '../../stand-ins/slack-methods.ts';
import { type Room, slackRooms, textOf } from './open-slack.ts';

const open = slackRooms();
const ours = ({ slack }: Room, channel = 'C1') => slack.messages(channel).filter((m) => m.bot_id !== undefined);

test('an event is acknowledged and answered, an envelope sent again is not answered again', async () => {
  const room = await open({ way: 'socket' });
  const { socket } = room.slack;
  expect(room.surface.handle).toBeUndefined();
  const answer = await socket.event(room.slack.say({ text: '<@UBOT> Is Kaspersky banned?' }).event);
  expect(answer.acked).toBe(true);
  await room.slack.waitFor(() => ours(room).length === 1);
  expect((await socket.resend(answer.envelopeId, { retry: { num: 1, reason: 'timeout' } })).acked).toBe(true);
  await pause(100);
  expect(ours(room)).toHaveLength(1);
});

test('commands, buttons and modals work over the socket', async () => {
  const room = await open({ way: 'socket' });
  const { socket } = room.slack;
  expect((await socket.command({ command: '/vendor', text: 'kaspersky' })).acked).toBe(true);
  const card = await room.slack.waitFor((s) => s.ephemerals('C1')[0]);
  expect((await socket.action({ message: card }, { actionId: 'log-concern' })).acked).toBe(true);
  const view = await room.slack.waitFor((s) => s.views[0]);
  const sent = await socket.viewSubmission(view, {
    client: { client: { selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'new:Acme Dental' } } },
    words: { words: 'Do we have to remove it?' },
  });
  expect(sent).toMatchObject({ acked: true, problems: [] });
  await room.slack.waitFor((s) => s.ephemerals('C1').some((m) => textOf(m).includes('Logged for Acme Dental')));
  expect(await room.app.ledger.concerns.list({})).toHaveLength(1);
});

test('it connects again when Slack ends the connection, or the network does', { timeout: 30_000 }, async () => {
  const room = await open({ way: 'socket' });
  const { socket } = room.slack;
  for (const end of [() => socket.disconnect('refresh_requested'), () => socket.drop()]) {
    const before = ours(room).length;
    await end();
    await room.slack.waitFor((s) => s.socket.connections > 0, 10_000);
    await pause(50);
    await socket.event(room.slack.say({ text: '<@UBOT> Is Kaspersky banned?' }).event);
    await room.slack.waitFor(() => ours(room).length === before + 1, 10_000);
  }
});

test('while Slack refuses new connections it keeps trying, and says so', { timeout: 30_000 }, async () => {
  const room = await open({ way: 'socket' });
  const { socket } = room.slack;
  room.slack.fail('apps.connections.open', { kind: '500' }, { kind: 'drop' });
  await socket.drop();
  await room.slack.waitFor(
    (s) => s.calls.filter((call) => call.method === 'apps.connections.open' && call.failure !== undefined).length > 0,
    10_000,
  );
  await room.slack.waitFor(() => room.surface.problem() !== undefined, 10_000).catch(() => undefined);
  await room.slack.waitFor((s) => s.socket.connections > 0, 20_000);
  await socket.event(room.slack.say({ text: '<@UBOT> Is Kaspersky banned?' }).event);
  await room.slack.waitFor(() => ours(room).length === 1);
  expect(room.surface.problem()).toBeUndefined();
  const said = room.log.lines.join();
  expect(said).not.toBe('');
  for (const secret of [tokens.app, tokens.bot]) expect(said).not.toContain(secret);
});
