/** Does the stand-in answer a bot's calls as Teams does, and refuse what Teams refuses? */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardType } from './teams-check.ts';
import {
  certificatePath,
  type Failing,
  type Failure,
  startTeams,
  type TeamsStandIn,
  tokenKinds,
  trustCertificate,
} from './teams-server.ts';

trustCertificate();

let teams: TeamsStandIn;
beforeAll(async () => {
  teams = await startTeams({ rate: null });
});
afterAll(() => teams.stop());

const parse = (text: string): unknown => (text === '' ? undefined : JSON.parse(text));

async function askForToken(of: TeamsStandIn, form: Record<string, string> = {}, loginUrl = of.loginUrl) {
  const response = await fetch(`${loginUrl}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: of.appId,
      client_secret: of.password,
      scope: `${of.scope}/.default`,
      ...form,
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const tokens = new WeakMap<TeamsStandIn, string>();

async function call(method: string, path: string, body?: unknown, of = teams, token?: string) {
  if (!tokens.has(of)) tokens.set(of, String((await askForToken(of)).body['access_token']));
  const response = await fetch(`${of.serviceUrl}v3/${path}`, {
    method,
    headers: { authorization: `Bearer ${token ?? tokens.get(of)}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const { status, headers } = response;
  return { status, headers, body: parse(await response.text()) as Record<string, unknown> | undefined };
}

const to = (conversation: string, activity?: string) =>
  `conversations/${encodeURIComponent(conversation)}/activities${activity === undefined ? '' : `/${activity}`}`;
const post = (conversation: string, activity: object, of = teams) =>
  call('POST', to(conversation), { type: 'message', ...activity }, of);
const idOf = async (answer: ReturnType<typeof call>) => String((await answer).body?.['id']);

const card = (more: object = {}) => ({
  contentType: cardType,
  content: { type: 'AdaptiveCard', version: '1.5', body: [], ...more },
});
const claim = (more: object = {}) => ({
  '@type': 'Claim',
  position: 1,
  appearance: { '@type': 'DigitalDocument', name: 'A record', ...more },
});
const answered = (...citation: object[]) => ({
  type: 'https://schema.org/Message',
  '@type': 'Message',
  '@context': 'https://schema.org',
  '@id': '',
  additionalType: ['AIGeneratedContent'],
  citation,
});

describe('a message', () => {
  test('is posted, replied to, changed and taken back', async () => {
    const room = teams.personalChat();
    const before = teams.messages(room.id).length;
    const first = await post(room.id, {
      text: 'One',
      summary: 'S',
      channelData: { feedbackLoop: { type: 'default' } },
    });
    expect(first.status).toBe(201);
    const id = String(first.body?.['id']);
    expect(Math.abs(Number(id) - Date.now())).toBeLessThan(60_000);
    const reply = await idOf(call('POST', to(room.id, id), { type: 'message', text: 'Two' }));
    expect(Number(reply)).toBeGreaterThan(Number(id));
    expect((await call('PUT', to(room.id, id), { type: 'message', attachments: [card()] })).status).toBe(200);
    expect((await call('DELETE', to(room.id, reply))).status).toBe(200);
    expect(teams.messages(room.id).slice(before)).toMatchObject([
      { id, from: 'bot', text: '', edited: true, deleted: false, attachments: [{ contentType: cardType }] },
      { id: reply, text: 'Two', replyToId: id, edited: false, deleted: true },
    ]);
    for (const method of ['PUT', 'DELETE']) {
      const again = await call(
        method,
        to(room.id, reply),
        method === 'PUT' ? { type: 'message', text: 'x' } : undefined,
      );
      expect(again).toMatchObject({ status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } });
    }
  });

  test('goes into a thread of a channel when it names one, and begins one when it does not', async () => {
    const team = teams.addTeam({ name: 'Support', members: [teams.dana], channels: ['Vendors'] });
    const room = teams.channel(team, 'Vendors').id;
    const root = await idOf(post(room, { text: 'Root' }));
    const reply = await idOf(post(`${room};messageid=${root}`, { text: 'Reply' }));
    const other = await idOf(post(room, { text: 'Other' }));
    expect(teams.messages(room).map(({ id, thread }) => [id, thread])).toEqual([
      [root, root],
      [reply, root],
      [other, other],
    ]);
    expect(teams.messages(`${room};messageid=${root}`).map(({ text }) => text)).toEqual(['Root', 'Reply']);
    const wrong = await call('PUT', to(`${room};messageid=${other}`, reply), { type: 'message', text: 'x' });
    expect(wrong.body).toMatchObject({ error: { code: 'ActivityNotFoundInConversation' } });
    expect((await call('PUT', to(`${room};messageid=${root}`, reply), { type: 'message', text: 'x' })).status).toBe(
      200,
    );
    expect((await post(`${room};messageid=17`, { text: 'x' })).body).toMatchObject({
      error: { code: 'ConversationNotFound' },
    });
  });

  test('with text and a card is made two, and nobody learns an id', async () => {
    const room = teams.addGroupChat({ members: [teams.dana] });
    expect(await post(room.id, { text: 'Words', attachments: [card()] })).toMatchObject({ status: 201, body: {} });
    expect(teams.messages(room.id)).toMatchObject([
      { text: 'Words', attachments: [] },
      { text: '', attachments: [{ contentType: cardType }] },
    ]);
    const id = teams.messages(room.id)[0]?.id;
    const both = await call('PUT', to(room.id, id), { type: 'message', text: 'Words', attachments: [card()] });
    expect(both).toMatchObject({ status: 400, body: { error: { code: 'BadSyntax' } } });
  });

  test('that is being written shows dots and is none', async () => {
    const room = teams.addGroupChat({ members: [teams.dana] });
    expect((await call('POST', to(room.id), { type: 'typing' })).status).toBe(201);
    expect([teams.typings(room.id).length, teams.messages(room.id).length]).toEqual([1, 0]);
  });

  test('of somebody else cannot be changed', async () => {
    const room = teams.personalChat();
    const { id } = teams.world.write({ room: room.id, from: teams.dana, text: 'Mine' });
    expect(await call('DELETE', to(room.id, id))).toMatchObject({
      status: 403,
      body: { error: { code: 'NotEnoughPermissions' } },
    });
  });
});

