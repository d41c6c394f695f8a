/** How is what the clock asks for done while the server runs, once for all replicas? */
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxRow } from '../core/delivery.ts';
import { asVouchError } from '../core/errors.ts';
import type { Clock, Ledger, Log } from '../core/ports.ts';
import { BackgroundJob, type DoJob } from './background-job.ts';
import { holdLease, LostLease } from './hold-lease.ts';

/** About how long from one tick to the next, in milliseconds. */
const tickEvery = 5_000;
/** How long a job is one replica's own, in milliseconds, unless it says that it is still at it: so long it waits when its process was killed. */
const lease = 60_000;
/** What fails for a reason of ours so often is given up. */
const mostTries = 8;
/** The longest wait after such a failure, in milliseconds. */
const longestWait = 5 * 60_000;
export interface BackgroundOptions {
  readonly ledger: Pick<Ledger, 'outbox'>;
  /** Says what time it is for what falls due; leases go by the machine's. */
  readonly clock: Clock;
  readonly log: Log;
  /** Called at each tick with the clock's time, one after the other; each puts what is due by then. */
  readonly everyTick: readonly ((at: number) => Promise<unknown>)[];
  readonly work: DoJob;
  /** About how long from one tick to the next, in milliseconds; 5,000 when not said. */
  readonly every?: number;
}

export interface Background {
  /**
   * Takes up nothing more, tells what is in hand to end and waits for it, at most `grace` milliseconds. What did not come
   * to its end is left to whoever runs next: a look can be taken again, and nobody waits for this one.
   */
  stop(grace: number): Promise<void>;
}

/** Ticks at once and from then on every few seconds. Nothing that fails in it ends it. */
export function startBackground(options: BackgroundOptions): Background {
  const { ledger, clock, log, everyTick, work, every = tickEvery } = options;
  const stopping = new AbortController();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let ticking: Promise<void> = Promise.resolve();
  let working: Promise<void> | undefined;

  async function tick(): Promise<void> {
    const at = clock();
    for (const each of everyTick) {
      if (stopped) return;
      await each(at).catch((thrown: unknown) => log.error({ err: thrown }, 'what is due could not be put'));
    }
    // A look can take minutes, and the ticks go on meanwhile.
    working ??= workOff()
      .catch((thrown: unknown) => log.error({ err: thrown }, 'waiting work could not be looked up'))
      .finally(() => {
        working = undefined;
      });
  }

  async function workOff(): Promise<void> {
    while (!stopped) {
      const row = await ledger.outbox.claim('background', lease);
      if (row === undefined) return;
      await attempt(row, { ledger, log, work, stop: stopping.signal }).catch((thrown: unknown) => {
        // Without the ledger nothing can be written down; the lease ends and the row is taken up again.
        log.error({ err: thrown, job: row.id }, 'what came of a job could not be written down');
      });
    }
  }

  function next(): void {
    ticking = tick().finally(() => {
      // Replicas that were started together do not stay so.
      if (!stopped) timer = setTimeout(next, every * (0.75 + Math.random() / 2));
    });
  }
  next();

  return {
    stop: async (grace) => {
      stopped = true;
      clearTimeout(timer);
      stopping.abort(new Error('Vouch is stopping'));
      // Only a tick begins work, so whatever is in hand is known once the last one is over.
      await within(
        ticking.then(() => working),
        grace,
      );
    },
  };
}

/** Waits for it, at most so many milliseconds. */
async function within(work: Promise<unknown>, milliseconds: number): Promise<void> {
  const enough = new AbortController();
  await Promise.race([work, sleep(milliseconds, undefined, { signal: enough.signal }).catch(() => {})]);
  enough.abort();
}

interface Attempt extends Pick<BackgroundOptions, 'ledger' | 'log' | 'work'> {
  readonly stop: AbortSignal;
}

async function attempt(row: OutboxRow, { ledger, log, work, stop }: Attempt): Promise<void> {
  const job = jobOf(row);
  if (job === undefined) {
    log.error({ job: row.id }, 'a row of the outbox cannot be read');
    return ledger.outbox.fail(row.id, 'unreadable');
  }
  const again = (wait: number) => ledger.outbox.retry(row.id, Date.now() + wait);
  try {
    const outcome = await holdLease(row, { ledger, log, lease, stop }, (signal) =>
      work(job, { tries: row.tries, signal }),
    );
    if ('done' in outcome) return await ledger.outbox.sent(row.id, outcome.done);
    log.warn({ job: row.id, tries: row.tries, wait: outcome.again, why: outcome.why }, 'a job is tried again');
    return await again(outcome.again);
  } catch (thrown) {
    if (thrown instanceof LostLease) return;
    if (stop.aborted) return again(0);
    const ours = asVouchError(thrown);
    if (ours.code !== 'storage' && row.tries >= mostTries) {
      log.error({ err: thrown, job: row.id, tries: row.tries }, 'a job was given up');
      return ledger.outbox.fail(row.id, ours.message);
    }
    const wait = Math.min(longestWait, 1_000 * 2 ** (row.tries - 1)) * (0.75 + Math.random() / 2);
    log.warn({ err: thrown, job: row.id, tries: row.tries, wait }, 'a job is tried again');
    return again(wait);
  }
}

function jobOf(row: OutboxRow): BackgroundJob | undefined {
  try {
    return BackgroundJob.parse(JSON.parse(row.body));
  } catch {
    return undefined;
  }
}
