/** How does the terminal offer a ledger with something to show? */
import type { Command } from 'commander';
import { makeLog } from '../../app.ts';
import { readConfig } from '../../config.ts';
import type { Ledger } from '../../core/ports.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import { demoClients } from './demo/mark.ts';
import { removeDemo } from './demo/remove-demo.ts';
import { openStage } from './demo/stage.ts';
import { tellStory } from './demo/tell-story.ts';
import { print } from './open.ts';
import { terminalPerson } from './speaker.ts';

interface Options {
  readonly remove?: boolean;
  readonly json?: boolean;
}

/** Adds `vouch demo`. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('fill an empty ledger with an invented story, so that the desk has something to show')
    .option('--remove', 'take the demo out again, and nothing else')
    .option('--json', 'print JSON')
    .action((options: Options) => (options.remove === true ? remove(options) : tell(options)));
}

async function tell(options: Options): Promise<void> {
  const stage = await openStage(readConfig(process.env), makeLog());
  try {
    const { told } = await tellStory(stage, terminalPerson());
    await sayTold(stage.ledger, told, options);
  } finally {
    await stage.close();
  }
}

async function sayTold(ledger: Ledger, told: boolean, { json }: Options): Promise<void> {
  const { ours } = await demoClients(ledger.clients);
  const held = await Promise.all(ours.map(({ id }) => ledger.clients.export(id)));
  const sum = (of: (each: (typeof held)[number]) => number): number =>
    held.reduce((total, each) => total + of(each), 0);
  const counts = {
    clients: ours.length,
    concerns: sum(({ concerns }) => concerns.length),
    tasks: sum(({ tasks }) => tasks.length),
    exposures: sum(({ exposures }) => exposures.length),
    receipts: sum(({ receipts }) => receipts.length),
  };
  if (json === true) return print(JSON.stringify({ told, ...counts }));
  const { clients, concerns, tasks, exposures, receipts } = counts;
  const said = `${clients} clients, ${concerns} concerns, ${tasks} follow-ups, ${exposures} products with their seats, ${receipts} answers`;
  await print(
    told
      ? `The ledger now tells the story of September 2017, as if it had begun ten weeks ago: ${said}.`
      : `The demo is in this ledger already, and nothing was changed: ${said}.`,
  );
  await print(
    'Clients, people and words are invented; the name of every client ends with “(demo)”. The answers are real.',
  );
  await print('Next: “npm start”, and open the desk. To take the demo out again: “npm run -s vouch -- demo --remove”.');
}

/** Without the content: whatever has become of it since, the demo can go. */
async function remove({ json }: Options): Promise<void> {
  const { databaseUrl, now } = readConfig(process.env);
  const ledger = await openLedger(databaseUrl, { clock: () => now ?? Date.now(), log: makeLog() });
  const removed = await removeDemo(ledger, terminalPerson()).finally(() => ledger.close());
  if (json === true) return print(JSON.stringify(removed));
  const { clients, concerns, tasks, receipts } = removed;
  await print(
    clients === 0
      ? 'There is no demo in this ledger.'
      : `The demo is gone: ${clients} clients, ${concerns} concerns, ${tasks} follow-ups and ${receipts} answers. Nothing else was touched; the audit trail still says that it was here.`,
  );
}
