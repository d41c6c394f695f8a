/** Are dialogs shown to whom they may be, whatever is in them? */
import { describe, expect, test } from 'vitest';
import type { TeamsMessage } from '../../stand-ins/teams-server.ts';
import { ask, heldIn, inputsOf, offeredIn, openBy, ours, problemsIn, seenIn, windowOf } from './fill-in.ts';
import { type TeamsRoom, teamsRooms } from './open-teams.ts';

const open = teamsRooms();
const question = 'Is Kaspersky safe for our federal work?';

/** What Teams sends when a button with this data opens a window in Dana's chat; a sentence instead of a window. */
async function sentenceFor({ client }: TeamsRoom, name: string, value: unknown): Promise<unknown> {
  const { status, body } = await client.deliver({ type: 'invoke', name, value });
  expect(status).toBe(200);
  expect(body).toMatchObject({ task: { type: 'message' } });
  return JSON.stringify(body);
}

describe('windows that only show something', () => {
  test('the sources of an answer, and the copy for the client', async () => {
    const room = await open();
    const answer = await ask(room, question);
    const sources = await openBy(room, answer, 'Show sources');
    expect(sources.title).toBe('Sources');
    expect(seenIn(sources)).toMatch(/Read on \d+ \w+ \d{4}/);
    const copy = await openBy(room, answer, 'Copy for the client');
    const text = String(heldIn(copy)['copy']);
    expect(text).toMatch(/^Kaspersky for federal contractors in the United States: prohibited\./);
    expect(text).toMatch(/Receipt [0-9a-f-]{36}$/);
    expect(sources.card['actions']).toBeUndefined();
  });

  test('the whole of an answer, by its receipt or by its event', async () => {
    const room = await open();
    const log = await ask(room, 'log that Acme is worried about Kaspersky');
    const { receipt, event } = eventsOf(log);
    const value = (more: object) => ({
      data: { does: 'open', dialog: 'show-all', about: null, entities: {}, receipt, event, ...more },
    });
    const shown = await room.client.deliver({ type: 'invoke', name: 'task/fetch', value: value({}) });
    expect(JSON.stringify(shown.body)).toContain('Logged for Acme');
    expect(await sentenceFor(room, 'task/fetch', value({ event: 'none' }))).toContain('no longer has');
    expect(await sentenceFor(room, 'task/fetch', value({ event: null }))).toContain('no longer has');
  });

  /** The event that a card's buttons carry. */
  function eventsOf(message: TeamsMessage): { receipt: null; event: string } {
    const [, event = ''] = /"event":"([^"]+)"/.exec(JSON.stringify(message.attachments)) ?? [];
    return { receipt: null, event };
  }

  test('what is about a client is not shown in a room, whoever sends its event there', async () => {
    const room = await open();
    const { teams, client } = room;
    const log = await ask(room, 'log that Acme is worried about Kaspersky');
    const chat = teams.addGroupChat({ members: [teams.dana, teams.robin] });
    const data = { does: 'open', dialog: 'show-all', about: null, entities: {}, ...eventsOf(log) };
    const conversation = { id: chat.id, conversationType: 'groupChat', tenantId: teams.tenantId, isGroup: true };
    const { body } = await client.deliver({ type: 'invoke', name: 'task/fetch', value: { data }, conversation });
    expect(JSON.stringify(body)).toContain('cannot be shown here');
    expect(JSON.stringify(body)).not.toContain('Acme');
  });
});

