/** Is what the clock asks for done once for all replicas, and does nothing that fails end it? */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Background, type BackgroundOptions, startBackground } from '../../src/background/background.ts';
import type { BackgroundJob, DoJob } from '../../src/background/background-job.ts';
import { doJob } from '../../src/background/do-job.ts';
import { dueSlots } from '../../src/background/due-slots.ts';
import type { Ledger } from '../../src/core/ports.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { engines } from '../ledger/engines.ts';
import { keepingLog } from '../start-vouch.ts';

const hour = 60 * 60 * 1000;
const scheduled = [
  { source: 'cisa', every: hour },
  { source: 'kev', every: 6 * hour },
] as const;
/** 27 November 2026, a full hour. */
const start = Date.parse('2026-11-27T12:00:00Z');
const job: BackgroundJob = { do: 'watch-source', source: 'cisa', slot: 1 };
const done: DoJob = async () => ({ done: 'ok' });
const watching = (watch: DoJob<'watch-source'>): DoJob => doJob({ watch, impact: null });

describe.each(engines)('$name', (engine) => {
  const time = { now: start };

  async function ledgersOnOne(count: number): Promise<Ledger[]> {
    const { url, remove } = await engine.fresh();
    onTestFinished(remove);
    const ledgers: Ledger[] = [];
    for (let index = 0; index < count; index += 1) {
      const ledger = await openLedger(url, { clock: () => time.now, machine: () => Date.now() });
      onTestFinished(() => ledger.close());
      ledgers.push(ledger);
    }
    return ledgers;
  }

  function run(ledger: Ledger, options: Partial<BackgroundOptions> = {}): Background {
    const background = startBackground({
      ledger,
      clock: () => time.now,
      log: keepingLog(),
      everyTick: [],
      work: done,
      every: 10,
      ...options,
    });
    onTestFinished(() => background.stop(5_000));
    return background;
  }

  test('each slot is done once by two replicas, and missed ones once together', async () => {
    time.now = start;
    const did: string[] = [];
    const ticks = [0, 0];
    for (const [index, ledger] of (await ledgersOnOne(2)).entries())
      run(ledger, {
        everyTick: [
          dueSlots(scheduled, ledger, () => Date.now()),
          async () => {
            ticks[index] = (ticks[index] ?? 0) + 1;
          },
        ],
        work: watching(async ({ source, slot }) => {
          did.push(`${source} ${slot}`);
          return { done: 'ok' };
        }),
      });
    const slots = () => scheduled.map(({ source, every }) => `${source} ${Math.floor(time.now / every)}`);
    /** Both have looked at the outbox since, so whatever was to be done twice would have been. */
    const settled = async (count: number) => {
      await vi.waitFor(() => expect(did.length).toBeGreaterThanOrEqual(count), 10_000);
      const seen = [...ticks];
      await vi.waitFor(() => expect(ticks.every((each, index) => each > (seen[index] ?? 0) + 3)).toBe(true), 10_000);
    };
    await settled(2);
    expect(did.toSorted()).toEqual(slots().toSorted());
    time.now += hour - 1;
    await settled(2);
    expect(did).toHaveLength(2);
    time.now += 1;
    await settled(3);
    expect(did.slice(2)).toEqual([slots()[0]]);
    time.now += 100 * hour;
    await settled(5);
    expect(did.slice(3).toSorted()).toEqual(slots().toSorted());
  });

  test('a slot done by an earlier run is not done again', async () => {
    time.now = start;
    const [first, second] = await ledgersOnOne(2);
    if (first === undefined || second === undefined) throw new Error('two were asked for');
    const did: string[] = [];
    const work = watching(async ({ source }) => {
      did.push(source);
      return { done: 'ok' };
    });
    const before = run(first, { everyTick: [dueSlots(scheduled, first, () => Date.now())], work });
    await vi.waitFor(() => expect(did).toHaveLength(2), 10_000);
    await before.stop(5_000);
    let ticks = 0;
    run(second, {
      everyTick: [
        dueSlots(scheduled, second, () => Date.now()),
        async () => {
          ticks += 1;
        },
      ],
      work,
    });
    await vi.waitFor(() => expect(ticks).toBeGreaterThan(3), 10_000);
    expect(did).toHaveLength(2);
  });

  test('stopping ends what is in hand, takes up nothing more, and leaves it to another', async () => {
    time.now = start;
    const [first, second] = await ledgersOnOne(2);
    if (first === undefined || second === undefined) throw new Error('two were asked for');
    for (const id of ['a', 'b'])
      await first.outbox.put({ id, lane: 'background', due: Date.now(), body: JSON.stringify(job) });
    const begun: number[] = [];
    const stopping = run(first, {
      work: (_, { tries, signal }) => {
        begun.push(tries);
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      },
    });
    await vi.waitFor(() => expect(begun).toEqual([1]), 10_000);
    await stopping.stop(60_000);
    expect(begun).toEqual([1]);

    const did: number[] = [];
    run(second, {
      work: async (_, { tries }) => {
        did.push(tries);
        return { done: 'ok' };
      },
    });
    await vi.waitFor(() => expect(did.toSorted()).toEqual([1, 2]), 10_000);
  });

  test('what has not ended within the grace is not waited for', async () => {
    const [ledger] = await ledgersOnOne(1);
    if (ledger === undefined) throw new Error('one was asked for');
    await ledger.outbox.put({ id: 'a', lane: 'background', due: Date.now(), body: JSON.stringify(job) });
    const stuck = Promise.withResolvers<{ done: string }>();
    let begun = 0;
    const background = run(ledger, {
      work: () => {
        begun += 1;
        return stuck.promise;
      },
    });
    await vi.waitFor(() => expect(begun).toBe(1), 10_000);
    await background.stop(20);
    expect(begun).toBe(1);
    stuck.resolve({ done: 'late' });
    await background.stop(5_000);
  });

  test('what fails is tried again, a row that cannot be read is given up, and the ticks go on', async () => {
    const [ledger] = await ledgersOnOne(1);
    if (ledger === undefined) throw new Error('one was asked for');
    await ledger.outbox.put({ id: 'bad', lane: 'background', due: Date.now(), body: '{"do":"nothing known"}' });
    await ledger.outbox.put({ id: 'good', lane: 'background', due: Date.now(), body: JSON.stringify(job) });
    const log = keepingLog();
    const tries: number[] = [];
    let ticks = 0;
    run(ledger, {
      log,
      everyTick: [
        async () => {
          throw new Error('a hook that fails');
        },
        async () => {
          ticks += 1;
        },
      ],
      work: async (_, run) => {
        tries.push(run.tries);
        if (run.tries === 1) throw new Error('once');
        return run.tries === 2 ? { again: 1, why: 'not yet' } : { done: 'ok' };
      },
    });
    await vi.waitFor(() => expect(tries).toEqual([1, 2, 3]), 10_000);
    await vi.waitFor(() => expect(ticks).toBeGreaterThan(2), 10_000);
    const logged = log.lines.join('\n');
    expect(logged).toContain('a row of the outbox cannot be read {"job":"bad"}');
    expect(logged).toContain('what is due could not be put');
    expect(await ledger.outbox.claim('background', 1)).toBeUndefined();
  });
});
