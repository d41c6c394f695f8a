/** How are the official sources looked at from the terminal? */
import { once } from 'node:events';
import type { App } from '../../app.ts';
import { startBackground } from '../../background/background.ts';
import { doJob } from '../../background/do-job.ts';
import { dueSlots } from '../../background/due-slots.ts';
import { lookAt, type WatchParts, watchWork } from '../../background/watch-work.ts';
import { readConfig } from '../../config.ts';
import { type SourceId, sourceIds } from '../../core/source.ts';
import type { Look } from '../../watch/run-source.ts';
import { isAutomatic } from '../../watch/sources.ts';
import { watchParts } from '../../watch-parts.ts';
import { print } from './open.ts';
import { lookJson, lookText } from './say-look.ts';

/** How long a look may take to end after a signal, in milliseconds. */
const grace = 10_000;

const partsOf = (app: App): WatchParts => watchParts(app, readConfig(process.env).watch);

/** In the order of `sourceIds`: what several tell of is put down under the one that publishes the text itself. */
const inOrder = (chosen: readonly SourceId[]): SourceId[] => sourceIds.filter((source) => chosen.includes(source));

/** As the command line of `vouch watch` gives them. */
export interface WatchOptions {
  readonly once?: boolean;
  readonly json?: boolean;
  readonly source: readonly SourceId[];
}

/** Looks at each source now. The exit code is 1 where one that a program can read was not. */
export async function watchOnce(app: App, options: WatchOptions): Promise<void> {
  const parts = partsOf(app);
  const { signal } = new AbortController();
  for (const source of inOrder(options.source)) {
    const look = await lookAt(source, parts, signal);
    await tell(look, options);
    if (!look.ok && isAutomatic(source)) process.exitCode = 1;
  }
}

/** Looks at each source when it is due, until SIGINT or SIGTERM. */
export async function watchOn(app: App, options: WatchOptions): Promise<void> {
  const parts: WatchParts = { ...partsOf(app), onLook: (look) => tell(look, options) };
  const scheduled = inOrder(options.source).map((source) => parts.watched[source].reader);
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const background = startBackground({
    ledger: app.ledger,
    clock: app.clock,
    log: app.log,
    everyTick: [dueSlots(scheduled, app.ledger, () => Date.now())],
    work: doJob({ watch: watchWork(parts), impact: null }),
  });
  process.stderr.write(`Watching ${scheduled.length} sources by their schedule. Stop with Ctrl-C.\n`);
  await stopped;
  process.stderr.write('Stopping.\n');
  await background.stop(grace);
}

async function tell(look: Look, { json }: WatchOptions): Promise<void> {
  for (const line of json === true ? lookJson(look) : lookText(look)) await print(line);
}
