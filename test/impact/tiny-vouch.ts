/** A Vouch on the tiny content whose records a test can change: what was answered, and what changed since. */
import { v7 as uuid } from 'uuid';
import { onTestFinished } from 'vitest';
import { headline } from '../../src/actions/wording.ts';
import type { FactBase } from '../../src/core/fact-base.ts';
import type { Ledger } from '../../src/core/ports.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import type { Now } from '../../src/impact/change.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { respond } from '../../src/respond.ts';
import { makeReader } from '../../src/understand/make-reader.ts';
import { type Changes, checkTiny, edited, today } from '../factbase/tiny-content.ts';
import { keepingLog } from '../start-vouch.ts';

export const order = 'content/directives/order-one.yaml';

/** The tiny content with changes, each a right content still. */
export function tinyBase(changes: Changes = {}): FactBase {
  const { factBase, said } = checkTiny(changes);
  if (factBase === null) throw new Error(said.join('\n'));
  return factBase;
}

/** Order One with some text replaced. */
export const orderWith = (...edits: readonly (readonly [string, string])[]): FactBase =>
  tinyBase(edited(order, ...edits));

/** Held against a content as of a day. */
export const nowOf = (base: FactBase, day = today): Now => ({ base, today: day, say: headline });

/** A clock that a test sets. */
export const clockAt = (day: string) => {
  const time = { now: Date.parse(day) };
  return { time, clock: () => time.now };
};

/** A ledger in memory, or at an address, which is put away after the test. */
export async function ledgerAt(clock: () => number, url = 'sqlite::memory:'): Promise<Ledger> {
  const ledger = await openLedger(url, { clock });
  onTestFinished(() => ledger.close());
  return ledger;
}

/** Asks in a thread and gives the receipt of the answer. */
export async function answered(
  ledger: Ledger,
  base: FactBase,
  parts: Partial<Utterance> & { readonly at: number },
): Promise<Receipt> {
  const event = `test:${uuid()}`;
  const reply = await respond(
    {
      event,
      surface: 'slack',
      thread: 'slack:T1:C1:1.1',
      person: { id: 'slack:T1:U1', name: 'Dana' },
      text: 'is northwind ok for a contractor',
      write: true,
      ...parts,
    },
    { base, reader: makeReader(base), ledger, clock: () => parts.at, log: keepingLog() },
  );
  const receipt = reply.receipt === null ? undefined : await ledger.receipts.get(reply.receipt);
  if (receipt === undefined) throw new Error(`there is no receipt: ${JSON.stringify(reply.blocks)}`);
  return receipt;
}
