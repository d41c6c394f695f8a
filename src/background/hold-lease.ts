/** How does a replica keep a job to itself for as long as it takes? */
import type { OutboxRow } from '../core/delivery.ts';
import type { Ledger, Log } from '../core/ports.ts';

/** Another replica has the job by now. */
export class LostLease extends Error {
  override readonly name = 'LostLease';
}

/**
 * Extends the lease of a row three times in its length until the work is done. Once another has it the work is told to end.
 * `stop` ends it too. Rejects with what the work rejects with.
 */
export async function holdLease<T>(
  row: Pick<OutboxRow, 'id' | 'lease'>,
  {
    ledger,
    log,
    lease,
    stop,
  }: { readonly ledger: Pick<Ledger, 'outbox'>; readonly log: Log; readonly lease: number; readonly stop: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lost = new AbortController();
  let held = row.lease;
  const renew = async (): Promise<void> => {
    const until = await ledger.outbox.renew({ id: row.id, lease: held }, lease);
    if (until === undefined) lost.abort(new LostLease(row.id));
    else held = until;
  };
  let renewing = Promise.resolve();
  const beat = setInterval(() => {
    // Without the ledger the lease ends by itself, and the work with it as soon as it wants to write.
    renewing = renewing.then(renew).catch((thrown: unknown) => {
      log.warn({ err: thrown, job: row.id }, 'a lease could not be extended');
    });
  }, lease / 3);
  try {
    return await work(AbortSignal.any([lost.signal, stop]));
  } finally {
    clearInterval(beat);
    await renewing;
  }
}
