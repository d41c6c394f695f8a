/** Which sources are due to be looked at? */
import type { Clock, Ledger } from '../core/ports.ts';
import type { SourceId } from '../core/source.ts';
import type { BackgroundJob } from './background-job.ts';

export interface Scheduled {
  readonly source: SourceId;
  /** Milliseconds from one look to the next. */
  readonly every: number;
}

/** The time a source is looked at in, counted since 1970: the same for all replicas. */
export const slotAt = ({ every }: Scheduled, at: number): number => Math.floor(at / every);

/**
 * A function that puts the looks of the time it is given, each once for all replicas. However many slots went by unseen,
 * the source is looked at once. `machine` is the clock that rows fall due by, where the time given is a fixed one.
 */
export function dueSlots(
  scheduled: readonly Scheduled[],
  { outbox }: Pick<Ledger, 'outbox'>,
  machine: Clock,
): (at: number) => Promise<void> {
  // What was put already, so that a tick without news writes nothing.
  const put = new Map<SourceId, number>();
  return async (at) => {
    for (const each of scheduled) {
      const slot = slotAt(each, at);
      if (put.get(each.source) === slot) continue;
      const job: BackgroundJob = { do: 'watch-source', source: each.source, slot };
      await outbox.put({
        id: `watch:${each.source}:${slot}`,
        lane: 'background',
        due: machine(),
        body: JSON.stringify(job),
      });
      put.set(each.source, slot);
    }
  };
}
