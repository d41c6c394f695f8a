/** What does the server do by the clock, and with what? */
import { headline } from './actions/wording.ts';
import type { App } from './app.ts';
import { type Background, startBackground } from './background/background.ts';
import { doJob } from './background/do-job.ts';
import { dueSlots } from './background/due-slots.ts';
import { watchWork } from './background/watch-work.ts';
import { sourceIds } from './core/source.ts';
import { putDigests } from './digest/put-digests.ts';
import { putReminders } from './digest/put-reminders.ts';
import { takeUpContent } from './impact/take-up-content.ts';
import type { WatchConfig } from './watch-config.ts';
import { watchParts } from './watch-parts.ts';

const watchOff = 'No source is looked at: VOUCH_WATCH is off. Digests and reminders go on.';

/** Starts the clock-driven work: looks at the sources unless that is off, digests and reminders. */
export function openBackground(app: App, watch: WatchConfig): Background & { readonly said: string } {
  const { ledger, factBase, clock, log } = app;
  const parts = watchParts(app, watch);
  const readers = sourceIds.map((source) => parts.watched[source].reader);
  const background = startBackground({
    ledger,
    clock,
    log,
    everyTick: [
      ...(watch.on ? [dueSlots(readers, ledger, () => Date.now())] : []),
      (at) => takeUpContent({ ledger, base: factBase(), at, log }),
      (at) => putDigests(ledger, at),
      (at) => putReminders(ledger, at),
    ],
    work: doJob({ watch: watch.on ? watchWork(parts) : null, impact: { ledger, factBase, clock, log, say: headline } }),
  });
  return {
    stop: (grace) => background.stop(grace),
    said: watch.on ? `Watching ${sourceIds.length} official sources; /health tells how each stands.` : watchOff,
  };
}
