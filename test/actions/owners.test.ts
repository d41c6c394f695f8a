/** Does a new follow-up get the person who was named as its owner, and do they hear of it? */
import { describe, expect, test } from 'vitest';
import { ownerSaid } from '../../src/actions/owner.ts';
import type { TaskProposal } from '../../src/core/task.ts';
import { channel, dana, errands, press, priya, sam, tasksOf, tell, utterance, vouch } from './with-vouch.ts';

describe('an owner', () => {
  test.each([
    ['Priya Shah', priya],
    ['@priya shah', priya],
    ['Priya', priya],
    ['slack:T1:U2', priya],
    ['sam.porter', sam],
    ['me', dana],
    ['Dana Reyes', dana],
    ['slack:T1:U1', dana],
    ['Marta', { name: 'Marta', id: null }],
    ['Dana', { name: 'Dana', id: null }],
    ['🙂', { name: '🙂', id: null }],
    ['', null],
    [null, null],
  ])('is read from %j', async (said, owner) => {
    const app = await vouch();
    expect(ownerSaid(said, utterance(app, 'x', { people: [priya, sam] }))).toEqual(owner);
  });

  test('is nobody in particular where two of those pointed at share the name', async () => {
    const app = await vouch();
    const people = [priya, { id: 'slack:T1:U9', name: 'Priya Rao' }];
    expect(ownerSaid('Priya', utterance(app, 'x', { people }))).toEqual({ name: 'Priya', id: null });
  });
});

describe('a new follow-up', () => {
  test('is the speaker’s, who is told only where it was said in a room', async () => {
    const app = await vouch();
    const [mine] = tasksOf(await tell(app, 'remind me to call Acme Dental on Friday'));
    expect(mine).toMatchObject({ owner: 'Dana Reyes', ownerId: dana.id, due: '2026-11-27' });
    expect(await errands(app)).toEqual([]);
    const [said] = tasksOf(await tell(app, 'create a task to call Globex', { room: channel }));
    expect(await errands(app)).toEqual([
      {
        id: expect.stringContaining(`tell-owner:${dana.id}:`),
        errand: { do: 'tell-owner', tasks: [said?.id], owner: dana.id, by: 'Dana Reyes', self: true },
      },
    ]);
  });

  test.each([
    ['remind @Priya Shah to call Acme Dental by Friday', 'Call Acme Dental'],
    ['create a follow-up for @Priya Shah: call Acme Dental by Friday', 'Call Acme Dental'],
    ['@Priya Shah please call Acme Dental on Friday', 'Call Acme Dental'],
    ['add a task: call Acme Dental on Friday, assign to Priya Shah', 'Call Acme Dental'],
  ])('is a colleague’s, who is told: %s', async (text, title) => {
    const app = await vouch();
    const [task] = tasksOf(await tell(app, text, { people: [priya] }));
    expect(task).toMatchObject({ title, owner: 'Priya Shah', ownerId: priya.id, due: '2026-11-27' });
    expect(await errands(app)).toMatchObject([{ errand: { do: 'tell-owner', owner: priya.id, by: 'Dana Reyes' } }]);
  });

  test('goes to the lane of its owner’s surface, and to none at the terminal', async () => {
    const app = await vouch();
    await press(app, 'create-task', { title: 'Call Globex', owner: 'sam.porter' }, { people: [sam] });
    expect(await errands(app, 'slack')).toEqual([]);
    expect(await errands(app, 'teams')).toMatchObject([{ errand: { owner: sam.id } }]);
    await tell(app, 'create a task to call Globex', { person: { id: 'terminal:dana', name: 'Dana' }, room: channel });
    for (const lane of ['slack', 'teams', 'terminal', 'web'] as const) expect(await errands(app, lane)).toEqual([]);
  });

  test('of a name nobody knows has that name and no id', async () => {
    const app = await vouch();
    const [task] = tasksOf(await tell(app, 'assign a task to Marta to call Globex'));
    expect(task).toMatchObject({ title: 'Call Globex', owner: 'Marta', ownerId: null });
    expect(await errands(app)).toEqual([]);
  });

  test('is created once and told once, however often it is delivered', async () => {
    const app = await vouch();
    const twice = { event: 'slack:Ev1', people: [priya] };
    const first = await tell(app, 'remind @Priya Shah to call Globex', twice);
    expect(await tell(app, 'remind @Priya Shah to call Globex', twice)).toEqual(first);
    expect(await errands(app)).toHaveLength(1);
  });
});

describe('accepted follow-ups', () => {
  const proposal = (title: string, owner: string, ownerId: string | null = null): TaskProposal => ({
    title,
    owner,
    ownerId,
    due: '2026-12-01',
    note: '',
    directive: null,
  });

  test('are the speaker’s as proposed', async () => {
    const app = await vouch();
    const logged = await tell(app, 'Log that Acme Dental is worried about Kaspersky');
    const proposals = logged.blocks.flatMap((block) => (block.kind === 'proposals' ? block.rows : []));
    expect(proposals.length).toBeGreaterThan(0);
    expect(proposals.every(({ owner, ownerId }) => owner === 'Dana Reyes' && ownerId === dana.id)).toBe(true);
    const created = tasksOf(await tell(app, 'accept them'));
    expect(created).toHaveLength(proposals.length);
    expect(created.every(({ ownerId }) => ownerId === dana.id)).toBe(true);
  });

  test('keep each proposal’s owner, and find the speaker and those pointed at by name', async () => {
    const app = await vouch();
    const { changed } = await tell(app, 'Log that Acme Dental is worried about Kaspersky');
    const tasks = [
      proposal('One', 'Dana Reyes'),
      proposal('Two', 'Priya Shah', priya.id),
      proposal('Three', 'sam.porter'),
      proposal('Four', 'Marta'),
    ];
    const reply = await press(app, 'accept-tasks', { task: changed?.id ?? '' }, { tasks, people: [sam] });
    expect(tasksOf(reply).map(({ title, owner, ownerId }) => [title, owner, ownerId])).toEqual([
      ['One', 'Dana Reyes', dana.id],
      ['Two', 'Priya Shah', priya.id],
      ['Three', 'sam.porter', sam.id],
      ['Four', 'Marta', null],
    ]);
    expect((await errands(app)).map(({ errand }) => errand)).toMatchObject([{ owner: priya.id }]);
    expect((await errands(app, 'teams')).map(({ errand }) => errand)).toMatchObject([{ owner: sam.id }]);
  });

  test('all go to the one who is named', async () => {
    const app = await vouch();
    await tell(app, 'Log that Acme Dental is worried about Kaspersky');
    const created = tasksOf(await tell(app, 'accept them and assign them to @Priya Shah', { people: [priya] }));
    expect(created.length).toBeGreaterThan(0);
    expect(created.every(({ owner, ownerId }) => owner === 'Priya Shah' && ownerId === priya.id)).toBe(true);
    // One message for all of them.
    expect(await errands(app)).toMatchObject([{ errand: { tasks: created.map(({ id }) => id), owner: priya.id } }]);
  });
});
