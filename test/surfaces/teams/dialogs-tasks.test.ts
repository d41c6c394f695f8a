/** Can follow-ups be made, reviewed and handed over in dialogs of Teams? */
import { describe, expect, test } from 'vitest';
import type { NewTask } from '../../../src/core/client-books.ts';
import type { TeamsMessage } from '../../stand-ins/teams-server.ts';
import {
  ask,
  aWhile,
  heldIn,
  inputsOf,
  offeredIn,
  openBy,
  ours,
  posted,
  problemsIn,
  seenIn,
  takesIn,
  windowOf,
} from './fill-in.ts';
import { type TeamsRoom, teamsRooms, textIn, textOf } from './open-teams.ts';

const open = teamsRooms();

const idOf = ({ teams }: TeamsRoom, who: 'dana' | 'robin'): string =>
  `teams:${teams.tenantId}:${teams[who].aadObjectId}`;

/** What a message shows now. */
const now = ({ teams }: TeamsRoom, message: TeamsMessage): string => textIn(teams.cardFor(message));

/** A follow-up of Dana's in the ledger. */
function add(room: TeamsRoom, title: string, more: Partial<NewTask> = {}) {
  const dana = { id: idOf(room, 'dana'), name: 'Dana Reyes' };
  const plain = { clientId: null, vendor: null, due: null, note: '', concern: null, directive: null };
  return room.app.ledger.tasks.add({
    title,
    owner: dana.name,
    ownerId: dana.id,
    createdBy: dana,
    ...plain,
    ...more,
  });
}

describe('a follow-up that is made', () => {
  test('who, what, by when, for which client, about which vendor', async () => {
    const room = await open();
    const { app, client, teams } = room;
    const acme = await app.ledger.clients.ensure({ name: 'Acme Dental' });
    await ask(room, 'help', { person: teams.robin });
    const answer = await ask(room, 'Is Kaspersky banned for Acme Dental?');
    const dialog = await openBy(room, answer, 'Create follow-up');
    expect(heldIn(dialog)).toEqual({
      title: undefined,
      owner: teams.dana.aadObjectId,
      due: undefined,
      client: acme.id,
      vendor: 'kaspersky',
    });
    const filled = { title: 'Send the list', owner: teams.robin.aadObjectId, due: '2026-12-01' };
    expect(await client.submitDialog(dialog, filled)).toMatchObject({ status: 200, body: {} });
    expect(await client.submitDialog(dialog, filled)).toMatchObject({ status: 200, body: {} });
    expect(await app.ledger.tasks.list({})).toMatchObject([
      {
        title: 'Send the list',
        due: '2026-12-01',
        owner: 'Robin Cole',
        ownerId: idOf(room, 'robin'),
        client: { id: acme.id },
        vendor: 'kaspersky',
      },
    ]);
    const confirmation = await posted(room, 'Follow-up created for Robin Cole, due 1 December 2026.');
    expect(textOf(await posted(room, 'Dana Reyes gave you a follow-up.', teams.robin))).toContain('Send the list');
    await aWhile();
    expect(ours(room)).toEqual([answer, confirmation]);
  });

  test('for nobody in particular, and in a room', async () => {
    const room = await open();
    const { client, teams, app } = room;
    const chat = teams.addGroupChat({ members: [teams.dana, teams.robin], name: 'Desk' });
    const answer = await ask(room, 'Is Kaspersky banned?', { room: chat });
    const dialog = await openBy(room, answer, 'Create follow-up', teams.dana);
    expect(offeredIn(dialog, 'owner')).toEqual(['Dana Reyes', 'Robin Cole']);
    const outcome = await client.submitDialog(dialog, { title: 'Ask around', vendor: 'none', client: 'none' });
    expect(outcome.notice).toBe('Created. The confirmation is in your chat with Vouch.');
    expect(await app.ledger.tasks.list({})).toMatchObject([
      { title: 'Ask around', due: null, client: null, vendor: null, ownerId: idOf(room, 'dana') },
    ]);
    await posted(room, 'Follow-up created for Dana Reyes');
    await aWhile();
    // Not told once more that it is hers.
    expect(ours(room)).toHaveLength(1);
    expect(ours(room, chat.id)).toEqual([answer]);
  });

  test('what is wrong is said at its field, and the rest stays', async () => {
    const room = await open();
    const { client, app } = room;
    const dialog = await openBy(room, await ask(room, 'Is Kaspersky banned?'), 'Create follow-up');
    const wrong = { title: '  ', owner: 'nobody', due: '2026-11-25', client: 'gone', vendor: 'gone' };
    const again = windowOf(await client.submitDialog(dialog, wrong, { unchecked: true }));
    expect(problemsIn(again)).toEqual({
      title: 'Write what is to be done.',
      owner: 'Choose who does it.',
      due: expect.stringMatching(/This day is past/),
      client: expect.stringMatching(/no longer in the log/),
      vendor: expect.stringMatching(/no longer in the records/),
    });
    const long = { title: 'x'.repeat(201), due: 'soon', owner: room.teams.dana.aadObjectId };
    const still = windowOf(
      await client.submitDialog(again, { ...long, client: 'none', vendor: 'sophos' }, { unchecked: true }),
    );
    expect(problemsIn(still)).toEqual({ due: 'Choose a day.' });
    expect(heldIn(still)).toMatchObject({ vendor: 'sophos', client: 'none' });
    const short = windowOf(await client.submitDialog(still, { ...long, due: '2026-12-01' }, { unchecked: true }));
    expect(problemsIn(short)).toEqual({ title: expect.stringMatching(/200/) });
    expect(await app.ledger.tasks.list({})).toEqual([]);
    expect(await client.submitDialog(short, { title: 'Call' })).toMatchObject({ body: {} });
    expect(await app.ledger.tasks.list({})).toMatchObject([{ title: 'Call', due: '2026-12-01', vendor: 'sophos' }]);
  });
});

