/** Is the ground right: Node, the clock, the configuration? */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Config } from '../../../config.ts';
import { type Check, failed, ok, warning } from './check.ts';
import type { UsableConfig } from './usable-config.ts';

const root = resolve(import.meta.dirname, '../../../..');
const Package = z.object({ optionalDependencies: z.record(z.string(), z.string()) });

/** `node`: the version that runs, as 26.10.0; `program`: its path. */
export const checkNode = (node = process.versions.node, program = process.execPath): Check => ({
  name: 'Node',
  run: async () => {
    const { optionalDependencies } = Package.parse(JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')));
    const [own = node] = Object.values(optionalDependencies);
    if (Number(node.split('.')[0]) < 24)
      return failed(
        `Node ${node} runs, and Vouch needs 24 or newer.`,
        'Run “npm ci”: it brings the right Node into the project.',
      );
    if (program.startsWith(resolve(root, 'node_modules'))) return ok(`Node ${node}, which the project brings along.`);
    return node === own
      ? ok(`Node ${node}, the version the project brings along.`)
      : warning(
          `Node ${node} runs, and Vouch is tested on ${own}.`,
          'Run “npm ci”, and start with “npm start” or “npm run”: they use the Node of the project.',
        );
  },
});

/** `machine` in epoch milliseconds. */
export const checkClock = ({ now }: Pick<Config, 'now'>, machine = Date.now()): Check => ({
  name: 'clock',
  run: async () => {
    const shown = new Date(machine).toISOString().slice(0, 16).replace('T', ' ');
    const year = new Date(machine).getUTCFullYear();
    if (year < 2025 || year > 2099)
      return failed(
        `This machine believes that it is ${shown} UTC.`,
        'Set its clock; verdicts and due dates count on it.',
      );
    if (now !== null)
      return warning(
        `VOUCH_NOW holds the clock at ${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
        'Unset VOUCH_NOW for real work: it is for tests and replays.',
      );
    return ok(`${shown} UTC.`);
  },
});

export const checkConfiguration = ({ problems, remedy }: UsableConfig): Check => ({
  name: 'configuration',
  run: async () =>
    problems.length === 0
      ? ok('Every setting can be read.')
      : failed(
          `${problems.length === 1 ? 'A setting is' : `${problems.length} settings are`} wrong:\n${problems.map((each) => `  ${each}`).join('\n')}`,
          `${remedy ?? 'Mend them.'} The rest is looked at without them.`,
        ),
});
