/** Does each way for a call to go wrong reach the real client as it would from Slack? */
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silent } from './silent-logger.ts';
import { type Failure, type SlackStandIn, startSlack, tokens } from './slack-server.ts';

let slack: SlackStandIn;
beforeAll(async () => {
  slack = await startSlack();
});
afterAll(() => slack.stop());

const clientOf = (token: string, to = slack, { retries = 0, timeout = 5000 } = {}) =>
  new WebClient(token, {
    slackApiUrl: to.apiUrl,
    timeout,
    retryConfig: { retries, minTimeout: 1 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });

describe('a call', () => {
  test.each<readonly [Failure, object, number]>([
    [{ kind: '429', retryAfter: 7 }, { code: 'slack_webapi_rate_limited_error', retryAfter: 7 }, 0],
    [{ kind: '500' }, { code: 'slack_webapi_http_error', statusCode: 500 }, 0],
    [{ kind: 'timeout' }, { code: 'slack_webapi_request_error', original: { name: 'TimeoutError' } }, 0],
    [{ kind: 'timeout-after' }, { code: 'slack_webapi_request_error', original: { name: 'TimeoutError' } }, 1],
    [{ kind: 'drop' }, { code: 'slack_webapi_request_error', original: { message: 'fetch failed' } }, 0],
    [{ kind: 'drop-after' }, { code: 'slack_webapi_request_error', original: { message: 'fetch failed' } }, 1],
    [{ kind: 'error', error: 'fatal_error' }, { data: { error: 'fatal_error' } }, 0],
  ])('fails with %o', async (failure, error, posted) => {
    const before = slack.messages('C1').length;
    slack.fail('chat.postMessage', failure);
    const client = clientOf(tokens.bot, slack, { timeout: failure.kind.startsWith('timeout') ? 150 : 5000 });
    await expect(client.chat.postMessage({ channel: 'C1', text: 'a' })).rejects.toMatchObject(error);
    await slack.waitFor(({ calls }) => calls.at(-1)?.failure === failure.kind);
    expect(slack.messages('C1').length - before).toBe(posted);
  });

  test('whose answer is lost is made twice by the client, and posts twice', async () => {
    const before = slack.messages('C1').length;
    slack.fail('chat.postMessage', { kind: 'drop-after' });
    await clientOf(tokens.bot, slack, { retries: 1 }).chat.postMessage({ channel: 'C1', text: 'twice' });
    expect(
      slack
        .messages('C1')
        .slice(before)
        .map(({ text }) => text),
    ).toEqual(['twice', 'twice']);
  });
});

describe('who calls', () => {
  const codeOf = (token: string, to: SlackStandIn, method = 'users.info', args = {}) =>
    clientOf(token, to)
      .apiCall(method, { user: 'U1', ...args })
      .then(
        () => 'ok',
        (thrown) => (thrown instanceof WebAPIPlatformError ? thrown.data : thrown),
      );

  test('is known by a token of the right kind', async () => {
    expect(await codeOf('xoxb-other', slack)).toMatchObject({ error: 'invalid_auth' });
    expect(await codeOf('', slack)).toMatchObject({ error: 'not_authed' });
    expect(await codeOf(tokens.app, slack)).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await codeOf('', slack, 'blocks.validate', { blocks: [{ type: 'divider' }] })).toBe('ok');
  });

  test('may send JSON instead of a form', async () => {
    const send = async (body: string) => {
      const headers = { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${tokens.bot}` };
      const response = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
      return response.json();
    };
    const blocks = [{ type: 'divider' }];
    expect(await send(JSON.stringify({ channel: 'C1', blocks }))).toMatchObject({ ok: true, message: { blocks } });
    expect(await send(JSON.stringify({ channel: 'C1', blocks: JSON.stringify(blocks) }))).toMatchObject({ ok: true });
    expect(await send('{')).toEqual({ ok: false, error: 'invalid_json' });
  });

  test('has the scopes that were given, each kind of conversation its own', async () => {
    const poor = await startSlack({ scopes: ['users:read', 'channels:history'] });
    try {
      expect(await codeOf(tokens.bot, poor)).toBe('ok');
      expect(await codeOf(tokens.bot, poor, 'chat.postMessage')).toMatchObject({
        error: 'missing_scope',
        needed: 'chat:write',
        provided: 'users:read,channels:history',
      });
      expect(await codeOf(tokens.bot, poor, 'conversations.history', { channel: 'C1' })).toBe('ok');
      expect(await codeOf(tokens.bot, poor, 'conversations.history', { channel: 'D1' })).toMatchObject({
        error: 'missing_scope',
        needed: 'im:history',
      });
    } finally {
      await poor.stop();
    }
  });
});

describe('a response url', () => {
  const post = async (url: string, body: object) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, await response.json()];
  };

  test('is used up after five answers', async () => {
    const url = slack.workspace.newResponseUrl('U1', 'C1');
    for (let i = 0; i < 5; i += 1) expect(await post(url, { text: `${i}` })).toEqual([200, { ok: true }]);
    expect(await post(url, { text: 'more' })).toEqual([404, { ok: false, error: 'used_url' }]);
    expect(slack.ephemerals('C1')).toHaveLength(5);
  });

  test('expires after half an hour', async () => {
    const url = slack.workspace.newResponseUrl('U1', 'C1');
    slack.advance(30 * 60_000 + 1);
    expect(await post(url, { text: 'late' })).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  test('posts, writes over, takes away, and refuses what is broken', async () => {
    const before = slack.messages('C1').length;
    const { ts } = await clientOf(tokens.bot).chat.postMessage({ channel: 'C1', text: 'first' });
    const original = slack.messages('C1').find((message) => message.ts === ts);
    const url = slack.workspace.newResponseUrl('U1', 'C1', original);
    await post(url, { text: 'second' });
    await post(url, { text: 'reply', response_type: 'in_channel', replace_original: false, thread_ts: ts });
    expect(slack.messages('C1').slice(before)).toMatchObject([
      { text: 'second', ts },
      { text: 'reply', thread_ts: ts },
    ]);
    expect(await post(url, { blocks: [{ type: 'nothing' }] })).toMatchObject([200, { error: 'invalid_blocks' }]);
    await post(url, { delete_original: true });
    expect(slack.messages('C1').slice(before)).toMatchObject([{ text: 'reply' }]);
    slack.fail('response', { kind: '500' });
    expect(await post(url, { text: 'a' })).toMatchObject([500, { ok: false }]);
    expect(slack.workspace.responses.at(-1)).toMatchObject({ body: { delete_original: true }, error: undefined });
  });
});

test('waiting tells what was there instead', async () => {
  const waited = slack.waitFor(({ workspace }) => workspace.messages.find(({ text }) => text === 'soon'));
  slack.say({ text: 'soon' });
  expect((await waited).text).toBe('soon');
  await expect(slack.waitFor((one) => one.home('U1'), 5)).rejects.toThrow(/not within 5 ms.*messages:.*"soon"/s);
});
