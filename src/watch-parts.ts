/** With what does Vouch look at the sources? */
import type { App } from './app.ts';
import type { WatchParts } from './background/watch-work.ts';
import { VouchError } from './core/errors.ts';
import { type SourceId, sources } from './core/source.ts';
import { makeFetcher } from './watch/fetch/make-fetcher.ts';
import { type AutomaticSource, automaticSources, sourceRules } from './watch/fetch/source-rules.ts';
import type { Fetcher } from './watch/reader.ts';
import { watched } from './watch/sources.ts';
import type { WatchConfig } from './watch-config.ts';

/** The readers of all sources, each with its address and the fetcher that keeps its rules. */
export function watchParts(
  { ledger, factBase, clock, log }: Pick<App, 'ledger' | 'factBase' | 'clock' | 'log'>,
  { bases }: WatchConfig,
): WatchParts {
  return {
    watched,
    ledger,
    factBase,
    clock,
    log,
    baseOf: (source) => (isFetched(source) ? bases[source] : new URL(sources[source].url)),
    fetcherOf: (source, signal) =>
      isFetched(source) ? makeFetcher(sourceRules(source, bases[source]), { signal }) : readByHand,
  };
}

const isFetched = (source: SourceId): source is AutomaticSource =>
  automaticSources.some((automatic) => automatic === source);

const readByHand: Fetcher = async () => {
  throw new VouchError('unavailable', 'No program may read this source.', 'Read it by hand.');
};
