/** What comes of looking at one source? */
import { vouchItself } from '../core/audit.ts';
import { asVouchError } from '../core/errors.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Books, Clock, Ledger, Log } from '../core/ports.ts';
import type { SourceId } from '../core/source.ts';
import { type ItemLine, keepItems } from './keep-items.ts';
import type { Fetcher, ReadResult, SourceReader } from './reader.ts';

/** How many items share a transaction: others wait for it, so it stays short. */
const batch = 50;
/** All there are: a list of the ledger gives no more. */
const mostKnown = 10_000;
/** The longest reason that is kept, in characters. */
const longestError = 300;

export interface Watched {
  readonly reader: SourceReader;
  /**
   * Why it does not count as looked at although its reader went well, in words for a person; null where it does. Without
   * it, it always does.
   */
  readonly lapse?: (books: Pick<Books, 'items'>, at: number) => Promise<string | null>;
}

export interface LookPorts {
  readonly fetch: Fetcher;
  readonly base: URL;
  readonly ledger: Pick<Ledger, 'items' | 'sources' | 'transaction'>;
  readonly factBase: FactBase;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the look early: nothing counts as having failed then. */
  readonly signal?: AbortSignal;
}

export interface Look {
  readonly source: SourceId;
  readonly ok: boolean;
  /** Whether the reader itself went well: a source that nobody looked at by hand was read and is not `ok`. */
  readonly read: boolean;
  /** Epoch milliseconds. */
  readonly checkedAt: number;
  readonly error?: string;
  readonly lines: readonly ItemLine[];
  /** For the operator. */
  readonly notes: readonly string[];
}

/**
 * Reads a source and keeps what it delivered; never asks the net inside a transaction. A failure is written down with its
 * reason and keeps every item and what the last good look left. Only the last transaction tells of the look, so one cut
 * short is as if it had not been, but for items that the next puts again. Rejects with `storage`, or with the signal's reason.
 */
export async function runSource({ reader, lapse }: Watched, ports: LookPorts): Promise<Look> {
  const { ledger, clock, log, signal } = ports;
  const { source } = reader;
  const memory = await ledger.sources.memory(source);
  const result = await readSafely(reader, ports, memory);
  signal?.throwIfAborted();
  const notes = (result.notes ?? []).map(oneLine);
  for (const note of notes) log.warn({ source }, note);
  const at = clock();
  const lines: ItemLine[] = [];
  for (let from = 0; from < result.delivered.length; from += batch) {
    const some = result.delivered.slice(from, from + batch);
    lines.push(...(await ledger.transaction(vouchItself, (books) => keepItems(source, some, books, at))));
    signal?.throwIfAborted();
  }
  const read = result.failure === undefined;
  const error = await ledger.transaction(vouchItself, async (books) => {
    const why = result.failure ?? (await lapse?.(books, at)) ?? null;
    await books.sources.checked(source, at, why);
    if (read) await books.sources.remember(source, result.memory);
    return why;
  });
  if (read) lines.push(...(await untold(source, lines, ledger)));
  return { source, ok: error === null, read, checkedAt: at, ...(error === null ? {} : { error }), lines, notes };
}

/** The items known from the source that it told nothing new of: a reader hands over only what changed. */
async function untold(
  source: SourceId,
  lines: readonly ItemLine[],
  { items }: Pick<Books, 'items'>,
): Promise<ItemLine[]> {
  const told = new Set(lines.map(({ id }) => id));
  return (await items.list({ source, limit: mostKnown }))
    .filter(({ id }) => !told.has(id))
    .map(({ id, type, vendors, title, url, published }) => {
      return { source, id, type, vendors, state: 'unchanged', title, url, published };
    });
}

/** What was read, or nothing and why. */
async function readSafely(
  reader: SourceReader,
  { fetch, base, factBase, clock, log, signal }: LookPorts,
  memory: unknown,
): Promise<ReadResult> {
  try {
    const result = await reader.read({ fetch, base, at: clock(), memory, factBase });
    return result.failure === undefined ? result : { ...result, failure: oneLine(result.failure) };
  } catch (thrown) {
    signal?.throwIfAborted();
    const error = asVouchError(thrown);
    if (error.code === 'internal') log.error({ err: error.cause ?? error, source: reader.source }, 'a reader failed');
    return { delivered: [], memory, failure: oneLine(error.message) };
  }
}

/** A reason may quote what a server said. */
function oneLine(text: string): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim();
  return line.length <= longestError ? line : `${line.slice(0, longestError - 1).toWellFormed()}…`;
}
