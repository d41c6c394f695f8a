/** Are the addresses of the sources taken as meant, and every wrong one told at once? */
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { VouchError } from '../src/core/errors.ts';
import { official } from '../src/watch/fetch/source-rules.ts';

const baseOf = (environment: Record<string, string>, source: keyof typeof official) =>
  readConfig(environment).watch.bases[source].href;

test('without any setting the official addresses are watched', () => {
  const { on, bases } = readConfig({}).watch;
  expect(on).toBe(true);
  for (const [source, { base }] of Object.entries(official)) {
    expect(bases).toHaveProperty(source, new URL(base));
    expect(base).toMatch(/^https:.*\/$/);
  }
  expect(readConfig({ VOUCH_WATCH: 'off', VOUCH_SOURCE_KEV_URL: '' }).watch).toMatchObject({ on: false, bases });
});

describe('addresses', () => {
  test('of folders get their closing slash, and those of files none', () => {
    expect(baseOf({ VOUCH_SOURCE_FEDERAL_REGISTER_URL: 'http://127.0.0.1:4000/api/v1' }, 'federal-register')).toBe(
      'http://127.0.0.1:4000/api/v1/',
    );
    expect(baseOf({ VOUCH_SOURCE_CISA_URL: 'http://[::1]:4000#x' }, 'cisa')).toBe('http://[::1]:4000/');
    const file = 'https://mirror.example/kev/known_exploited_vulnerabilities.json';
    expect(baseOf({ VOUCH_SOURCE_KEV_URL: file }, 'kev')).toBe(file);
    const list = 'http://localhost:4000/supplychain/coveredlist';
    expect(baseOf({ VOUCH_SOURCE_FCC_URL: list }, 'fcc')).toBe(list);
    expect(baseOf({ VOUCH_SOURCE_CSL_URL: 'https://mirror.example/v1.2' }, 'csl')).toBe('https://mirror.example/v1.2/');
  });

  test('that are wrong are all told at once, with where they come from and without a password', () => {
    const read = () =>
      readConfig({
        VOUCH_WATCH: 'maybe',
        VOUCH_SOURCE_FEDERAL_REGISTER_URL: 'http://mirror.example/api/v1/',
        VOUCH_SOURCE_CISA_URL: 'https://dana:secret@mirror.example/',
        VOUCH_SOURCE_KEV_URL: 'ftp://mirror.example/',
        VOUCH_SOURCE_CSL_URL: 'no address',
        VOUCH_SOURCE_FCC_URL: 'https://mirror.example/?key=secret',
        OPENAI_API_KEY: 'x',
      });
    expect(read).toThrow(VouchError);
    for (const line of [
      /VOUCH_WATCH: is neither on nor off/,
      /VOUCH_SOURCE_FEDERAL_REGISTER_URL: begins with http:\/\/.*https:\/\/www\.federalregister\.gov\/api\/v1\/ when unset/,
      /VOUCH_SOURCE_CISA_URL: holds a login/,
      /VOUCH_SOURCE_KEV_URL: is not a web address/,
      /VOUCH_SOURCE_CSL_URL: is not a web address/,
      /VOUCH_SOURCE_FCC_URL: holds a login or a question mark/,
      /OPENAI_MODEL: is missing/,
    ])
      expect(read).toThrow(line);
    expect(read).not.toThrow(/secret/);
  });
});
