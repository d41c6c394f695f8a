/** How does an edit of the content reach a running Vouch, and what happens when the edit is wrong? */
import { type FSWatcher, watch } from 'node:fs';
import type { FactBase } from '../core/fact-base.ts';
import type { Checked } from './check.ts';
import { shownPath } from './content-folder.ts';
import type { Finding } from './finding.ts';

/** An editor saves in several steps, and a deployment writes many files: wait until it has been quiet this long, in milliseconds. */
const quiet = 250;

export interface ContentListener {
  /** The content was read again and is right: use it from now on. `findings` are warnings only. */
  onChange(factBase: FactBase, findings: readonly Finding[]): void;
  /** The content was read again and is wrong: go on with the last good one. */
  onProblem(findings: readonly Finding[]): void;
}

/** Watch folders, and `load` again after each change. Returns what stops it; nothing is called after that. */
export function watchContent(
  dirs: readonly string[],
  load: () => Pick<Checked, 'findings' | 'factBase'>,
  listener: ContentListener,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let open = true;
  const reload = () => {
    if (!open) return;
    const { factBase, findings } = loaded(load, dirs);
    if (factBase === null) listener.onProblem(findings);
    else listener.onChange(factBase, findings);
  };
  const soon = () => {
    clearTimeout(timer);
    if (open) timer = setTimeout(reload, quiet).unref();
  };
  const watchers = dirs.flatMap((dir): FSWatcher[] => {
    try {
      const watcher = watch(dir, { recursive: true, persistent: false }, soon);
      watcher.on('error', (thrown) => open && listener.onProblem([unwatched(dir, thrown)]));
      return [watcher];
    } catch (thrown) {
      listener.onProblem([unwatched(dir, thrown)]);
      return [];
    }
  });
  return () => {
    open = false;
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** A file may vanish between listing and reading; that is a problem of this moment, not the end of the process. */
function loaded(load: () => Pick<Checked, 'findings' | 'factBase'>, dirs: readonly string[]) {
  try {
    return load();
  } catch (thrown) {
    const words = {
      what: `the content could not be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      why: 'the last good content stays in use',
      fix: 'check that the folder and its files may be read; the next change is tried again',
    };
    const file = shownPath(dirs[0] ?? '.');
    return { factBase: null, findings: [{ file, line: 1, column: 1, severity: 'error' as const, ...words }] };
  }
}

function unwatched(dir: string, thrown: unknown): Finding {
  return {
    file: shownPath(dir),
    line: 1,
    column: 1,
    severity: 'error',
    what: `the folder cannot be watched: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    why: 'an edit will not be seen until Vouch starts again',
    fix: 'check that the folder is there and may be read (and the limit of watched files, fs.inotify.max_user_watches)',
  };
}
