/** Are a concern and the follow-ups accepted with it one thing? */
import { expect, test } from 'vitest';
import type { TaskProposal } from '../../src/core/task.ts';
import { dana, errands, press, priya, tasksOf, tell, textOf, vouch } from './with-vouch.ts';

const entities = { client: 'Acme Dental', vendor: 'kaspersky', words: 'Do we have to rip it out?' };
const task = (title: string, parts: Partial<TaskProposal> = {}): TaskProposal => ({
  title,
  due: '2026-12-01',
  owner: 'Dana Reyes',
  ownerId: null,
  note: '',
  directive: null,
  ...parts,
});

test('the follow-ups of the form are created with the concern, for the owners it names', async () => {
  const app = await vouch();
  const tasks = [task('Inventory at Acme'), task('Call Acme', { owner: 'Priya Shah', ownerId: priya.id })];
  const reply = await press(app, 'log-concern', entities, { tasks });
  expect(reply).toMatchObject({ visibility: 'private', changed: { kind: 'concern' } });
  expect(reply.blocks.map(({ kind }) => kind)).not.toContain('proposals');
  expect(reply.suggestions.map(({ intent }) => intent)).not.toContain('accept-tasks');
  expect(textOf(reply)).toContain('2 follow-ups created.');
  expect(tasksOf(reply)).toMatchObject([
    { title: 'Inventory at Acme', ownerId: dana.id, concern: reply.changed?.id, vendor: 'kaspersky' },
    { title: 'Call Acme', owner: 'Priya Shah', ownerId: priya.id, client: { name: 'Acme Dental' } },
  ]);
  expect((await errands(app)).map(({ errand }) => errand)).toMatchObject([{ do: 'tell-owner', owner: priya.id }]);
  expect(textOf(await tell(app, 'accept them'))).toContain('No new follow-up');
});

test('a form that accepts none has none created and none proposed', async () => {
  const app = await vouch();
  const reply = await press(app, 'log-concern', entities, { tasks: [] });
  expect(reply.blocks.map(({ kind }) => kind)).toContain('concerns');
  expect(reply.blocks.map(({ kind }) => kind)).not.toContain('proposals');
  expect(textOf(reply)).toContain('No follow-ups.');
  expect(await app.ledger.tasks.list({})).toEqual([]);
  expect(textOf(await tell(app, 'accept them'))).toContain('No new follow-up');
});

test('a form that says nothing of follow-ups gets them proposed', async () => {
  const app = await vouch();
  const reply = await press(app, 'log-concern', entities);
  expect(reply.blocks.map(({ kind }) => kind)).toContain('proposals');
  expect(await app.ledger.tasks.list({})).toEqual([]);
});

test('a follow-up that cannot be created takes the concern with it', async () => {
  const app = await vouch();
  const reply = await press(app, 'log-concern', entities, { tasks: [task('Call Acme', { owner: '   ' })] });
  expect(reply.blocks).toMatchObject([{ kind: 'problem', code: 'bad-input' }]);
  expect(await app.ledger.concerns.list({})).toEqual([]);
  expect(await app.ledger.clients.list()).toEqual([]);
});
