/** Are bytes read as the text they are, whatever is declared, and is JSON told from what only claims to be? */
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/watch/fetch/decode-text.ts';
import { readJson } from '../../../src/watch/fetch/read-json.ts';

const body = (bytes: Uint8Array | string, contentType: string | null = null) => ({
  bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
  contentType,
});
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf16le = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());

describe('pages and feeds', () => {
  test('UTF-8 is read as such, whatever the server says, and its mark is gone', () => {
    expect(decodeText(body('Sicherheitslücke', 'text/xml; charset=iso-8859-1'))).toBe('Sicherheitslücke');
    expect(decodeText(body('\uFEFF<rss/>'))).toBe('<rss/>');
  });

  test('Latin-1 that is declared as UTF-8 is read as windows-1252', () => {
    const xml = latin1('<?xml version="1.0" encoding="utf-8"?><title>Sicherheitsl\u00fccke</title>');
    expect(decodeText(body(xml))).toContain('Sicherheitslücke');
  });

  test('windows-1252 that is declared as such, or as Latin-1, keeps its quotes and dashes', () => {
    const title = latin1('Warnung \u0096 \u0084Kaspersky\u0093 L\u00fccke');
    const declared = (encoding: string) =>
      Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>`), title]);
    for (const encoding of ['windows-1252', 'ISO-8859-1'])
      expect(decodeText(body(declared(encoding)))).toContain('Warnung – „Kaspersky“ Lücke');
  });

  test('what else is declared is believed where the bytes are that, by the server first', () => {
    const cyrillic = Uint8Array.from([0xca, 0xe0, 0xf1, 0xef, 0xe5, 0xf0]);
    expect(decodeText(body(cyrillic, 'text/html; charset="windows-1251"'))).toBe('Каспер');
    const page = Buffer.concat([Buffer.from('<html><meta charset=windows-1251><p>'), cyrillic]);
    expect(decodeText(body(page))).toContain('Каспер');
    expect(decodeText(body(page, 'text/html; charset=koi8-r'))).not.toContain('Каспер');
    expect(decodeText(body(page, 'text/html; charset=no-such-thing'))).not.toBe('');
  });

  test('UTF-16 is told by its mark, or by its first sign', () => {
    const xml = '<title>ED 25-03 – Cisco</title>';
    expect(decodeText(body(utf16le(`\uFEFF${xml}`)))).toBe(xml);
    expect(decodeText(body(utf16be(`\uFEFF${xml}`), 'text/xml; charset=utf-8'))).toBe(xml);
    expect(decodeText(body(utf16le(xml)))).toBe(xml);
    expect(decodeText(body(utf16be(xml)))).toBe(xml);
  });
});

describe('JSON', () => {
  test('is read with its mark or without', () => {
    expect(readJson(body('\uFEFF{"count":1}'))).toEqual({ count: 1 });
    expect(readJson(body(' [1]\n', 'text/html'))).toEqual([1]);
  });

  test.each([
    ['nothing', body(''), 'The answer is empty.'],
    ['blanks', body(' \n\t'), 'The answer is empty.'],
    ['a page', body('\n<HTML><TITLE>Access Denied</TITLE>', 'application/json'), /an HTML page came in place of JSON/i],
    ['a half', body('{"results":[{"title":"Pro'), /broken off or damaged/],
    ['words', body('Too many requests'), /broken off or damaged/],
    ['Latin-1', body(latin1('{"title":"L\u00fccke"}'), 'application/json; charset=iso-8859-1'), /not text in UTF-8/],
  ])('%s is none', (_, answer, sentence) => {
    expect(() => readJson(answer)).toThrow(sentence);
    expect(() => readJson(answer)).toThrow(expect.objectContaining({ code: 'unavailable' }));
  });

  test.each(['__proto__', '\\u005f_proto__', '__pr\\u006Fto__'])('a key %s changes no prototype', (key) => {
    const read = readJson(body(`{"a":{"${key}":{"allowed":true}},"b":1}`));
    expect(read).toEqual({ a: {}, b: 1 });
    const copy = Object.assign({}, read, structuredClone((read as { a: object }).a));
    expect(copy).not.toHaveProperty('allowed');
    expect({}).not.toHaveProperty('allowed');
  });

  test('that is nested a hundred thousand times ends in a value or a sentence', () => {
    const deep = '['.repeat(1e5);
    expect(() => readJson(body(deep))).toThrow(/broken off/);
    expect(() => readJson(body(`{"__proto__":${deep}${']'.repeat(1e5)}}`))).toThrow(/broken off/);
  });
});
