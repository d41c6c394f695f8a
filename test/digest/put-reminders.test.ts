/** Is an owner reminded on the day, once, then once a week, and left alone while it is snoozed and at the weekend? */
import { expect, test } from 'vitest';
import { vouchItself } from '../../src/core/audit.ts';
import type { NewTask } from '../../src/core/client-books.ts';
import { addDays, type Day } from '../../src/core/day.ts';
import { Errand } from '../../src/core/errand.ts';
import { dueReminders } from '../../src/digest/due-reminders.ts';
import { putReminders } from '../../src/digest/put-reminders.ts';
import { aTask, engines } from '../ledger/engines.ts';
import { type Bench, ledgers } from '../ledger/with-ledger.ts';

const [sqlite] = engines;
if (sqlite === undefined) throw new Error('there is no engine');
const open = ledgers(sqlite);

const dana = 'slack:T1:U1';
/** Ten in the morning in New York, in winter. */
const ten = (day: Day): number => Date.parse(`${day}T15:00:00Z`);

const add = ({ ledger }: Bench, title: string, due: Day | null, rest: Partial<NewTask> = {}) =>
  ledger.tasks.add(aTask({ title, due, ownerId: dana, ...rest }));

/** Ticks every three hours from one day to another; what was put, with what is said in it. */
async function reminded({ ledger, time }: Bench, from: Day, to: Day) {
  const found: (readonly [on: Day, owner: string, titles: string])[] = [];
  for (
    time.now = Date.parse(`${from}T00:00:00Z`);
    time.now < Date.parse(`${to}T23:59:59Z`);
    time.now += 3_600_000 * 3
  ) {
    await putReminders(ledger, time.now);
    for (const lane of ['slack', 'teams', 'web'] as const)
      for (;;) {
        const row = await ledger.outbox.claim(lane, 1_000);
        if (row === undefined) break;
        const errand = Errand.parse(JSON.parse(row.body));
        if (errand.do === 'remind-owner') {
          expect(row.id).toBe(`remind:${errand.owner}:${errand.on}`);
          const tasks = await dueReminders(ledger.tasks, errand, errand.owner);
          found.push([errand.on, errand.owner, tasks.map(({ title }) => title).join(', ')]);
        }
        await ledger.outbox.sent(row.id, 'test');
      }
  }
  return found;
}

test('on the day it is due, then once a week; a weekend’s on Monday; done ones no more', async () => {
  const bench = await open();
  await add(bench, 'Wednesday', '2026-11-25');
  await add(bench, 'Saturday', '2026-11-28');
  await add(bench, 'Never', null);
  await add(bench, 'Far', '2027-03-01');
  const done = await add(bench, 'Done', '2026-11-25');
  await bench.ledger.tasks.setState(done.id, 'done');
  expect(await reminded(bench, '2026-11-23', '2026-12-10')).toEqual([
    ['2026-11-25', dana, 'Wednesday'],
    ['2026-11-30', dana, 'Saturday'],
    ['2026-12-02', dana, 'Wednesday'],
    ['2026-12-07', dana, 'Saturday'],
    ['2026-12-09', dana, 'Wednesday'],
  ]);
});

test('what is snoozed is silent until the snooze ends, and counts from there', async () => {
  const bench = await open();
  const late = await add(bench, 'Late', '2026-11-25');
  const undated = await add(bench, 'Undated', null);
  const early = await add(bench, 'Early', '2026-12-01');
  await bench.ledger.tasks.snooze(late.id, '2026-12-03');
  await bench.ledger.tasks.snooze(undated.id, '2026-11-26');
  await bench.ledger.tasks.snooze(early.id, '2026-11-26');
  expect(await reminded(bench, '2026-11-23', '2026-12-11')).toEqual([
    ['2026-11-26', dana, 'Early, Undated'],
    ['2026-12-01', dana, 'Early'],
    ['2026-12-03', dana, 'Late'],
    ['2026-12-08', dana, 'Early'],
    ['2026-12-10', dana, 'Late'],
  ]);
});

test('each owner who is met in a chat gets one, and nobody else', async () => {
  const bench = await open();
  for (const ownerId of ['teams:t1:u3', dana, null, 'web:1', 'os:dana'])
    for (const title of ['One', 'Two']) await add(bench, title, '2026-11-25', { ownerId });
  const found = await reminded(bench, '2026-11-25', '2026-11-25');
  expect(found.map(([, owner]) => owner).sort()).toEqual([dana, 'teams:t1:u3']);
  expect(found.every(([, , titles]) => titles === 'One, Two')).toBe(true);
});

test('not before nine, not in the evening, and after a downtime all that was missed', async () => {
  const bench = await open();
  const { ledger, time } = bench;
  await add(bench, 'Tuesday', '2026-11-24');
  await add(bench, 'Thursday', '2026-11-26');
  await add(bench, 'Wednesday', '2026-11-25');
  const put = async (now: string) => {
    time.now = Date.parse(now);
    return (await putReminders(ledger, time.now)).put;
  };
  expect(await put('2026-11-23T15:00:00Z')).toBe(0);
  expect(await put('2026-11-24T13:59:00Z')).toBe(0);
  // Down until Thursday evening.
  expect(await put('2026-11-26T23:30:00Z')).toBe(0);
  expect(await put('2026-11-27T14:00:00Z')).toBe(1);
  const row = await ledger.outbox.claim('slack', 1_000);
  const errand = Errand.parse(JSON.parse(row?.body ?? ''));
  expect(errand).toEqual({ do: 'remind-owner', owner: dana, since: '2026-11-24', on: '2026-11-27' });
  const tasks = await dueReminders(ledger.tasks, { since: '2026-11-24', on: '2026-11-27' }, dana);
  expect(tasks.map(({ title }) => title)).toEqual(['Tuesday', 'Wednesday', 'Thursday']);
});

test('any number of replicas, as often as they like: one each', async () => {
  const bench = await open();
  const other = await bench.another();
  for (let owner = 0; owner < 20; owner += 1) await add(bench, 'Call', '2026-11-25', { ownerId: `slack:T1:U${owner}` });
  const at = ten('2026-11-25');
  const puts = await Promise.all([bench.ledger, other, bench.ledger, other].map((each) => putReminders(each, at)));
  expect(puts.reduce((sum, { put }) => sum + put, 0)).toBe(20);
  expect((await putReminders(other, at + 3_600_000)).put).toBe(0);
});

test('of many that are overdue, only those whose day of the week it is', async () => {
  const bench = await open();
  await bench.ledger.transaction(vouchItself, async ({ tasks }) => {
    for (let index = 0; index < 350; index += 1)
      await tasks.add(aTask({ ownerId: `slack:T1:U${index}`, due: addDays('2026-11-25', -(index % 70)) }));
  });
  expect((await putReminders(bench.ledger, ten('2026-11-25'))).put).toBe(50);
});
