import { expect, test } from 'vitest';
import { makeReader } from '../../src/understand/make-reader.ts';
import { realFactBase } from '../fact-base.ts';
import { readWith } from './said.ts';

const reader = makeReader(realFactBase());
const audience = (text: string) => readWith(reader, text).audience;

test.each([
  ["they aren't a contractor, just a bakery: is sophos ok", 'business'],
  ['the client is not a federal agency but a bank, is sophos ok', 'business'],
  ['dental office with no federal work, is sophos ok', 'business'],
  ['the feds outlawed kaspersky, may a household keep it', 'consumer'],
  ['does the fcc let carriers use huawei', 'communications-carrier'],
])('who is denied, or made the rule, is not asked about: %s', (text, expected) => {
  expect(audience(text)).toBe(expected);
});

test.each([
  ["can't a contractor use sophos", 'federal-contractor'],
  ['why may an agency not use kaspersky', 'federal-agency'],
  ['is kaspersky not allowed for a contractor', 'federal-contractor'],
  ['they cannot sell kaspersky to an agency, right', 'federal-agency'],
])('a ban denies nobody: %s', (text, expected) => {
  expect(audience(text)).toBe(expected);
});
