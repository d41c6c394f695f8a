/** What comes of all checks, within a time that a person waits? */
import { type Check, type Finding, failed, failedBy } from './check.ts';

export interface Named extends Finding {
  readonly name: string;
}

/**
 * All at once, each for at most `within` milliseconds; in the order of the checks. `words` takes out of every sentence what nobody
 * may read. `late` names the checks that had not ended: what they hold open may keep the process from ending.
 */
export async function runChecks(
  checks: readonly Check[],
  { within, words }: { readonly within: number; readonly words: (text: string) => string },
): Promise<{ readonly findings: readonly Named[]; readonly late: readonly string[] }> {
  const late: string[] = [];
  const signal = AbortSignal.timeout(within);
  const findings = await Promise.all(
    checks.map(async (check): Promise<Named> => {
      const { state, says, remedy } = await bounded(check, signal, within, () => late.push(check.name));
      return { name: check.name, state, says: words(says), remedy: remedy === null ? null : words(remedy) };
    }),
  );
  return { findings, late };
}

/** A moment longer than the signal: a check that heeds it says better what it waited for. */
const grace = 500;

async function bounded(check: Check, signal: AbortSignal, within: number, onLate: () => void): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => {
      onLate();
      resolve(
        failed(
          `Not reached: no answer within ${Math.ceil(within / 1000)} seconds.`,
          'Check the network between this machine and it, and try again.',
        ),
      );
    }, within + grace);
  });
  try {
    return await Promise.race([check.run(signal).catch(failedBy), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
