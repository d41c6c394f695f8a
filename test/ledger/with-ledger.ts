/** How does a test get a ledger of its own, on each engine, with a clock it may turn? */
import { afterEach } from 'vitest';
import type { Ledger } from '../../src/core/ports.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import type { Engine } from './engines.ts';

/** 13 September 2017, noon UTC. */
export const noon = Date.parse('2017-09-13T12:00:00Z');

export interface Bench {
  readonly url: string;
  readonly ledger: Ledger;
  readonly time: { now: number };
  /** Another ledger on the same database, with the same clock. */
  another(): Promise<Ledger>;
}

/** A function that opens a fresh ledger; all are closed and removed after each test. */
export function ledgers(engine: Engine): () => Promise<Bench> {
  const undo: (() => void | Promise<void>)[] = [];
  afterEach(async () => {
    for (const each of undo.splice(0).reverse()) await each();
  });
  return async () => {
    const { url, remove } = await engine.fresh();
    undo.push(remove);
    const time = { now: noon };
    const another = async () => {
      const ledger = await openLedger(url, { clock: () => time.now });
      undo.push(() => ledger.close());
      return ledger;
    };
    return { url, time, ledger: await another(), another };
  };
}
