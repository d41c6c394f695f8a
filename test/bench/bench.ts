/**
 * What are the figures on this machine, right now? Times depend on it; ratios are taken side by side in one run.
 * `npm run bench -- ROOM...` measures some rooms only; `npm run bench -- public DIR` the public sets in a folder.
 * `--minutes 10` of mixed load, `--payloads 100000` of abuse, `--seed 1` for other ones. All is sent to this machine only.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAbuse } from './abuse.ts';
import { benchAnswers } from './answers.ts';
import { benchDesk } from './desk.ts';
import { benchFactBase } from './factbase.ts';
import { benchGrowth } from './growth.ts';
import { benchLedger } from './ledger.ts';
import { benchMixed } from './mixed.ts';
import { benchBanking, benchClinc } from './public-intents.ts';
import { benchNames } from './public-names.ts';
import { benchReplicas } from './replicas.ts';
import { benchScreening } from './screening.ts';
import { benchSlack } from './slack.ts';
import { benchTeams } from './teams.ts';
import { benchUnderstand } from './understand.ts';

const number = { type: 'string' } as const;
const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { ...number, default: '1' },
    payloads: { ...number, default: '5000' },
    seed: { ...number, default: String(Date.now() % 1_000_000) },
  },
});

const rooms: Readonly<Record<string, () => object | Promise<object>>> = {
  answers: benchAnswers,
  understanding: benchUnderstand,
  factbase: benchFactBase,
  screening: benchScreening,
  ledger: benchLedger,
  slack: benchSlack,
  teams: benchTeams,
  desk: benchDesk,
  mixed: () => benchMixed(Number(values.minutes)),
  replicas: benchReplicas,
  abuse: () => benchAbuse(Number(values.payloads), Number(values.seed)),
  growth: benchGrowth,
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

const [first, dir, ...rest] = asked;
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
