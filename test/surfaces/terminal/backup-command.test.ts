/** Is the ledger copied from the terminal, and is what cannot be copied told with its remedy? */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import { makeProgram } from '../../../src/surfaces/terminal/make-program.ts';

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vouch-backup-'));
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    out += String(piece);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const backup = async (databaseUrl: string, ...args: readonly string[]): Promise<void> => {
  vi.stubEnv('DATABASE_URL', databaseUrl);
  await makeProgram().parseAsync(['node', 'vouch', 'backup', ...args]);
};
const clock = () => Date.parse('2026-11-23');

test('the copy holds what the ledger holds, and is never written over', async () => {
  const url = `sqlite:${join(folder, 'vouch.db')}`;
  const ledger = await openLedger(url, { clock });
  await ledger.clients.ensure({ name: 'Acme Dental' });
  const copy = join(folder, 'copy.db');
  // While another has the ledger open.
  await backup(url, copy, '--json');
  expect(JSON.parse(out)).toEqual({ file: copy, bytes: expect.any(Number) });
  await ledger.close();

  const restored = await openLedger(`sqlite:${copy}`, { clock });
  expect(await restored.clients.list()).toMatchObject([{ name: 'Acme Dental' }]);
  await restored.close();
  await expect(backup(url, copy)).rejects.toMatchObject({ code: 'conflict' });
});

test('a ledger that is not there is not made', async () => {
  await expect(backup(`sqlite:${join(folder, 'none.db')}`, join(folder, 'copy.db'))).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(existsSync(join(folder, 'none.db'))).toBe(false);
});

test('for PostgreSQL the command is given, without the password', async () => {
  const thrown = await backup(
    'postgres://vouch:canary%2F1@db.example:5432/vouch?sslmode=require&sslpassword=canary2',
    'vouch copy.dump',
  ).catch((error: unknown) => error);
  expect(thrown).toMatchObject({ code: 'bad-input', exit: 2 });
  const remedy = thrown instanceof Error && 'remedy' in thrown ? String(thrown.remedy) : '';
  expect(remedy).toContain("vouch copy.dump' 'postgres://vouch@db.example:5432/vouch?sslmode=require'");
  expect(remedy).not.toContain('canary');
});
