/** What do all commands share: the opened app, and how results are written? */
import { pino } from 'pino';
import { type App, openApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { errorCodes, VouchError } from '../../core/errors.ts';
import type { Reply } from '../../core/reply.ts';
import { renderText } from '../render-text.ts';

/** Run a command on an opened app and put it away again, whatever happens. `watch`: it runs for long and takes up changes of the content. */
export async function withApp<T>(work: (app: App) => Promise<T>, { watch = false } = {}): Promise<T> {
  const log = pino({ name: 'vouch', base: null, level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const app = await openApp(readConfig(process.env), { watch, log });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** Write a line to standard output; waits where the reader is slower than we are. */
export async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Show a reply, as text or as the JSON given; the exit code says whether it was answered. */
export async function show(reply: Reply, json: object | null): Promise<void> {
  const problem = reply.blocks.find((block) => block.kind === 'problem');
  if (problem !== undefined && json === null) {
    process.stderr.write(`${problem.text}\n${problem.remedy}\n`);
  } else {
    await print(json === null ? renderText(reply) : JSON.stringify(json));
  }
  process.exitCode = exitCodeOf(reply);
}

/** 0 answered, 1 not answered, 2 wrong usage. */
export function exitCodeOf(reply: Reply): 0 | 1 | 2 {
  const problem = reply.blocks.find((block) => block.kind === 'problem');
  if (problem !== undefined) return errorCodes[problem.code].exit;
  return reply.abstained ? 1 : 0;
}

/** The problem of a reply as an error, for commands that write. */
export function throwProblem(reply: Reply): void {
  const problem = reply.blocks.find((block) => block.kind === 'problem');
  if (problem !== undefined) throw new VouchError(problem.code, problem.text, problem.remedy);
}