describe('what Teams does not take', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => ({ ...claim(), position: at + 1 }));
  const text = 'Words [1]';
  test.each<readonly [string, number, object]>([
    ['twenty citations', 201, { text, entities: [answered(...many(20))] }],
    ['more than twenty citations', 400, { text, entities: [answered(...many(21))] }],
    ['two answers in one', 400, { text, entities: [answered(), answered()] }],
    ['what the unmended SDK leaves of an answer', 400, { text, entities: [{ type: 'https://schema.org/Message' }] }],
    ['what it leaves of a mention', 400, { text, entities: [{ type: 'mention' }] }],
    ['what it leaves of a stream', 400, { text, entities: [{ type: 'streaminfo' }] }],
    ['a mention', 201, { text, entities: [{ type: 'mention', text: '<at>D</at>', mentioned: { id: '29:1' } }] }],
    ['a citation without a look', 400, { text, entities: [answered({ '@type': 'Claim', position: 1 })] }],
    ['a citation with an empty look', 400, { text, entities: [answered({ ...claim(), appearance: {} })] }],
    ['a citation without a name', 400, { text, entities: [answered(claim({ name: undefined }))] }],
    ['a name of 80', 201, { text, entities: [answered(claim({ name: 'n'.repeat(80) }))] }],
    ['a name of 81', 400, { text, entities: [answered(claim({ name: 'n'.repeat(81) }))] }],
    ['an abstract of 160', 201, { text, entities: [answered(claim({ abstract: 'a'.repeat(160) }))] }],
    ['an abstract of 161', 400, { text, entities: [answered(claim({ abstract: 'a'.repeat(161) }))] }],
    ['three keywords', 201, { text, entities: [answered(claim({ keywords: ['a', 'b', 'c'] }))] }],
    ['four keywords', 400, { text, entities: [answered(claim({ keywords: ['a', 'b', 'c', 'd'] }))] }],
    ['a keyword of 29', 400, { text, entities: [answered(claim({ keywords: ['k'.repeat(29)] }))] }],
    ['suggested actions in a group', 400, { text, suggestedActions: { actions: [{ type: 'imBack' }] } }],
    ['a card of 1.6', 400, { attachments: [card({ version: '1.6' })] }],
    ['a card without a version', 400, { attachments: [card({ version: undefined })] }],
    ['a card of another type', 400, { attachments: [card({ type: 'Card' })] }],
    ['a card as text', 400, { attachments: [{ contentType: cardType, content: '{}' }] }],
    ['a picture', 201, { attachments: [{ contentType: 'image/png', contentUrl: 'https://example.com/a.png' }] }],
    ['a card without content', 400, { attachments: [{ contentType: cardType }] }],
    ['nothing', 400, {}],
    ['another type', 400, { type: 'endOfConversation' }],
    ['100 KB', 413, { text: 'a'.repeat(51_200) }],
  ])('%s: %i', async (_, status, activity) => {
    const room = teams.addGroupChat({ members: [teams.dana] });
    const answer = await post(room.id, activity);
    expect(answer.status).toBe(status);
    if (status === 201) return expect(teams.messages(room.id)).toHaveLength(1);
    const code = status === 413 ? /^MessageSizeTooBig$/ : /^Bad(Syntax|Argument)$/;
    expect(answer.body).toMatchObject({ error: { code: expect.stringMatching(code), message: expect.any(String) } });
    expect(teams.calls.at(-1)).toMatchObject({ kind: 'post', status, error: expect.stringMatching(code) });
    expect(teams.messages(room.id)).toEqual([]);
  });

  test('is not taken as a change either', async () => {
    const room = teams.addGroupChat({ members: [teams.dana] });
    const id = await idOf(post(room.id, { text: 'Words' }));
    const put = (activity: object) => call('PUT', to(room.id, id), { type: 'message', ...activity });
    expect((await put({ text, entities: [answered(...many(21))] })).status).toBe(400);
    expect((await put({ attachments: [card({ version: '1.6' })] })).status).toBe(400);
    expect((await put({ text: 'a'.repeat(51_200) })).status).toBe(413);
    expect(teams.messages(room.id)).toMatchObject([{ text: 'Words', edited: false }]);
  });

  test('suggested actions are taken in a chat with one person', async () => {
    const suggestedActions = { actions: [{ type: 'imBack', title: 'Yes', value: 'Yes' }] };
    expect((await post(teams.personalChat().id, { text, suggestedActions })).status).toBe(201);
    expect(teams.messages(teams.personalChat().id).at(-1)).toMatchObject({ suggestedActions });
  });

  test('a body that is no JSON', async () => {
    expect((await call('POST', to(teams.personalChat().id), '{')).status).toBe(400);
  });
});

