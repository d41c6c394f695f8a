/** What are the figures on this machine, right now? Times depend on it; ratios are taken side by side in one run. */
import { benchAnswers } from './answers.ts';
import { benchFactBase } from './factbase.ts';
import { benchLedger } from './ledger.ts';
import { benchSlack } from './slack.ts';
import { benchTeams } from './teams.ts';
import { benchUnderstand } from './understand.ts';

for (const [room, bench] of Object.entries({
  answers: benchAnswers,
  understanding: benchUnderstand,
  'fact base': benchFactBase,
  ledger: benchLedger,
  Slack: benchSlack,
  Teams: benchTeams,
})) {
  process.stdout.write(`\n${room}\n`);
  for (const [name, figure] of Object.entries(await bench()))
    process.stdout.write(`  ${name}: ${typeof figure === 'object' ? JSON.stringify(figure) : String(figure)}\n`);
}
