/** Are follow-ups finished, put off and handed over as said, and is what shows them told? */
import { describe, expect, test } from 'vitest';
import type { SurfaceName } from '../../src/core/person.ts';
import { channel, dana, errands, press, priya, type Room, sam, tasksOf, tell, textOf, vouch } from './with-vouch.ts';

async function withTask(title = 'Call Acme about the Webroot quote'): Promise<{ app: Room; id: string }> {
  const app = await vouch();
  const { changed } = await press(app, 'create-task', { title });
  return { app, id: changed?.id ?? '' };
}

const post = (app: Room, id: string, surface: SurfaceName, task: string): Promise<boolean> =>
  app.ledger.postings.put({
    id,
    surface,
    room: `${surface}:T1:C1`,
    ref: '1.1',
    asked: null,
    event: null,
    tasks: [task],
    gone: false,
  });

describe('snoozing', () => {
  test.each([
    ['snooze the Acme call until Friday', '2026-11-27'],
    ['remind me about the Webroot quote next week', '2026-11-30'],
    ['/snooze Webroot quote until 2 December', '2026-12-02'],
  ])('%s', async (text, day) => {
    const { app, id } = await withTask();
    const reply = await tell(app, text);
    expect(reply).toMatchObject({ abstained: false, visibility: 'private', changed: { kind: 'task', id } });
    expect(tasksOf(reply)).toMatchObject([{ id, snoozedUntil: day, state: 'open' }]);
    expect(textOf(reply)).toContain('Snoozed until');
    expect(await app.ledger.tasks.get(id)).toMatchObject({ snoozedUntil: day });
  });

  test('by a form', async () => {
    const { app, id } = await withTask();
    expect(tasksOf(await press(app, 'snooze-task', { task: id, due: '2026-12-24' }))).toMatchObject([
      { id, snoozedUntil: '2026-12-24' },
    ]);
  });

  test('without a day asks for it, and takes the answer', async () => {
    const { app, id } = await withTask();
    const asked = await tell(app, 'snooze the Acme call');
    expect([asked.abstained, textOf(asked)]).toEqual([true, 'Until when?']);
    expect(tasksOf(await tell(app, 'next Friday'))).toMatchObject([{ id, snoozedUntil: '2026-12-04' }]);
  });

  test('is for a day that is ahead', async () => {
    const { app, id } = await withTask();
    for (const due of ['2026-11-22', '2026-11-23']) {
      const reply = await press(app, 'snooze-task', { task: id, due });
      expect([reply.abstained, reply.changed]).toEqual([true, null]);
      expect(textOf(reply)).toContain('ahead');
    }
  });

  test('a reminder of what is no follow-up yet becomes one', async () => {
    const { app } = await withTask('Call Globex');
    const reply = await tell(app, 'remind me about the Webroot quote next week');
    expect(tasksOf(reply)).toMatchObject([{ title: 'The Webroot quote', due: '2026-11-30', snoozedUntil: null }]);
  });

  test('of what is no follow-up yet offers to make it, and makes nothing by itself', async () => {
    const { app } = await withTask('Call Globex');
    const offer = { intent: 'create-task', entities: { title: 'Sophos quote', due: '2026-11-27' } };
    const reply = await tell(app, 'snooze the Sophos quote until Friday');
    expect(textOf(reply)).toContain('No open follow-up matches');
    expect(reply).toMatchObject({ abstained: true, changed: null, suggestions: [offer] });
    await tell(app, 'remind me later');
    await tell(app, 'the Sophos quote');
    expect(await tell(app, 'Friday')).toMatchObject({ abstained: true, changed: null, suggestions: [offer] });
  });
});