describe('where a bot may not write', () => {
  test('each place says why', async () => {
    const never = teams.addGroupChat({ members: [teams.dana], installed: false });
    const code = async (room: string) => ((await post(room, { text: 'x' })).body?.['error'] as { code?: string })?.code;
    expect(await code(never.id)).toBe('BotNotInConversationRoster');
    expect(await code('19:nowhere@thread.v2')).toBe('ConversationNotFound');
    const team = teams.addTeam({ name: 'Gone', members: [teams.dana], channels: ['One'] });
    teams.setInstalled(team, 'removed');
    expect(await code(teams.channel(team, 'One').id)).toBe('BotNotInConversationRoster');
    const blocked = teams.personalChat(teams.addPerson({ name: 'Blocker' }));
    teams.block(blocked);
    expect(await code(blocked.id)).toBe('BotDisabledByUser');
    teams.block(blocked, 'ConversationBlockedByUser');
    expect(await code(blocked.id)).toBe('ConversationBlockedByUser');
    teams.setInstalled(blocked, 'installed');
    expect(await code(blocked.id)).toBeUndefined();
  });

  test('and nobody writes without a token that the login gave', async () => {
    const room = teams.personalChat();
    const path = to(room.id);
    const message = { type: 'message', text: 'x' };
    const refused = { status: 401, body: { error: { code: 'Unauthorized' } } };
    expect(await call('POST', path, message, teams, await teams.sign())).toMatchObject(refused);
    expect(await call('POST', path, message, teams, 'x')).toMatchObject(refused);
    teams.revokeTokens();
    expect(await call('POST', path, message)).toMatchObject(refused);
    tokens.delete(teams);
    teams.setTokenLife(0);
    expect(await call('POST', path, message)).toMatchObject(refused);
    tokens.delete(teams);
    teams.setTokenLife(3599);
    expect((await call('POST', path, message)).status).toBe(201);
  });
});

