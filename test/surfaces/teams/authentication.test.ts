/** Is only that taken which Teams has really sent, and only from the organisation Vouch belongs to? */
import { describe, expect, test } from 'vitest';
import { badTokenKinds } from '../../stand-ins/teams-server.ts';
import { teamsRooms, textOf } from './open-teams.ts';

const open = teamsRooms();

describe('tokens', () => {
  test('none of the bad kinds gets in, and what is good still does', async () => {
    const room = await open();
    const { client, teams } = room;
    for (const token of badTokenKinds) {
      const { status, body } = await client.say({ text: 'Is Kaspersky banned?', token });
      expect({ token, status: status === 401 || status === 403 }).toEqual({ token, status: true });
      // Nothing of ours or the SDK's is told to a stranger.
      expect(body ?? '').toBe('');
    }
    expect(await room.app.ledger.outbox.claim('teams', 1)).toBeUndefined();
    expect(room.log.lines.filter((line) => line.includes('a request that Teams did not send'))).toHaveLength(
      badTokenKinds.length,
    );
    await client.say({ text: 'Is Kaspersky banned?' });
    const answer = await teams.waitFor(() => teams.messages().find((each) => each.from === 'bot'));
    expect(textOf(answer)).toMatch(/Kaspersky/);
    expect(teams.messages().filter((each) => each.from === 'bot')).toHaveLength(1);
  });

  test('nothing of a body is read before its sender is known', async () => {
    const room = await open();
    const response = await fetch(`${room.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: (await room.teams.authorization('forged')) ?? '' },
      body: '{ not even JSON',
    });
    expect(response.status).toBe(401);
  });

  test('a good token for one address does not speak for another, nor for another organisation', async () => {
    const { client } = await open();
    const elsewhere = await client.say({ text: 'hello', activity: { serviceUrl: 'https://evil.example/' } });
    expect(elsewhere.status).toBe(403);
    const foreign = await client.deliver({
      type: 'message',
      text: 'hello',
      conversation: { id: 'a:x', conversationType: 'personal', tenantId: 'another-organisation' },
      channelData: { tenant: { id: 'another-organisation' } },
    });
    expect(foreign.status).toBe(403);
  });

  test('other channels of the Bot Framework are not served', async () => {
    const { client } = await open();
    expect((await client.say({ text: 'hello', activity: { channelId: 'webchat' } })).status).toBe(400);
  });
});

describe('bodies', () => {
  test.each(['', '{', '[]', 'null', '"text"', '{"type":1}', '{"type":"message","from":null}'])(
    '%j is refused in words of HTTP, and nothing is kept',
    async (body) => {
      const room = await open();
      expect((await room.client.raw(body)).status).toBe(400);
      expect(await room.app.ledger.outbox.claim('teams', 1)).toBeUndefined();
    },
  );

  test('a body without end is cut off', async () => {
    const room = await open();
    expect((await room.client.raw(`{"text":"${'x'.repeat(2 * 1024 * 1024)}"}`)).status).toBe(413);
  });

  test('other methods are not for this address', async () => {
    const { url } = await open();
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await fetch(`${url}/api/messages`, { method })).status).toBe(405);
  });

  test('what Vouch does not know is taken without an answer, an invoke it does not know with 501', async () => {
    const room = await open();
    const { client, teams } = room;
    expect((await client.deliver({ type: 'event', name: 'something' })).status).toBe(200);
    expect((await client.deliver({ type: 'messageReaction' })).status).toBe(200);
    expect((await client.deliver({ type: 'invoke', name: 'signin/verifyState', value: {} })).status).toBe(501);
    expect(teams.messages()).toEqual([]);
  });
});

describe('other ways to log in', () => {
  // Azure's SDK keeps the first identity of a process for good: no other test can have one.
  test('with a managed identity Vouch gets its tokens without a password', async () => {
    const room = await open({ identity: true });
    await room.client.say({ text: 'Is Kaspersky banned?' });
    const answer = await room.teams.waitFor(() => room.teams.messages().find((each) => each.from === 'bot'));
    expect(textOf(answer)).toMatch(/Kaspersky/);
    expect(room.surface.said).toContain('with its managed identity');
  });

  test('with a wrong password it is told by /readyz, without the password', async () => {
    const room = await open({ environment: { MicrosoftAppPassword: 'a-wrong-password' } });
    await expect.poll(() => room.surface.problem()).toBeDefined();
    const response = await fetch(`${room.url}/readyz`);
    const said = await response.text();
    expect(said).toMatch(/login gives Vouch no token/);
    expect(said + room.log.lines.join('')).not.toContain('a-wrong-password');
  });
});

describe('development without a login', () => {
  const development = { MicrosoftAppId: undefined, MicrosoftAppPassword: undefined, MicrosoftAppTenantId: undefined };
  const openDevelopment = () =>
    open({ environment: { ...development, MicrosoftAppType: undefined, VOUCH_TEAMS_DEVELOPMENT: 'yes' } });
  const activity = (serviceUrl: string) => ({
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:x', name: 'X' },
    recipient: { id: '28:bot', name: 'Vouch' },
    conversation: { id: 'a:1', conversationType: 'personal' },
    text: 'hello',
  });
  const send = (url: string, headers: Record<string, string>, serviceUrl = 'http://127.0.0.1:9/') =>
    fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity(serviceUrl)) });

  test('says so at start, and answers programs on this machine only', async () => {
    const { surface, url } = await openDevelopment();
    expect(surface.said).toMatch(/development on this machine only/);
    const json = { 'content-type': 'application/json' };
    expect((await send(url, json)).status).toBe(200);
    expect((await send(url, json, 'https://evil.example/')).status).toBe(403);
    expect((await send(url, { ...json, origin: 'https://evil.example' })).status).toBe(403);
    expect((await send(url, { 'content-type': 'text/plain' })).status).toBe(403);
  });
});
