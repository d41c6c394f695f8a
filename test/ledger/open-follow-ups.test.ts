/** Are open follow-ups counted by owner, and found by the days on which they fall due or wake up? */
import { describe, expect, test } from 'vitest';
import type { TaskFilter } from '../../src/core/client-books.ts';
import { aTask, engines } from './engines.ts';
import { ledgers } from './with-ledger.ts';

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('an owner counts once, however they are written, and what is done does not', async () => {
    const { ledger } = await open();
    const add = (owner: string, due: string | null) => ledger.tasks.add(aTask({ owner, due }));
    for (const [owner, due] of [
      ['Dana', '2026-11-24'],
      ['dana', '2026-11-25'],
      ['Priya', null],
    ] as const)
      await add(owner, due);
    await ledger.tasks.setState((await add('Dana', '2026-01-01')).id, 'done');
    expect(await ledger.tasks.countOpen('2026-11-25')).toEqual([
      { owner: expect.stringMatching(/^dana$/i), open: 2, overdue: 1 },
      { owner: 'Priya', open: 1, overdue: 0 },
    ]);
  });

  test('what is snoozed beyond a day is found and counted apart, and is not overdue on it', async () => {
    const { ledger } = await open();
    const { tasks } = ledger;
    for (const [title, until] of [
      ['Late', null],
      ['Woken', '2026-11-25'],
      ['Asleep', '2026-11-26'],
    ] as const)
      await tasks.snooze((await tasks.add(aTask({ title, owner: 'Dana', due: '2026-11-20' }))).id, until);
    const titles = async (filter: TaskFilter) => (await tasks.list(filter)).map(({ title }) => title);
    expect(await titles({ awakeOn: '2026-11-25' })).toEqual(['Late', 'Woken']);
    expect(await titles({ asleepOn: '2026-11-25' })).toEqual(['Asleep']);
    expect(await tasks.count({ state: 'open', dueBefore: '2026-11-25', asleepOn: '2026-11-25' })).toBe(1);
    expect(await tasks.countOpen('2026-11-25')).toEqual([{ owner: 'Dana', open: 3, overdue: 2 }]);
    expect(await tasks.countOpen('2026-11-26')).toEqual([{ owner: 'Dana', open: 3, overdue: 3 }]);
  });

  test('what is due or wakes up on a day is found, what is done is not', async () => {
    const { ledger } = await open();
    const due = await ledger.tasks.add(aTask({ title: 'Due', due: '2026-11-25' }));
    const wakes = await ledger.tasks.add(aTask({ title: 'Wakes', due: null }));
    await ledger.tasks.snooze(wakes.id, '2026-11-26');
    const done = await ledger.tasks.add(aTask({ title: 'Done', due: '2026-11-25' }));
    await ledger.tasks.setState(done.id, 'done');
    const on = async (...turnsOn: string[]) => (await ledger.tasks.list({ turnsOn })).map(({ title }) => title);
    expect(await on('2026-11-25', '2026-11-26')).toEqual([due.title, wakes.title]);
    expect(await on('2026-11-26')).toEqual(['Wakes']);
    expect(await on('2026-11-24')).toEqual([]);
  });

  test('concerns are listed up to a day', async () => {
    const { ledger, time } = await open();
    const client = await ledger.clients.ensure({ name: 'Acme' });
    for (const day of ['2026-11-24', '2026-11-25']) {
      time.now = Date.parse(`${day}T23:59:59Z`);
      await ledger.concerns.add({
        clientId: client.id,
        vendor: 'kaspersky',
        words: day,
        severity: 'high',
        link: null,
        loggedBy: { id: 'U1', name: 'Dana' },
        surface: 'slack',
      });
    }
    const until = async (day: string) => (await ledger.concerns.list({ until: day })).map(({ words }) => words);
    expect(await until('2026-11-24')).toEqual(['2026-11-24']);
    expect(await until('2026-11-25')).toHaveLength(2);
  });

  test('a new time of a room counts from now on, the same said again does not', async () => {
    const { ledger, time } = await open();
    const put = async (hour: number) => {
      time.now += 1_000;
      await ledger.subscriptions.put(
        { id: 'slack:T1:C1', shared: false },
        { id: 'U1', name: 'Dana' },
        { weekday: 1, hour, zone: 'UTC' },
      );
      return (await ledger.subscriptions.get('slack:T1:C1'))?.since;
    };
    const first = await put(9);
    expect(await put(9)).toBe(first);
    expect(await put(10)).toBe(time.now);
  });
});