describe('a chat with one person', () => {
  const create = (members: readonly string[], more: object = { tenantId: teams.tenantId }) =>
    call('POST', 'conversations', {
      bot: { id: `28:${teams.appId}` },
      isGroup: false,
      members: members.map((id) => ({ id })),
      ...more,
    });

  test('is the same one for the same person, by any id', async () => {
    const { id } = teams.personalChat(teams.robin);
    expect(await create([teams.robin.id])).toMatchObject({ status: 201, body: { id } });
    expect(await create([teams.robin.aadObjectId])).toMatchObject({ body: { id } });
    const inData = { channelData: { tenant: { id: teams.tenantId } } };
    const said = await create([teams.robin.id], { ...inData, activity: { type: 'message', text: 'Hello' } });
    expect(said.body).toEqual({ id, activityId: teams.messages(id).at(-1)?.id });
  });

  test('is refused where it cannot be', async () => {
    const code = async (answer: ReturnType<typeof create>) =>
      ((await answer).body?.['error'] as { code?: string } | undefined)?.code;
    expect(await code(create([teams.robin.id], {}))).toBe('BadSyntax');
    expect(await code(create([]))).toBe('BadSyntax');
    expect(await code(create([teams.robin.id, teams.dana.id]))).toBe('BadSyntax');
    expect(await code(create(['29:1nobody']))).toBe('BadArgument');
    expect(await code(create(['3b1f8f59-0000-4000-8000-000000000000']))).toBe('BadSyntax');
    const stranger = teams.addPerson({ name: 'Sam Fox', installed: false });
    expect(await code(create([stranger.id]))).toBe('ForbiddenOperationException');
    teams.addTeam({ name: 'Shared', members: [stranger] });
    expect(await code(create([stranger.id]))).toBeUndefined();
  });

  test('is not the only thing it makes: also a thread in a channel', async () => {
    const team = teams.addTeam({ name: 'Threads', members: [teams.dana] });
    const of = { isGroup: true, channelData: { channel: { id: team.id } }, activity: { type: 'message', text: 'New' } };
    const { body } = await call('POST', 'conversations', of);
    const [root] = teams.messages(team.id);
    expect(body).toEqual({ id: `${team.id};messageid=${root?.id}`, activityId: root?.id });
  });
});

