/** How is a screening list imported at the terminal, and a name looked up on it? */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { noList, quoted, searchedWords, showMatches } from '../../actions/show-matches.ts';
import { outcome } from '../../actions/turn.ts';
import { count } from '../../actions/wording.ts';
import { dayOf } from '../../core/day.ts';
import { VouchError } from '../../core/errors.ts';
import type { ScreeningHit } from '../../core/screening.ts';
import { importList } from '../../screening/import-list.ts';
import { type CslFile, cslAddress, readCsl } from '../../screening/read-csl.ts';
import { renderText } from '../render-text.ts';
import { parseLimit } from './concern-command.ts';
import { print, withApp } from './open.ts';

/** The largest file taken, in bytes: eight times the list of today. */
const fileLimit = 256 * 1024 * 1024;
/** How many unreadable records are named. */
const named = 10;

/** Adds `vouch import csl` and `vouch screen`. */
export function addScreeningCommands(program: Command): void {
  program
    .command('import')
    .description('import a list that names are looked up on')
    .command('csl')
    .argument('<file>', `the Consolidated Screening List as JSON, from ${cslAddress}`)
    .description('import the US Consolidated Screening List in place of the one before')
    .option('--force', 'import it although it has shrunk')
    .option('--json', 'print JSON')
    .action((file: string, options: { force?: boolean; json?: boolean }) => importCsl(file, options));
  program
    .command('screen')
    .argument('<name>', 'the name to look up, in quotes')
    .description('look a name up on the imported screening list')
    .option('--limit <number>', 'at most so many', '10')
    .option('--json', 'print JSON')
    .action((name: string, options: { limit: string; json?: boolean }) => screen(name, options));
}

async function importCsl(path: string, options: { force?: boolean; json?: boolean }): Promise<void> {
  const file = readCsl(await textOf(path));
  await withApp(async ({ ledger, clock }) => {
    const { edition, added, removed, changed, shrunk } = await importList(file, {
      ledger,
      clock,
      force: options.force === true,
    });
    const asides = [...shrunk.map((line) => `Shrunk: ${line}`), ...skippedLines(file)];
    if (options.json === true) {
      const { list, entries, names } = edition;
      for (const line of asides) process.stderr.write(`${line}\n`);
      const skipped = file.skipped.length;
      return print(JSON.stringify({ list, entries, names, skipped, edition: edition.edition, added, removed }));
    }
    for (const line of asides) await print(line);
    await print(
      changed
        ? `Imported: ${count(added, 'entry', 'entries')} added, ${removed.toLocaleString('en-US')} removed.`
        : 'This edition was imported before: nothing changed.',
    );
    return print(searchedWords({ edition }, dayOf(clock())).replace(/^Searched/, 'In use'));
  });
}

function skippedLines({ skipped }: CslFile): string[] {
  if (skipped.length === 0) return [];
  const more = skipped.length - named;
  return [
    `${count(skipped.length, 'record')} could not be read and ${skipped.length === 1 ? 'was' : 'were'} left out:`,
    ...skipped.slice(0, named).map(({ which, why }) => `  ${which}: ${why}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/** The file as text. Rejects with `not-found`, `too-large` or `bad-input`. */
async function textOf(path: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new VouchError('not-found', `The file ${path} cannot be read.`, `Download the list: ${cslAddress}`, {
      cause,
    });
  }
  if (bytes.length > fileLimit)
    throw new VouchError(
      'too-large',
      `The file has ${bytes.length} bytes; at most ${fileLimit} are taken.`,
      'Nothing was changed. Give the file with the list alone.',
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new VouchError(
      'bad-input',
      'The file is not valid UTF-8.',
      `Nothing was changed. Download it again: ${cslAddress}`,
      {
        cause,
      },
    );
  }
}

async function screen(name: string, options: { limit: string; json?: boolean }): Promise<void> {
  const limit = parseLimit(options.limit);
  if (!/[\p{L}\p{N}]/u.test(name))
    throw new VouchError(
      'bad-input',
      'There is no name to look up.',
      'Write it in quotes: vouch screen "Dahua Technology"',
    );
  await withApp(async ({ screener, clock }) => {
    const screened = await screener.search([name], { limit });
    if (screened === null) throw new VouchError('not-found', `${quoted([name])} could not be looked up.`, noList);
    const { edition, hits, found } = screened;
    if (options.json === true) {
      const { edition: day, entries, names } = edition;
      return print(JSON.stringify({ name, edition: day, entries, names, found, hits: hits.map(hitJson) }));
    }
    return print(renderText({ ...outcome(showMatches(screened, dayOf(clock()))).reply, about: null, receipt: null }));
  });
}

function hitJson({ entry, how, matched, likeness }: ScreeningHit): object {
  const { key, source, number, type, name, otherNames, addresses, countries, programs, start, end, notice } = entry;
  return {
    how,
    likeness: Math.round(likeness * 1000) / 1000,
    matched,
    name,
    otherNames,
    list: source,
    key,
    number,
    type,
    addresses,
    countries,
    programs,
    start,
    end,
    notice,
    url: entry.listUrl,
    informationUrl: entry.informationUrl,
  };
}
