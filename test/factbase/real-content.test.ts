import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { dayOf } from '../../src/core/day.ts';
import { checkContent } from '../../src/factbase/check.ts';
import { formatFinding } from '../../src/factbase/finding.ts';

const root = resolve(import.meta.dirname, '../..');

it('holds no error', () => {
  const { findings, factBase } = checkContent(join(root, 'content'), join(root, 'intents'), dayOf(Date.now()));

  expect(findings.filter(({ severity }) => severity === 'error').map(formatFinding)).toEqual([]);
  expect(factBase).not.toBeNull();
});

it('says how many records there must be', () => {
  expect(existsSync(join(root, 'content', 'bounds.yaml'))).toBe(true);
});
