/** How do tests run many commands of the terminal without starting a process for each? */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { type Result, runToEnd } from '../run-to-end.ts';

export interface Given {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Terminal {
  /** Runs one command; those asked for at the same time run one after the other. */
  run(args: readonly string[], given?: Given): Promise<Result>;
  close(): void;
}

const root = resolve(import.meta.dirname, '../..');
const environmentOf = (env: Given['env']) => ({ ...process.env, VOUCH_NOW: '2026-11-23', ...env });

/** Starts the command line as a user does, for one command: about two seconds of computing each. */
export function startVouch(args: readonly string[], { input, env }: Given = {}): Promise<Result> {
  const child = spawn(process.execPath, ['--import', './src/guard.js', 'src/cli.ts', ...args], {
    cwd: root,
    env: environmentOf(env),
  });
  child.stdin.end(input ?? '');
  return runToEnd(child);
}

/** Opens one process that runs `src/cli.ts` anew for each command, with its own arguments, environment and input. */
export function openTerminal(): Terminal {
  const child = spawn(
    process.execPath,
    ['--import', './src/guard.js', resolve(import.meta.dirname, 'terminal-process.ts')],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const out = partsOf(child.stdout);
  const err = partsOf(child.stderr);
  const ended = new Promise<never>((_, fail) =>
    child.on('close', (code) => fail(new Error(`the terminal ended with ${code}: ${err.rest()}`))),
  );
  ended.catch(() => {});
  let before: Promise<unknown> = Promise.resolve();
  async function one(args: readonly string[], { input, env }: Given): Promise<Result> {
    const code = new Promise<number>((done) => child.once('message', (told) => done(Number(told))));
    child.send({ args, env: environmentOf(env), input: Buffer.from(input ?? '').toString('base64') });
    const [exit, ofOut, ofErr] = await Promise.race([Promise.all([code, out.next(), err.next()]), ended]);
    return { code: exit, out: ofOut, err: ofErr };
  }
  return {
    run: (args, given = {}) => {
      const running = before.then(() => one(args, given));
      before = running.catch(() => {});
      return running;
    },
    close: () => child.kill('SIGKILL'),
  };
}

/** What a stream says, cut where the process marks the end of a command. */
function partsOf(stream: NodeJS.ReadableStream | null) {
  let held = '';
  let waiting: ((part: string) => void) | null = null;
  const give = () => {
    const end = held.indexOf('\0');
    if (end === -1 || waiting === null) return;
    const done = waiting;
    waiting = null;
    const part = held.slice(0, end);
    held = held.slice(end + 1);
    done(part);
  };
  stream?.setEncoding('utf8');
  stream?.on('data', (piece) => {
    held += String(piece);
    give();
  });
  return {
    rest: () => held,
    next: () =>
      new Promise<string>((done) => {
        waiting = done;
        give();
      }),
  };
}
