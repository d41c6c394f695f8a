import { describe, expect, test } from 'vitest';
import { aTask, engines } from './engines.ts';
import { ledgers } from './with-ledger.ts';

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('a follow-up of one origin is made once, however often it is proposed at once', async () => {
    const { ledger, another } = await open();
    const other = await another();
    for (let round = 0; round < 5; round += 1) {
      const origin = `directive/bod-17-01/client/${round}`;
      const added = await Promise.all(
        [ledger, other, ledger, other].map((each, index) => each.tasks.add(aTask({ origin, title: `By ${index}` }))),
      );
      expect(new Set(added.map((task) => JSON.stringify(task))).size).toBe(1);
    }
    expect(await ledger.tasks.list({})).toHaveLength(5);
    const [first] = await ledger.tasks.list({ origins: ['directive/bod-17-01/client/0', 'none'] });
    await ledger.tasks.setState(first?.id ?? '', 'done');
    expect(await ledger.tasks.add(aTask({ origin: 'directive/bod-17-01/client/0' }))).toMatchObject({
      id: first?.id,
      state: 'done',
    });
    expect(await ledger.tasks.list({ origins: [] })).toEqual([]);
    // Those that a person makes have none, and are as many as are made.
    for (const origin of [null, undefined]) await ledger.tasks.add(aTask(origin === undefined ? {} : { origin }));
    expect(await ledger.tasks.list({})).toHaveLength(7);
  });

  test('after two clients are merged their follow-ups are not proposed again', async () => {
    const { ledger } = await open();
    const from = await ledger.clients.ensure({ name: 'Acme Corp' });
    const into = await ledger.clients.ensure({ name: 'Acme' });
    const origin = (client: string, step: string) => `directive/bod-17-01/client/${client}/${step}`;
    const moved = await ledger.tasks.add(aTask({ clientId: from.id, origin: origin(from.id, 'letter') }));
    await ledger.tasks.add(aTask({ clientId: from.id, origin: origin(from.id, 'call') }));
    const kept = await ledger.tasks.add(aTask({ clientId: into.id, origin: origin(into.id, 'call') }));
    await ledger.clients.merge(from.id, into.id);
    const again = aTask({ clientId: into.id });
    expect((await ledger.tasks.add({ ...again, origin: origin(into.id, 'letter') })).id).toBe(moved.id);
    expect((await ledger.tasks.add({ ...again, origin: origin(into.id, 'call') })).id).toBe(kept.id);
    expect(await ledger.tasks.list({ clientId: into.id })).toHaveLength(3);
  });
});
