/** Can a curator review at the terminal, and does the patch it gives apply? */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { deliver } from '../actions/some-items.ts';
import { openTerminal, type Terminal } from './a-terminal.ts';

let folder: string;
let databaseUrl: string;
let terminal: Terminal;
beforeAll(async () => {
  terminal = openTerminal();
  folder = mkdtempSync(join(tmpdir(), 'vouch-review-'));
  databaseUrl = `sqlite:${join(folder, 'vouch.db')}`;
  const ledger = await openLedger(databaseUrl, { clock: () => Date.parse('2026-11-23') });
  for (const n of [1, 2, 3])
    await deliver(ledger, { id: `2026-${n}`, citation: `91 FR ${n}` }, Date.parse('2026-11-20') - n);
  await ledger.close();
});
afterAll(() => {
  terminal.close();
  rmSync(folder, { recursive: true, force: true });
});

const vouch = (...args: string[]) => terminal.run(['review', ...args], { env: { DATABASE_URL: databaseUrl } });

test('lists, drafts and links, and the patch applies', async () => {
  expect(JSON.parse((await vouch('list', '--json')).out)).toMatchObject([
    { id: '2026-1' },
    { id: '2026-2' },
    { id: '2026-3' },
  ]);

  const patch = await vouch('approve', 'federal-register/2026-1', '--patch');
  expect(patch.code).toBe(0);
  const git = (args: string[], input?: string) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', ...(input === undefined ? {} : { input }) });
  git(['init', '-q']);
  git(['apply', '--check', '-'], patch.out);
  git(['apply', '-'], patch.out);
  const added = readFileSync(join(folder, 'content/directives/us-bis-91-fr-1.yaml'), 'utf8');
  const file = join(folder, 'draft.yaml');
  // Approved already: the draft is the same again.
  expect((await vouch('approve', 'federal-register/2026-1', '--out', file)).out).toContain('Wrote');
  expect(readFileSync(file, 'utf8')).toBe(added);

  expect(JSON.parse((await vouch('link', 'federal-register/2026-2', 'BOD 17-01', '--json')).out)).toMatchObject({
    id: 'federal-register/2026-2',
    file: null,
  });
  const left = await vouch();
  expect(left.out).toContain('federal-register/2026-3');
  expect(await vouch('dismiss', 'federal-register/2026-3')).toMatchObject({ code: 2 });
});

test('a reason is not left out', async () => {
  expect(await vouch('dismiss', 'federal-register/2026-3')).toMatchObject({ code: 2 });
});
