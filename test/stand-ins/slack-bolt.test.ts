/** Does a real Bolt app take what the stand-in sends, over HTTP and over a socket, and refuse what is forged? */
import { App, SocketModeReceiver } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silent } from './silent-logger.ts';
import { type HttpSender, slackSender } from './slack-client.ts';
import { type SlackStandIn, startSlack, tokens } from './slack-server.ts';

const signingSecret = 'signing-secret';
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (action_id: string) => ({ type: 'button' as const, action_id, value: 'V1', text: plain(action_id) });
const form = {
  type: 'modal' as const,
  callback_id: 'log',
  notify_on_close: true,
  title: plain('Log'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'client',
      label: plain('Client'),
      element: { type: 'plain_text_input' as const, action_id: 'name' },
    },
    {
      type: 'input' as const,
      block_id: 'vendor',
      label: plain('Vendor'),
      optional: true,
      element: { type: 'external_select' as const, action_id: 'pick' },
    },
  ],
};

/** The app of these tests; `seen` is what its listeners were called with. */
function teach(app: App): unknown[] {
  const seen: unknown[] = [];
  app.event('app_mention', async ({ event, body, say, context }) => {
    seen.push([event.text, body.event_id, context.retryNum, context.retryReason]);
    await say({
      text: 'Pick',
      thread_ts: event.ts,
      blocks: [{ type: 'actions', elements: [button('open'), button('say')] }],
    });
  });
  app.message(async ({ message, body, say }) => {
    seen.push([body.is_ext_shared_channel, 'user_team' in message ? message.user_team : undefined]);
    await say(`You said ${'text' in message ? message.text : ''}`);
  });
  app.command('/vouch', async ({ command, ack }) => ack(`Hello ${command.user_name} in ${command.channel_name}`));
  app.action('open', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: 'trigger_id' in body ? body.trigger_id : '', view: form });
  });
  app.action('say', async ({ ack, respond, action }) => {
    await ack();
    await respond({
      text: 'value' in action ? `${action.value}` : '',
      response_type: 'ephemeral',
      replace_original: false,
    });
  });
  app.view('log', async ({ ack, view }) => {
    const name = view.state.values['client']?.['name']?.value ?? '';
    if (name === 'none') await ack({ response_action: 'errors', errors: { client: 'Nobody has that name' } });
    else if (name === 'again') await ack({ response_action: 'update', view: { ...form, callback_id: 'second' } });
    else await ack();
    seen.push(name);
  });
  app.view({ callback_id: 'log', type: 'view_closed' }, async ({ ack }) => {
    await ack();
    seen.push('closed');
  });
  app.options('pick', async ({ ack, payload }) => ack({ options: [{ text: plain(payload.value), value: 'v' }] }));
  app.shortcut('ask', async ({ ack, shortcut }) => {
    await ack();
    seen.push(shortcut.type === 'message_action' ? shortcut.message.text : shortcut.type);
  });
  return seen;
}

describe('over HTTP', () => {
  let slack: SlackStandIn;
  let app: App;
  let send: HttpSender;
  let seen: unknown[];
  beforeAll(async () => {
    slack = await startSlack();
    app = new App({
      token: tokens.bot,
      signingSecret,
      deferInitialization: true,
      logger: silent,
      clientOptions: { slackApiUrl: slack.apiUrl, timeout: 5000, logger: silent },
    });
    seen = teach(app);
    await app.init();
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    send = slackSender({ slack, url: `http://127.0.0.1:${port}`, signingSecret });
  });
  afterAll(async () => {
    await app.stop();
    await slack.stop();
  });
  const mention = async () => {
    const { event, message } = slack.say({ text: '<@UBOT> hello' });
    await send.event(event);
    return slack.waitFor(({ workspace }) => workspace.messages.find((one) => one.thread_ts === message.ts));
  };
  const openForm = async () => {
    await send.action({ message: await mention() }, { actionId: 'open' });
    return slack.waitFor(({ views }) => views.at(-1));
  };

  test('an event is acknowledged and answered, and says which try it is', async () => {
    const { event } = slack.say({ text: '<@UBOT> hi' });
    const retry = { num: 1, reason: 'http_timeout' };
    expect(await send.event(event, { event_id: 'Ev1' }, { retry })).toMatchObject({ status: 200, body: '' });
    await slack.waitFor(({ workspace }) => workspace.messages.at(-1)?.text === 'Pick');
    expect(seen.at(-1)).toEqual(['<@UBOT> hi', 'Ev1', 1, 'http_timeout']);
    slack.addChannel({ id: 'C4', name: 'shared', isExtShared: true });
    slack.addUser({ id: 'U9', name: 'Sam Fox', team: 'T9' });
    await send.event(slack.say({ text: 'from far', channel: 'C4', user: 'U9' }).event);
    await slack.waitFor(({ workspace }) => workspace.messages.at(-1)?.text === 'You said from far');
    expect(seen.at(-1)).toEqual([true, 'T9']);
    await send.event(slack.say({ text: 'psst', channel: 'D1' }).event);
    await slack.waitFor(({ workspace }) => workspace.messages.at(-1)?.text === 'You said psst');
  });

  test('what is forged, stale or no JSON is refused; the future is not', async () => {
    const { event } = slack.say({ text: 'nothing', channel: 'D1' });
    const status = async (delivery: object) => (await send.event(event, {}, delivery)).status;
    expect(await status({ secret: 'wrong' })).toBe(401);
    expect(await status({ ageSeconds: 301 })).toBe(401);
    expect(await status({ ageSeconds: 290 })).toBe(200);
    expect(await status({ ageSeconds: -3600 })).toBe(200);
    expect(await status({ rawBody: '{' })).toBe(400);
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    expect((await send.raw(challenge, 'application/json')).body).toBe('{"challenge":"abc"}');
  });

  test('a command is answered in place', async () => {
    const answer = await send.command({ command: '/vouch', text: 'help' });
    expect(answer).toMatchObject({ status: 200, body: 'Hello dana.reyes in general', problems: [] });
    expect(slack.ephemerals('C1').at(-1)).toMatchObject({ to: 'U1', text: answer.body });
    expect(await send.command({ command: '/other' }, { timeoutMs: 50 })).toMatchObject({ status: 0 });
  });

  test('a button that is there answers through its response url', async () => {
    const message = await mention();
    await send.action({ message }, { actionId: 'say', user: 'U2' });
    await slack.waitFor(({ workspace }) => workspace.responses.length > 0);
    expect(slack.ephemerals('C1').at(-1)).toMatchObject({ to: 'U2', text: 'V1' });
    await expect(send.action({ message }, { actionId: 'gone' })).rejects.toThrow(
      'there are: open (button), say (button)',
    );
  });

  test('a form is opened, filled, refused, changed, sent and closed', async () => {
    const view = await openForm();
    expect((await send.options({ view }, { actionId: 'pick', value: 'ka' })).body).toContain('"text":"ka"');
    await expect(send.viewSubmission(view)).rejects.toThrow('without client/name');
    const refused = await send.viewSubmission(view, { client: { name: 'none' } });
    expect([refused.problems, slack.views.length]).toEqual([[], 1]);
    expect(refused.body).toContain('Nobody has that name');
    await send.viewSubmission(view, { client: { name: 'again' } });
    expect(slack.views).toMatchObject([{ id: view.id, callback_id: 'second' }]);
    await send.viewSubmission(view, { client: { name: 'Northgate' } });
    expect([slack.views.length, seen.at(-1)]).toEqual([0, 'Northgate']);
    await send.viewClosed(await openForm());
    expect([slack.views.length, seen.at(-1)]).toEqual([0, 'closed']);
  });

  test('shortcuts arrive', async () => {
    expect(await send.shortcut('ask')).toMatchObject({ status: 200 });
    const { message } = slack.say({ text: 'this one' });
    expect(await send.messageShortcut('ask', message)).toMatchObject({ status: 200 });
    expect(seen.slice(-2)).toEqual(['shortcut', 'this one']);
  });
});

