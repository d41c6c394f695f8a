/** How is a row of the Covered List handed over as an item? */
import { type Day, sayDay } from '../../core/day.ts';
import type { FactBase } from '../../core/fact-base.ts';
import type { Item } from '../../core/item.ts';
import { sources } from '../../core/source.ts';
import { cleanSourceText } from '../fetch/clean-source-text.ts';
import { makersIn } from '../makers-in.ts';
import { wordChanges } from './compare-rows.ts';

/** A row as it is kept from one reading to the next. */
export interface KnownRow {
  readonly id: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly included: Day | null;
  readonly updated: Day | null;
}

const longestTitle = 300;

/** A row that stands on the list; `before`: as it read before its words or its dates changed. */
export function coveredItem(
  row: KnownRow,
  before: KnownRow | undefined,
  background: boolean,
  factBase: FactBase,
): Item {
  const { text, included, updated } = row;
  const summary = [
    before === undefined ? '' : changesOf(before, row),
    included === null ? 'The page gives no date of inclusion.' : `On the list since ${sayDay(included)}.`,
    updated === null ? '' : `Updated on ${sayDay(updated)}.`,
    text.length > longestTitle || before !== undefined ? text : '',
  ];
  return {
    ...common(row, factBase),
    id: row.id,
    type: 'directive',
    title: cleanSourceText(text, longestTitle),
    summary: cleanSourceText(summary.filter(Boolean).join(' '), 1_000),
    published: updated ?? included,
    effective: included,
    background,
  };
}

/** A row that is gone from the list. */
export function uncoveredItem(row: KnownRow, today: Day, factBase: FactBase): Item {
  const summary = `Seen to be gone on ${sayDay(today)}. It read: ${row.text}`;
  return {
    ...common(row, factBase),
    id: `${row.id} removed ${today}`,
    type: 'delisting',
    title: cleanSourceText(`No longer on the Covered List: ${row.text}`, longestTitle),
    summary: cleanSourceText(summary, 1_000),
    published: today,
    effective: null,
    background: false,
  };
}

const common = ({ text }: KnownRow, factBase: FactBase) => ({
  source: 'fcc' as const,
  vendors: makersIn(text, factBase),
  url: sources.fcc.url,
  issuer: sources.fcc.publisher,
  citation: null,
  keys: [],
});

/** In words; the page itself says only that a row was updated. */
function changesOf(before: KnownRow, now: KnownRow): string {
  const { gone, come } = wordChanges(before.words, now.words);
  const quoted = (runs: readonly string[]) =>
    runs
      .slice(0, 6)
      .map((run) => `“${cleanSourceText(run, 150)}”`)
      .join(', ');
  const sentences = [
    gone.length === 0 ? '' : `No longer there: ${quoted(gone)}.`,
    come.length === 0 ? '' : `New: ${quoted(come)}.`,
    before.included === now.included ? '' : 'The date of inclusion changed.',
  ];
  const said = sentences.filter(Boolean).join(' ');
  return said === '' ? 'Only the date of the last update changed.' : `The words changed. ${said}`;
}
