/** Does the dialog of a concern know what is known, keep what was filled in, say what is wrong, and log once? */
import { describe, expect, test, vi } from 'vitest';
import { VouchError } from '../../../src/core/errors.ts';
import type { Dialog, Inputs } from '../../stand-ins/teams-client.ts';
import {
  ask,
  aWhile,
  heldIn,
  offeredIn,
  openBy,
  ours,
  posted,
  problemsIn,
  seenIn,
  takesIn,
  windowOf,
} from './fill-in.ts';
import { type TeamsRoom, teamsRooms, textOf } from './open-teams.ts';

const open = teamsRooms();
const question = 'Is Kaspersky safe for Acme Dental’s federal work?';

/** The dialog under an answer. */
async function concernUnder(room: TeamsRoom, text: string): Promise<Dialog> {
  return openBy(room, await ask(room, text), 'Log the concern');
}

const concerns = ({ app }: TeamsRoom) => app.ledger.concerns.list({});

test('under an answer: its client, vendor and question, and the follow-ups they call for', async () => {
  const room = await open();
  const { app, client, teams } = room;
  const acme = await app.ledger.clients.ensure({ name: 'Acme Dental' });
  const dialog = await concernUnder(room, question);
  expect(dialog).toMatchObject({ title: 'Log a client concern', height: 'large', width: 'medium' });
  expect(heldIn(dialog)).toMatchObject({
    client: acme.id,
    newClient: undefined,
    federal: 'yes',
    vendor: 'kaspersky',
    newVendor: undefined,
    severity: 'normal',
    words: question,
    'take:0': 'true',
    'owner:0': teams.dana.aadObjectId,
    'due:0': '2026-11-27',
  });
  expect(takesIn(dialog)).toHaveLength(7);
  expect(seenIn(dialog)).toContain('1. Send Acme Dental the written answer on Kaspersky, with its receipt');

  const answer = await client.submitDialog(dialog, { severity: 'urgent' });
  expect(answer).toMatchObject({ status: 200, body: {}, notice: undefined, dialog: undefined });
  expect(await concerns(room)).toMatchObject([
    {
      client: { id: acme.id },
      vendor: 'kaspersky',
      words: question,
      severity: 'urgent',
      surface: 'teams',
      link: null,
      loggedBy: { id: `teams:${teams.tenantId}:${teams.dana.aadObjectId}`, name: 'Dana Reyes' },
    },
  ]);
  expect(await app.ledger.tasks.list({})).toHaveLength(7);
  const confirmation = textOf(await posted(room, 'Logged for Acme Dental'));
  expect(confirmation).toContain('a concern about Kaspersky.');
  expect(confirmation).toContain('7 follow-ups created.');
  await aWhile();
  // The answer and the confirmation: whoever logged it is not told once more of follow-ups that are their own.
  expect(ours(room)).toHaveLength(2);
});

test('in a room the dialog says where the confirmation is, and nobody else sees it', async () => {
  const room = await open();
  const { client, teams, app } = room;
  const priya = teams.addPerson({ name: 'Priya Shah' });
  const team = teams.addTeam({ name: 'Support', members: [teams.dana, teams.robin, priya], channels: ['Desk'] });
  const channel = teams.channel(team, 'Desk');
  const answer = await ask(room, 'Is Kaspersky banned?', { room: channel });
  const dialog = await openBy(room, answer, 'Log the concern', teams.dana);
  expect(offeredIn(dialog, 'owner:0')).toEqual(['Dana Reyes', 'Robin Cole', 'Priya Shah']);
  const outcome = await client.submitDialog(dialog, { newClient: 'Northwind', 'owner:0': priya.aadObjectId });
  expect(outcome.notice).toBe('Logged. The confirmation is in your chat with Vouch.');
  await posted(room, 'Logged for Northwind', teams.dana);
  expect((await app.ledger.tasks.list({})).map((task) => task.owner)).toContain('Priya Shah');
  // A colleague whom Vouch never met is told all the same.
  await posted(room, 'Dana Reyes gave you a follow-up.', priya);
  await aWhile();
  expect(ours(room, channel.id)).toHaveLength(1);
  expect(ours(room)).toHaveLength(1);
});

