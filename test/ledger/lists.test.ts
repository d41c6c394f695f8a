import { describe, expect, test } from 'vitest';
import { vouchItself } from '../../src/core/audit.ts';
import type { NewTask } from '../../src/core/client-books.ts';
import { aConcern, aReceipt, aTask, engines } from './engines.ts';
import { ledgers, noon } from './with-ledger.ts';

const day = 24 * 60 * 60 * 1000;

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('concerns come newest first, those of one moment by the order they were logged', async () => {
    const { ledger, time } = await open();
    const client = await ledger.clients.ensure({ name: 'Acme' });
    for (const words of ['1', '2', '3']) await ledger.concerns.add(aConcern(client.id, { words }));
    time.now -= day;
    await ledger.concerns.add(aConcern(client.id, { words: 'yesterday' }));
    expect((await ledger.concerns.list({})).map((concern) => concern.words)).toEqual(['3', '2', '1', 'yesterday']);
    expect((await ledger.concerns.list({ limit: 2 })).map((concern) => concern.words)).toEqual(['3', '2']);
  });

  test('a concern is kept word for word, and comes back as it was said', async () => {
    const { ledger } = await open();
    const client = await ledger.clients.ensure({ name: 'Acme' });
    const said = ` "We've renewed" \r\n\t500–600 seats… 🚀👩‍👩‍👧 \u202Eabc\u202C % _ \\ ' ; -- <b>&amp; 保 `;
    const concern = await ledger.concerns.add(
      aConcern(client.id, { words: said, link: 'https://chat.example/p1?x=1&y=2' }),
    );
    expect(concern).toMatchObject({ words: said, state: 'open', createdAt: noon, client: { name: 'Acme' } });
    expect(await ledger.concerns.get(concern.id)).toEqual(concern);
    const broken = await ledger.concerns.add(aConcern(client.id, { words: 'nul \0 half \ud83d end' }));
    expect(broken.words).toBe('nul  half \ufffd end');
    expect((await ledger.concerns.add(aConcern(client.id, { words: 'w'.repeat(4000) }))).words).toHaveLength(4000);
  });

  test('what cannot be a concern is refused in words', async () => {
    const { ledger } = await open();
    const { id } = await ledger.clients.ensure({ name: 'Acme' });
    for (const wrong of [
      { words: '' },
      { words: ' \n ' },
      { words: 'w'.repeat(4001) },
      { vendor: 'Not An Id' },
      { vendor: 'kaspersky\0' },
      { loggedBy: { id: '', name: 'x' } },
    ]) {
      await expect(ledger.concerns.add(aConcern(id, wrong)), JSON.stringify(wrong)).rejects.toMatchObject({
        code: 'bad-input',
      });
    }
    await expect(ledger.concerns.add(aConcern('nobody'))).rejects.toMatchObject({ code: 'not-found' });
    expect(await ledger.concerns.list({})).toEqual([]);
  });

  test('concerns are found by client, vendor, state and day, and by all of them', async () => {
    const { ledger, time } = await open();
    const acme = await ledger.clients.ensure({ name: 'Acme' });
    const other = await ledger.clients.ensure({ name: 'Other' });
    const first = await ledger.concerns.add(aConcern(acme.id));
    time.now = Date.parse('2017-09-14T00:00:00Z');
    const second = await ledger.concerns.add(aConcern(acme.id, { vendor: 'webroot' }));
    time.now += day - 1;
    const third = await ledger.concerns.add(aConcern(other.id));
    const settled = await ledger.concerns.setState(third.id, 'settled');
    expect(settled).toEqual({ ...third, state: 'settled' });

    expect(await ledger.concerns.list({ clientId: acme.id })).toEqual([second, first]);
    expect(await ledger.concerns.list({ vendor: 'kaspersky' })).toEqual([settled, first]);
    expect(await ledger.concerns.list({ state: 'open' })).toEqual([second, first]);
    expect(await ledger.concerns.list({ since: '2017-09-14' })).toEqual([settled, second]);
    expect(await ledger.concerns.list({ since: '2017-09-15' })).toEqual([]);
    expect(
      await ledger.concerns.list({ vendor: 'kaspersky', since: '2017-09-13', clientId: acme.id, state: 'open' }),
    ).toEqual([first]);
    expect(await ledger.concerns.list({ vendor: "x' or 1=1 --" })).toEqual([]);
    expect(await ledger.concerns.list({ vendor: '\0' })).toEqual([]);
    await expect(ledger.concerns.list({ since: '2017-02-30' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(ledger.concerns.setState('nothing', 'open')).rejects.toMatchObject({ code: 'not-found' });
    expect(await ledger.concerns.get('nothing\0')).toBeUndefined();
  });

  test('a list gives 100 rows when nothing is said, and at most 10,000', async () => {
    const { ledger } = await open();
    const { id } = await ledger.clients.ensure({ name: 'Acme' });
    await ledger.transaction(vouchItself, async (books) => {
      for (let count = 0; count < 105; count += 1) {
        await books.concerns.add(aConcern(id));
        await books.tasks.add(aTask());
      }
    });
    expect(await ledger.concerns.list({})).toHaveLength(100);
    expect(await ledger.tasks.list({})).toHaveLength(100);
    expect(await ledger.concerns.list({ limit: 10_000_000 })).toHaveLength(105);
    for (const limit of [0, -1, 1.5, Number.NaN]) {
      await expect(ledger.concerns.list({ limit }), String(limit)).rejects.toMatchObject({ code: 'bad-input' });
      await expect(ledger.tasks.list({ limit }), String(limit)).rejects.toMatchObject({ code: 'bad-input' });
    }
  });

  test('follow-ups come soonest due first, without a due date last', async () => {
    const { ledger } = await open();
    for (const due of [null, '2017-12-12', '2016-02-29', null, '2017-10-13', '2017-12-12']) {
      await ledger.tasks.add(aTask({ due }));
    }
    const dues = ['2016-02-29', '2017-10-13', '2017-12-12', '2017-12-12', null, null];
    expect((await ledger.tasks.list({})).map((task) => task.due)).toEqual(dues);
    expect((await ledger.tasks.list({ limit: 5 })).map((task) => task.due)).toEqual(dues.slice(0, 5));
  });

  test('follow-ups are found by client, vendor, owner, state and concern', async () => {
    const { ledger } = await open();
    const { id: clientId } = await ledger.clients.ensure({ name: 'Acme' });
    const concern = await ledger.concerns.add(aConcern(clientId));
    const task = await ledger.tasks.add(
      aTask({
        clientId,
        concern: concern.id,
        owner: 'Dana Réyes',
        note: 'n',
        directive: 'bod-17-01',
        due: '2017-12-12',
      }),
    );
    const other = await ledger.tasks.add(aTask({ vendor: null, owner: '坂本' }));
    expect(task).toMatchObject({ client: { id: clientId, name: 'Acme' }, concern: concern.id, state: 'open' });
    expect(await ledger.tasks.list({ clientId })).toEqual([task]);
    expect(await ledger.tasks.list({ vendor: 'kaspersky' })).toEqual([task]);
    expect(await ledger.tasks.list({ owner: 'dana reyes' })).toEqual([task]);
    expect(await ledger.tasks.list({ owner: '坂本' })).toEqual([other]);
    expect(await ledger.tasks.list({ concern: concern.id })).toEqual([task]);
    expect(await ledger.tasks.list({ state: 'done' })).toEqual([]);
    expect(await ledger.tasks.list({ state: 'open', owner: 'Dana Réyes', clientId })).toEqual([task]);
  });

  test('finishing twice changes nothing; opening again takes the date back', async () => {
    const { ledger, time } = await open();
    const task = await ledger.tasks.add(aTask());
    time.now += day;
    const done = await ledger.tasks.setState(task.id, 'done');
    expect(done).toEqual({ ...task, state: 'done', doneAt: noon + day });
    time.now += day;
    expect(await ledger.tasks.setState(task.id, 'done')).toEqual(done);
    expect(await ledger.tasks.setState(task.id, 'open')).toEqual(task);
    await expect(ledger.tasks.setState('nothing', 'done')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('what cannot be a follow-up is refused in words', async () => {
    const { ledger } = await open();
    const wrongs: Partial<NewTask>[] = [
      { title: '  ' },
      { title: 't'.repeat(201) },
      { owner: '' },
      { due: '2017-02-29' },
      { note: 'n'.repeat(4001) },
      { vendor: 'No Id' },
    ];
    for (const wrong of wrongs) {
      await expect(ledger.tasks.add(aTask(wrong)), JSON.stringify(wrong)).rejects.toMatchObject({ code: 'bad-input' });
    }
    for (const wrong of [{ clientId: 'nobody' }, { concern: 'nothing' }]) {
      await expect(ledger.tasks.add(aTask(wrong))).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await ledger.tasks.list({})).toEqual([]);
  });

  test('receipts come back whole, those of a thread oldest first and the latest of them', async () => {
    const { ledger } = await open();
    const receipts = ['r1', 'r2', 'r3'].map((id, index) => aReceipt(id, `question ${id} \0 \ud83d “q”`, { at: index }));
    for (const receipt of receipts.toReversed()) await ledger.receipts.add(receipt);
    await ledger.receipts.add(aReceipt('r4', 'elsewhere', { thread: 'thread-2' }));
    expect(await ledger.receipts.get('r2')).toEqual(receipts[1]);
    expect(await ledger.receipts.get('r9')).toBeUndefined();
    expect(await ledger.receipts.ofThread('thread-1', 10)).toEqual(receipts);
    expect(await ledger.receipts.ofThread('thread-1', 2)).toEqual(receipts.slice(1));
    await expect(ledger.receipts.add(aReceipt('r1', 'again'))).rejects.toMatchObject({ code: 'conflict' });
  });
});
