/** Is an address that a source names followed only to the source, wherever that is? */
import { describe, expect, test } from 'vitest';
import { follow } from '../../../src/watch/fetch/follow.ts';
import { official, sourceRules } from '../../../src/watch/fetch/source-rules.ts';

const { base: homeBase, hosts } = official['federal-register'];
const text = 'https://www.federalregister.gov/documents/full_text/text/2024/06/24/2024-13695.txt';
const page = 'https://www.federalregister.gov/api/v1/documents?page=2&conditions%5Bterm%5D=%22Entity+List%22';

const followed = (url: string, base = homeBase) => follow(url, new URL(base), hosts)?.href ?? null;

describe('at home', () => {
  test('the source’s own addresses are followed as they are', () => {
    expect(followed(text)).toBe(text);
    expect(followed(`${page}#top`)).toBe(page);
  });

  test.each([
    'https://evil.example/documents.json?page=2',
    'http://www.federalregister.gov/documents.json',
    'https://www.federalregister.gov:8443/',
    'https://dana:secret@www.federalregister.gov/',
    'https://www.federalregister.gov@evil.example/',
    'https://www.federalregister.gov.evil.example/',
    '//www.federalregister.gov/',
    '/api/v1/documents?page=2',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '',
  ])('%s is not', (url) => {
    expect(followed(url)).toBeNull();
  });
});

describe('moved', () => {
  const copy = 'http://127.0.0.1:4000/fr/api/v1/';

  test('the source’s addresses and the copy’s own lead to the copy', () => {
    expect(followed(text, copy)).toBe('http://127.0.0.1:4000/documents/full_text/text/2024/06/24/2024-13695.txt');
    expect(followed(page, copy)).toBe(page.replace('https://www.federalregister.gov', 'http://127.0.0.1:4000'));
    expect(followed('http://127.0.0.1:4000/next?page=2', copy)).toBe('http://127.0.0.1:4000/next?page=2');
  });

  test('no other does', () => {
    for (const url of ['http://127.0.0.1:4001/', 'http://localhost:4000/', 'https://evil.example/'])
      expect(followed(url, copy)).toBeNull();
    expect(followed('http://copy.example/', 'https://copy.example/')).toBeNull();
  });

  test('what is followed may be asked', () => {
    const { hosts: allowed } = sourceRules('federal-register', new URL(copy));
    expect(allowed).toEqual(['127.0.0.1:4000']);
  });
});

test('each source has the limits that its answers need', () => {
  const megabyte = 1024 * 1024;
  const limitOf = (source: 'federal-register' | 'csl' | 'kev', url: string) =>
    sourceRules(source, new URL(official[source].base)).limit(new URL(url));
  expect(limitOf('federal-register', text)).toBe(5 * megabyte);
  expect(limitOf('federal-register', page)).toBe(10 * megabyte);
  expect(limitOf('kev', official.kev.base)).toBe(10 * megabyte);
  expect(limitOf('csl', official.csl.base)).toBe(64 * megabyte);
});
