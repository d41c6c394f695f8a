import { describe, expect, test } from 'vitest';
import { aConcern, aReceipt, aTask, dana, engines } from './engines.ts';
import { ledgers, noon } from './with-ledger.ts';

const aDay = 86_400_000;
const sam = { id: 'U2', name: 'Sam Okafor' };

/** Every page of a list, `limit` at a time. */
async function paged<T>(limit: number, page: (after: T | undefined) => Promise<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for (;;) {
    const next = await page(all.at(-1));
    all.push(...next);
    if (next.length < limit) return all;
  }
}

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('concerns are counted by day, vendor and person, and paged without one skipped or told twice', async () => {
    const { ledger, time } = await open();
    const [acme, other] = [
      await ledger.clients.ensure({ name: 'Acme' }),
      await ledger.clients.ensure({ name: 'Other' }),
    ];
    await ledger.transaction(dana, async ({ concerns }) => {
      for (let index = 0; index < 23; index += 1) {
        // Three moments with many each, one of them the last of its day.
        time.now = [noon - aDay, Date.parse('2017-09-12T23:59:59.999Z'), noon][index % 3] ?? noon;
        const loggedBy = index % 4 === 0 ? sam : dana;
        const vendor = index % 5 === 0 ? 'eset' : 'kaspersky';
        await concerns.add(aConcern(index % 2 === 0 ? acme.id : other.id, { loggedBy, vendor }));
      }
    });
    time.now = noon + 1;
    await ledger.concerns.add(aConcern(acme.id, { loggedBy: { ...sam, name: 'Sam O. Okafor' }, vendor: 'avg' }));

    const all = await ledger.concerns.list({ limit: 100 });
    expect(all).toHaveLength(24);
    for (const filter of [{}, { loggedBy: sam.id }, { vendor: 'kaspersky', until: '2017-09-12' }]) {
      const whole = await ledger.concerns.list({ ...filter, limit: 100 });
      const pages = await paged(5, (last: (typeof all)[number] | undefined) =>
        ledger.concerns.list({ ...filter, limit: 5, ...(last === undefined ? {} : { before: last.id }) }),
      );
      expect(pages).toEqual(whole);
      expect(await ledger.concerns.count({ ...filter, limit: 2 })).toBe(whole.length);
    }
    const bySam = all.filter(({ loggedBy }) => loggedBy.id === sam.id);
    expect(await ledger.concerns.list({ loggedBy: sam.id })).toEqual(bySam);
    expect(await ledger.concerns.count({ clientId: acme.id, since: '2017-09-13', state: 'open' })).toBe(5);
    expect(await ledger.concerns.countByDay({})).toEqual([
      { day: '2017-09-12', count: 16 },
      { day: '2017-09-13', count: 8 },
    ]);
    // To the moment: the first of noon's counts, the one a millisecond later does not.
    expect(await ledger.concerns.count({ during: { since: noon, until: noon + 1 } })).toBe(7);
    expect(await ledger.concerns.countByVendor({ during: { since: noon + 1, until: noon + 2 } })).toEqual([
      { vendor: 'avg', count: 1 },
    ]);
    expect(await ledger.concerns.countByDay({ vendor: 'nobody' })).toEqual([]);
    expect(await ledger.concerns.countByVendor({})).toEqual([
      { vendor: 'kaspersky', count: 18 },
      { vendor: 'eset', count: 5 },
      { vendor: 'avg', count: 1 },
    ]);
    expect(await ledger.concerns.countByVendor({ since: '2017-09-13', loggedBy: dana.id })).toEqual([
      { vendor: 'kaspersky', count: 4 },
      { vendor: 'eset', count: 1 },
    ]);
    expect(await ledger.concerns.loggers()).toEqual([dana, { ...sam, name: 'Sam O. Okafor' }]);
    await expect(ledger.concerns.list({ before: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('follow-ups are paged in their order, without a day last, and counted', async () => {
    const { ledger, time } = await open();
    await ledger.transaction(dana, async ({ tasks }) => {
      for (let index = 0; index < 23; index += 1) {
        time.now = noon + (index % 2);
        const due = [null, '2017-10-01', '2017-09-20', null][index % 4] ?? null;
        const task = await tasks.add(aTask({ due, owner: index % 3 === 0 ? 'Sam' : 'DANA reyes' }));
        if (index % 6 === 0) await tasks.setState(task.id, 'done');
      }
    });
    const all = await ledger.tasks.list({ limit: 100 });
    expect(all.map(({ due }) => due ?? 'z')).toEqual(all.map(({ due }) => due ?? 'z').toSorted());
    for (const filter of [
      {},
      { state: 'open' },
      { owner: 'Dana Reyes', state: 'open' },
      { dueBefore: '2017-10-01' },
    ] as const) {
      const whole = await ledger.tasks.list({ ...filter, limit: 100 });
      const pages = await paged(4, (last: (typeof all)[number] | undefined) =>
        ledger.tasks.list({ ...filter, limit: 4, ...(last === undefined ? {} : { after: last.id }) }),
      );
      expect(pages).toEqual(whole);
      expect(await ledger.tasks.count({ ...filter, limit: 2 })).toBe(whole.length);
    }
    expect(await ledger.tasks.count({ state: 'done' })).toBe(4);
    expect(await ledger.tasks.count({ origins: [] })).toBe(0);
    expect(await ledger.tasks.list({ dueBefore: '2017-10-01' })).toEqual(all.filter(({ due }) => due === '2017-09-20'));
    await expect(ledger.tasks.list({ after: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(ledger.tasks.list({ dueBefore: 'soon' })).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('clients come by name with what is held about each, and are found by letters of any of their names', async () => {
    const { ledger, time } = await open();
    const names = ['zebra', 'Äpfel AG', 'acme Federal', '100% Pure', 'A_B Ltd', 'Back\\slash', 'Banana', 'Ост'];
    const made = new Map<string, string>();
    for (const name of names) made.set(name, (await ledger.clients.ensure({ name })).id);
    const id = (name: string): string => made.get(name) ?? '';
    await ledger.clients.rename(id('Banana'), 'Kiwi');
    await ledger.concerns.add(aConcern(id('zebra')));
    time.now += 5;
    await ledger.concerns.add(aConcern(id('zebra')));
    const done = await ledger.tasks.add(aTask({ clientId: id('zebra') }));
    await ledger.tasks.add(aTask({ clientId: id('zebra') }));
    await ledger.tasks.setState(done.id, 'done');
    const what = { vendor: 'kaspersky', product: null, seats: 1, renewal: null, recordedBy: dana };
    await ledger.exposures.put({ ...what, clientId: id('acme Federal') });

    const all = await ledger.clients.overview({ limit: 100 });
    const order = ['100% Pure', 'A_B Ltd', 'acme Federal', 'Äpfel AG', 'Back\\slash', 'Kiwi', 'Ост', 'zebra'];
    expect(all.map(({ client }) => client.name)).toEqual(order);
    expect((await ledger.clients.list()).map(({ name }) => name)).toEqual(order);
    expect(all.at(-1)).toMatchObject({ concerns: 2, openTasks: 1, exposures: 0, lastConcern: noon + 5 });
    expect(all[2]).toMatchObject({ concerns: 0, openTasks: 0, exposures: 1, lastConcern: null });
    const pages = await paged(3, (last: (typeof all)[number] | undefined) =>
      ledger.clients.overview({ limit: 3, ...(last === undefined ? {} : { after: last.client.name }) }),
    );
    expect(pages).toEqual(all);
    expect(await ledger.clients.get(id('Banana'))).toEqual(all[5]?.client);
    expect(await ledger.clients.get('Kiwi')).toBeUndefined();

    const found = async (like: string) =>
      (await ledger.clients.overview({ like, limit: 9 })).map((row) => row.client.name);
    expect(await found('FED')).toEqual(['acme Federal']);
    expect(await found('me fed')).toEqual(['acme Federal']);
    expect(await found('apf')).toEqual(['Äpfel AG']);
    expect(await found('anan')).toEqual(['Kiwi']);
    expect(await found('ост')).toEqual(['Ост']);
    expect(await found('%')).toEqual(['100% Pure']);
    expect(await found('_')).toEqual(['A_B Ltd']);
    expect(await found('\\')).toEqual(['Back\\slash']);
    expect(await found('a%e')).toEqual([]);
    expect(await found(' ')).toEqual(order);
  });

  test('the answers about a client are paged, also those under a name it had before it was known', async () => {
    const { ledger } = await open();
    const early = aReceipt('r0', 'Zyx?', { at: 1 });
    await ledger.receipts.add({
      ...early,
      reading: { ...early.reading, client: { id: null, name: 'ZYX', federal: null } },
    });
    const { id } = await ledger.clients.ensure({ name: 'Zyx' });
    for (const n of [1, 2, 3, 4])
      await ledger.receipts.add(aReceipt(`r${n}`, 'Zyx?', { client: id, at: n < 3 ? 1 : 2 }));
    await ledger.receipts.add(aReceipt('r9', 'Others?', { at: 2 }));
    const first = await ledger.receipts.ofClient(id, { limit: 3 });
    const next = await ledger.receipts.ofClient(id, { limit: 3, before: first.at(-1)?.id ?? '' });
    expect([...first, ...next].map((receipt) => receipt.id)).toEqual(['r4', 'r3', 'r2', 'r1', 'r0']);
    expect(await ledger.receipts.ofClient('nobody', { limit: 3 })).toEqual([]);
    await expect(ledger.receipts.ofClient(id, { limit: 3, before: 'r' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('the outbox says what waits in each lane and what was given up, and not what is done', async () => {
    const { ledger } = await open();
    const rows = [
      ['s1', 'slack', noon - 7],
      ['s2', 'slack', noon],
      ['s3', 'slack', noon + 1],
      ['s4', 'slack', noon],
      ['t1', 'teams', noon],
      ['b1', 'background', noon + 9],
    ] as const;
    for (const [id, lane, due] of rows) await ledger.outbox.put({ id, lane, due, body: 'private' });
    await ledger.outbox.sent('t1', 'ref');
    await ledger.outbox.fail('s4', 'The room is archived.');
    const nothing = { due: 0, oldestDue: null, later: 0, failed: 0, failures: [] };
    expect(await ledger.outbox.standing()).toEqual([
      { ...nothing, lane: 'background', later: 1 },
      {
        lane: 'slack',
        due: 2,
        oldestDue: noon - 7,
        later: 1,
        failed: 1,
        failures: [{ id: 's4', why: 'The room is archived.', at: noon }],
      },
    ]);
  });
});