describe('outsiders', () => {
  test('a guest gets no window, and nothing they send is written', async () => {
    const room = await open();
    const { teams, client, app } = room;
    await app.ledger.clients.ensure({ name: 'Acme Dental' });
    const guest = teams.addPerson({ name: 'Gus Guest', role: 'guest' });
    const chat = teams.addGroupChat({ members: [teams.dana, teams.robin] });
    const answer = await ask(room, question, { room: chat, person: teams.dana });
    const dialog = await openBy(room, answer, 'Log the concern', teams.dana);
    await client.personJoined(chat, guest);
    for (const title of ['Log the concern', 'Create follow-up', 'Copy for the client', 'Show sources']) {
      const { notice } = await client.press(answer, { title }, { person: guest });
      expect(notice).toBe('This is for members of the organisation that Vouch belongs to.');
    }
    const sent = await client.submitDialog(dialog, { newClient: 'Northwind' }, { person: guest });
    expect(sent.notice).toBe('This is for members of the organisation that Vouch belongs to.');
    // A colleague in the room that the guest reads now: nothing about clients either.
    for (const title of ['Log the concern', 'Create follow-up', 'Copy for the client']) {
      const { notice } = await client.press(answer, { title }, { person: teams.robin });
      expect(notice).toContain('cannot be shown here');
    }
    expect(await openBy(room, answer, 'Show sources', teams.robin)).toMatchObject({ title: 'Sources' });
    expect((await client.submitDialog(dialog, { newClient: 'Northwind' })).notice).toContain('cannot be shown here');
    expect(await app.ledger.concerns.list({})).toEqual([]);
    expect(await app.ledger.clients.list()).toHaveLength(1);
  });

  test('the people of a room are offered as owners, and without them whom Vouch knows', async () => {
    const room = await open();
    const { teams, client } = room;
    const priya = teams.addPerson({ name: 'Priya Shah' });
    const chat = teams.addGroupChat({ members: [teams.dana, priya] });
    const answer = await ask(room, question, { room: chat, person: teams.dana });
    const dialog = await openBy(room, answer, 'Create follow-up', teams.dana);
    expect(offeredIn(dialog, 'owner')).toEqual(['Dana Reyes', 'Priya Shah']);
    // Who reads it is known; only who could be chosen is not told this time.
    teams.fail('members', { kind: 'status', status: 403 });
    const alone = windowOf(await client.press(answer, { title: 'Create follow-up' }, { person: teams.dana }));
    expect(offeredIn(alone, 'owner')).toEqual(['Dana Reyes']);
  });
});

describe('what is not one of our dialogs', () => {
  test.each([
    ['nothing', 'task/fetch', undefined],
    ['no data', 'task/fetch', { context: {} }],
    ['another dialog', 'task/fetch', { data: { does: 'open', dialog: 'format-disk', entities: {} } }],
    ['nothing sent', 'task/submit', undefined],
    ['words', 'task/submit', { data: 'hello' }],
    ['a form without a key', 'task/submit', { data: { form: { dialog: 'log-concern' } } }],
    [
      'a key that is none of ours',
      'task/submit',
      { data: { form: { dialog: 'log-concern', key: 'x', event: null, about: null, link: null, set: null } } },
    ],
    [
      'a link that is none',
      'task/submit',
      {
        data: {
          form: {
            dialog: 'log-concern',
            key: crypto.randomUUID(),
            event: null,
            about: null,
            link: 'javascript:alert(1)',
            set: null,
          },
        },
      },
    ],
  ])('%s', async (_, name, value) => {
    const room = await open();
    expect(await sentenceFor(room, name, value)).toContain('no longer has what this button is about');
  });

  test('a form without any field filled in, or with other kinds of values', async () => {
    const room = await open();
    const form = { dialog: 'log-concern', key: crypto.randomUUID(), event: null, about: null, link: null, set: null };
    for (const more of [{}, { words: 7, client: ['a'], vendor: { id: 'kaspersky' }, 'take:0': true }]) {
      const { body } = await room.client.deliver({
        type: 'invoke',
        name: 'task/submit',
        value: { data: { form, ...more } },
      });
      expect(JSON.stringify(body)).toContain('Choose the vendor it is about.');
    }
    expect(await room.app.ledger.concerns.list({})).toEqual([]);
  });
});

