/** Do the ids of receipts keep their order, also where the clock stands still? */
import { version } from 'uuid';
import { expect, test } from 'vitest';
import { newReceiptId } from '../../src/actions/new-receipt-id.ts';

const summer = Date.parse('2024-07-01');

test('of one moment, the later receipt has the greater id, whatever another clock gave in between', () => {
  const ids = Array.from({ length: 1000 }, (_, index) => {
    newReceiptId(summer + index * 86_400_000);
    return newReceiptId(summer);
  });
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
});

test('begins with its moment', () => {
  const [earlier, later] = [newReceiptId(summer + 1), newReceiptId(summer)];
  expect(later < earlier).toBe(true);
  expect(Number.parseInt(later.replaceAll('-', '').slice(0, 12), 16)).toBe(summer);
  expect(version(later)).toBe(7);
});
