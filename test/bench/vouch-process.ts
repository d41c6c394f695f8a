/** How is a Vouch of its own process started for a bench, looked at while it runs, and ended? */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { vouchArgs } from './side-by-side.ts';

const root = resolve(import.meta.dirname, '../..');

export interface VouchProcess {
  readonly child: ChildProcess;
  /** As it was printed, with the token of the desk. */
  readonly printed: string;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Everything it said on both streams. */
  said(): string;
  /** MB of memory that it holds now; NaN where the system does not tell. */
  memory(): number;
  /** Resolves once it has ended. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Resolves once it listens and each of `ready` stands in what it said. */
export async function startVouchProcess(
  environment: Readonly<Record<string, string>>,
  ready: readonly string[],
): Promise<VouchProcess> {
  const child = spawn(process.execPath, vouchArgs, {
    cwd: root,
    env: { ...process.env, VOUCH_WATCH: 'off', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<void>((done) => child.on('close', () => done()));
  const stopWithUs = (): void => void child.kill('SIGKILL');
  process.on('exit', stopWithUs);
  let said = '';
  const printed = await new Promise<string>((found, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece) => {
        // What is said in ten minutes of load is kept from its end.
        said = `${said}${String(piece)}`.slice(-1_000_000);
        const address = /The desk is at (\S+)/.exec(said)?.[1];
        if (address !== undefined && ready.every((words) => said.includes(words))) found(address);
      });
    void closed.then(() => fail(new Error(`it ended before it listened: ${said}`)));
  });
  return {
    child,
    printed,
    url: new URL(printed).origin,
    said: () => said,
    memory: () => {
      try {
        const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
        return Number(kilobytes) / 1024;
      } catch {
        return Number.NaN;
      }
    },
    end: async (signal) => {
      process.off('exit', stopWithUs);
      child.kill(signal);
      await closed;
    },
  };
}
