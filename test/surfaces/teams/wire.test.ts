/** Is what Vouch sends to Teams whole, is it sent nowhere else, and with nothing that is out of date? */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { close, listen } from '../../stand-ins/teams-http.ts';
import { giveFollowUp } from './give.ts';
import { teamsRooms, textIn } from './open-teams.ts';
import { deskWithRobin, question } from './outgoing-calls.ts';
import { ours, read, whenDone } from './standing.ts';

const open = teamsRooms();
const root = resolve(import.meta.dirname, '../../..');

test('the AI label and every citation of the answer are in what is sent', async () => {
  const room = await open();
  const { teams, client, app } = room;
  await client.say({ text: question });
  await whenDone(room);
  const body = z
    .object({ entities: z.array(z.record(z.string(), z.unknown())), attachments: z.array(z.unknown()) })
    .parse(teams.calls.find(({ kind }) => kind === 'post')?.body);
  const shown = textIn(body.attachments);
  const receipt = /Receipt ([0-9a-f-]{36})/.exec(shown)?.[1] ?? '';
  const { reply } = (await app.ledger.receipts.get(receipt)) ?? {};
  const numbers = new Set([...shown.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)));
  const citations = (reply?.citations ?? []).filter(({ n }) => numbers.has(n));
  expect(citations.length).toBeGreaterThan(3);
  const some = expect.stringMatching(/./);
  expect(body.entities).toEqual([
    {
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
      '@id': '',
      additionalType: ['AIGeneratedContent'],
      citation: citations.map(({ n, url }) => ({
        '@type': 'Claim',
        position: n,
        appearance: { '@type': 'DigitalDocument', name: some, abstract: some, url },
      })),
    },
  ]);
});

test('by stub and edit they are there, too', async () => {
  const room = await open();
  room.teams.fail('typing', { kind: 'status', status: 500 });
  await room.client.say({ text: question });
  await whenDone(room);
  const [edited] = ours(room);
  expect(edited).toMatchObject({
    edited: true,
    entities: [{ additionalType: ['AIGeneratedContent'] }],
    channelData: { feedbackLoop: { type: 'default' } },
  });
  await room.client.say({ person: room.teams.robin, text: question });
  await whenDone(room);
  expect(ours(room)[1]?.entities).toEqual(edited?.entities);
});

test('every kind of call shows the token of the bot', async () => {
  const room = await open();
  const { teams, client } = room;
  const desk = await deskWithRobin(room);
  await giveFollowUp(room, teams.robin);
  const { message } = await client.say({ room: desk, text: question });
  await whenDone(room);
  await client.edit(message, 'Is Sophos banned?');
  await whenDone(room);
  await client.remove(message);
  await whenDone(room);
  const kinds = ['post', 'typing', 'put', 'delete', 'create-conversation', 'members'] as const;
  // The stand-in takes no call without a token that it gave itself.
  for (const kind of kinds) {
    const statuses = teams.calls.filter((call) => call.kind === kind).map(({ status }) => status ?? 0);
    expect({ kind, statuses: statuses.length > 0 && statuses.every((each) => each < 300) }).toEqual({
      kind,
      statuses: true,
    });
  }
});

test.each([301, 302, 307, 308])(
  'a redirect (%i) is not followed: nothing is told to another address',
  async (status) => {
    const heard: string[] = [];
    const elsewhere = createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`);
      response.end('{}');
    });
    const location = `http://127.0.0.1:${await listen(elsewhere)}/amer/v3/conversations`;
    onTestFinished(() => close(elsewhere));
    const room = await open();
    for (const which of ['members', 'typing', 'post'] as const)
      room.teams.fail(which, { kind: 'status', status, headers: { location } });
    await room.client.say({ text: question });
    await whenDone(room);
    expect(heard).toEqual([]);
    // The answer could not be posted there, and whoever asked knows it.
    await expect.poll(() => read(ours(room))).toMatch(/could not answer you here.*Reference/s);
    expect(ours(room)).toHaveLength(1);
  },
);

test('the Bot Framework works with the project’s own uuid: older ones have CVE-2026-41907', () => {
  const Lock = z.object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string().optional(), dependencies: z.record(z.string(), z.string()).optional() }),
    ),
  });
  const { packages } = Lock.parse(JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')));
  const users = Object.keys(packages).filter(
    (path) => path !== '' && packages[path]?.dependencies?.['uuid'] !== undefined && existsSync(resolve(root, path)),
  );
  for (const name of ['botbuilder', 'botbuilder-core', 'botframework-streaming', '@azure/msal-node'])
    expect(users).toContain(`node_modules/${name}`);
  const own = createRequire(resolve(root, 'package.json')).resolve('uuid');
  for (const path of users) {
    const found = createRequire(resolve(root, path, 'package.json')).resolve('uuid');
    expect({ path, found }).toEqual({ path, found: own });
  }
  expect(Object.keys(packages).filter((path) => path.endsWith('node_modules/uuid'))).toEqual(['node_modules/uuid']);
});