describe('who it is about', () => {
  const about = (room: TeamsRoom) => concernUnder(room, 'Is Kaspersky banned?');
  /** Opens it again and again under one answer. */
  const opener = async (room: TeamsRoom) => {
    const answer = await ask(room, 'Is Kaspersky banned?');
    return () => openBy(room, answer, 'Log the concern');
  };

  test('a new client', async () => {
    const room = await open();
    const dialog = await about(room);
    expect(heldIn(dialog)).toMatchObject({ client: undefined, newClient: undefined, federal: 'unknown' });
    await room.client.submitDialog(dialog, { newClient: '  Northwind   Dental ', federal: 'no' });
    expect(await concerns(room)).toMatchObject([{ client: { name: 'Northwind Dental' } }]);
    expect(await room.app.ledger.clients.find('northwind dental')).toMatchObject({ federal: false });
  });

  test('a written name that is an alias, and one that is on the list too, are the client of the log', async () => {
    const room = await open();
    const { clients } = room.app.ledger;
    const acme = await clients.ensure({ name: 'Acme' });
    await clients.rename(acme.id, 'Acme Dental');
    const opens = await opener(room);
    await room.client.submitDialog(await opens(), { newClient: ' ACME ' });
    await room.client.submitDialog(await opens(), { client: acme.id, newClient: 'acme dental' });
    expect((await concerns(room)).map(({ client }) => client.id)).toEqual([acme.id, acme.id]);
    expect(await clients.list()).toHaveLength(1);
  });

  test('the clients in use come first, and all others can be written', async () => {
    const room = await open();
    const { clients, concerns: log } = room.app.ledger;
    const by = { id: 'teams:t:p', name: 'Priya' };
    for (let index = 0; index < 120; index += 1) await clients.ensure({ name: `Client ${index}` });
    const used = await clients.ensure({ name: 'Client 7' });
    const plain = { vendor: 'kaspersky', words: 'Worried', severity: 'normal', link: null, surface: 'teams' } as const;
    await log.add({ ...plain, clientId: used.id, loggedBy: by });
    const offered = offeredIn(await about(room), 'client');
    expect(offered.slice(0, 2)).toEqual(['Not in this list', 'Client 7']);
    expect(offered.length).toBeGreaterThan(50);
    expect(offered.length).toBeLessThanOrEqual(101);
    // One that is not among them is there where the question names it.
    const named = await concernUnder(room, 'Is Kaspersky banned for Client 0?');
    expect(offeredIn(named, 'client')).toContain('Client 0');
    expect(heldIn(named)['client']).toBe((await clients.find('Client 0'))?.id);
  });

  test('a vendor without records is logged under its name, one with records under its own', async () => {
    const room = await open();
    const opens = await opener(room);
    for (const newVendor of ['Foxglove', 'kasperski', 'Kaspersky Lab'])
      expect(
        await room.client.submitDialog(await opens(), { vendor: 'none', newVendor, newClient: 'Acme' }),
      ).toMatchObject({ status: 200, body: {} });
    const logged = (await concerns(room)).map(({ vendor }) => vendor);
    expect(logged.toReversed()).toEqual(['foxglove', 'kaspersky', 'kaspersky']);
  });
});

