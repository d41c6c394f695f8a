/** What did a program print, and how did it end? */
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** What a program left behind; `code` null where a signal ended it. */
export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Resolves when a started program has ended and all it printed is read; rejects where it could not be started. */
export async function runToEnd(child: ChildProcessByStdio<Writable | null, Readable, Readable>): Promise<Result> {
  const ended = new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, out, err };
}
