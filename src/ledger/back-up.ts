/** How is a copy of the ledger taken while others write? */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { v7 as uuid } from 'uuid';
import { VouchError } from '../core/errors.ts';
import { storageError } from './storage-error.ts';

/** Pages copied before others of this process get a turn. */
const rate = 100;

/** How long reading waits while another process mends the database, in milliseconds. */
const patience = 5_000;

/**
 * Copies the database file at `path` into a new file that only its owner may read: all that was durable when this was
 * called, and nothing of what came after. It gets its name once it is whole and on the disk. Rejects with `conflict` where
 * the file is there already, with `bad-input` where its folder is not, and with `storage`.
 */
export async function backUp(path: string, to: string): Promise<void> {
  const file = resolve(to);
  if (existsSync(file)) throw there();
  if (!existsSync(dirname(file)))
    throw new VouchError('bad-input', `There is no folder ${dirname(file)}.`, 'Make it, or name another file.');
  const unfinished = `${file}.${uuid()}.part`;
  try {
    closeSync(openSync(unfinished, 'wx', 0o600));
    await copy(path, unfinished);
    sync(unfinished);
    name(unfinished, file);
    sync(dirname(file));
  } catch (thrown) {
    throw storageError(thrown);
  } finally {
    for (const rest of ['', '-journal', '-wal', '-shm']) rmSync(`${unfinished}${rest}`, { force: true });
  }
}

const there = (): VouchError =>
  new VouchError('conflict', 'There is a file of that name already.', 'Name one that is not there yet.');

/** One look from beginning to end: without it every change by another would have the copy begin again. */
async function copy(path: string, to: string): Promise<void> {
  const database = new DatabaseSync(path, { timeout: patience });
  try {
    database.exec('begin; select count(*) from sqlite_schema');
    await backup(database, to, { rate });
  } finally {
    database.close();
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A link is refused where the name was taken meanwhile, as renaming is not; some disks have none. */
function name(unfinished: string, file: string): void {
  try {
    linkSync(unfinished, file);
  } catch {
    if (existsSync(file)) throw there();
    renameSync(unfinished, file);
  }
}