describe('over a socket', () => {
  let slack: SlackStandIn;
  let app: App;
  beforeAll(async () => {
    slack = await startSlack();
    const clientOptions = { slackApiUrl: slack.apiUrl, logger: silent };
    const receiver = new SocketModeReceiver({
      appToken: tokens.app,
      clientPingTimeout: 400,
      logger: silent,
      installerOptions: { clientOptions },
    });
    app = new App({ token: tokens.bot, receiver, logger: silent, clientOptions });
    teach(app);
    await app.start();
  });
  afterAll(async () => {
    await app.stop();
    await slack.stop();
  });

  test('it is greeted, takes an event and acknowledges it', async () => {
    await slack.waitFor(({ socket }) => socket.connections === 1);
    const { event } = slack.say({ text: 'hi', channel: 'D1' });
    const answer = await slack.socket.event(event);
    expect(answer).toMatchObject({ acked: true, payload: {} });
    await slack.waitFor(({ workspace }) => workspace.messages.at(-1)?.text === 'You said hi');
    expect(await slack.socket.resend(answer.envelopeId)).toMatchObject({ envelopeId: answer.envelopeId, acked: true });
    expect(slack.socket.acks.map(({ envelopeId }) => envelopeId)).toEqual([answer.envelopeId, answer.envelopeId]);
    expect(slack.socket.envelopes).toMatchObject([{ retry_attempt: 1, accepts_response_payload: false }]);
  });

  test('a command and a form are answered in the acknowledgement', async () => {
    expect(await slack.socket.command({ command: '/vouch' })).toMatchObject({
      acked: true,
      payload: { text: 'Hello dana.reyes in general' },
    });
    expect(slack.ephemerals('C1')).toMatchObject([{ text: 'Hello dana.reyes in general' }]);
    const missed = await slack.socket.command({ command: '/other' }, { timeoutMs: 50 });
    expect(missed.acked).toBe(false);
    expect((await slack.socket.resend(missed.envelopeId, { timeoutMs: 50 })).envelopeId).toBe(missed.envelopeId);
    const { message, event } = slack.say({ text: '<@UBOT> hi' });
    await slack.socket.event(event);
    const reply = await slack.waitFor(({ workspace }) =>
      workspace.messages.find((one) => one.thread_ts === message.ts),
    );
    await slack.socket.action({ message: reply }, { actionId: 'open' });
    const view = await slack.waitFor(({ views }) => views[0]);
    const sent = await slack.socket.viewSubmission(view, { client: { name: 'none' } });
    expect(sent.payload).toMatchObject({ response_action: 'errors' });
  });

  test('it comes back after it was asked to, and after it was cut off', async () => {
    const opened = () => slack.calls.filter(({ method }) => method === 'apps.connections.open').length;
    slack.socket.disconnect();
    await slack.waitFor(({ socket }) => opened() === 2 && socket.connections === 1, 5000);
    slack.socket.drop();
    await slack.waitFor(({ socket }) => opened() === 3 && socket.connections === 1, 5000);
    const { event } = slack.say({ text: 'still there?', channel: 'D1' });
    expect(await slack.socket.event(event)).toMatchObject({ acked: true });
  });
});
