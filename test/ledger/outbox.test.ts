import { describe, expect, test } from 'vitest';
import { vouchItself } from '../../src/core/audit.ts';
import type { Ledger } from '../../src/core/ports.ts';
import { engines } from './engines.ts';
import { ledgers, noon } from './with-ledger.ts';

const lease = 60_000;

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('an id is taken once, even by many at once', async () => {
    const { ledger, another } = await open();
    const other = await another();
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 ? ledger : other).outbox.put({ id: 'digest:T1:2017-W37', lane: 'slack', due: noon, body: 'a' }),
      ),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await ledger.outbox.put({ id: 'digest:T1:2017-W37', lane: 'slack', due: noon, body: 'b' })).toBe(false);
    expect(await ledger.outbox.claim('slack', lease)).toMatchObject({ body: 'a', tries: 1 });
  });

  test('a message is claimed when due, leased, and handed on when its sender died', async () => {
    const { ledger, time } = await open();
    await ledger.outbox.put({ id: 'm1', lane: 'slack', due: noon + 1000, body: '{"x":1}' });
    expect(await ledger.outbox.claim('slack', lease)).toBeUndefined();
    time.now = noon + 1000;
    expect(await ledger.outbox.claim('slack', lease)).toEqual({
      id: 'm1',
      body: '{"x":1}',
      tries: 1,
      lease: time.now + lease,
      at: noon,
      begun: null,
    });
    time.now += lease - 1;
    expect(await ledger.outbox.claim('slack', lease)).toBeUndefined();
    time.now += 1;
    expect(await ledger.outbox.claim('slack', lease)).toMatchObject({ id: 'm1', tries: 2 });
    await ledger.outbox.sent('m1', 'ts-1');
    time.now += 10 * lease;
    expect(await ledger.outbox.claim('slack', lease)).toBeUndefined();
  });

  test('what could not be sent is tried again at its new time, and never after it was sent', async () => {
    const { ledger, time } = await open();
    await ledger.outbox.put({ id: 'm1', lane: 'slack', due: noon, body: 'x' });
    await ledger.outbox.claim('slack', lease);
    await ledger.outbox.retry('m1', noon + 5000);
    expect(await ledger.outbox.claim('slack', lease)).toBeUndefined();
    time.now += 5000;
    expect(await ledger.outbox.claim('slack', lease)).toMatchObject({ id: 'm1', tries: 2 });
    await ledger.outbox.sent('m1', 'ts-1');
    await ledger.outbox.retry('m1', noon);
    expect(await ledger.outbox.claim('slack', lease)).toBeUndefined();
  });

  test('a post that was begun is known to whoever takes it up, until it is known not to have been done', async () => {
    const { ledger, time } = await open();
    await ledger.outbox.put({ id: 'm1', lane: 'teams', due: noon, body: 'x' });
    const first = await ledger.outbox.claim('teams', lease);
    const held = await ledger.outbox.renew({ id: 'm1', lease: first?.lease ?? 0 }, lease, 'p1');
    expect(await ledger.outbox.renew({ id: 'm1', lease: (held ?? 0) + 1 }, lease, 'p1')).toBeUndefined();
    time.now += 2 * lease;
    expect(await ledger.outbox.claim('teams', lease)).toMatchObject({ tries: 2, begun: 'p1' });
    await ledger.outbox.retry('m1', noon);
    expect(await ledger.outbox.claim('teams', lease)).toMatchObject({ tries: 3, begun: 'p1' });
    await ledger.outbox.retry('m1', noon, true);
    expect(await ledger.outbox.claim('teams', lease)).toMatchObject({ tries: 4, begun: null });
  });

  test('the longest due comes first', async () => {
    const { ledger } = await open();
    for (const [id, due] of [
      ['b', 2],
      ['c', 3],
      ['a', 1],
      ['b2', 2],
    ] as const)
      await ledger.outbox.put({ id, lane: 'slack', due, body: 'x' });
    const order = [];
    for (
      let row = await ledger.outbox.claim('slack', lease);
      row !== undefined;
      row = await ledger.outbox.claim('slack', lease)
    ) {
      order.push(row.id);
    }
    expect(order).toEqual(['a', 'b', 'b2', 'c']);
  });

  test('two replicas that race claim each message exactly once and miss none', async () => {
    const { ledger, another } = await open();
    const other = await another();
    const ids = Array.from({ length: 60 }, (_, index) => `digest:T${index}`);
    for (const id of ids) await ledger.outbox.put({ id, lane: 'slack', due: noon, body: id });
    const drain = async (from: Ledger) => {
      const claimed = [];
      for (
        let row = await from.outbox.claim('slack', lease);
        row !== undefined;
        row = await from.outbox.claim('slack', lease)
      ) {
        claimed.push(row.id);
      }
      return claimed;
    };
    const claimed = (await Promise.all([ledger, other, ledger, other].map(drain))).flat();
    expect(claimed.sort()).toEqual([...ids].sort());
  });

  test('a reminder is put with its task or not at all', async () => {
    const { ledger } = await open();
    const failing = ledger.transaction(vouchItself, async (books) => {
      expect(await books.outbox.put({ id: 'reminder:1', lane: 'slack', due: noon, body: 'x' })).toBe(true);
      throw new Error('no task');
    });
    await expect(failing).rejects.toThrow('no task');
    expect(await ledger.outbox.claim('slack', lease)).toBeUndefined();
    expect(await ledger.outbox.put({ id: 'reminder:1', lane: 'slack', due: noon, body: 'x' })).toBe(true);
  });

  test('each lane has its own rows', async () => {
    const { ledger } = await open();
    await ledger.outbox.put({ id: 's', lane: 'slack', due: noon, body: 'x' });
    await ledger.outbox.put({ id: 't', lane: 'teams', due: noon, body: 'x' });
    expect(await ledger.outbox.claim('teams', lease)).toMatchObject({ id: 't' });
    expect(await ledger.outbox.claim('teams', lease)).toBeUndefined();
    expect(await ledger.outbox.claim('slack', lease)).toMatchObject({ id: 's' });
  });

  test('a row may be leased as it is put, is renewed by its holder alone, and handed on after that', async () => {
    const { ledger, time } = await open();
    await ledger.outbox.put({ id: 'e', lane: 'slack', due: noon, body: 'x', leasedUntil: noon + lease });
    expect(await ledger.outbox.claim('slack', lease)).toBeUndefined();
    time.now = noon + lease - 1;
    const renewed = await ledger.outbox.renew({ id: 'e', lease: noon + lease }, lease);
    expect(renewed).toBe(time.now + lease);
    expect(await ledger.outbox.renew({ id: 'e', lease: noon + lease }, lease)).toBeUndefined();
    time.now = noon + 2 * lease;
    expect(await ledger.outbox.claim('slack', lease)).toMatchObject({ id: 'e', tries: 2 });
    expect(await ledger.outbox.renew({ id: 'e', lease: renewed ?? 0 }, lease)).toBeUndefined();
  });

  test('what was given up is not claimed again, and keeps its body', async () => {
    const { ledger, time } = await open();
    await ledger.outbox.put({ id: 'm', lane: 'slack', due: noon, body: 'x' });
    await ledger.outbox.claim('slack', lease);
    await ledger.outbox.fail('m', 'not_allowed');
    time.now += 10 * lease;
    expect(await ledger.outbox.claim('slack', lease)).toBeUndefined();
    expect(await ledger.outbox.put({ id: 'm', lane: 'slack', due: noon, body: 'y' })).toBe(false);
  });
});