describe('text from outside', () => {
  const nasty = '**Acme** [pay](https://evil.example) <at>all</at> {{DATE(2020-01-01T00:00:00Z)}} ünï\u{1F525}';

  test('stays text, in a choice, a title, a field and a problem', async () => {
    const room = await open();
    const { app, client } = room;
    const acme = await app.ledger.clients.ensure({ name: nasty, federal: true });
    await app.ledger.concerns.add({
      clientId: acme.id,
      vendor: 'kaspersky',
      words: 'Worried',
      severity: 'normal',
      link: null,
      loggedBy: { id: 'p', name: 'P' },
      surface: 'teams',
    });
    const dialog = await openBy(room, await ask(room, question), 'Log the concern');
    const offered = offeredIn(dialog, 'client').map((title) => title.replaceAll('\u2060', ''));
    expect(offered).toContain(nasty);
    const wrong = { client: acme.id, vendor: 'none', newVendor: 'Vipr', words: nasty };
    const again = windowOf(await client.submitDialog(dialog, wrong));
    expect(heldIn(again)).toMatchObject({ client: acme.id, newVendor: 'Vipr', words: nasty });
    expect(problemsIn(again)['newVendor']).toContain('"Vipr"');
    const shown = windowOf(
      await client.submitDialog(again, { vendor: 'kaspersky', newVendor: 'Sophos', federal: 'yes' }),
    );
    // The title of a follow-up holds the client's name: as literal text, with what Teams would expand broken.
    expect(seenIn(shown)).toContain('1. Send **Acme** [pay](https://evil.example)');
    expect(seenIn(shown)).not.toMatch(/\{\{DATE\(|<at>/);
    const blocks = JSON.stringify(shown.card).match(/"type":"TextBlock"[^}]*\*\*Acme/);
    expect(blocks).toBeNull();
  });

  test('many people, clients and long words: the dialog fits, and who was chosen is still there', async () => {
    const room = await open();
    const { app, client, teams } = room;
    for (let index = 0; index < 130; index += 1)
      await app.ledger.clients.ensure({ name: `${'客'.repeat(100)} ${index}` });
    for (let index = 0; index < 130; index += 1)
      await app.ledger.conversations.put({
        id: `teams:${teams.tenantId}:${crypto.randomUUID()}`,
        surface: 'teams',
        kind: 'person',
        name: `${'名'.repeat(40)} ${index}`,
        address: '{}',
        reachable: true,
      });
    const last = `teams:${teams.tenantId}:${crypto.randomUUID()}`;
    const zoe = { surface: 'teams', kind: 'person', name: 'Aaron Zoe', address: '{}', reachable: true } as const;
    await app.ledger.conversations.put({ ...zoe, id: last });
    const dialog = await openBy(room, await ask(room, question), 'Log the concern');
    expect(offeredIn(dialog, 'client').length).toBeGreaterThan(10);
    const owners = offeredIn(dialog, 'owner:0');
    expect(owners[0]).toBe('Dana Reyes');
    expect(owners.length).toBeGreaterThan(1);
    const value = last.split(':')[2] ?? '';
    const filled = { words: '語'.repeat(3_000), newClient: `${'新'.repeat(110)}`, 'owner:3': value, 'due:0': '' };
    const again = windowOf(await client.submitDialog(dialog, filled, { unchecked: true }));
    expect(heldIn(again)).toMatchObject({ words: filled.words, newClient: filled.newClient, 'owner:3': value });
    expect(Object.keys(problemsIn(again))).toEqual(['due:0']);
    expect(await client.submitDialog(again, { 'due:0': '2026-12-01' })).toMatchObject({ body: {} });
    expect((await app.ledger.tasks.list({})).filter(({ ownerId }) => ownerId === last)).toHaveLength(1);
    expect(ours(room).length).toBeGreaterThan(0);
  });

  test('the inputs of a dialog have names of their own', async () => {
    const room = await open();
    const dialog = await openBy(room, await ask(room, question), 'Log the concern');
    const inputs = JSON.stringify(dialog.card).match(/"type":"Input\./g) ?? [];
    expect(inputsOf(dialog).size).toBe(inputs.length);
    expect([...inputsOf(dialog).keys()]).not.toContain('form');
  });
});
