/** What of the whole screening list may concern us, and is it the whole list? */
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Day } from '../../core/day.ts';
import { VouchError } from '../../core/errors.ts';
import type { ScreeningEntry } from '../../core/screening.ts';
import { CslRecord, entryOf } from '../../screening/csl-record.ts';
import { editionOf, readEnvelope } from '../../screening/read-csl.ts';
import { badAnswer } from '../bad-answer.ts';

/** The list has some 25,000 records, and people wait for answers meanwhile: after so many they get their turn. */
const atOnce = 500;

/** An entry without the key under which the import keeps it. */
export type ListEntry = Omit<ScreeningEntry, 'key'>;

export interface ReadList {
  readonly edition: Day;
  /** How many records the file says it holds; null where it does not say. */
  readonly announced: number | null;
  /** How many records have a name and a list, in all and by list. */
  readonly total: number;
  readonly sources: Readonly<Record<string, number>>;
  /** Only those that may concern us. */
  readonly entries: readonly ListEntry[];
  readonly skipped: number;
}

/** What every record has, whoever wrote it; of the rest most is never looked at. */
const Head = z.object({
  name: z.string().regex(/[\p{L}\p{N}]/u),
  source: z.string().trim().min(1),
  alt_names: z.unknown().optional(),
});

/** `mayMatter` is asked with all names of a record as written. Rejects with `unavailable` what is no whole list. */
export async function readList(text: string, mayMatter: (names: string) => boolean): Promise<ReadList> {
  const { envelope, edition } = framed(text);
  const entries: ListEntry[] = [];
  const sources = new Map<string, number>();
  let skipped = 0;
  for (const [index, raw] of envelope.results.entries()) {
    if (index % atOnce === atOnce - 1) await setImmediate();
    const head = Head.safeParse(raw);
    if (!head.success) {
      skipped += 1;
      continue;
    }
    const { name, source, alt_names } = head.data;
    sources.set(source, (sources.get(source) ?? 0) + 1);
    if (!mayMatter(`${name} ${Array.isArray(alt_names) ? alt_names.join(' ') : String(alt_names ?? '')}`)) continue;
    const record = CslRecord.safeParse(raw);
    if (record.success) entries.push(entryOf(record.data));
    else skipped += 1;
  }
  const total = envelope.results.length - skipped;
  if (total <= skipped) throw badAnswer(`${skipped} of ${envelope.results.length} records of the list cannot be read.`);
  return { edition, announced: envelope.total ?? null, total, sources: Object.fromEntries(sources), entries, skipped };
}

function framed(text: string) {
  try {
    const envelope = readEnvelope(text);
    return { envelope, edition: editionOf(envelope) };
  } catch (thrown) {
    throw thrown instanceof VouchError && thrown.code === 'bad-input' ? badAnswer(thrown.message, thrown) : thrown;
  }
}
