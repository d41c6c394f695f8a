/**
 * What are the figures on this machine, right now? Times depend on it; ratios are taken side by side in one run.
 * `npm run bench -- ROOM...` measures some rooms only; `npm run bench -- public DIR` the public sets in a folder.
 */
import { join } from 'node:path';
import { benchAnswers } from './answers.ts';
import { benchFactBase } from './factbase.ts';
import { benchLedger } from './ledger.ts';
import { benchBanking, benchClinc } from './public-intents.ts';
import { benchNames } from './public-names.ts';
import { benchScreening } from './screening.ts';
import { benchSlack } from './slack.ts';
import { benchTeams } from './teams.ts';
import { benchUnderstand } from './understand.ts';

const rooms: Readonly<Record<string, () => object | Promise<object>>> = {
  answers: benchAnswers,
  understanding: benchUnderstand,
  factbase: benchFactBase,
  screening: benchScreening,
  ledger: benchLedger,
  slack: benchSlack,
  teams: benchTeams,
};

/** The public sets, each in its folder as published: clinc150/data_full.json, banking77/train.csv, names/... */
const publicSets = (dir: string): typeof rooms => ({
  'CLINC150 (intents, some questions out of scope)': () => benchClinc(dir),
  'Banking77 (intents)': () => benchBanking(dir),
  'name_bench of OpenSanctions (pairs of names)': () => benchNames(join(dir, 'names')),
});

async function measure(which: typeof rooms): Promise<void> {
  for (const [room, bench] of Object.entries(which)) {
    process.stdout.write(`\n${room}\n`);
    for (const [name, figure] of Object.entries(await bench()))
      process.stdout.write(`  ${name}: ${typeof figure === 'object' ? JSON.stringify(figure) : String(figure)}\n`);
  }
}

const [first, dir, ...rest] = process.argv.slice(2);
const asked = [first, dir, ...rest].filter((each) => each !== undefined);
const unknown = asked.filter((each) => rooms[each] === undefined);
if (first === 'public' && dir !== undefined && rest.length === 0) await measure(publicSets(dir));
else if (unknown.length > 0) {
  process.stderr.write(
    `There is no room ${unknown.join(', ')}. There are: ${Object.keys(rooms).join(', ')}; or public DIR.\n`,
  );
  process.exitCode = 2;
} else
  await measure(
    asked.length === 0 ? rooms : Object.fromEntries(asked.flatMap((each) => [[each, rooms[each] ?? (() => ({}))]])),
  );
