/** Does the stand-in answer the real client of Slack's Web API as Slack does? */
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silent } from './silent-logger.ts';
import { type SlackStandIn, startSlack, tokens } from './slack-server.ts';

let slack: SlackStandIn;
let client: WebClient;
beforeAll(async () => {
  slack = await startSlack();
  client = new WebClient(tokens.bot, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: silent });
  slack.addUser({ id: 'U9', name: 'Sam Fox', team: 'T9' });
  slack.addChannel({ id: 'C2', name: 'far', botIsMember: false });
  slack.addChannel({ id: 'C3', name: 'old', isArchived: true });
  slack.addChannel({ id: 'C4', name: 'shared', isExtShared: true });
});
afterAll(() => slack.stop());

/** What a call is refused with, or `ok`. */
const codeOf = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    await call;
    return 'ok';
  } catch (thrown) {
    return thrown instanceof WebAPIPlatformError ? thrown.data.error : thrown;
  }
};
const call = (method: string, args: Record<string, unknown> = {}) => codeOf(client.apiCall(method, args));
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const modal = (more: object = {}) => ({
  type: 'modal' as const,
  callback_id: 'log',
  title: { type: 'plain_text' as const, text: 'Log' },
  blocks: [section('Hello')],
  ...more,
});

describe('messages', () => {
  test('are posted, changed, linked to and taken back', async () => {
    const posted = await client.chat.postMessage({ channel: 'C1', text: 'One', blocks: [section('One')] });
    const reply = await client.chat.postMessage({ channel: 'C1', text: 'Two', thread_ts: posted.ts ?? '' });
    expect(Number(reply.ts)).toBeGreaterThan(Number(posted.ts));
    expect(posted.message).toMatchObject({ user: 'UBOT', bot_id: 'B1', text: 'One' });
    expect(posted.message?.blocks?.[0]?.block_id).toMatch(/^b/);
    await client.chat.update({ channel: 'C1', ts: posted.ts ?? '', text: 'Three' });
    const [kept] = slack.messages('C1');
    expect(kept).toMatchObject({ text: 'Three', edited: { user: 'UBOT' } });
    expect(kept?.blocks).toBeUndefined();
    const { permalink } = await client.chat.getPermalink({ channel: 'C1', message_ts: reply.ts ?? '' });
    expect(permalink).toBe(
      `https://northgate.slack.com/archives/C1/p${reply.ts?.replace('.', '')}?thread_ts=${posted.ts}&cid=C1`,
    );
    await client.chat.delete({ channel: 'C1', ts: reply.ts ?? '' });
    expect(slack.messages('C1')).toHaveLength(1);
    expect(await call('chat.delete', { channel: 'C1', ts: reply.ts })).toBe('message_not_found');
  });

  test('for one person are kept apart', async () => {
    const { message_ts } = await client.chat.postEphemeral({ channel: 'C1', user: 'U2', text: 'Only you' });
    expect(slack.ephemerals('C1')).toMatchObject([{ to: 'U2', ts: message_ts, text: 'Only you' }]);
    expect(await call('chat.postEphemeral', { channel: 'C1', user: 'U9', text: 'a' })).toBe('user_not_in_channel');
  });

  test('are found again by their metadata, which has to be asked for', async () => {
    const metadata = { event_type: 'vouch_receipt', event_payload: { id: 'R1' } };
    const { event, message } = slack.say({ text: '<@UBOT> is it safe?' });
    expect(event).toMatchObject({ type: 'app_mention', channel: 'C1', user: 'U1', event_ts: message.ts });
    for (const text of ['1', '2', '3']) {
      await client.chat.postMessage({ channel: 'C1', thread_ts: message.ts, text, ...(text === '2' && { metadata }) });
    }
    const asked = { channel: 'C1', ts: message.ts, include_all_metadata: true };
    const texts: unknown[] = [];
    for await (const page of client.paginate('conversations.replies', { ...asked, limit: 2 })) {
      const { messages } = page as { messages?: { text: string; metadata?: object }[] };
      texts.push(...(messages ?? []).map((one) => (one.metadata ? [one.text, one.metadata] : one.text)));
    }
    expect(texts).toEqual([message.text, '1', ['2', metadata], '3']);
    const plain = await client.conversations.replies({ channel: 'C1', ts: message.ts });
    expect(plain.messages?.every((one) => one.metadata === undefined)).toBe(true);
    expect(plain.messages?.[0]).toMatchObject({ reply_count: 3, thread_ts: message.ts });
    const later = await client.conversations.replies({ channel: 'C1', ts: message.ts, oldest: message.ts, limit: 2 });
    expect(later.messages?.map((one) => one.text)).toEqual([message.text, '1']);
    const { messages } = await client.conversations.history({ channel: 'C1', oldest: message.ts, inclusive: true });
    expect(messages?.map((one) => one.text)).toEqual([message.text]);
  });

  test.each<readonly [string, string, Record<string, unknown>]>([
    ['channel_not_found', 'chat.postMessage', { channel: 'C0', text: 'a' }],
    ['not_in_channel', 'chat.postMessage', { channel: 'C2', text: 'a' }],
    ['is_archived', 'chat.postMessage', { channel: 'C3', text: 'a' }],
    ['no_text', 'chat.postMessage', { channel: 'C1' }],
    ['invalid_arguments', 'chat.postMessage', { text: 'a' }],
    ['msg_too_long', 'chat.postMessage', { channel: 'C1', text: 'a'.repeat(40_001) }],
    ['ok', 'chat.postMessage', { channel: 'C1', text: '\u{1F600}'.repeat(40_000) }],
    ['invalid_blocks_format', 'chat.postMessage', { channel: 'C1', blocks: '[{' }],
    ['invalid_blocks', 'chat.postMessage', { channel: 'C1', blocks: [section('a'.repeat(3001))] }],
    [
      'invalid_attachments',
      'chat.postMessage',
      { channel: 'C1', blocks: [1, 2].map(() => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] })) },
    ],
    [
      'msg_blocks_too_long',
      'chat.postMessage',
      { channel: 'C1', blocks: [1, 2, 3, 4, 5].map(() => section('a'.repeat(2700))) },
    ],
    [
      'too_many_attachments',
      'chat.postMessage',
      { channel: 'C1', attachments: Array.from({ length: 101 }, () => ({ text: 'a' })) },
    ],
    ['markdown_text_conflict', 'chat.postMessage', { channel: 'C1', text: 'a', markdown_text: 'b' }],
    ['invalid_thread_ts', 'chat.postMessage', { channel: 'C1', text: 'a', thread_ts: 'last' }],
    [
      'invalid_metadata_schema',
      'chat.postMessage',
      { channel: 'C1', text: 'a', metadata: { event_type: 'a b', event_payload: {} } },
    ],
    [
      'metadata_too_large',
      'chat.postMessage',
      { channel: 'C1', text: 'a', metadata: { event_type: 'a', event_payload: { a: 'a'.repeat(16_384) } } },
    ],
    ['message_not_found', 'chat.update', { channel: 'C1', ts: '1700000000.000001', text: 'a' }],
    ['thread_not_found', 'conversations.replies', { channel: 'C1', ts: '1700000000.000001' }],
    ['invalid_cursor', 'conversations.members', { channel: 'C1', cursor: 'x' }],
    ['user_not_found', 'users.info', { user: 'U0' }],
    ['user_not_found', 'conversations.open', { users: 'U0' }],
    ['unknown_method', 'chat.postLetter', {}],
  ])('%s from %s', async (code, method, args) => {
    expect(await call(method, args)).toBe(code);
  });

  test('of somebody else cannot be changed', async () => {
    const { message } = slack.say({ text: 'Mine' });
    expect(await call('chat.update', { channel: 'C1', ts: message.ts, text: 'a' })).toBe('cant_update_message');
  });

  test('name what is wrong with their blocks', async () => {
    const error = await client.chat.postMessage({ channel: 'C1', blocks: [section('')] }).catch((thrown) => thrown);
    expect(error.data).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]'] },
    });
    const validated = await client.apiCall('blocks.validate', { blocks: [section('')] }).catch((thrown) => thrown);
    expect(validated.data.errors).toEqual([
      { code: 'failed_constraint', message: 'must be more than 0 characters', pointer: '/0/text/text' },
    ]);
  });
});