describe('handing over', () => {
  test.each([
    'assign the Acme call to @Priya Shah',
    'hand the Webroot quote over to Priya Shah',
    '/assign Webroot quote to @Priya Shah',
    'Priya Shah takes over the Webroot quote',
  ])('%s', async (text) => {
    const { app, id } = await withTask();
    const reply = await tell(app, text, { people: [priya] });
    expect(reply).toMatchObject({ abstained: false, visibility: 'private', changed: { kind: 'task', id } });
    expect(tasksOf(reply)).toMatchObject([{ id, owner: 'Priya Shah', ownerId: priya.id }]);
    expect(await errands(app)).toEqual([
      {
        id: expect.stringContaining(`tell-owner:${priya.id}:`),
        errand: { do: 'tell-owner', tasks: [id], owner: priya.id, by: 'Dana Reyes', self: false },
      },
    ]);
  });

  test('by a form, with the owner’s id', async () => {
    const { app, id } = await withTask();
    const reply = await press(app, 'reassign-task', { task: id, owner: sam.id }, { people: [sam] });
    expect(tasksOf(reply)).toMatchObject([{ owner: 'sam.porter', ownerId: sam.id }]);
    expect(await errands(app, 'teams')).toHaveLength(1);
  });

  test('to oneself tells nobody in a direct conversation, and is a reminder in a room', async () => {
    const { app, id } = await withTask();
    await press(app, 'reassign-task', { task: id, owner: 'Priya Shah' }, { people: [priya] });
    await errands(app);
    expect(tasksOf(await tell(app, 'I take over the Webroot quote'))).toMatchObject([{ ownerId: dana.id }]);
    expect(await errands(app)).toEqual([]);
    await press(app, 'reassign-task', { task: id, owner: 'Marta' });
    await tell(app, 'assign the Webroot quote to me', { room: channel });
    expect((await errands(app)).map(({ errand }) => errand)).toMatchObject([{ do: 'tell-owner', owner: dana.id }]);
  });

  test('to a name nobody knows says that they were not told', async () => {
    const { app } = await withTask();
    const reply = await tell(app, 'assign the Acme call to Marta');
    expect(tasksOf(reply)).toMatchObject([{ owner: 'Marta', ownerId: null }]);
    expect(textOf(reply)).toContain('Marta was not told');
  });

  test('to its owner changes nothing', async () => {
    const { app, id } = await withTask();
    await post(app, 'p1', 'slack', id);
    expect(textOf(await tell(app, 'assign the Acme call to me'))).toContain('already');
    expect(await errands(app)).toEqual([]);
  });

  test('to a client is asked about', async () => {
    const { app, id } = await withTask();
    await tell(app, 'Log that Globex is worried about Kaspersky');
    const reply = await press(app, 'reassign-task', { task: id, owner: 'Globex' });
    expect([reply.abstained, reply.changed]).toEqual([true, null]);
    expect(textOf(reply)).toContain('is a client');
  });

  test('without an owner asks for one, and takes the answer', async () => {
    const { app, id } = await withTask();
    expect(textOf(await tell(app, 'reassign the Acme call'))).toBe('Who takes it over?');
    expect(tasksOf(await tell(app, '@Priya Shah', { people: [priya] }))).toMatchObject([{ id, ownerId: priya.id }]);
  });

  test('of what is no follow-up yet offers to make it', async () => {
    const { app } = await withTask('Call Globex');
    const reply = await tell(app, 'assign the Webroot quote to Priya Shah', { people: [priya] });
    expect(reply).toMatchObject({
      abstained: true,
      suggestions: [{ intent: 'create-task', entities: { title: 'Webroot quote', owner: 'Priya Shah' } }],
    });
  });
});

describe.each([
  ['finish-task', {}],
  ['snooze-task', { due: '2026-12-24' }],
  ['reassign-task', { owner: 'Marta' }],
])('%s', (intent, more) => {
  test('asks which, where several match', async () => {
    const { app } = await withTask('Call Acme');
    await press(app, 'create-task', { title: 'Call Globex' });
    const reply = await press(app, intent, { task: 'call', ...more });
    expect([reply.abstained, reply.visibility, reply.changed]).toEqual([true, 'private', null]);
    expect(tasksOf(reply).map(({ title }) => title)).toEqual(['Call Acme', 'Call Globex']);
  });

  test('finds none where none matches', async () => {
    const { app } = await withTask('Call Acme');
    const reply = await press(app, intent, { task: 'visit', ...more });
    expect([reply.abstained, textOf(reply)]).toEqual([true, 'No open follow-up matches “visit”.']);
  });

  test('changes nothing without leave to write', async () => {
    const { app, id } = await withTask();
    await post(app, 'p1', 'slack', id);
    const before = await app.ledger.tasks.get(id);
    const reply = await press(app, intent, { task: id, ...more }, { write: false });
    expect([textOf(reply), reply.changed]).toEqual([
      'Nothing was changed: this was asked without leave to write.',
      null,
    ]);
    expect(await app.ledger.tasks.get(id)).toEqual(before);
    expect(await errands(app)).toEqual([]);
  });

  test('has every posting that shows it drawn again, one errand a surface', async () => {
    const { app, id } = await withTask();
    await post(app, 'p1', 'slack', id);
    await post(app, 'p2', 'slack', id);
    await post(app, 'p3', 'teams', id);
    await press(app, intent, { task: id, ...more }, { event: 'slack:Ev9' });
    for (const surface of ['slack', 'teams'] as const)
      expect(await errands(app, surface)).toEqual([
        { id: `task-changed:${id}:slack:Ev9:${surface}`, errand: { do: 'task-changed', task: id } },
      ]);
  });
});

test.each(['snooze-task', 'reassign-task'])('%s leaves what is done alone', async (intent) => {
  const { app, id } = await withTask();
  await press(app, 'finish-task', { task: id });
  const reply = await press(app, intent, { task: id, due: '2026-12-24', owner: 'Marta' });
  expect([reply.abstained, reply.changed]).toEqual([true, null]);
  expect(textOf(reply)).toContain('done already');
});

test('finishing twice tells once', async () => {
  const { app, id } = await withTask();
  await post(app, 'p1', 'slack', id);
  await press(app, 'finish-task', { task: id });
  expect(textOf(await press(app, 'finish-task', { task: id }))).toContain('Done:');
  expect(await errands(app)).toHaveLength(1);
});