describe('who is there', () => {
  test('is told in pages, and one by one', async () => {
    const small = await startTeams({ smallestPage: 2 });
    try {
      const guest = small.addPerson({ name: 'Gil Grant', role: 'guest' });
      const far = small.addPerson({ name: 'Far Away', tenantId: '7f6b0f0f-4a3e-4a52-8f36-3a3f2c1d0e11' });
      const unknown = small.addPerson({ name: 'Anon', role: 'anonymous' });
      const everybody = [small.dana, small.robin, guest, far, unknown];
      const team = small.addTeam({ name: 'All', members: everybody, channels: ['One'] });
      const room = `conversations/${encodeURIComponent(`${team.channels[1]?.id};messageid=1`)}`;
      const plain = `conversations/${encodeURIComponent(teams.channel(team, 'One').id)}`;
      expect((await call('GET', `${room}/members`, undefined, small)).status).toBe(404);
      const all = (await call('GET', `${plain}/members`, undefined, small)).body;
      expect(all).toMatchObject(everybody.map(({ id, role }) => ({ id, userRole: role })));
      expect(all).toMatchObject({ 0: { objectId: small.dana.aadObjectId, givenName: 'Dana', surname: 'Reyes' } });
      const names: unknown[] = [];
      let token: unknown = '';
      let pages = 0;
      do {
        const query = new URLSearchParams({ pageSize: '1', ...(token ? { continuationToken: String(token) } : {}) });
        const { body } = await call('GET', `${plain}/pagedmembers?${query}`, undefined, small);
        names.push(...((body?.['members'] ?? []) as { name: string }[]).map(({ name }) => name));
        token = body?.['continuationToken'];
        pages += 1;
      } while (token !== undefined);
      expect([pages, names]).toEqual([3, everybody.map(({ name }) => name)]);
      for (const id of [far.id, far.aadObjectId, far.email]) {
        const { body } = await call('GET', `${plain}/members/${encodeURIComponent(id)}`, undefined, small);
        expect(body).toMatchObject({ id: far.id, tenantId: far.tenantId, userRole: 'user' });
      }
      const anonymous = await call('GET', `${plain}/members/${encodeURIComponent(unknown.id)}`, undefined, small);
      expect(Object.keys(anonymous.body ?? {}).toSorted()).toEqual(['id', 'name', 'tenantId', 'userRole']);
      expect(await call('GET', `${plain}/members/29:1x`, undefined, small)).toMatchObject({ status: 404 });
    } finally {
      await small.stop();
    }
  });

  test('and which channels a team has', async () => {
    const team = teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin], channels: ['Vendors'] });
    const path = `teams/${encodeURIComponent(team.id)}`;
    expect((await call('GET', path)).body).toMatchObject({
      id: team.id,
      name: 'Support',
      memberCount: 2,
      channelCount: 2,
    });
    expect((await call('GET', `${path}/conversations`)).body).toMatchObject({
      conversations: [
        { id: team.id, name: null },
        { id: team.channels[1]?.id, name: 'Vendors' },
      ],
    });
    expect((await call('GET', 'teams/19:x')).status).toBe(404);
  });
});

describe('how often', () => {
  test('more than so many in one conversation are refused, and it says when to come back', async () => {
    const strict = await startTeams({ rate: { sends: 3, ms: 60_000 } });
    try {
      const [room, other] = [strict.personalChat(), strict.personalChat(strict.robin)];
      for (let i = 0; i < 3; i += 1) expect((await post(room.id, { text: `${i}` }, strict)).status).toBe(201);
      const limited = await post(room.id, { text: 'more' }, strict);
      expect(limited).toMatchObject({ status: 429, body: { error: { code: 'Throttled' } } });
      expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await post(other.id, { text: 'elsewhere' }, strict)).status).toBe(201);
      strict.limit(undefined);
      expect((await post(room.id, { text: 'more' }, strict)).status).toBe(201);
    } finally {
      await strict.stop();
    }
  });
});