describe('proposed follow-ups', () => {
  const logged = (room: TeamsRoom) => ask(room, 'log that Acme is worried about Kaspersky');

  test('reviewed: titles, owners and days as edited, those turned off dropped, and the card shows them', async () => {
    const room = await open();
    const { client, app, teams } = room;
    await ask(room, 'help', { person: teams.robin });
    const card = await logged(room);
    const dialog = await openBy(room, card, 'Review and edit…');
    const takes = takesIn(dialog);
    expect(takes.length).toBeGreaterThan(1);
    expect(heldIn(dialog)).toMatchObject({ 'take:0': 'true', 'owner:0': teams.dana.aadObjectId });
    const off = Object.fromEntries(takes.slice(1).map((take) => [take, false]));
    const edited = { 'title:0': 'Write to Acme', 'owner:0': teams.robin.aadObjectId, 'due:0': '2026-12-24' };
    expect(await client.submitDialog(dialog, { ...off, ...edited })).toMatchObject({ status: 200, body: {} });
    expect(await app.ledger.tasks.list({})).toMatchObject([
      { title: 'Write to Acme', owner: 'Robin Cole', due: '2026-12-24', client: { name: 'Acme' } },
    ]);
    await teams.waitFor(() => now(room, card).includes('Write to Acme'));
    await posted(room, 'Dana Reyes gave you a follow-up.', teams.robin);
    // The card says it; nothing is said a second time.
    expect(ours(room)).toEqual([card]);
  });

  test('what is wrong is said at its field; what is not taken is not looked at', async () => {
    const room = await open();
    const { client, app } = room;
    const dialog = await openBy(room, await logged(room), 'Review and edit…');
    const wrong = { 'title:0': ' ', 'due:1': '', 'title:1': 'Mine', 'take:2': false, 'title:2': ' ', 'due:2': '' };
    const again = windowOf(await client.submitDialog(dialog, wrong, { unchecked: true }));
    expect(problemsIn(again)).toEqual({
      'title:0': 'A follow-up needs a title.',
      'due:1': 'Choose the day by which it is to be done.',
    });
    expect(heldIn(again)).toMatchObject({ 'title:1': 'Mine', 'take:2': 'false' });
    expect(await app.ledger.tasks.list({})).toEqual([]);
    await client.submitDialog(again, { 'title:0': 'Yours', 'due:1': '2026-12-01' }, { unchecked: true });
    expect((await app.ledger.tasks.list({})).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Yours', 'Mine']),
    );
  });

  test('of a reply that is gone', async () => {
    const room = await open();
    const data = { does: 'open', dialog: 'review-tasks', event: 'none', receipt: null, about: 'none', entities: {} };
    const { body } = await room.client.deliver({ type: 'invoke', name: 'task/fetch', value: { data } });
    expect(body).toEqual({ task: { type: 'message', value: 'Vouch no longer has what this button is about.' } });
  });
});

describe('a follow-up that is handed over', () => {
  test('its card shows the new owner, who is told', async () => {
    const room = await open();
    const { client, app, teams } = room;
    await ask(room, 'help', { person: teams.robin });
    const task = await add(room, 'Send *the* [list](https://x.example)');
    const list = await ask(room, 'my follow-ups');
    const dialog = await openBy(room, list, 'Reassign…');
    expect(seenIn(dialog)).toContain('Send *the* [list](https://x.example)');
    expect(offeredIn(dialog, 'owner')).toEqual(['Dana Reyes', 'Robin Cole']);
    expect([...inputsOf(dialog).keys()]).toEqual(['owner']);
    const wrong = windowOf(await client.submitDialog(dialog, { owner: 'x' }, { unchecked: true }));
    expect(problemsIn(wrong)).toEqual({ owner: 'Choose who does it.' });
    const inputs = { owner: teams.robin.aadObjectId };
    expect(await client.submitDialog(wrong, inputs)).toMatchObject({ status: 200, body: {} });
    expect(await app.ledger.tasks.get(task.id)).toMatchObject({ owner: 'Robin Cole', ownerId: idOf(room, 'robin') });
    await teams.waitFor(() => now(room, list).includes('Robin Cole'));
    await posted(room, 'Dana Reyes gave you a follow-up.', teams.robin);
    expect(ours(room)).toEqual([list]);
  });

  test('one that is done meanwhile, and one that is gone', async () => {
    const room = await open();
    const { client, app, teams } = room;
    await ask(room, 'help', { person: teams.robin });
    const task = await add(room, 'Send the list');
    const list = await ask(room, 'my follow-ups');
    const dialog = await openBy(room, list, 'Reassign…');
    await app.ledger.tasks.setState(task.id, 'done');
    const { notice } = await client.submitDialog(dialog, { owner: teams.robin.aadObjectId });
    expect(notice).toContain('That follow-up is done already.');
    const data = { does: 'open', dialog: 'reassign-task', event: null, receipt: null, about: 'none', entities: {} };
    const { body } = await client.deliver({ type: 'invoke', name: 'task/fetch', value: { data } });
    expect(body).toEqual({ task: { type: 'message', value: 'Vouch no longer has what this button is about.' } });
  });
});
