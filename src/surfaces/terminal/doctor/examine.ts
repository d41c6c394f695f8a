/** What does the doctor look at, and how is all of it? */
import type { Log } from '../../../core/ports.ts';
import { type LedgerLook, lookAtLedger } from '../../../ledger/look-at-ledger.ts';
import { checkContent } from './check-content.ts';
import { checkDatabase, checkLooks, checkOutbox } from './check-ledger.ts';
import { checkClock, checkConfiguration, checkNode } from './check-machine.ts';
import { checkModel } from './check-model.ts';
import { checkPort } from './check-port.ts';
import { checkSources } from './check-source.ts';
import { checkDesk, checkSlack, checkTeams } from './check-surfaces.ts';
import { type Named, runChecks } from './run-checks.ts';
import { usableConfig } from './usable-config.ts';
import { withoutSecrets } from './without-secrets.ts';

/** How long what is far away may take, in milliseconds: with the content before it, all is told within 15 seconds. */
const patience = 9_000;

export interface Examined {
  readonly findings: readonly Named[];
  /** 2 where the configuration is broken, 1 where something else failed, else 0. */
  readonly exit: 0 | 1 | 2;
  /** Checks that were still at it. */
  readonly late: readonly string[];
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Looks at everything an environment configures. Nothing is written anywhere. */
export async function examine(environment: NodeJS.ProcessEnv, within = patience): Promise<Examined> {
  const usable = usableConfig(environment);
  const { config, problems } = usable;
  let looked: Promise<LedgerLook> | undefined;
  const look = (): Promise<LedgerLook> => {
    looked ??= lookAtLedger(config.databaseUrl);
    return looked;
  };
  const words = withoutSecrets(environment);
  const now = Date.now();
  // The content keeps the processor busy, so it goes before those who wait for an answer.
  const near = await runChecks([checkNode(), checkClock(config), checkConfiguration(usable), checkContent(config)], {
    within,
    words,
  });
  const far = await runChecks(
    [
      checkDatabase(look),
      checkOutbox(look, now),
      checkPort(config),
      checkDesk(usable),
      checkSlack(usable, silent),
      checkTeams(usable),
      checkModel(usable),
      checkLooks(look, now),
      ...checkSources(usable),
    ],
    { within, words },
  );
  await looked?.then(
    ({ close }) => close(),
    () => undefined,
  );
  const findings = [...near.findings, ...far.findings];
  const anyFailed = findings.some(({ state }) => state === 'failed');
  return { findings, exit: problems.length > 0 ? 2 : anyFailed ? 1 : 0, late: [...near.late, ...far.late] };
}
