/** Does the list that only a person can look at count as looked at for a quarter, and no longer? */
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { lapsedLook } from '../../src/watch/looked-by-hand.ts';
import { anItem } from './some-items.ts';

const day = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-10-01T12:00:00Z');
const dana = { id: 'U1', name: 'Dana Reyes' };

test('a reminder is waited for, a look counts for 92 days, and then it is told since when nobody has looked', async () => {
  const ledger = await openLedger('sqlite::memory:', { clock: () => start });
  onTestFinished(() => ledger.close());
  const lapse = (days: number) => lapsedLook('fascsa', ledger, start + days * day);
  const remind = (id: string, days: number) =>
    ledger.items.put(anItem(id, { source: 'fascsa', title: `Look: ${id}` }), id, start + days * day);
  expect(await lapse(0)).toBe('nobody has looked yet');
  await remind('2026-Q4', 0);
  expect(await lapse(13)).toBeNull();
  expect(await lapse(14)).toBe('nobody has looked since 1 October 2026');

  await ledger.items.review('fascsa', '2026-Q4', '2026-Q4', {
    state: 'dismissed',
    reason: 'No new order.',
    by: dana,
    at: start + 20 * day,
  });
  expect(await lapse(20)).toBeNull();
  expect(await lapse(112)).toBeNull();
  expect(await lapse(113)).toBe('nobody has looked since 21 October 2026');
  await remind('2027-Q1', 92);
  expect(await lapse(105)).toBeNull();
  expect(await lapse(113)).toBe('nobody has looked since 21 October 2026');
});
