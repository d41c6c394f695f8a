/** May an edition of a list take the place of the one before, and what changes with it? */
import { vouchItself } from '../core/audit.ts';
import { VouchError } from '../core/errors.ts';
import type { Clock, Ledger } from '../core/ports.ts';
import type { ScreeningEdition } from '../core/screening.ts';
import type { CslFile } from './read-csl.ts';

/** What share of a list may go missing between two editions before it is taken for a failure. */
const shrinkLimit = 0.05;
/** One agency's part may be so small that a few entries are a large share of it. */
const sourceShrink = 10;

export interface Imported {
  readonly edition: ScreeningEdition;
  readonly added: number;
  readonly removed: number;
  /** False where this very edition was in use already. */
  readonly changed: boolean;
  /** What shrank and was taken all the same. */
  readonly shrunk: readonly string[];
}

/** In one transaction. Rejects with `conflict`, and changes nothing, where too much is missing and `force` is not given. */
export async function importList(
  file: CslFile,
  { ledger, clock, force }: { readonly ledger: Ledger; readonly clock: Clock; readonly force: boolean },
): Promise<Imported> {
  return ledger.transaction(vouchItself, async ({ screening }) => {
    const before = await screening.edition();
    if (before?.hash === file.edition.hash)
      return { edition: before, added: 0, removed: 0, changed: false, shrunk: [] };
    const shrunk = shrinksOf(file, before);
    if (shrunk.length > 0 && !force) {
      throw new VouchError(
        'conflict',
        `The list has shrunk too much to be believed:\n${shrunk.map((line) => `  ${line}`).join('\n')}`,
        'Nothing was changed. Download the file again; if the list is really that much shorter, import it with --force.',
      );
    }
    const edition = { ...file.edition, importedAt: clock() };
    return { edition, ...(await screening.replace(edition, file.entries)), changed: true, shrunk };
  });
}

/** In words, what is smaller than it may be. */
function shrinksOf({ edition, announced }: CslFile, before: ScreeningEdition | undefined): string[] {
  const lines: string[] = [];
  const isLess = (now: number, then: number) => now < then * (1 - shrinkLimit);
  if (announced !== null && isLess(edition.entries, announced))
    lines.push(`the file says that it holds ${announced} records; ${edition.entries} can be read`);
  if (before === undefined) return lines;
  if (isLess(edition.entries, before.entries))
    lines.push(`all lists together: ${before.entries} entries before, ${edition.entries} now`);
  for (const { source, entries } of before.sources) {
    const now = edition.sources.find((each) => each.source === source)?.entries ?? 0;
    if (isLess(now, entries) && (entries - now >= sourceShrink || (now === 0 && entries > 1)))
      lines.push(`${source}: ${entries} entries before, ${now} now`);
  }
  return lines;
}
