/** Are the playbook's follow-ups counted from the directive's deadline, or from today where it has passed? */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/day.ts';
import { proposeTasks } from '../../src/decide/propose-tasks.ts';
import { checkContent } from '../../src/factbase/check.ts';
import { verdict } from '../../src/factbase/verdict.ts';

const root = resolve(import.meta.dirname, '../..');
const { factBase } = checkContent(resolve(root, 'content'), resolve(root, 'intents'), '2026-11-23');
if (factBase === null) throw new Error('the content does not pass its check');
const base = factBase;

const propose = (audience: string, today: string, vendor = 'kaspersky') =>
  proposeTasks(
    verdict({ vendor, audience, jurisdiction: 'us', activity: null, product: null, asOf: today }, base),
    { client: 'Acme Dental', owner: 'Dana', today },
    base,
  );

describe('a federal client of a vendor that must be removed', () => {
  test('in 2017 the inventory is due a week before the directive’s first deadline', () => {
    const inventory = propose('federal-agency', '2017-09-15').find((task) => task.title.startsWith('Inventory'));
    expect(inventory).toMatchObject({ due: '2017-10-06', directive: 'us-dhs-bod-17-01', owner: 'Dana' });
  });

  test('in 2026 every deadline has passed, so they count from today and none is in the past', () => {
    const tasks = propose('federal-contractor', '2026-11-23');
    expect(tasks.find((task) => task.title.startsWith('Inventory'))?.due).toBe(addDays('2026-11-23', 7));
    expect(tasks.every((task) => task.due >= '2026-11-23')).toBe(true);
  });

  test('titles name the vendor and the client', () => {
    expect(
      propose('federal-contractor', '2026-11-23').some(
        (task) => task.title.includes('Kaspersky') && task.title.includes('Acme Dental'),
      ),
    ).toBe(true);
    expect(JSON.stringify(propose('federal-contractor', '2026-11-23'))).not.toMatch(/[{](vendor|client)[}]/);
  });
});

test('another situation, another playbook; a vendor nobody knows has none', () => {
  const titles = (audience: string, vendor?: string) =>
    propose(audience, '2026-11-23', vendor).map((task) => task.title);
  expect(titles('business')).not.toEqual(titles('federal-contractor'));
  expect(titles('business', 'webroot').length).toBeGreaterThan(0);
  expect(titles('business', 'nobody')).toEqual([]);
});
