import { describe, expect, test } from 'vitest';
import type { NewExposure } from '../../src/core/watching.ts';
import { dana, engines } from './engines.ts';
import { ledgers, noon } from './with-ledger.ts';

const anExposure = (clientId: string, rest: Partial<NewExposure> = {}): NewExposure => ({
  clientId,
  vendor: 'kaspersky',
  product: null,
  seats: 120,
  renewal: '2025-03-01',
  recordedBy: dana,
  ...rest,
});

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('a client has one entry for each vendor and product; recording it again replaces the rest', async () => {
    const { ledger, time } = await open();
    const { id, name } = await ledger.clients.ensure({ name: 'Acme' });
    const first = await ledger.exposures.put(anExposure(id));
    const { clientId: _, ...said } = anExposure(id);
    expect(first).toEqual({ id: first.id, client: { id, name }, ...said, recordedAt: noon });
    time.now += 1000;
    const priya = { id: 'U2', name: 'Priya' };
    const again = await ledger.exposures.put(anExposure(id, { seats: null, renewal: null, recordedBy: priya }));
    expect(again).toEqual({ ...first, seats: null, renewal: null, recordedBy: priya, recordedAt: noon + 1000 });
    const product = await ledger.exposures.put(anExposure(id, { product: 'endpoint-security' }));
    expect(await ledger.exposures.list({})).toEqual([again, product]);
  });

  test('two who record the same at once leave one entry', async () => {
    const { ledger, another } = await open();
    const other = await another();
    const { id } = await ledger.clients.ensure({ name: 'Acme' });
    const puts = await Promise.all(
      [1, 2, 3, 4].map((seats) => (seats % 2 === 0 ? ledger : other).exposures.put(anExposure(id, { seats }))),
    );
    expect(new Set(puts.map((put) => put.id)).size).toBe(1);
    expect(await ledger.exposures.list({})).toHaveLength(1);
  });

  test('entries are found by client and by vendors, by the client’s name and then the vendor', async () => {
    const { ledger } = await open();
    const [zeta, emil, acme] = [
      await ledger.clients.ensure({ name: 'zeta' }),
      await ledger.clients.ensure({ name: 'Émil' }),
      await ledger.clients.ensure({ name: 'Acme' }),
    ];
    for (const { id } of [zeta, emil, acme]) {
      await ledger.exposures.put(anExposure(id, { vendor: 'zte' }));
      await ledger.exposures.put(anExposure(id, { vendor: 'huawei' }));
    }
    const said = async (filter: Parameters<typeof ledger.exposures.list>[0]) =>
      (await ledger.exposures.list(filter)).map(({ client, vendor }) => `${client.name} ${vendor}`);
    const all = ['Acme huawei', 'Acme zte', 'Émil huawei', 'Émil zte', 'zeta huawei', 'zeta zte'];
    expect(await said({})).toEqual(all);
    expect(await said({ limit: 3 })).toEqual(all.slice(0, 3));
    expect(await said({ clientId: emil.id })).toEqual(all.slice(2, 4));
    expect(await said({ vendors: ['zte', 'none'] })).toEqual(['Acme zte', 'Émil zte', 'zeta zte']);
    expect(await said({ vendors: [] })).toEqual([]);
  });

  test('an entry is removed once, and what cannot be one is refused', async () => {
    const { ledger } = await open();
    const { id } = await ledger.clients.ensure({ name: 'Acme' });
    const exposure = await ledger.exposures.put(anExposure(id));
    expect(await ledger.exposures.remove(exposure.id)).toEqual(exposure);
    await expect(ledger.exposures.remove(exposure.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(ledger.exposures.put(anExposure('nobody'))).rejects.toMatchObject({ code: 'not-found' });
    for (const wrong of [
      { seats: 0 },
      { seats: 1.5 },
      { seats: 10_000_001 },
      { renewal: '2025-02-30' },
      { vendor: '' },
    ]) {
      const put = ledger.exposures.put(anExposure(id, wrong));
      await expect(put, JSON.stringify(wrong)).rejects.toMatchObject({ code: 'bad-input' });
    }
    expect(await ledger.exposures.list({})).toEqual([]);
  });

  test('merging clients takes entries along, and where both have one, the one that stays counts', async () => {
    const { ledger } = await open();
    const from = await ledger.clients.ensure({ name: 'Acme Corp' });
    const into = await ledger.clients.ensure({ name: 'Acme' });
    await ledger.exposures.put(anExposure(from.id, { seats: 500, renewal: '2026-01-01' }));
    await ledger.exposures.put(anExposure(from.id, { vendor: 'zte', seats: 7 }));
    const kept = await ledger.exposures.put(anExposure(into.id, { seats: 20, renewal: null }));
    await ledger.clients.merge(from.id, into.id);
    const { exposures } = await ledger.clients.export(into.id);
    expect(exposures).toMatchObject([
      { id: kept.id, vendor: 'kaspersky', seats: 20, renewal: '2026-01-01', client: { name: 'Acme' } },
      { vendor: 'zte', seats: 7, client: { name: 'Acme' } },
    ]);
    expect(await ledger.exposures.list({})).toEqual(exposures);
  });

  test('a deleted client’s entries go with it', async () => {
    const { ledger } = await open();
    const [gone, other] = [
      await ledger.clients.ensure({ name: 'Gone' }),
      await ledger.clients.ensure({ name: 'Other' }),
    ];
    await ledger.exposures.put(anExposure(gone.id));
    const kept = await ledger.exposures.put(anExposure(other.id));
    await ledger.clients.delete(gone.id);
    expect(await ledger.exposures.list({})).toEqual([kept]);
  });

  test('a client counts once for a vendor, whatever it has of it', async () => {
    const { ledger } = await open();
    const [acme, other] = [
      await ledger.clients.ensure({ name: 'Acme' }),
      await ledger.clients.ensure({ name: 'Other' }),
    ];
    await ledger.exposures.put(anExposure(acme.id));
    await ledger.exposures.put(anExposure(acme.id, { product: 'endpoint-security' }));
    await ledger.exposures.put(anExposure(other.id));
    await ledger.exposures.put(anExposure(other.id, { vendor: 'huawei' }));
    expect(await ledger.exposures.countClients('kaspersky')).toBe(2);
    expect(await ledger.exposures.countClients('nobody')).toBe(0);
  });
});
