/** How do the official sources stand, for whoever watches over Vouch? */
import { Gauge, type Registry } from 'prom-client';
import type { Ledger, Vouch } from '../../../core/ports.ts';
import type { SourceState } from '../../../core/source.ts';

/** The sources whose last look failed, for /readyz: none of them keeps Vouch from answering. */
export async function failedSources({ sources }: Pick<Ledger, 'sources'>): Promise<readonly object[]> {
  return (await sources.list())
    .filter(({ ok }) => ok === false)
    .map(({ source, error, failedSince }) => ({
      source,
      error,
      since: failedSince === null ? null : new Date(failedSince).toISOString(),
    }));
}

/** Gauges of the sources and of what waits for a curator; a source that was never looked at has none yet. */
export function gaugeSources({ ledger, log }: Pick<Vouch, 'ledger' | 'log'>, registry: Registry): void {
  /** Without the database the other metrics are wanted all the more. */
  const counted = async (gauge: Gauge<'source'>, count: () => Promise<void>): Promise<void> => {
    gauge.reset();
    await count().catch((thrown: unknown) => log.warn({ err: thrown }, 'the sources could not be counted'));
  };
  const gaugeEach = (name: string, help: string, of: (state: SourceState) => number | null): void => {
    new Gauge({
      name,
      help,
      labelNames: ['source'],
      registers: [registry],
      collect() {
        return counted(this, async () => {
          for (const state of await ledger.sources.list()) {
            const value = of(state);
            if (value !== null) this.set({ source: state.source }, value);
          }
        });
      },
    });
  };
  gaugeEach('vouch_source_ok', 'Whether the last look at an official source went well', ({ ok }) =>
    ok === null ? null : Number(ok),
  );
  gaugeEach('vouch_source_checked_seconds', 'When an official source was last looked at, as Unix time', (state) =>
    state.checkedAt === null ? null : state.checkedAt / 1000,
  );
  new Gauge({
    name: 'vouch_items_waiting',
    help: 'Items of official sources that wait for a curator',
    registers: [registry],
    collect() {
      return counted(this, async () => this.set(await ledger.items.count({ states: ['waiting'] })));
    },
  });
}
