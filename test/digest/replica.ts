/** A Vouch that does nothing but post digests, until it is killed. Run by exactly-once.test.ts: `replica.ts DATABASE SURFACE`, the surface's settings in the environment. */
import { readConfig } from '../../src/config.ts';
import type { Vouch } from '../../src/core/ports.ts';
import { putDigests } from '../../src/digest/put-digests.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { tinyFactBase } from '../fact-base.ts';

const [, , url = '', surface = ''] = process.argv;
const clock = (): number => Date.now();
const ledger = await openLedger(url, { clock });
const base = tinyFactBase({});
const nobody = () => Promise.reject(new Error('nobody speaks to it'));
const silence = (): void => {};
const vouch: Vouch = {
  respond: nobody,
  preview: nobody,
  factBase: () => base,
  ledger,
  clock,
  log: { info: silence, warn: silence, error: silence },
  contentProblems: () => [],
  modelCounts: () => null,
};
const config = readConfig(process.env);
// Each alone: to load both takes longer than to post the digests.
if (surface === 'slack' && config.slack !== null)
  await (await import('../../src/surfaces/slack/start-slack.ts')).startSlack(vouch, config.slack);
else if (surface === 'teams' && config.teams !== null)
  (await import('../../src/surfaces/teams/start-teams.ts')).startTeams(vouch, config.teams);
else throw new Error(`${surface} is off with these settings`);
process.stdout.write('ready\n');
// Ticks far oftener than a server does, so that a kill is likely to fall into one.
for (;;) {
  await putDigests(ledger, clock());
  await new Promise((resolve) => setTimeout(resolve, 200));
}
