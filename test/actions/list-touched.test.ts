/** Are the follow-ups for the clients a directive touches created once, however often and by how many? */
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { respond } from '../../src/respond.ts';
import { engines } from '../ledger/engines.ts';
import { keepingLog } from '../start-vouch.ts';
import {
  base,
  channel,
  dana,
  errands,
  press,
  priya,
  type Room,
  reader,
  sam,
  tasksOf,
  tell,
  textOf,
  vouch,
} from './with-vouch.ts';

const directive = 'us-commerce-final-determination-2024';
const list = (app: Room, parts = {}) => press(app, 'touched-clients', { directive }, parts);
const create = (app: Room, parts = {}) => press(app, 'touched-clients', { directive, touched: 'create' }, parts);

/** Acme Dental, whose concern Dana logged, and Initech, which has seats. */
async function clients(app: Room): Promise<void> {
  await press(app, 'log-concern', { client: 'Acme Dental', vendor: 'kaspersky', words: 'Do we remove it?' });
  await press(
    app,
    'record-exposure',
    { client: 'Initech', vendor: 'kaspersky', seats: '500', renewal: '2027-03-01' },
    { person: priya },
  );
}

test('the clients are listed with the reason and what is proposed, for the asker alone; nothing is created', async () => {
  const app = await vouch();
  await clients(app);
  const reply = await list(app, { room: channel });
  expect(reply.visibility).toBe('private');
  const rows = reply.blocks.flatMap((block) => (block.kind === 'touched' ? block.rows : []));
  expect(rows).toMatchObject([
    {
      client: { name: 'Acme Dental' },
      why: [/^Concern of 23 November 2026$/, /Nobody has said/].map((each) => expect.stringMatching(each)),
      created: 0,
    },
    { client: { name: 'Initech' }, why: ['500 seats, renews on 1 March 2027', expect.stringMatching(/Nobody/)] },
  ]);
  expect(rows.every(({ tasks }) => tasks.length > 0)).toBe(true);
  expect(reply.suggestions).toEqual([
    { label: 'Create all follow-ups', intent: 'touched-clients', entities: { touched: 'create', directive } },
  ]);
  expect(await app.ledger.tasks.list({})).toEqual([]);
});

test('pressed twice they are created once, each for who knows the client, who hears of it', async () => {
  const app = await vouch();
  await clients(app);
  const first = await create(app, { person: priya });
  const tasks = await app.ledger.tasks.list({});
  expect(textOf(first)).toBe(`${tasks.length} follow-ups created for Commerce ban.`);
  expect(tasksOf(first)).toHaveLength(tasks.length);
  for (const task of tasks) {
    expect(task.ownerId).toBe(task.client?.name === 'Acme Dental' ? dana.id : priya.id);
    expect(task.directive).toBe(directive);
  }
  const told = (await errands(app)).map(({ errand }) => errand);
  expect(told).toMatchObject(
    [
      { do: 'tell-owner', owner: dana.id },
      { do: 'tell-owner', owner: priya.id, self: true },
    ].filter(({ owner }) => owner === dana.id),
  );
  const again = await create(app);
  expect(textOf(again)).toContain(`${tasks.length} follow-ups were there already.`);
  expect(await app.ledger.tasks.list({})).toHaveLength(tasks.length);
  expect(await errands(app)).toEqual([]);
  const listed = await list(app);
  expect(listed.suggestions).toEqual([]);
});

test('a client that comes later gets its own, and the others none', async () => {
  const app = await vouch();
  await clients(app);
  await create(app);
  const before = (await app.ledger.tasks.list({})).length;
  await press(app, 'record-exposure', { client: 'Late Ltd', vendor: 'kaspersky', seats: '5' });
  const created = tasksOf(await create(app));
  expect(new Set(created.map(({ client }) => client?.name))).toEqual(new Set(['Late Ltd']));
  expect(await app.ledger.tasks.list({})).toHaveLength(before + created.length);
});

test('a rep on another platform is not made the owner of what somebody there cannot reach', async () => {
  const app = await vouch();
  await clients(app);
  await create(app, { person: sam, surface: 'teams', thread: 'teams:t1:c1' });
  expect((await app.ledger.tasks.list({})).every(({ ownerId }) => ownerId === sam.id)).toBe(true);
});

test('without leave to write nothing is created, and a directive that touches nobody says why', async () => {
  const app = await vouch();
  await clients(app);
  expect(textOf(await create(app, { write: false }))).toContain('without leave to write');
  expect(await app.ledger.tasks.list({})).toEqual([]);
  const nobody = await press(app, 'touched-clients', { directive: 'us-bis-entity-list-2024' });
  expect(textOf(nobody)).toMatch(/touches no client in the log\.\nIt binds nobody\./);
});

test('in plain talk: which, then create; and which directive is asked back where none is said', async () => {
  const app = await vouch();
  await clients(app);
  expect(textOf(await tell(app, 'which of our clients does the Commerce ban touch?'))).toContain('touches 2 clients');
  expect(textOf(await tell(app, 'create the follow-ups for the clients the Commerce ban touches'))).toMatch(/created/);
  expect(textOf(await tell(app, '/touched'))).toBe('Which directive?');
  expect(textOf(await tell(app, 'the Commerce ban'))).toContain('touches 2 clients');
});

describe.each(engines)('$name', (engine) => {
  test('two people at the same moment create each follow-up once', async () => {
    const { url, remove } = await engine.fresh();
    onTestFinished(remove);
    const clock = () => Date.parse('2026-11-23');
    const open = async (): Promise<Room> => {
      const ledger = await openLedger(url, { clock });
      onTestFinished(() => ledger.close());
      const parts = { base, reader, ledger, clock, log: keepingLog() };
      return { ledger, clock, respond: (utterance) => respond(utterance, parts) };
    };
    const [one, other] = [await open(), await open()];
    await clients(one);
    const replies = await Promise.all([
      create(one),
      create(other, { person: priya }),
      create(other, { person: priya }),
    ]);
    const tasks = await one.ledger.tasks.list({});
    const created = replies.flatMap((reply) => tasksOf(reply).map(({ id }) => id));
    expect(tasks.length).toBeGreaterThan(5);
    expect(new Set(tasks.map(({ title }) => title)).size).toBe(tasks.length);
    expect(new Set(created)).toEqual(new Set(tasks.map(({ id }) => id)));
  });
});
