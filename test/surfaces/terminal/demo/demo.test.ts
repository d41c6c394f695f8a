/** Does the demo fill an empty ledger for every page, once, and leave it again with nothing of anybody else's? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { concernStates } from '../../../../src/core/concern.ts';
import { dayOf } from '../../../../src/core/day.ts';
import { clients } from '../../../../src/surfaces/terminal/demo/clients.ts';
import { demoClients, unfinished } from '../../../../src/surfaces/terminal/demo/mark.ts';
import { removeDemo } from '../../../../src/surfaces/terminal/demo/remove-demo.ts';
import { openStage, type Stage } from '../../../../src/surfaces/terminal/demo/stage.ts';
import { tellStory } from '../../../../src/surfaces/terminal/demo/tell-story.ts';
import { keepingLog } from '../../../start-vouch.ts';

const root = resolve(import.meta.dirname, '../../../..');
const now = Date.parse('2026-11-23T12:00:00Z');
const week = 7 * 24 * 60 * 60 * 1000;
const by = { id: 'os:dana', name: 'dana' };

let folder: string;
let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vouch-demo-'));
  stage = await openStage(
    {
      databaseUrl: `sqlite:${join(folder, 'vouch.db')}`,
      contentDir: join(root, 'content'),
      intentsDir: join(root, 'intents'),
      now,
    },
    keepingLog(),
  );
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every text of every table, with the table's name. */
function texts(): { readonly table: string; readonly text: string }[] {
  const database = new DatabaseSync(join(folder, 'vouch.db'), { readOnly: true });
  try {
    return database
      .prepare("select name from sqlite_master where type = 'table'")
      .all()
      .flatMap(({ name }) =>
        database
          .prepare(`select * from "${String(name)}"`)
          .all()
          .map((row) => ({ table: String(name), text: JSON.stringify(row) })),
      );
  } finally {
    database.close();
  }
}
const tablesWith = (word: RegExp) => [
  ...new Set(texts().flatMap(({ table, text }) => (word.test(text) ? [table] : []))),
];
const rowsOf = (table: string) => texts().filter((row) => row.table === table).length;

const held = async ({ ledger }: Stage) =>
  Promise.all((await demoClients(ledger.clients)).ours.map(({ id }) => ledger.clients.export(id)));

test('the story has something for every page, at its own time', async () => {
  expect(await tellStory(stage, by)).toEqual({ told: true, clients: 12 });
  const all = await held(stage);
  expect(all).toHaveLength(Object.keys(clients).length);
  expect(all.every(({ client }) => client.name.endsWith(' (demo)') && !client.notes.includes(unfinished))).toBe(true);

  const concerns = all.flatMap((each) => each.concerns);
  expect(concerns.length).toBeGreaterThanOrEqual(25);
  const times = concerns.map(({ createdAt }) => createdAt);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(now - 10 * week - week / 7);
  expect(Math.max(...times)).toBeLessThan(now);
  expect(new Set(times.map((time) => Math.floor((now - time) / week))).size).toBeGreaterThanOrEqual(8);
  expect(new Set(concerns.map(({ state }) => state))).toEqual(new Set(concernStates));

  const tasks = all.flatMap((each) => each.tasks);
  const open = tasks.filter(({ state }) => state === 'open');
  const today = dayOf(now);
  expect(tasks.length).toBeGreaterThanOrEqual(20);
  expect(
    tasks.filter(({ state, doneAt }) => state === 'done' && doneAt !== null && doneAt < now).length,
  ).toBeGreaterThan(5);
  expect(open.some(({ due, snoozedUntil }) => due !== null && due < today && snoozedUntil === null)).toBe(true);
  expect(open.some(({ due }) => due === today)).toBe(true);
  expect(open.some(({ snoozedUntil }) => snoozedUntil !== null && snoozedUntil > today)).toBe(true);
  // Nobody on a platform is written to.
  expect(rowsOf('outbox')).toBe(0);

  const exposures = all.flatMap((each) => each.exposures);
  expect(exposures.some(({ seats }) => seats !== null && seats >= 500 && seats <= 600)).toBe(true);
  expect(exposures.some(({ renewal }) => renewal !== null && renewal < dayOf(now + 2 * week))).toBe(true);
});

test('every question was answered, and each answer is about a client of the demo', async () => {
  const receipts = (await held(stage)).flatMap((each) => each.receipts);
  expect(receipts.length).toBeGreaterThanOrEqual(10);
  expect(rowsOf('receipt')).toBe(receipts.length);
  expect(receipts.filter(({ reply }) => reply.abstained).map(({ question }) => question)).toEqual([]);
  expect(receipts.every(({ thread }) => thread.startsWith('demo:'))).toBe(true);
  const statuses = receipts.map(({ verdict }) => verdict?.status);
  for (const status of ['prohibited', 'advised-against', 'no-restriction-found'] as const)
    expect(statuses).toContain(status);
  expect(receipts.some(({ asOf }) => asOf === '2017-09-13')).toBe(true);
});

test('told again, it changes nothing', async () => {
  const before = texts();
  expect(await tellStory(stage, by)).toEqual({ told: false, clients: 12 });
  expect(texts()).toEqual(before);
});

test('it is removed whole, while what was added since and what was taken over stays', async () => {
  const { ledger } = stage;
  const real = await ledger.transaction(by, async (books) => {
    const client = await books.clients.ensure({ name: 'Acme Dental', notes: 'Not the demo' });
    await books.concerns.add({
      clientId: client.id,
      vendor: 'kaspersky',
      words: 'Do as Larkspur does.',
      severity: 'normal',
      link: null,
      loggedBy: by,
      surface: 'terminal',
    });
    const taken = await books.clients.ensure({ name: clients.marrow.name });
    await books.clients.rename(taken.id, 'Marrow Street');
    return client;
  });
  const kept = await ledger.clients.export(real.id);
  await expect(tellStory(stage, by)).rejects.toMatchObject({ code: 'conflict' });

  expect(await removeDemo(ledger, by)).toMatchObject({ clients: 11 });
  expect(await ledger.clients.export(real.id)).toEqual(kept);
  expect((await ledger.clients.list()).map(({ name }) => name).toSorted()).toEqual(['Acme Dental', 'Marrow Street']);
  expect(await removeDemo(ledger, by)).toMatchObject({ clients: 0 });

  for (const { id } of await ledger.clients.list())
    await ledger.transaction(by, async (books) => void (await books.clients.delete(id)));
  for (const table of ['client', 'client_alias', 'concern', 'task', 'exposure', 'receipt', 'receipt_record', 'kv'])
    expect([table, rowsOf(table)]).toEqual([table, 0]);
  expect(tablesWith(/\(demo\)"|Larkspur Systems|Pine Hollow/).filter((table) => table !== 'audit')).toEqual([]);
});

test('a story that was cut short is begun anew', async () => {
  const { ledger } = stage;
  let scenes = 0;
  const cut: Stage = {
    ...stage,
    respond: async (utterance) => {
      scenes += 1;
      if (scenes > 5) throw new Error('cut');
      return stage.respond(utterance);
    },
  };
  await expect(tellStory(cut, by)).rejects.toThrow('cut');
  const some = (await held(stage)).flatMap((each) => each.concerns).length;
  expect(some).toBeGreaterThan(0);
  expect(await tellStory(stage, by)).toMatchObject({ told: true });
  const [all, concerns] = [await held(stage), await ledger.concerns.count({})];
  expect(all.flatMap((each) => each.concerns)).toHaveLength(concerns);
  expect(concerns).toBeGreaterThanOrEqual(25);
});
