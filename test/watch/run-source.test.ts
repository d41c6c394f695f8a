/** Does a look at a source keep what is good, tell what failed, and leave nothing half done? */
import { describe, expect, onTestFinished, test } from 'vitest';
import { VouchError } from '../../src/core/errors.ts';
import type { Ledger } from '../../src/core/ports.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { type LookPorts, runSource } from '../../src/watch/run-source.ts';
import { tinyFactBase } from '../fact-base.ts';
import { engines } from '../ledger/engines.ts';
import { keepingLog } from '../start-vouch.ts';
import { anItem, items, readerOf } from './some-items.ts';

const hour = 60 * 60 * 1000;
const start = Date.parse('2026-11-24T09:00:00Z');
const down = (why: string) => new VouchError('unavailable', why, 'Wait.');

describe.each(engines)('$name', (engine) => {
  async function bench() {
    const { url, remove } = await engine.fresh();
    onTestFinished(remove);
    const time = { now: start };
    const ledger = await openLedger(url, { clock: () => time.now });
    onTestFinished(() => ledger.close());
    const log = keepingLog();
    const ports: LookPorts = {
      fetch: async () => 'unchanged',
      base: new URL('https://www.cisa.gov/'),
      ledger,
      factBase: tinyFactBase(),
      clock: () => time.now,
      log,
    };
    return { time, ledger, log, ports };
  }
  const stateOf = async (ledger: Ledger) => (await ledger.sources.list()).find(({ source }) => source === 'cisa');
  const statesOf = (lines: readonly { id: string; state: string }[]) => lines.map(({ id, state }) => `${id} ${state}`);

  test('items are new once, then unchanged, then updated, and each look gets what the last one left', async () => {
    const { time, ledger, ports } = await bench();
    const changed = { item: anItem('B', { title: 'Directive B, second version' }) };
    const reader = readerOf(
      { delivered: items('A', 'B', 'A'), memory: { look: 1 } },
      { delivered: items('A', 'B'), memory: { look: 2 } },
      { delivered: [changed], memory: { look: 3 } },
      { delivered: [] },
    );
    const looks = [];
    for (let look = 0; look < 4; look += 1) {
      looks.push(statesOf((await runSource({ reader }, ports)).lines));
      time.now += hour;
    }
    expect(looks).toEqual([
      ['A new', 'B new', 'A unchanged'],
      ['A unchanged', 'B unchanged'],
      ['B updated', 'A unchanged'],
      ['B unchanged', 'A unchanged'],
    ]);
    expect(reader.given.map(({ memory }) => memory)).toEqual([undefined, { look: 1 }, { look: 2 }, { look: 3 }]);
    expect(await stateOf(ledger)).toMatchObject({ ok: true, checkedAt: start + 3 * hour, error: null });
  });

  test('what Vouch makes of the same content is kept up to date, and nobody need review it again', async () => {
    const { time, ledger, ports } = await bench();
    const moved = anItem('A', { vendors: ['cisco'], type: 'framework', url: 'https://www.cisa.gov/moved' });
    const reader = readerOf({ delivered: items('A') }, { delivered: [{ item: moved }] });
    await runSource({ reader }, ports);
    const review = { state: 'dismissed', reason: 'Old.', by: { id: 'U1', name: 'Dana' }, at: start } as const;
    const [known] = await ledger.items.list({});
    await ledger.items.review('cisa', 'A', known?.hash ?? '', review);
    time.now += hour;
    expect(statesOf((await runSource({ reader }, ports)).lines)).toEqual(['A unchanged']);
    expect(await ledger.items.list({})).toMatchObject([
      { vendors: ['cisco'], type: 'framework', url: 'https://www.cisa.gov/moved', changedAt: start, review },
    ]);
  });

  test('a failure is told with its reason and since when, and keeps every item and the memory', async () => {
    const { time, ledger, ports } = await bench();
    const reader = readerOf(
      { delivered: items('A'), memory: { look: 1 } },
      down('CISA answered 403.'),
      down('CISA answered\n\u202e\u0000403 again.'),
      { delivered: [], memory: { look: 2 } },
    );
    await runSource({ reader }, ports);
    time.now += hour;
    expect(await runSource({ reader }, ports)).toEqual({
      source: 'cisa',
      ok: false,
      read: false,
      checkedAt: start + hour,
      error: 'CISA answered 403.',
      lines: [],
      notes: [],
    });
    time.now += hour;
    await runSource({ reader }, ports);
    expect(await stateOf(ledger)).toEqual({
      source: 'cisa',
      ok: false,
      checkedAt: start + 2 * hour,
      okAt: start,
      failedSince: start + hour,
      error: 'CISA answered 403 again.',
    });
    expect(await ledger.items.list({})).toHaveLength(1);
    await runSource({ reader }, ports);
    expect(reader.given.at(-1)?.memory).toEqual({ look: 1 });
    expect(await stateOf(ledger)).toMatchObject({ ok: true, failedSince: null, error: null });
  });

  test('of an answer that is good in part the good part is kept, and it counts as failed', async () => {
    const { ledger, ports } = await bench();
    const reader = readerOf(
      { delivered: items('A'), memory: { look: 1 } },
      {
        delivered: items('B'),
        memory: { look: 2 },
        failure: 'The second page led elsewhere.',
        notes: ['one entry\nwas bad'],
      },
    );
    await runSource({ reader }, ports);
    const look = await runSource({ reader }, ports);
    expect(look).toMatchObject({
      ok: false,
      read: false,
      error: 'The second page led elsewhere.',
      notes: ['one entry was bad'],
    });
    expect(statesOf(look.lines)).toEqual(['B new']);
    expect(await ledger.sources.memory('cisa')).toEqual({ look: 1 });
    expect(await ledger.items.list({})).toHaveLength(2);
  });

  test('a reader with a fault of ours fails its source alone, and the fault is logged', async () => {
    const { log, ports } = await bench();
    const look = await runSource({ reader: readerOf(new TypeError('x is undefined')) }, ports);
    expect(look).toMatchObject({ ok: false, error: 'Something went wrong on our side.' });
    expect(log.lines.join('\n')).toContain('a reader failed');
  });

  test('an item that was rejected, or cannot be kept, does not keep out the others', async () => {
    const { ledger, ports } = await bench();
    const rejected = { id: 'R', title: 'A meeting', url: null, published: 'soon', reason: 'no instrument is named' };
    const reader = readerOf({
      delivered: [{ rejected }, { item: anItem('X', { title: 'x'.repeat(501) }) }, ...items('A')],
    });
    const look = await runSource({ reader }, ports);
    expect(look.lines).toMatchObject([
      { source: 'cisa', ...rejected, type: null, vendors: [], state: 'rejected' },
      { id: 'X', state: 'rejected', type: null, reason: expect.stringContaining('its title cannot be kept') },
      { id: 'A', state: 'new', type: 'directive' },
    ]);
    expect(look.ok).toBe(true);
    expect((await ledger.items.list({})).map(({ id }) => id)).toEqual(['A']);
  });

  test('the same thing of another source is told as the same', async () => {
    const { ledger, ports } = await bench();
    const known = anItem('2026-12345', { source: 'federal-register', keys: ['ed-26-05'] });
    await ledger.items.put(known, 'h', start);
    const look = await runSource(
      { reader: readerOf({ delivered: [{ item: anItem('ED 26-05', { keys: ['ed-26-05'] }) }] }) },
      ports,
    );
    expect(look.lines).toMatchObject([
      { id: 'ED 26-05', state: 'unchanged', reason: 'the same as federal-register 2026-12345' },
    ]);
    expect(await ledger.items.list({})).toHaveLength(1);
  });

  test('a look that is cut short is as if it had not been, and the next makes up for it', async () => {
    const { ledger, ports } = await bench();
    const ids = Array.from({ length: 120 }, (_, index) => `I${index}`);
    const reader = readerOf({ delivered: items(...ids), memory: { look: 1 } });
    let begun = 0;
    const breaking: LookPorts['ledger'] = {
      items: ledger.items,
      sources: ledger.sources,
      transaction: (by, work) => {
        begun += 1;
        return ledger.transaction(by, async (books) => {
          const given = await work(books);
          if (begun === 2) throw new VouchError('storage', 'The disk is full.', 'Make room.');
          return given;
        });
      },
    };
    await expect(runSource({ reader }, { ...ports, ledger: breaking })).rejects.toMatchObject({ code: 'storage' });
    expect(await ledger.items.list({ limit: 1000 })).toHaveLength(50);
    expect(await ledger.sources.memory('cisa')).toBeUndefined();
    expect(await stateOf(ledger)).toMatchObject({ ok: null, checkedAt: null });
    const states = (await runSource({ reader }, ports)).lines.map(({ state }) => state);
    expect(states.filter((state) => state === 'unchanged')).toHaveLength(50);
    expect(states.filter((state) => state === 'new')).toHaveLength(70);
  });

  test('a look that is told to end does not count as failed', async () => {
    const { ledger, ports } = await bench();
    const stop = new AbortController();
    const reader = {
      ...readerOf(),
      read: async () => {
        stop.abort(new Error('stopping'));
        throw down('Vouch stopped before CISA had answered.');
      },
    };
    await expect(runSource({ reader }, { ...ports, signal: stop.signal })).rejects.toThrow('stopping');
    expect(await stateOf(ledger)).toMatchObject({ ok: null, error: null });
  });
});
