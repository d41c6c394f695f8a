import { describe, expect, test } from 'vitest';
import type { Status } from '../../src/core/verdict.ts';
import { engines } from './engines.ts';
import { ledgers } from './with-ledger.ts';

const hashes = (...pairs: (readonly [string, string])[]): ReadonlyMap<string, string> => new Map(pairs);
const statuses = (...pairs: (readonly [string, Status])[]): ReadonlyMap<string, Status> => new Map(pairs);

describe.each(engines)('$name', (engine) => {
  const open = ledgers(engine);

  test('the first time nothing differs; later what is new, changed, gone and back does', async () => {
    const { ledger, another } = await open();
    const { history } = ledger;
    expect(await history.takeUp(hashes(['vendors/a', '1'], ['vendors/b', '1']), 100)).toEqual([]);
    expect(await history.takeUp(hashes(['vendors/a', '1'], ['vendors/b', '1']), 200)).toEqual([]);
    const second = [
      { record: 'directives/c', before: null, after: '1' },
      { record: 'vendors/a', before: '1', after: '2' },
      { record: 'vendors/b', before: '1', after: null },
    ];
    expect(await history.takeUp(hashes(['vendors/a', '2'], ['directives/c', '1']), 300)).toEqual(second);
    // A restart has nothing to tell again, and an empty map is a content without records, not a first time.
    const later = (await another()).history;
    expect(await later.takeUp(hashes(['vendors/a', '2'], ['directives/c', '1']), 400)).toEqual([]);
    const back = [{ record: 'vendors/b', before: null, after: '1' }];
    const all = hashes(['vendors/a', '2'], ['vendors/b', '1'], ['directives/c', '1']);
    expect(await later.takeUp(all, 500)).toEqual(back);
    expect(await later.takeUp(hashes(), 600)).toHaveLength(3);
    expect(await later.takeUp(hashes(), 700)).toEqual([]);

    expect(await history.between(300, 500)).toEqual(second.map((change) => ({ ...change, at: 300 })));
    expect(await history.between(301, 501)).toEqual(back.map((change) => ({ ...change, at: 500 })));
    expect(await history.between(0, 300)).toEqual([]);
  });

  test('of replicas that take up the same change at once, one gets it', async () => {
    const { ledger, another } = await open();
    const replicas = [ledger, await another(), ledger, await another()];
    const content = (round: number) =>
      hashes(['vendors/a', String(round)], [`vendors/new-${round}`, '1'], ['vendors/same', '1']);
    const starts = await Promise.all(replicas.map(({ history }) => history.takeUp(content(0), 0)));
    expect(starts).toEqual([[], [], [], []]);
    for (let round = 1; round <= 6; round += 1) {
      const given = await Promise.all(replicas.map(({ history }) => history.takeUp(content(round), round)));
      expect(given.flat().sort((a, b) => (a.record < b.record ? -1 : 1))).toEqual([
        { record: 'vendors/a', before: String(round - 1), after: String(round) },
        { record: `vendors/new-${round - 1}`, before: '1', after: null },
        { record: `vendors/new-${round}`, before: null, after: '1' },
      ]);
    }
    expect(await ledger.history.between(0, 100)).toHaveLength(18);
  });

  test('a status that changes is told once; a vendor that comes or goes was, or is, unknown', async () => {
    const { ledger, another } = await open();
    const other = await another();
    expect(await ledger.history.takeUpStatuses(statuses(['a', 'prohibited'], ['b', 'restricted']), 100)).toEqual([]);
    const next = statuses(['a', 'prohibited'], ['b', 'prohibited'], ['c', 'advised-against'], ['d', 'unknown']);
    const given = await Promise.all([ledger, other].map(({ history }) => history.takeUpStatuses(next, 200)));
    const changes = [
      { vendor: 'b', before: 'restricted', after: 'prohibited' },
      { vendor: 'c', before: 'unknown', after: 'advised-against' },
    ];
    expect(given.flat().sort((a, b) => (a.vendor < b.vendor ? -1 : 1))).toEqual(changes);
    expect(await other.history.takeUpStatuses(statuses(['b', 'prohibited'], ['c', 'advised-against']), 300)).toEqual([
      { vendor: 'a', before: 'prohibited', after: 'unknown' },
    ]);
    const told = await ledger.history.statusesBetween(200, 300);
    expect(told.toSorted((a, b) => (a.vendor < b.vendor ? -1 : 1))).toEqual(
      changes.map((change) => ({ ...change, at: 200 })),
    );
    expect(await ledger.history.statusesBetween(300, 301)).toHaveLength(1);
    expect(await ledger.history.between(0, 1000)).toEqual([]);
  });
});
