/** What came onto the FCC's Covered List, changed there, or left it? */
import { z } from 'zod';
import { Day, dayOf } from '../../core/day.ts';
import { addressOf } from '../address-of.ts';
import { badAnswer } from '../bad-answer.ts';
import { decodeText } from '../fetch/decode-text.ts';
import type { Delivered, ReadContext, ReadResult, SourceReader } from '../reader.ts';
import { pairRows } from './compare-rows.ts';
import { coveredItem, type KnownRow, uncoveredItem } from './covered-item.ts';
import { wordsOfRow } from './plain-row.ts';
import { type CoveredRow, readCoveredList } from './read-covered-list.ts';

const day = 24 * 60 * 60 * 1000;
const path = 'supplychain/coveredlist';
/** With a smaller share of its rows it is not the whole page. */
const leastOfRows = 0.6;
/** So many words tell a row from the others that begin alike. */
const wordsInId = 14;

const Memory = z.object({
  rows: z.array(z.object({ id: z.string(), text: z.string(), included: Day.nullable(), updated: Day.nullable() })),
  validators: z.object({ etag: z.string().optional(), lastModified: z.string().optional() }),
});

/** Rows have no ids: a row keeps the one it got first, for as long as most of its words stay. */
export const fccReader: SourceReader = { source: 'fcc', every: day, read };

async function read(context: ReadContext): Promise<ReadResult> {
  const { factBase } = context;
  const today = dayOf(context.at);
  const before = Memory.safeParse(context.memory).data;
  const body = await context.fetch(addressOf(context.base, path), before?.validators);
  if (body === 'unchanged') return { delivered: [], memory: context.memory };
  const found = readCoveredList(decodeText(body), today);
  const known: readonly KnownRow[] = (before?.rows ?? []).map((row) => ({ ...row, words: wordsOfRow(row.text) }));
  if (found.length < known.length * leastOfRows)
    throw badAnswer(`The list has shrunk too much to be believed: ${known.length} rows before, ${found.length} now.`);

  const now = found.map((row) => ({ ...row, words: wordsOfRow(row.text) }));
  const pairs = pairRows(now, known);
  const ids = new Set(known.map(({ id }) => id));
  const delivered: Delivered[] = [];
  const rows = now.map((row, at): KnownRow => {
    const was = pairs[at];
    const kept = { ...row, id: was?.id ?? newId(row, ids) };
    ids.add(kept.id);
    if (was === undefined || isChanged(was, kept))
      delivered.push({ item: coveredItem(kept, was, before === undefined, factBase) });
    return kept;
  });
  for (const row of known) if (!pairs.includes(row)) delivered.push({ item: uncoveredItem(row, today, factBase) });
  const memory = {
    rows: rows.map(({ id, text, included, updated }) => ({ id, text, included, updated })),
    validators: body.validators,
  };
  const undated = rows.filter(({ included }) => included === null).length;
  return { delivered, memory, notes: undated === 0 ? [] : [`${undated} of ${rows.length} rows have no date`] };
}

const isChanged = (was: KnownRow, now: KnownRow): boolean =>
  was.words.join(' ') !== now.words.join(' ') || was.included !== now.included || was.updated !== now.updated;

/** "2021-03-12 telecommunications-equipment-produced-by-…" */
function newId({ text, included }: CoveredRow, taken: ReadonlySet<string>): string {
  const words = wordsOfRow(text).slice(0, wordsInId).join('-').slice(0, 150);
  const id = `${included ?? 'undated'} ${words}`;
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? id : `${id} ${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
