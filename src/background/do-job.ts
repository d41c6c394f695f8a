/** Who does which job of the background? */
import { type ImpactPorts, runImpact } from '../impact/run-impact.ts';
import type { BackgroundJob, DoJob, Outcome } from './background-job.ts';

/** How long a job waits that another process is to do, in milliseconds. */
const leftFor = 30_000;
/** So often a look waits for a replica that looks, and a change for one with its content; after that a later change has overtaken it. */
const mostWaits = 20;

/** Does each job by its kind; what is null here is left to another process. */
export function doJob(by: {
  readonly watch: DoJob<'watch-source'> | null;
  readonly impact: ImpactPorts | null;
}): DoJob {
  return async (job, run) => {
    switch (job.do) {
      case 'watch-source':
        if (by.watch !== null) return by.watch(job, run);
        // Where nobody looks any more, what was due before that is dropped.
        return run.tries >= mostWaits ? { done: 'nobody looks' } : left;
      case 'record-changed':
        return by.impact === null ? left : impactOf(job, by.impact, run);
    }
  };
}

const left: Outcome = { again: leftFor, why: 'another process does it' };

async function impactOf(
  { record, before, after }: Extract<BackgroundJob, { do: 'record-changed' }>,
  ports: ImpactPorts,
  { tries, signal }: Parameters<DoJob>[1],
): Promise<Outcome> {
  const came = await runImpact({ record, before, after }, ports, signal);
  if (came === 'done') return { done: 'compared' };
  return tries >= mostWaits ? { done: 'overtaken' } : { again: leftFor, why: 'this process has another content' };
}
