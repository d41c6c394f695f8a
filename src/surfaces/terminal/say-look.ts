/** How is what came of looking at a source written, for programs and for people? */
import { isDay, sayDay } from '../../core/day.ts';
import { type ItemState, itemStates } from '../../core/item.ts';
import { sources } from '../../core/source.ts';
import type { ItemLine } from '../../watch/keep-items.ts';
import type { Look } from '../../watch/run-source.ts';
import { isAutomatic } from '../../watch/sources.ts';
import { tidyLine } from '../drawing/tidy.ts';

/** One JSON line an item, then one for the source. */
export function* lookJson({ source, ok, checkedAt, error, lines }: Look): Generator<string> {
  for (const line of lines) yield JSON.stringify(line);
  yield JSON.stringify({
    source,
    ok,
    checkedAt: new Date(checkedAt).toISOString(),
    ...(error === undefined ? {} : { error }),
  });
}

/** What is told item by item; of the rest it is told how many there were. */
const told: readonly ItemState[] = ['new', 'updated'];

/** How the source stands, then what is new or changed. */
export function* lookText({ source, ok, error, notes, lines }: Look): Generator<string> {
  const counts = itemStates
    .map((state) => ({ state, of: lines.filter((line) => line.state === state).length }))
    .filter(({ of }) => of > 0)
    .map(({ state, of }) => `${of} ${state}`);
  const fine = isAutomatic(source) ? 'read' : 'read by hand';
  yield `${sources[source].name}: ${ok ? fine : `failed: ${error ?? 'nobody knows why'}`}${
    counts.length === 0 ? '' : ` (${counts.join(', ')})`
  }`;
  for (const note of notes) yield `  ${tidyLine(note)}`;
  const news = lines.filter(({ state }) => told.includes(state));
  if (news.length > 0) yield `  Reported by ${sources[source].name}, not reviewed:`;
  for (const line of news) yield* itemText(line);
}

function* itemText({ state, type, vendors, title, url, published }: ItemLine): Generator<string> {
  const day = published === null ? '' : `, ${isDay(published) ? sayDay(published) : tidyLine(published)}`;
  yield `  ${state}, ${type ?? 'of no known type'}${day}: ${tidyLine(title)}`;
  if (vendors.length > 0) yield `    Vendors: ${vendors.join(', ')}`;
  if (url !== null) yield `    ${tidyLine(url)}`;
}
