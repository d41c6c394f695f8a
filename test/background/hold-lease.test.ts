/** Does a long job stay with its replica, and end once another has it? */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { holdLease, LostLease } from '../../src/background/hold-lease.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { keepingLog } from '../start-vouch.ts';

/** The machine's clock is turned by hand; only the beat is real. */
async function claimed(lease: number) {
  const time = { now: 1_000_000 };
  const ledger = await openLedger('sqlite::memory:', { clock: () => time.now });
  onTestFinished(() => ledger.close());
  await ledger.outbox.put({ id: 'a', lane: 'background', due: time.now, body: 'x' });
  const row = await ledger.outbox.claim('background', lease);
  if (row === undefined) throw new Error('the row was put');
  return { time, ledger, row, parts: { ledger, log: keepingLog(), lease, stop: new AbortController().signal } };
}

describe('a lease', () => {
  test('is extended for as long as the work takes', async () => {
    const { time, ledger, row, parts } = await claimed(30);
    let renewals = 0;
    const renew: typeof ledger.outbox.renew = async (...given) => {
      const until = await ledger.outbox.renew(...given);
      renewals += 1;
      return until;
    };
    const given = await holdLease(row, { ...parts, ledger: { outbox: { ...ledger.outbox, renew } } }, async () => {
      for (let step = 1; step <= 5; step += 1) {
        time.now += 20;
        const before = renewals;
        await vi.waitFor(() => expect(renewals).toBeGreaterThan(before + 1), 10_000);
        expect(await ledger.outbox.claim('background', 30)).toBeUndefined();
      }
      return 'done';
    });
    expect(given).toBe('done');
  });

  test('that another has by now ends the work', async () => {
    const { time, ledger, row, parts } = await claimed(30);
    time.now += 31;
    expect(await ledger.outbox.claim('background', 30)).toMatchObject({ id: 'a', tries: 2 });
    await expect(
      holdLease(row, parts, (signal) => {
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      }),
    ).rejects.toBeInstanceOf(LostLease);
  });
});
