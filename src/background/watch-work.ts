/** How is a source looked at when its time has come, and again when that failed? */
import type { FactBase } from '../core/fact-base.ts';
import type { SourceId } from '../core/source.ts';
import type { Fetcher } from '../watch/reader.ts';
import { type Look, type LookPorts, runSource, type Watched } from '../watch/run-source.ts';
import type { DoJob } from './background-job.ts';
import { slotAt } from './due-slots.ts';

/** A source that failed is looked at so often in one slot. */
const mostLooks = 4;
/** How long after the first failure it is looked at again, in milliseconds; four times as long after each further one. */
const firstWait = 60_000;

export interface WatchParts extends Pick<LookPorts, 'ledger' | 'clock' | 'log'> {
  readonly watched: Readonly<Record<SourceId, Watched>>;
  readonly baseOf: (source: SourceId) => URL;
  readonly fetcherOf: (source: SourceId, signal: AbortSignal) => Fetcher;
  readonly factBase: () => FactBase;
  /** Is told what came of each look. */
  readonly onLook?: (look: Look) => Promise<void>;
}

/** Looks at one source. Rejects as `runSource` does. */
export function lookAt(source: SourceId, parts: WatchParts, signal: AbortSignal): Promise<Look> {
  const { watched, baseOf, fetcherOf, factBase, ledger, clock, log } = parts;
  return runSource(watched[source], {
    fetch: fetcherOf(source, signal),
    base: baseOf(source),
    factBase: factBase(),
    ledger,
    clock,
    log,
    signal,
  });
}

/** Does the job `watch-source`. */
export function watchWork(parts: WatchParts): DoJob<'watch-source'> {
  const { watched, clock, log, onLook } = parts;
  return async ({ source, slot }, { tries, signal }) => {
    const { every } = watched[source].reader;
    // Left over from a replica that was killed: the slot of today has a row of its own.
    if (slot < slotAt({ source, every }, clock())) return { done: 'went by' };
    const look = await lookAt(source, parts, signal);
    const states = Object.groupBy(look.lines, ({ state }) => state);
    const counts = Object.fromEntries(Object.entries(states).map(([state, lines]) => [state, lines.length]));
    log.info({ source, ok: look.ok, ...counts }, 'a source was looked at');
    await onLook?.(look);
    if (look.read) return { done: 'read' };
    if (tries >= mostLooks) return { done: 'failed' };
    return { again: firstWait * 4 ** (tries - 1) * (0.75 + Math.random() / 2), why: look.error ?? 'it failed' };
  };
}
