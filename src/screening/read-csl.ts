/** Is this file a whole Consolidated Screening List, and what stands on it? */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Day } from '../core/day.ts';
import { VouchError } from '../core/errors.ts';
import { nameKey } from '../core/fold.ts';
import type { ScreeningEdition, ScreeningEntry } from '../core/screening.ts';
import { CslRecord, entryOf, isNumbered } from './csl-record.ts';

/** The name under which it is kept. */
export const cslList = 'csl';
/** Where the whole file is published, every day. */
export const cslAddress = 'https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json';

const Instant = z.string().transform((text) => Day.safeParse(text.slice(0, 10)).data ?? null);

const Envelope = z.object({
  /** Where a page of a search begins; the whole list has none. */
  offset: z.unknown().optional(),
  total: z.number().nullish(),
  search_performed_at: Instant.nullish(),
  sources_used: z.array(z.object({ source: z.string(), source_last_updated: Instant.nullish() })).min(1),
  results: z.array(z.unknown()),
});

export type CslEnvelope = z.infer<typeof Envelope>;

export interface CslFile {
  readonly edition: Omit<ScreeningEdition, 'importedAt'>;
  readonly entries: readonly ScreeningEntry[];
  /** Records that cannot be read: which, and why. */
  readonly skipped: readonly { readonly which: string; readonly why: string }[];
  /** How many records the file says it holds. */
  readonly announced: number | null;
}

/** The entries of a whole file. Throws `bad-input` for what is no such file, holds nothing, or whose records mostly cannot be read. */
export function readCsl(text: string): CslFile {
  const envelope = readEnvelope(text);
  const entries: ScreeningEntry[] = [];
  const skipped: { which: string; why: string }[] = [];
  const keys = new Map<string, number>();
  envelope.results.forEach((raw, index) => {
    const record = CslRecord.safeParse(raw);
    if (record.success) entries.push({ key: keyOf(record.data, keys), ...entryOf(record.data) });
    else skipped.push({ which: whichOf(raw, index), why: whyOf(record.error) });
  });
  if (entries.length === 0) throw refuse('The file holds no record that can be read.');
  if (skipped.length > entries.length)
    throw refuse(`${skipped.length} of ${envelope.results.length} records cannot be read.`);
  const edition = editionOf(envelope);
  const counts = Map.groupBy(entries, (entry) => entry.source);
  return {
    edition: {
      list: cslList,
      edition,
      hash: createHash('sha256')
        .update(JSON.stringify([edition, entries]))
        .digest('hex'),
      entries: entries.length,
      names: entries.reduce((sum, entry) => sum + 1 + entry.otherNames.length, 0),
      sources: [...counts].map(([source, of]) => ({
        source,
        updated: envelope.sources_used.find((each) => each.source === source)?.source_last_updated ?? null,
        entries: of.length,
      })),
    },
    entries,
    skipped,
    announced: envelope.total ?? null,
  };
}

/** The file with its records unread. Throws `bad-input` for what is no whole list. */
export function readEnvelope(text: string): CslEnvelope {
  const bare = text.replace(/^\ufeff/, '').trim();
  if (bare === '') throw refuse('The file is empty.');
  if (bare.startsWith('<')) throw refuse('The file is a web page, not a list: the download failed.');
  let json: unknown;
  try {
    json = JSON.parse(bare);
  } catch (cause) {
    throw refuse('The file is not JSON, or only the beginning of it.', cause);
  }
  const envelope = Envelope.safeParse(json);
  if (!envelope.success)
    throw refuse(
      'The file is not the whole list: it lacks “results” or “sources_used”, as one page of a search does.',
      envelope.error,
    );
  if (envelope.data.offset !== undefined) throw refuse('The file is one page of a search, not the whole list.');
  if (envelope.data.results.length === 0) throw refuse('The list in the file is empty.');
  return envelope.data;
}

/** The day the file says it is of; throws `bad-input` where it does not. */
export function editionOf({ sources_used, search_performed_at }: CslEnvelope): Day {
  const edition = [...sources_used.map((each) => each.source_last_updated), search_performed_at]
    .filter((day) => day != null)
    .toSorted()
    .at(-1);
  if (edition === undefined) throw refuse('The file does not say which day it is of.');
  return edition;
}

const refuse = (why: string, cause?: unknown): VouchError =>
  new VouchError('bad-input', why, `Nothing was changed. Download the file again: ${cslAddress}`, { cause });

/** "EL:…": the number where it is for good, else the name; of several entries of one name each has its place among them. */
function keyOf(record: CslRecord, keys: Map<string, number>): string {
  const list = /\((\w+)\)/.exec(record.source)?.[1] ?? nameKey(record.source);
  const number = isNumbered(record) ? (record.entity_number ?? record.id) : null;
  const own = number ?? createHash('sha256').update(nameKey(record.name)).digest('hex').slice(0, 16);
  const key = `${list}:${own}`;
  const before = keys.get(key) ?? 0;
  keys.set(key, before + 1);
  return before === 0 ? key : `${key}:${before + 1}`;
}

/** What there is to find a record by. */
function whichOf(raw: unknown, index: number): string {
  const named = z.object({ name: z.string().min(1) }).safeParse(raw).data?.name;
  const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(raw).data?.id;
  const what = named ?? (id === undefined ? undefined : `id ${id}`);
  return `record ${index + 1}${what === undefined ? '' : ` (${what.slice(0, 80)})`}`;
}

function whyOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  if (path === '') return 'is no record';
  return path === 'name' || path === 'source' ? (issue?.message ?? '') : `its “${path}” has another shape`;
}
