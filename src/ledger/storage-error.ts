/** What went wrong in the database, in words a person can act on? */
import { z } from 'zod';
import { VouchError } from '../core/errors.ts';

/** What both drivers may say: node:sqlite gives `errcode` (SQLite's extended result code), pg and sockets give `code`. */
const Raw = z.object({ code: z.string().optional(), errcode: z.int().optional() });

type Explanation = readonly [code: 'storage' | 'not-found' | 'conflict', sentence: string, remedy: string];

const damaged: Explanation = [
  'storage',
  'The database file is damaged or is not a database.',
  'Restore it from a backup, or point DATABASE_URL at another file.',
];
const full: Explanation = ['storage', 'The disk that holds the database is full.', 'Make room on the disk.'];
const gone: Explanation = [
  'not-found',
  'What this belongs to is no longer in the ledger.',
  'It was removed or merged a moment ago; look it up again.',
];
const taken: Explanation = ['conflict', 'This is in the ledger already.', 'Look it up instead of adding it again.'];
const unreachable: Explanation = [
  'storage',
  'The database cannot be reached.',
  'Check that PostgreSQL is running, and the host and port in DATABASE_URL.',
];
const refused: Explanation = [
  'storage',
  'The database refused the user or the password.',
  'Check the user and the password in DATABASE_URL.',
];
const missing: Explanation = [
  'storage',
  'There is no database of that name on the server.',
  'Create it, or mend the name in DATABASE_URL.',
];
const busy: Explanation = [
  'storage',
  'The database is busy.',
  'Try again in a moment; if it stays so, see which other program holds it.',
];
const ending: Explanation = [
  'storage',
  'The database server is starting, stopping or has no connection left.',
  'Try again in a moment; if it stays so, look at the server.',
];
const forbidden: Explanation = [
  'storage',
  'The database may not be read or written.',
  'Give the user that runs Vouch leave to read and write it.',
];

/** By SQLite's primary result code: https://www.sqlite.org/rescode.html */
const bySqlite: Readonly<Record<number, Explanation>> = {
  3: forbidden,
  5: busy,
  6: busy,
  8: forbidden,
  11: damaged,
  13: full,
  14: [
    'storage',
    'The database file cannot be opened.',
    'Check that the path in DATABASE_URL is a file that the user who runs Vouch may write.',
  ],
  23: forbidden,
  26: damaged,
};

/** By extended result code, before the primary one. */
const bySqliteExtended: Readonly<Record<number, Explanation>> = { 787: gone, 1555: taken, 2067: taken };

/** By SQLSTATE or by its class (https://www.postgresql.org/docs/current/errcodes-appendix.html), and by Node's socket errors. */
const byCode: Readonly<Record<string, Explanation>> = {
  '23503': gone,
  '23505': taken,
  '28': refused,
  '3D': missing,
  '40': busy,
  '42501': forbidden,
  '53100': full,
  '53': ending,
  '55P03': busy,
  '57014': busy,
  '57': ending,
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EHOSTUNREACH: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  EPIPE: unreachable,
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: forbidden,
  ENOSPC: full,
};

/** SQLite's primary result code, where the error is one of its own. */
export function resultCodeOf(thrown: unknown): number | undefined {
  const { errcode } = Raw.safeParse(thrown).data ?? {};
  return errcode === undefined ? undefined : errcode & 0xff;
}

/** Any error of a database driver as a VouchError, with the raw one kept as its cause for the log. */
export function storageError(thrown: unknown): VouchError {
  if (thrown instanceof VouchError) return thrown;
  const { code = '', errcode } = Raw.safeParse(thrown).data ?? {};
  const [kind, sentence, remedy] = (errcode === undefined
    ? (byCode[code] ?? byCode[code.slice(0, 2)])
    : (bySqliteExtended[errcode] ?? bySqlite[errcode & 0xff])) ?? [
    'storage',
    'The database did not answer as it should.',
    'Try again; if it happens again, report the reference.',
  ];
  return new VouchError(kind, sentence, remedy, { cause: thrown });
}

/** True for what a fresh try of the whole transaction may mend: a deadlock, a lost race, a row that was merged away meanwhile. */
export function isPassing(thrown: unknown): boolean {
  const cause = thrown instanceof VouchError ? thrown.cause : thrown;
  const { code } = Raw.safeParse(cause).data ?? {};
  return code === '40001' || code === '40P01' || code === '23503';
}
