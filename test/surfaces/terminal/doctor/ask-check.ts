/** How is one check of the doctor asked in a test? */
import type { Check, Finding } from '../../../../src/surfaces/terminal/doctor/check.ts';
import { runChecks } from '../../../../src/surfaces/terminal/doctor/run-checks.ts';
import type { UsableConfig } from '../../../../src/surfaces/terminal/doctor/usable-config.ts';
import { usableConfig } from '../../../../src/surfaces/terminal/doctor/usable-config.ts';

/** What it finds, as the doctor tells it. */
export async function ask(check: Check, within = 8_000): Promise<Finding> {
  const { findings } = await runChecks([check], { within, words: (text) => text });
  const [finding] = findings;
  if (finding === undefined) throw new Error('a check found nothing');
  return finding;
}

/** The configuration of an environment that has no problem. */
export function configured(environment: NodeJS.ProcessEnv): UsableConfig {
  const usable = usableConfig(environment);
  if (usable.problems.length > 0) throw new Error(usable.problems.join('\n'));
  return usable;
}
