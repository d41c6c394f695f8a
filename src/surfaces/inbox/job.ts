/** What is one piece of work that must be done once in effect: an event to be answered, an errand to be run? */
import { z } from 'zod';
import { vouchItself } from '../../core/audit.ts';
import type { OutboxRow, Posting } from '../../core/delivery.ts';
import { Errand } from '../../core/errand.ts';
import type { Ledger } from '../../core/ports.ts';

/** How long one call to a platform may take, in milliseconds. */
export const callTimeout = 7_000;

/** What an outbox row of this surface holds. `take`: something the platform sent, as it came. */
export const JobBody = z.discriminatedUnion('do', [
  z.object({ do: z.literal('take'), body: z.record(z.string(), z.unknown()) }),
  ...Errand.options,
]);
export type JobBody = z.infer<typeof JobBody>;

/** How long a job is one replica's own, in milliseconds: so long an answer waits when its process was killed. */
export const jobLease = 10_000;
/** How long before its end a lease must be renewed for a post, in milliseconds: one call takes less. */
const margin = callTimeout + 1_000;

type Row = Pick<OutboxRow, 'id' | 'tries' | 'lease' | 'at' | 'begun'>;

/** One claimed row. `tries` above 1: somebody may have done it already, so look before posting. */
export class Job {
  readonly id: string;
  readonly tries: number;
  /** When it came, in epoch milliseconds. */
  readonly at: number;
  /** The posting that an earlier try may have posted, and the platform cannot be asked. */
  readonly begun: string | null;
  #hasBegun = false;
  readonly #ledger: Pick<Ledger, 'outbox' | 'transaction'>;
  #lease: number;
  #done = false;

  constructor(row: Row, ledger: Pick<Ledger, 'outbox' | 'transaction'>) {
    this.id = row.id;
    this.tries = row.tries;
    this.at = row.at;
    this.begun = row.begun;
    this.#lease = row.lease;
    this.#ledger = ledger;
  }

  get isRetry(): boolean {
    return this.tries > 1;
  }

  /** To be called before each post. Rejects with `StaleJob` when the job was held up so long that another has it by now. */
  async hold(): Promise<void> {
    if (Date.now() < this.#lease - margin) return;
    await this.#renew();
  }

  /** The same before a post that nobody could find again: from here on it counts as perhaps posted, until it is known. */
  async begin(posting: string): Promise<void> {
    await this.#renew(posting);
    this.#hasBegun = true;
  }

  /** This very try has begun a post. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  async #renew(begins?: string): Promise<void> {
    const lease = await this.#ledger.outbox.renew({ id: this.id, lease: this.#lease }, jobLease, begins);
    if (lease === undefined) throw new StaleJob(this.id);
    this.#lease = lease;
  }

  /** It is done, and what came of it is on the platform under `ref`. Saying it twice changes nothing. */
  async finish(ref: string): Promise<void> {
    if (this.#done) return;
    await this.#ledger.outbox.sent(this.id, ref);
    this.#done = true;
  }

  /** The same, together with where the answer stands. True when its question was taken back meanwhile: then it is to be taken away first. */
  async finishWith(posting: Posting): Promise<{ readonly gone: boolean }> {
    const kept = await this.#ledger.transaction(vouchItself, async ({ outbox, postings }) => {
      const put = await postings.put(posting);
      if (put) await outbox.sent(this.id, posting.ref ?? '');
      else await postings.put({ ...posting, gone: true });
      return put;
    });
    this.#done = kept;
    return { gone: !kept };
  }
}

/** The job was held up for so long that another has taken it. */
export class StaleJob extends Error {
  override readonly name = 'StaleJob';
}
