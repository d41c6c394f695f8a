/** How is it noticed, once for all replicas, that the content is another than it was? */
import { vouchItself } from '../core/audit.ts';
import { type Day, dayOf } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Books, Ledger, Log } from '../core/ports.ts';
import { homeJurisdiction, type Status } from '../core/verdict.ts';
import type { RecordChange } from '../core/watching.ts';
import { verdict } from '../factbase/verdict.ts';
import { recordHashes } from './record-hashes.ts';

/** The body of the row that a changed record is worked off by. */
export interface RecordChanged extends RecordChange {
  readonly do: 'record-changed';
}

/** The edition each ledger took up last in this process, so that a tick without news asks nothing. */
const takenUp = new WeakMap<object, string>();

/**
 * Takes up the content as it is, and puts a row on the lane `background` for every record that changed; all or nothing. The
 * first time nothing has changed. `at` is the clock's, in epoch milliseconds: the statuses of vendors change with the day, too.
 */
export async function takeUpContent(of: {
  readonly ledger: Pick<Ledger, 'transaction'>;
  readonly base: FactBase;
  readonly at: number;
  readonly log: Log;
}): Promise<void> {
  const { ledger, base, at, log } = of;
  const edition = `${base.version} ${dayOf(at)}`;
  if (takenUp.get(ledger) === edition) return;
  const hashes = recordHashes(base);
  const statuses = statusesOf(base, dayOf(at));
  const changes = await ledger.transaction(vouchItself, async ({ history, outbox }) => {
    const changed = await history.takeUp(hashes, at);
    await history.takeUpStatuses(statuses, at);
    for (const change of changed) await put(change, at, outbox);
    return changed;
  });
  takenUp.set(ledger, edition);
  if (changes.length > 0) log.info({ records: changes.length }, 'changes of the content were taken up');
}

/** A record that is changed back and forth is worked off each time. */
async function put(change: RecordChange, at: number, outbox: Books['outbox']): Promise<void> {
  const job: RecordChanged = { do: 'record-changed', ...change };
  await outbox.put({
    id: `impact:${change.record}:${hashPrefix(change)}:${at}`,
    lane: 'background',
    due: 0,
    body: JSON.stringify(job),
  });
}

/** What a change is told apart by in the ids of rows. */
export const hashPrefix = ({ before, after }: Pick<RecordChange, 'before' | 'after'>): string =>
  after?.slice(0, 12) ?? `gone-${before?.slice(0, 12) ?? ''}`;

/** The status of each vendor for nobody in particular at home, on a day. */
function statusesOf(base: FactBase, asOf: Day): Map<string, Status> {
  const rest = { audience: null, jurisdiction: homeJurisdiction, activity: null, product: null, asOf };
  return new Map([...base.vendors.keys()].map((vendor) => [vendor, verdict({ vendor, ...rest }, base).status]));
}
