/** Is a document's own part told from its neighbours on the same page? */
import { describe, expect, test } from 'vitest';
import { ownPart } from '../../../src/watch/federal-register/full-text.ts';

const page = `[FR Doc No: 2024-13790]
the end of a notice on AO Kaspersky Lab
[FR Doc. 2024-13532 Filed 6-20-24; 4:15 pm]
BILLING CODE 3510-20-P
Melamine From Germany
The duty is set.
[FR Doc. 2024-13790 Filed 6-21-24; 8:45 am]
BILLING CODE 3510-DS-P
The next one names Huawei
[FR Doc. 2024-13791 Filed 6-21-24; 8:45 am]`;

test('the neighbours before and after are cut off', () => {
  const own = ownPart(page, '2024-13790');
  expect(own).toContain('The duty is set.');
  expect(own).not.toMatch(/Kaspersky|Huawei/);
});

test('the first and the last of a page are cut off on their one side', () => {
  expect(ownPart(page, '2024-13532')).toContain('Kaspersky');
  expect(ownPart(page, '2024-13532')).not.toContain('Melamine');
  expect(ownPart(page, '2024-13791')).toContain('Huawei');
  expect(ownPart(page, '2024-13791')).not.toContain('duty');
});

describe('the last line', () => {
  test('may be missing: the head tells then', () => {
    expect(ownPart('[FR Doc No: 2025-1]\nHuawei\n[FR Doc. 2025-2 Filed 1-2-25]\nZTE', '2025-1')).toMatch(/Huawei\s*$/);
  });

  test('may be written with another dash, and within markup', () => {
    expect(ownPart('<pre>DJI\n[FR Doc. <b>2011–1234</b> Filed 1-20-11]</pre>', '2011-1234')).toContain('DJI');
  });
});

test('a page that does not hold the document is not its text', () => {
  expect(ownPart('<title>Federal Register :: Request Access</title>', '2024-13790')).toBeNull();
});