describe('the follow-ups', () => {
  test('only those turned on are created, for whom and when the dialog says', async () => {
    const room = await open();
    const { client, teams, app } = room;
    await ask(room, 'help', { person: teams.robin });
    const dialog = await concernUnder(room, question);
    const [, second = '', third = '', ...others] = takesIn(dialog);
    const off = Object.fromEntries([second, ...others].map((take) => [take, false]));
    const more = {
      [third.replace('take', 'owner')]: teams.robin.aadObjectId,
      [third.replace('take', 'due')]: '2026-12-24',
    };
    await client.submitDialog(dialog, { newClient: 'Acme Dental', ...off, ...more });
    const tasks = await app.ledger.tasks.list({});
    expect(tasks.map(({ title, owner, due }) => [title, owner, due])).toEqual([
      ['Send Acme Dental the written answer on Kaspersky, with its receipt', 'Dana Reyes', '2026-11-27'],
      [
        'Inventory every Kaspersky product at Acme Dental, code inside other products included',
        'Robin Cole',
        '2026-12-24',
      ],
    ]);
    expect(textOf(await posted(room, 'Logged for'))).toContain('2 follow-ups created.');
    expect(textOf(await posted(room, 'Dana Reyes gave you', teams.robin))).toContain('Inventory every Kaspersky');
  });

  test.each<[string, Inputs]>([
    ['another vendor', { vendor: 'sophos' }],
    ['other work', { federal: 'no' }],
    ['a vendor whose name was written', { vendor: 'none', newVendor: 'kasperskyx' }],
  ])('%s than was shown: none is created unseen, and the confirmation proposes them', async (_, inputs) => {
    const room = await open();
    await room.client.submitDialog(await concernUnder(room, question), { newClient: 'Acme Dental', ...inputs });
    expect(await concerns(room)).toHaveLength(1);
    expect(await room.app.ledger.tasks.list({})).toEqual([]);
    expect(textOf(await posted(room, 'Logged for Acme Dental'))).toMatch(/follow-ups? proposed/);
  });

  test('the log knows that the client works for a government, and the question does not', async () => {
    const room = await open();
    const acme = await room.app.ledger.clients.ensure({ name: 'Acme Dental', federal: true });
    const dialog = await concernUnder(room, 'Is Kaspersky banned?');
    await room.client.submitDialog(dialog, { client: acme.id });
    expect(await room.app.ledger.tasks.list({})).toEqual([]);
    expect(textOf(await posted(room, 'Logged for Acme Dental'))).toContain('7 follow-ups proposed');
    // A dialog that is mended shows those that go with it now.
    const wrong = await room.client.submitDialog(await concernUnder(room, 'Is Kaspersky banned?'), {
      client: acme.id,
      newClient: 'Another',
    });
    expect(takesIn(windowOf(wrong))).toHaveLength(7);
  });
});

test('a dialog sent twice is one concern, one set of follow-ups and one confirmation', async () => {
  const room = await open();
  const dialog = await concernUnder(room, question);
  const send = () => room.client.submitDialog(dialog, { newClient: 'Acme Dental' });
  const answers = await Promise.all([send(), send()]);
  answers.push(await send());
  expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [200, {}]));
  await posted(room, 'Logged for Acme Dental');
  await aWhile();
  expect(await concerns(room)).toHaveLength(1);
  expect(await room.app.ledger.tasks.list({})).toHaveLength(7);
  expect(ours(room)).toHaveLength(2);
});

describe('what is wrong is said at its field, everything stays, and nothing is logged', () => {
  const filled = {
    newClient: 'Acme Dental',
    federal: 'yes',
    severity: 'urgent',
    words: 'Do we remove it?',
    'take:1': false,
    'due:2': '2026-12-24',
  };
  const asHeld = { ...filled, vendor: 'kaspersky', 'take:1': 'false' };
  test.each<[string, Inputs, string, RegExp]>([
    ['a day that is past', { 'due:0': '2026-11-25' }, 'due:0', /This day is past/],
    ['no day', { 'due:0': 'soon' }, 'due:0', /Choose the day/],
    ['an owner there is none of', { 'owner:0': 'nobody' }, 'owner:0', /Choose who does it/],
    ['no client', { newClient: ' ' }, 'newClient', /A client needs a name/],
    ['a client’s name without letters', { newClient: '???' }, 'newClient', /one letter or digit/],
    ['a client’s name that turns the direction', { newClient: 'Ac\u202Eme' }, 'newClient', /control or direction/],
    ['a client that is gone', { client: 'nobody', newClient: '' }, 'newClient', /no longer in the log/],
    ['no vendor', { vendor: 'none' }, 'newVendor', /Choose the vendor/],
    ['two vendors', { newVendor: 'Sophos' }, 'newVendor', /not both/],
    ['a vendor that is nearly one we know', { vendor: '', newVendor: 'Vipr' }, 'newVendor', /Did you mean vipre\?/i],
    ['blank words', { words: ' \n ' }, 'words', /Write what the client said/],
    ['hidden marks in the words', { words: 'ab\u202Ec' }, 'words', /control or direction characters/],
    ['a severity there is none of', { severity: 'panic' }, 'words', /There is no severity/],
    ['words that are too long', { words: 'x'.repeat(4_001) }, 'words', /4,000 are the most/],
  ])('%s', async (_, wrong, field, sentence) => {
    const room = await open();
    const { client } = room;
    const dialog = await concernUnder(room, 'Is Kaspersky safe for our federal work?');
    const again = windowOf(await client.submitDialog(dialog, { ...filled, ...wrong }, { unchecked: true }));
    expect(problemsIn(again)).toEqual({ [field]: expect.stringMatching(sentence) });
    const untouched = Object.entries(asHeld).filter(([id]) => !(id in wrong) && inputStays(id, wrong));
    expect(heldIn(again)).toMatchObject(Object.fromEntries(untouched));
    expect(await concerns(room)).toEqual([]);
    expect(await room.app.ledger.clients.list()).toEqual([]);
    // Mended in the same dialog, it is logged.
    const mended = { newClient: 'Acme Dental', vendor: 'kaspersky', words: 'Do we?', severity: 'low' };
    const rest = { newVendor: '', 'due:0': '2026-11-27', 'owner:0': room.teams.dana.aadObjectId, client: 'none' };
    const last = await client.submitDialog(again, { ...mended, ...rest }, { unchecked: true });
    expect(last).toMatchObject({ status: 200, body: {} });
    expect(await concerns(room)).toMatchObject([{ client: { name: 'Acme Dental' }, vendor: 'kaspersky' }]);
  });

  /** Without a vendor on record no follow-ups are called for, so theirs are the only fields that go. */
  const inputStays = (id: string, wrong: Inputs) => !id.includes(':') || wrong['vendor'] === undefined;

  test('two clients', async () => {
    const room = await open();
    const acme = await room.app.ledger.clients.ensure({ name: 'Acme' });
    const dialog = await concernUnder(room, 'Is Kaspersky banned?');
    const again = windowOf(await room.client.submitDialog(dialog, { client: acme.id, newClient: 'Northwind' }));
    expect(problemsIn(again)).toEqual({ newClient: expect.stringMatching(/not both/) });
    expect(heldIn(again)).toMatchObject({ client: acme.id, newClient: 'Northwind' });
  });

  test('several at once', async () => {
    const room = await open();
    const dialog = await concernUnder(room, 'Is Kaspersky banned?');
    const wrong = { vendor: 'none', words: ' ', federal: 'unknown' };
    const again = windowOf(await room.client.submitDialog(dialog, wrong, { unchecked: true }));
    expect(Object.keys(problemsIn(again))).toEqual(['newClient', 'newVendor', 'words']);
  });
});

