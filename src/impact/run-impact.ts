/** Which old answers does a changed record make wrong, and who has to hear of it? */
import { createHash } from 'node:crypto';
import { vouchItself } from '../core/audit.ts';
import { dayOf } from '../core/day.ts';
import type { Errand } from '../core/errand.ts';
import type { FactBase } from '../core/fact-base.ts';
import { surfaceOf } from '../core/person.ts';
import type { Clock, Ledger, Log } from '../core/ports.ts';
import type { Receipt } from '../core/receipt.ts';
import type { RecordChange } from '../core/watching.ts';
import type { Change, SayVerdict } from './change.ts';
import { changedRecords, compareAnswer } from './compare-answer.ts';
import { findTouched } from './find-touched.ts';
import { directiveOfRules, recordHashes } from './record-hashes.ts';
import { restingOn } from './resting-on.ts';
import { hashPrefix } from './take-up-content.ts';

/** Nobody acts any more on an answer that is older, in milliseconds: it is marked, but nobody is written to because of it. */
const toldFor = 366 * 24 * 60 * 60_000;

export interface ImpactPorts {
  readonly ledger: Ledger;
  /** The content of this moment. */
  readonly factBase: () => FactBase;
  readonly clock: Clock;
  readonly log: Log;
  readonly say: SayVerdict;
}

/**
 * Works off the change of a record: `done`, or `elsewhere` where this replica has another content than the one the change is
 * of. Page by page, each written in one transaction: cut off and begun again, it tells nobody twice and misses nobody. Rejects
 * with the signal's reason once that tells it to end.
 */
export async function runImpact(
  change: RecordChange,
  ports: ImpactPorts,
  signal: AbortSignal,
): Promise<'done' | 'elsewhere'> {
  const base = ports.factBase();
  if ((recordHashes(base).get(change.record) ?? null) !== change.after) return 'elsewhere';
  const directive = directiveOfRules(change.record);
  if (directive !== undefined) {
    if (change.after !== null) await tellTouched(directive, change, base, ports);
    return 'done';
  }
  const now = { base, today: dayOf(ports.clock()), say: ports.say };
  const counts = { outdated: 0, told: 0 };
  for await (const page of restingOn(change.record, change.after, base, ports.ledger)) {
    signal.throwIfAborted();
    const different = page.flatMap((receipt) => {
      const changes = compareAnswer(receipt, now);
      return changes.length === 0 ? [] : [{ receipt, changes }];
    });
    if (different.length === 0) continue;
    const { outdated, told } = await writeDown(different, change, base, ports);
    counts.outdated += outdated;
    counts.told += told;
  }
  if (counts.outdated > 0) ports.log.info({ record: change.record, ...counts }, 'old answers are out of date');
  return 'done';
}

/** Marks each answer, and puts an errand where somebody is to be told of what they do not know yet. */
function writeDown(
  different: readonly { readonly receipt: Receipt; readonly changes: readonly Change[] }[],
  change: RecordChange,
  base: FactBase,
  { ledger, clock }: ImpactPorts,
): Promise<{ outdated: number; told: number }> {
  return ledger.transaction(vouchItself, async ({ receipts, outbox }) => {
    const counts = { outdated: 0, told: 0 };
    const at = clock();
    for (const { receipt, changes } of different) {
      const known = (await receipts.outdated(receipt.id))?.changes ?? [];
      const isKnown = (each: Change) =>
        known.some(({ before, after }) => before === each.before && after === each.after);
      if (changes.every(isKnown)) continue;
      const records = [...new Set([change.record, ...changedRecords(receipt, base)])];
      await receipts.outdate(receipt.id, { at, records, changes });
      counts.outdated += 1;
      const lane = surfaceOf(receipt.thread);
      if ((lane !== 'slack' && lane !== 'teams') || at - receipt.at > toldFor) continue;
      const errand: Errand = { do: 'tell-outdated', receipt: receipt.id };
      const id = `outdated:${placeOf(receipt, change.record)}:${hashPrefix(change)}`;
      if (await outbox.put({ id, lane, due: 0, body: JSON.stringify(errand) })) counts.told += 1;
    }
    return counts;
  });
}

/** Whoever asked the same thing ten times in one conversation hears once of a record, by the newest of the answers. */
const placeOf = ({ thread, askedBy }: Receipt, record: string): string =>
  createHash('sha256')
    .update(JSON.stringify([thread, askedBy.id, record]))
    .digest('hex')
    .slice(0, 24);

/** Everybody on a chat platform who logged a concern or recorded an exposure of a client that the directive touches. */
async function tellTouched(
  directive: string,
  change: RecordChange,
  base: FactBase,
  { ledger, clock, log }: ImpactPorts,
): Promise<void> {
  const { rows } = await findTouched(directive, base, ledger, dayOf(clock()));
  const people = [...new Set(rows.flatMap((row) => row.people.map(({ id }) => id)))];
  const told = await ledger.transaction(vouchItself, async ({ outbox }) => {
    let count = 0;
    for (const person of people) {
      const lane = surfaceOf(person);
      if (lane !== 'slack' && lane !== 'teams') continue;
      const errand: Errand = { do: 'tell-touched', person, directive };
      const id = `touched:${directive}:${hashPrefix(change)}:${person}`;
      if (await outbox.put({ id, lane, due: 0, body: JSON.stringify(errand) })) count += 1;
    }
    return count;
  });
  if (rows.length > 0) log.info({ directive, clients: rows.length, told }, 'a directive touches clients');
}