describe('people and conversations', () => {
  test('are told of', async () => {
    expect(await client.auth.test()).toMatchObject({ team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' });
    const { user } = await client.users.info({ user: 'U9' });
    expect(user).toMatchObject({ team_id: 'T9', is_bot: false, profile: { display_name: 'Sam Fox' } });
    const direct = await client.conversations.open({ users: 'U1' });
    expect(direct).toMatchObject({ already_open: true, channel: { id: 'D1' } });
    expect((await client.conversations.info({ channel: 'D1' })).channel).toMatchObject({ is_im: true, user: 'U1' });
    expect((await client.conversations.info({ channel: 'C4' })).channel).toMatchObject({ is_ext_shared: true });
    expect((await client.conversations.members({ channel: 'C4' })).members).toContain('U9');
    const toPerson = await client.chat.postMessage({ channel: 'U2', text: 'Hi' });
    expect(slack.messages(toPerson.channel)).toHaveLength(1);
  });

  test('give a thread its status and title, and prompts to an agent without a thread', async () => {
    const thread = { channel_id: 'D1', thread_ts: '1700000000.000001' };
    const prompts = [{ title: 'Ask', message: 'Is it safe?' }];
    await client.assistant.threads.setStatus({ ...thread, status: 'is looking' });
    await client.assistant.threads.setTitle({ ...thread, title: 'Kaspersky' });
    await client.assistant.threads.setSuggestedPrompts({ ...thread, prompts: [...prompts] as never });
    await client.apiCall('assistant.threads.setSuggestedPrompts', { channel_id: 'D1', prompts });
    expect(slack.mark('status', 'D1', thread.thread_ts)).toBe('is looking');
    expect(slack.mark('title', 'D1', thread.thread_ts)).toBe('Kaspersky');
    expect([slack.mark('prompts', 'D1', thread.thread_ts), slack.mark('prompts', 'D1')]).toEqual([undefined, prompts]);
    const five = { channel_id: 'D1', prompts: [1, 2, 3, 4, 5].map(() => prompts[0]) };
    expect(await call('assistant.threads.setSuggestedPrompts', five)).toBe('invalid_arguments');
  });
});

describe('views', () => {
  test('are opened with a trigger that is known, fresh and not used', async () => {
    const trigger_id = slack.workspace.newTrigger('U1');
    const { view } = await client.views.open({ trigger_id, view: modal({ external_id: 'one' }) });
    expect(slack.views).toMatchObject([{ id: view?.id, user: 'U1', callback_id: 'log', root_view_id: view?.id }]);
    expect(await call('views.open', { trigger_id, view: modal() })).toBe('exchanged_trigger_id');
    expect(await call('views.open', { trigger_id: '1.2.3', view: modal() })).toBe('invalid_trigger_id');
    const late = slack.workspace.newTrigger('U1');
    slack.advance(3001);
    expect(await call('views.open', { trigger_id: late, view: modal() })).toBe('expired_trigger_id');
    const again = slack.workspace.newTrigger('U1');
    expect(await call('views.open', { trigger_id: again, view: modal({ title: undefined }) })).toBe(
      'invalid_arguments',
    );
    expect(await call('views.open', { trigger_id: again, view: modal({ external_id: 'one' }) })).toBe(
      'duplicate_external_id',
    );
    const heavy = modal({ blocks: Array.from({ length: 90 }, () => section('a'.repeat(2990))) });
    expect(await call('views.open', { trigger_id: again, view: heavy })).toBe('view_too_large');
  });

  test('are changed, stacked and published', async () => {
    const opened = await client.views.open({ trigger_id: slack.workspace.newTrigger('U2'), view: modal() });
    const view_id = opened.view?.id ?? '';
    await client.views.update({ view_id, hash: opened.view?.hash ?? '', view: modal({ callback_id: 'new' }) });
    const stale = { view_id, hash: opened.view?.hash, view: modal() };
    expect(await call('views.update', stale)).toBe('hash_conflict');
    expect(await call('views.update', { external_id: 'none', view: modal() })).toBe('not_found');
    const push = () => call('views.push', { trigger_id: slack.workspace.newTrigger('U2', view_id), view: modal() });
    expect([await push(), await push(), await push()]).toEqual(['ok', 'ok', 'push_limit_reached']);
    await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [section('Home')] } });
    expect(slack.home('U1')?.blocks).toMatchObject([section('Home')]);
    expect(await call('views.publish', { user_id: 'U0', view: modal() })).toBe('invalid_arguments');
  });
});