describe('how a call goes wrong', () => {
  const room = () => teams.personalChat(teams.robin);
  const outcome = (answer: Promise<{ status: number }>) =>
    answer.then(
      ({ status }) => status,
      () => 'cut',
    );
  test.each<readonly [Failure, number | string, number]>([
    [{ kind: 'status', status: 502 }, 502, 0],
    [{ kind: 'status-after', status: 502 }, 502, 1],
    [{ kind: 'drop' }, 'cut', 0],
    [{ kind: 'drop-after' }, 'cut', 1],
    [{ kind: 'wait', until: Promise.resolve() }, 201, 1],
  ])('%o', async (failure, status, posted) => {
    const before = teams.messages(room().id).length;
    teams.fail('post', failure);
    expect(await outcome(post(room().id, { text: 'x' }))).toBe(status);
    await teams.waitFor(({ calls }) => calls.at(-1)?.failure === failure.kind);
    expect(teams.messages(room().id).length - before).toBe(posted);
    expect((await post(room().id, { text: 'x' })).status).toBe(201);
  });

  test('it says what it is told to say', async () => {
    const body = { error: { code: 'Odd', message: 'Very odd' } };
    teams.fail('put', { kind: 'status', status: 429, headers: { 'retry-after': '7' }, body });
    const answer = await call('PUT', to(room().id, '1'), { type: 'message', text: 'x' });
    expect([answer.status, answer.headers.get('retry-after'), answer.body]).toEqual([429, '7', body]);
  });

  test('it is never answered', async () => {
    const own = await startTeams();
    const before = own.messages().length;
    own.fail('post', { kind: 'hang' });
    const asked = outcome(post(own.personalChat().id, { text: 'x' }, own));
    await own.waitFor(({ calls }) => calls.at(-1)?.failure === 'hang');
    await own.stop();
    expect([await asked, own.messages().length - before]).toEqual(['cut', 0]);
  });

  test('each kind of call has failures of its own', async () => {
    const { id } = room();
    const message = await idOf(post(id, { text: 'x' }));
    const member = { tenantId: teams.tenantId, members: [{ id: teams.robin.id }] };
    const made: Readonly<Record<Failing, () => Promise<{ status: number }>>> = {
      post: () => post(id, { text: 'x' }),
      'any-post': () => call('POST', to(id), { type: 'typing' }),
      typing: () => call('POST', to(id), { type: 'typing' }),
      put: () => call('PUT', to(id, message), { type: 'message', text: 'y' }),
      members: () => call('GET', `conversations/${id}/members`),
      teams: () => call('GET', `teams/${teams.addTeam({ name: 'T', members: [teams.dana] }).id}`),
      'create-conversation': () => call('POST', 'conversations', member),
      token: () => askForToken(teams),
      openid: () => fetch(teams.openIdUrl),
      delete: () => call('DELETE', to(id, message)),
    };
    for (const which of Object.keys(made) as Failing[]) {
      teams.fail(which, { kind: 'status', status: 503 });
      expect([which, (await made[which]()).status]).toEqual([which, 503]);
      expect([which, (await made[which]()).status < 300]).toEqual([which, true]);
    }
  });
});

describe('the login', () => {
  test('says where its tokens are, and gives them for the right id and secret', async () => {
    const found = await fetch(`${teams.loginUrl}/v2.0/.well-known/openid-configuration`);
    expect(await found.json()).toMatchObject({ token_endpoint: `${teams.loginUrl}/oauth2/v2.0/token` });
    const before = teams.tokenRequests;
    expect(await askForToken(teams)).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3599 } });
    const refused = {
      status: 401,
      body: { error: 'invalid_client', error_description: expect.stringMatching(/^AADSTS/) },
    };
    expect(await askForToken(teams, { client_secret: 'x' })).toMatchObject(refused);
    expect(await askForToken(teams, { client_id: 'x' })).toMatchObject(refused);
    expect(await askForToken(teams, { scope: 'https://graph.microsoft.com/.default' })).toMatchObject({ status: 400 });
    const elsewhere = teams.loginUrl.replace(teams.tenantId, 'elsewhere');
    expect(await askForToken(teams, {}, elsewhere)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    expect(teams.tokenRequests - before).toBe(5);
  });

  test('is trusted by another process that is told to', async () => {
    const script = `fetch(process.env.LOGIN).then(({ status }) => console.log(status), () => console.log('untrusted'))`;
    const ask = async (more: Readonly<Record<string, string>>) => {
      const env = { LOGIN: `${teams.loginUrl}/v2.0/.well-known/openid-configuration`, ...more };
      return (await promisify(execFile)(process.execPath, ['-e', script], { env })).stdout.trim();
    };
    expect(await ask({})).toBe('untrusted');
    expect(await ask({ NODE_EXTRA_CA_CERTS: certificatePath })).toBe('200');
  });

  test('gives them to a managed identity', async () => {
    const { IDENTITY_ENDPOINT = '', IDENTITY_HEADER = '' } = teams.identityEnvironment;
    const query = { resource: teams.scope, client_id: teams.appId, 'api-version': '2019-08-01' };
    const ask = async (headers: Record<string, string>, more: Record<string, string> = {}) => {
      const response = await fetch(`${IDENTITY_ENDPOINT}?${new URLSearchParams({ ...query, ...more })}`, { headers });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const good = await ask({ 'x-identity-header': IDENTITY_HEADER });
    expect(Number(good.body['expires_on'])).toBeGreaterThan(Date.now() / 1000);
    const path = to(teams.personalChat().id);
    const token = String(good.body['access_token']);
    expect((await call('POST', path, { type: 'message', text: 'x' }, teams, token)).status).toBe(201);
    expect((await ask({})).status).toBe(401);
    expect((await ask({ 'x-identity-header': IDENTITY_HEADER }, { client_id: 'x' })).status).toBe(400);
    expect((await ask({ 'x-identity-header': IDENTITY_HEADER }, { resource: 'x' })).status).toBe(400);
  });
});

