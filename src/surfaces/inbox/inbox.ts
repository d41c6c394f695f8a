/** How is what a chat platform sends kept before it is acknowledged, and worked off once in effect? */
import type { OutboxRow } from '../../core/delivery.ts';
import { asVouchError } from '../../core/errors.ts';
import type { SurfaceName } from '../../core/person.ts';
import type { Ledger, Log } from '../../core/ports.ts';
import type { CallFailure } from './call-failure.ts';
import { inTurn } from './in-turn.ts';
import { Job, JobBody, jobLease, StaleJob } from './job.ts';

/** How often rows that others left are looked for, in milliseconds. */
const sweepEvery = 1_000;
/** How long after something was done the errands it may have left are looked for, in milliseconds: once for all of that time. */
const soon = 50;
/** After so many tries, and not before a quarter of an hour, a job is given up. */
const mostTries = 12;
const leastAge = 15 * 60_000;
/** What the clock asked for and no person waits for is tried for longer: a digest until the next one is near, a reminder for a day's work. */
const patience: Partial<Record<JobBody['do'], number>> = {
  'post-digest': 6 * 24 * 60 * 60_000,
  'remind-owner': 8 * 60 * 60_000,
};
/** What is neither the platform's nor the database's fault will not pass by itself: the person is told soon. */
const mostOwnTries = 3;
/** The longest wait between two tries, in milliseconds. */
const longestWait = 60_000;

/** What is done with a job: resolves with what came of it (a message's id on the platform, or what was not needed). */
export type Work = (body: JobBody, job: Job) => Promise<string>;

export interface InboxOptions {
  /** The surface whose rows of the outbox are worked off. */
  readonly lane: SurfaceName;
  readonly ledger: Ledger;
  readonly log: Log;
  /** What a failed call to the platform means; undefined for what is no such failure. */
  readonly failureOf: (thrown: unknown) => CallFailure | undefined;
  readonly work: Work;
  /** Which conversation a job belongs to: jobs of one conversation are done one after the other. */
  readonly turnOf: (body: JobBody) => string;
  /** A job was given up: the person is told, with the reference the log has too. */
  readonly giveUp: (body: JobBody, reference: string) => Promise<void>;
}

export class Inbox {
  readonly #options: InboxOptions;
  readonly #turn = inTurn();
  #sweep: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  #sweeping = false;
  #stopped = false;
  readonly #open = new Set<Promise<void>>();

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier run or another replica left, and from then on what becomes due. */
  start(): void {
    this.#sweep = setInterval(() => this.wake(), sweepEvery);
    this.#sweep.unref();
    this.wake();
  }

  /** Resolves once what the platform sent is durable; false where it was there already. The work itself goes on by itself. */
  async keep(id: string, body: Record<string, unknown>): Promise<boolean> {
    const row: JobBody = { do: 'take', body };
    const at = Date.now();
    const fresh = await this.#options.ledger.outbox.put({
      id,
      lane: this.#options.lane,
      due: at,
      body: JSON.stringify(row),
      leasedUntil: at + jobLease,
    });
    if (fresh) this.#run(row, this.#job({ id, tries: 1, lease: at + jobLease, at, begun: null }));
    return fresh;
  }

  /** Looks for due rows now. */
  wake(): void {
    if (this.#sweeping || this.#stopped) return;
    this.#sweeping = true;
    this.#claimAll()
      .catch((thrown: unknown) => this.#options.log.error({ err: thrown }, 'waiting work could not be looked up'))
      .finally(() => {
        this.#sweeping = false;
      });
  }

  /** Looks for due rows in a moment, however often it is asked until then. */
  wakeSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.wake();
    }, soon).unref();
  }

  /** Takes nothing new and waits for what is being done, at most `grace` milliseconds. */
  async stop(grace: number): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#sweep);
    clearTimeout(this.#soon);
    const late = new Promise<void>((resolve) => setTimeout(resolve, grace).unref());
    await Promise.race([Promise.all(this.#open), late]);
  }

  async #claimAll(): Promise<void> {
    const { lane, ledger, log } = this.#options;
    while (!this.#stopped) {
      const row = await ledger.outbox.claim(lane, jobLease);
      if (row === undefined) return;
      const body = bodyOf(row);
      if (body !== undefined) this.#run(body, this.#job(row));
      else {
        log.error({ id: row.id }, 'a row of the outbox cannot be read');
        await ledger.outbox.fail(row.id, 'unreadable');
      }
    }
  }

  #job(row: ConstructorParameters<typeof Job>[0]): Job {
    return new Job(row, this.#options.ledger);
  }

  #run(body: JobBody, job: Job): void {
    const done = this.#turn(this.#options.turnOf(body), () => this.#attempt(body, job)).finally(() =>
      this.#open.delete(done),
    );
    this.#open.add(done);
  }

  async #attempt(body: JobBody, job: Job): Promise<void> {
    const { log, work } = this.#options;
    try {
      await job.finish(await work(body, job));
    } catch (thrown) {
      try {
        await this.#afterFailure(thrown, body, job);
      } catch (again) {
        // Without the ledger nothing can be written down; the lease ends and the row is taken up again.
        log.error({ err: again, job: job.id }, 'a failed job could not be put back');
      }
    }
  }

  async #afterFailure(thrown: unknown, body: JobBody, job: Job): Promise<void> {
    if (thrown instanceof StaleJob) return;
    const { lane, ledger, log, failureOf, giveUp } = this.#options;
    const failure = failureOf(thrown);
    const reference = job.id.slice(-12);
    const own = failure === undefined && asVouchError(thrown).code !== 'storage';
    const hopeless =
      failure?.kind === 'refused' ||
      (own && job.tries >= mostOwnTries) ||
      (job.tries >= mostTries && Date.now() - job.at > (patience[body.do] ?? leastAge));
    if (hopeless) {
      log.error({ surface: lane, reference, job: job.id, tries: job.tries, err: thrown }, 'a job was given up');
      await ledger.outbox.fail(job.id, failure?.kind === 'refused' ? failure.error : asVouchError(thrown).message);
      await giveUp(body, reference);
      return;
    }
    const wait = failure?.kind === 'limited' ? Math.max(failure.after, 100) : backOff(job.tries);
    log.warn({ surface: lane, reference, job: job.id, tries: job.tries, wait, err: thrown }, 'a job is tried again');
    // A doubt of an earlier try is not settled by what this one knows of itself.
    const undone = job.hasBegun && (failure?.kind === 'limited' || failure?.kind === 'undone');
    await ledger.outbox.retry(job.id, Date.now() + wait, undone);
    setTimeout(() => this.wake(), wait + 5).unref();
  }
}

/** Half a second, doubled each time, with some chance so that replicas do not come together. */
function backOff(tries: number): number {
  return Math.min(longestWait, 500 * 2 ** (tries - 1)) * (0.75 + Math.random() / 2);
}

function bodyOf(row: OutboxRow): JobBody | undefined {
  try {
    return JobBody.parse(JSON.parse(row.body));
  } catch {
    return undefined;
  }
}
