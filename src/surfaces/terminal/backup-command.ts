/** How does the terminal copy the ledger while Vouch runs? */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { VouchError } from '../../core/errors.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import { print } from './open.ts';

/** Adds `vouch backup`. */
export function addBackupCommand(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'where to; it must not be there yet')
    .description('copy the whole ledger into a file, while Vouch runs or not')
    .option('--json', 'print JSON')
    .action(async (to: string, { json }: { readonly json?: boolean }) => {
      const { databaseUrl } = readConfig(process.env);
      const file = resolve(to);
      refuseWhatIsNoFile(databaseUrl, file);
      const ledger = await openLedger(databaseUrl, { clock: () => Date.now() });
      try {
        await ledger.backup(file);
      } finally {
        await ledger.close();
      }
      const { size } = statSync(file);
      await print(
        json === true
          ? JSON.stringify({ file, bytes: size })
          : `The ledger is in ${file}, ${(size / 1024 / 1024).toFixed(1)} MB. To use it, stop Vouch and put it in the place of the ledger, or set DATABASE_URL=sqlite:${file}`,
      );
    });
}

/** Opening a ledger that is not there would make it, and a copy of nothing is no backup. */
function refuseWhatIsNoFile(databaseUrl: string, file: string): void {
  if (/^postgres(ql)?:/i.test(databaseUrl))
    throw new VouchError(
      'bad-input',
      'The ledger is on PostgreSQL, which is copied with its own program.',
      `Run: pg_dump --format=custom --file=${quoted(file)} ${quoted(withoutPassword(databaseUrl))}\nIt asks for the password, or reads it from ~/.pgpass or PGPASSWORD.`,
    );
  const path = databaseUrl.replace(/^sqlite:(?:\/\/)?/i, '');
  if (path === ':memory:' || !existsSync(resolve(path)))
    throw new VouchError(
      'not-found',
      path === ':memory:' ? 'A ledger in memory cannot be copied.' : `There is no ledger at ${resolve(path)}.`,
      'Set DATABASE_URL to the ledger that is to be copied.',
    );
}

/** Everything but the password, also where it stands behind the question mark. */
export function withoutPassword(databaseUrl: string): string {
  const url = URL.parse(databaseUrl);
  if (url === null) return 'postgres://USER@HOST/DATABASE';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (/password|key/i.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** As a shell takes it for one word. */
const quoted = (word: string): string => (/^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