describe('the issuer', () => {
  test('has keys for what it signs, and nothing else is good', async () => {
    const found = (await (await fetch(teams.openIdUrl)).json()) as Record<string, string>;
    expect(found).toMatchObject({ issuer: teams.issuer, id_token_signing_alg_values_supported: ['RS256'] });
    const jwks = (await (await fetch(found['jwks_uri'] ?? '')).json()) as Parameters<typeof createLocalJWKSet>[0];
    const keys = createLocalJWKSet(jwks);
    const isGood = async (kind: (typeof tokenKinds)[number]) => {
      try {
        const header = (await teams.authorization(kind)) ?? '';
        const [scheme, token = ''] = header.split(' ');
        const { payload, protectedHeader } = await jwtVerify(token, keys, {
          issuer: teams.issuer,
          audience: teams.appId,
          algorithms: ['RS256'],
        });
        const key = jwks.keys.find(({ kid }) => kid === protectedHeader.kid) as { endorsements?: string[] } | undefined;
        return (
          scheme === 'Bearer' && payload['serviceurl'] === teams.serviceUrl && key?.endorsements?.includes('msteams')
        );
      } catch {
        return false;
      }
    };
    const good: string[] = [];
    for (const kind of tokenKinds) if (await isGood(kind)) good.push(kind);
    expect(good).toEqual(['good']);
  });

  test('makes each bad one as bad as it is called', async () => {
    const claims = async (kind: (typeof tokenKinds)[number]) => decodeJwt(await teams.sign(kind));
    const now = Date.now() / 1000;
    expect((await claims('expired')).exp).toBeLessThan(now - 300);
    expect((await claims('not-yet-valid')).nbf).toBeGreaterThan(now + 300);
    expect((await claims('no-audience')).aud).toBeUndefined();
    expect((await claims('no-service-url'))['serviceurl']).toBeUndefined();
    expect((await claims('emulator')).iss).toMatch(/^https:\/\/sts\.windows\.net\//);
    expect(decodeProtectedHeader(await teams.sign('alg-none')).alg).toBe('none');
    expect(decodeProtectedHeader(await teams.sign('hs256')).alg).toBe('HS256');
    const { kid } = decodeProtectedHeader(await teams.sign());
    expect(decodeProtectedHeader(await teams.sign('forged')).kid).toBe(kid);
    expect(decodeProtectedHeader(await teams.sign('unknown-kid')).kid).not.toBe(kid);
    expect(decodeJwt(await teams.sign('good', { serviceurl: 'https://other.example/' }))['serviceurl']).toBe(
      'https://other.example/',
    );
  });
});

test('waiting tells what was there instead', async () => {
  const room = teams.addGroupChat({ members: [teams.dana] });
  const waited = teams.waitFor(() => teams.messages(room.id).find(({ text }) => text === 'soon'));
  await post(room.id, { text: 'soon' });
  expect((await waited).text).toBe('soon');
  await expect(teams.waitFor(({ world }) => world.rooms.get('none'), 5)).rejects.toThrow(
    /not within 5 ms.*messages:.*"soon".*calls:/s,
  );
});
