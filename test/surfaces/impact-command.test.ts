/** Does the terminal show what a change of the content would do before it is merged, and keep what clients have? */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { openTerminal, type Terminal } from './a-terminal.ts';

const root = resolve(import.meta.dirname, '../..');
const name = 'us-commerce-final-determination-2024';
let folder: string;
let terminal: Terminal;
beforeAll(() => {
  terminal = openTerminal();
  folder = mkdtempSync(join(tmpdir(), 'vouch-impact-'));
});
afterAll(() => {
  terminal.close();
  rmSync(folder, { recursive: true, force: true });
});

const database = () => `sqlite:${join(folder, 'vouch.db')}`;

const vouch = (...args: readonly string[]) => terminal.run(args, { env: { DATABASE_URL: database() } });

const Impact = z.object({
  record: z.string(),
  answers: z.array(
    z.object({
      receipt: z.string(),
      question: z.string(),
      on: z.string(),
      changes: z.array(z.object({ before: z.string(), after: z.string() })),
    }),
  ),
  clients: z.array(
    z.object({ client: z.object({ name: z.string() }), why: z.array(z.string()), followUps: z.array(z.unknown()) }),
  ),
  nobody: z.string().nullable(),
});

test('exposures are added, listed and removed', async () => {
  const added = await vouch(
    ...['exposure', 'add', '--client', 'Acme Dental', '--vendor', 'kaspersky'],
    ...['--seats', '500', '--renewal', '2027-03-01', '--json'],
  );
  const exposure = JSON.parse(added.out);
  expect(exposure).toMatchObject({
    client: { name: 'Acme Dental' },
    vendor: 'kaspersky',
    seats: 500,
    renewal: '2027-03-01',
  });
  expect((await vouch('exposure', 'list', '--csv')).out).toMatch(
    /^id,client,vendor,product,seats,renewal,recorded by,recorded at\r\n[^,]+,Acme Dental,kaspersky,,500,2027-03-01,/,
  );
  expect((await vouch('exposure', 'remove', exposure.id)).out).toContain('Removed for Acme Dental.');
});

test('a change is shown with the answers it makes different and the clients it touches, and nothing is written', async () => {
  const { receipt } = JSON.parse((await vouch('ask', '--json', 'Is Kaspersky banned for a business?')).out);
  const content = join(folder, 'content');
  cpSync(join(root, 'content'), content, { recursive: true });
  const file = join(content, 'directives', `${name}.yaml`);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^until: null$/m, 'until: 2026-11-01'));
  const { code, out } = await vouch('impact', 'Commerce ban', '--content', content, '--json');
  expect(code).toBe(0);
  const impact = Impact.parse(JSON.parse(out));
  expect(impact).toMatchObject({ clients: [], nobody: 'It ended on 1 November 2026 and touches nobody any more.' });
  expect(impact.answers).toMatchObject([
    { receipt, question: 'Is Kaspersky banned for a business?', on: '2026-11-23' },
  ]);
  expect(impact.answers[0]?.changes).toContainEqual({
    before: expect.stringMatching(/^Commerce ban: from 20 July 2024, no end on record/),
    after: expect.stringMatching(/^Commerce ban: from 20 July 2024 until 1 November 2026/),
  });
  const ledger = await openLedger(database(), { clock: () => Date.parse('2026-11-23') });
  try {
    expect(await ledger.receipts.outdated(receipt)).toBeUndefined();
    expect(await ledger.outbox.claim('background', 1_000)).toBeUndefined();
    expect(await ledger.history.between(0, Number.MAX_SAFE_INTEGER)).toEqual([]);
    await ledger.receipts.outdate(receipt, {
      at: Date.parse('2026-11-23'),
      records: [`directives/${name}`],
      changes: [{ before: 'This.', after: 'That.' }],
    });
  } finally {
    await ledger.close();
  }
  expect((await vouch('receipt', receipt)).out).toMatch(
    /^Out of date since 23 November 2026:\n- Before: This\.\n {2}Now: That\./,
  );
});
