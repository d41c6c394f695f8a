/** Does Vouch stand, write nothing that it should not, and let nothing come alive, whatever it is sent? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { abuse } from './abuse.ts';

/** The same payloads in every run; `npm run bench -- abuse` sends others, and very many. */
const seed = 20_170_913;

test('300 payloads, valid, nearly valid and hostile, at every door', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-abuse-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { wrong, errors, sent, looked } = await abuse({ payloads: 300, seed, file: join(folder, 'vouch.db') });
  console.log(`seed ${seed}: ${JSON.stringify(sent)}, ${looked} looked at`);
  expect(wrong).toEqual([]);
  expect(errors).toEqual({});
});