describe('what cannot be kept is said in the dialog, and can be sent again', () => {
  const lost = () => new VouchError('storage', 'The database is busy.', 'Try again in a moment.');
  test.each([
    ['the ledger', (room: TeamsRoom) => vi.spyOn(room.app.ledger, 'once').mockRejectedValueOnce(lost())],
    ['what is looked up', (room: TeamsRoom) => vi.spyOn(room.app.ledger.memory, 'get').mockRejectedValueOnce(lost())],
    ['the inbox', (room: TeamsRoom) => vi.spyOn(room.app.ledger.outbox, 'put').mockRejectedValueOnce(lost())],
  ])('when %s fails', async (_, breaks) => {
    const room = await open();
    const { client, log } = room;
    const dialog = await concernUnder(room, question);
    breaks(room);
    const filled = { newClient: 'Acme Dental', words: 'Do we remove it?', 'take:0': false };
    const again = windowOf(await client.submitDialog(dialog, filled));
    const [said = ''] = Object.values(problemsIn(again));
    expect(said).toMatch(
      /The database is busy\. Try again in a moment\. Nothing is lost: send it again\. Reference \S+$/,
    );
    expect(log.lines.join('\n')).toContain(/Reference (\S+)/.exec(said)?.[1] ?? 'none');
    expect(heldIn(again)).toMatchObject({ ...filled, 'take:0': 'false' });
    expect(await client.submitDialog(again)).toMatchObject({ status: 200, body: {} });
    await posted(room, 'Logged for Acme Dental');
    expect(await concerns(room)).toHaveLength(1);
    expect(await room.app.ledger.tasks.list({})).toHaveLength(6);
  });
});

test('the confirmation still comes when the process ends before it was posted', async () => {
  const room = await open();
  const dialog = await concernUnder(room, question);
  room.teams.fail('post', { kind: 'status', status: 503 });
  expect(await room.client.submitDialog(dialog, { newClient: 'Acme Dental' })).toMatchObject({ body: {} });
  await room.teams.waitFor((teams) => teams.calls.some(({ failure }) => failure !== undefined));
  const next = await room.restart();
  await posted(next, 'Logged for Acme Dental');
  expect(await concerns(next)).toHaveLength(1);
});
