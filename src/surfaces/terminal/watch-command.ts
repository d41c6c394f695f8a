/** How does the terminal offer to look at the official sources? */
import { type Command, Option } from 'commander';
import { sourceIds } from '../../core/source.ts';
import { withApp } from './open.ts';
import type { WatchOptions } from './watch-sources.ts';

type Module = typeof import('./watch-sources.ts');

/** Adds `vouch watch`. */
export function addWatchCommand(program: Command): void {
  program
    .command('watch')
    .description('look at the official sources by their schedule, until it is stopped')
    .option('--once', 'look at each source now, then end: with 1 when one could not be read')
    .addOption(new Option('--source <id...>', 'only these').choices(sourceIds).default(sourceIds, 'all of them'))
    .option('--json', 'print one JSON line an item, then one a source')
    .action((options: WatchOptions) =>
      withApp(
        async (app) => {
          // Loaded only here: the readers take longer to load than most other commands to run.
          const { watchOnce, watchOn }: Module = await import('./watch-sources.ts');
          await (options.once === true ? watchOnce(app, options) : watchOn(app, options));
        },
        { watch: options.once !== true },
      ),
    );
}
