/** Which job is Bolt's listener working on? */
import type { Job } from '../../inbox/job.ts';

const property = 'vouchJob';

/** A job on its way through Bolt, which swallows what listeners return: the outcome is kept here. */
export class CurrentJob {
  readonly #job: Job | undefined;
  #outcome: { readonly ref: string } | { readonly thrown: unknown } | undefined;

  constructor(job: Job | undefined) {
    this.#job = job;
  }

  /** False for what is answered at once and was not kept. */
  get isOurs(): boolean {
    return this.#job !== undefined;
  }

  async run(work: (job: Job) => Promise<string>): Promise<void> {
    if (this.#job === undefined) return;
    try {
      this.#outcome = { ref: await work(this.#job) };
    } catch (thrown) {
      this.#outcome = { thrown };
    }
  }

  /** What came of it. Rejects with what the listener threw; `not answered` where no listener took it. */
  result(): string {
    if (this.#outcome === undefined) return 'not answered';
    if ('thrown' in this.#outcome) throw this.#outcome.thrown;
    return this.#outcome.ref;
  }

  /** As a property of Bolt's context. */
  get properties(): Record<string, unknown> {
    return { [property]: this };
  }
}

/** The job of a listener's context; one that is not ours where the listener runs at once. */
export function currentJob(context: { readonly [key: string]: unknown }): CurrentJob {
  const job = context[property];
  return job instanceof CurrentJob ? job : new CurrentJob(undefined);
}
