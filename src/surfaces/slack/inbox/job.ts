/** What is one piece of work that must be done once in effect: an event to be answered, an errand to be run? */
import { z } from 'zod';
import { Errand } from '../../../core/errand.ts';

/** What an outbox row of this surface holds. `take`: something Slack sent, as it came. */
export const JobBody = z.discriminatedUnion('do', [
  z.object({ do: z.literal('take'), body: z.record(z.string(), z.unknown()) }),
  ...Errand.options,
]);
export type JobBody = z.infer<typeof JobBody>;

/** How long before its lease ends a job is left to others, in milliseconds: longer than one call to Slack may take. */
const margin = 12_000;

/** One claimed row. `tries` above 1: somebody may have done it already, so look before posting. */
export class Job {
  readonly id: string;
  readonly tries: number;
  readonly lease: number;
  /** When it came, in epoch milliseconds. */
  readonly at: number;

  constructor(row: { readonly id: string; readonly tries: number; readonly lease: number; readonly at: number }) {
    this.id = row.id;
    this.tries = row.tries;
    this.lease = row.lease;
    this.at = row.at;
  }

  get isRetry(): boolean {
    return this.tries > 1;
  }

  /** Past this a sender must not post: another may be at it. */
  isStale(now: number): boolean {
    return now > this.lease - margin;
  }
}

/** The job was held up for so long that another may have taken it. */
export class StaleJob extends Error {
  override readonly name = 'StaleJob';
}
