/** Does a login lead to our own pages only? */
import { expect, test } from 'vitest';
import { returnPath } from '../../../../src/surfaces/web/access/return-path.ts';

test.each(['/', '/vendors', '/concerns?client=Acme%20Dental&page=2', '/receipts/0197-a', '/a/../vendors'])(
  '%s is ours',
  (path) => {
    expect(returnPath(path)).toBe(path === '/a/../vendors' ? '/vendors' : path);
  },
);

test.each([
  undefined,
  '',
  'vendors',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  ' /vendors',
  '/login',
  '/login/start?to=/',
  '/x/../logout',
  `/${'x'.repeat(2_000)}`,
])('%j leads to the first page', (path) => {
  expect(returnPath(path)).toBe('/');
});
