/** Is a source's text plain, visible, composed and short, whatever stood in it? */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanSourceText } from '../../../src/watch/fetch/clean-source-text.ts';
import { stripMarkup } from '../../../src/watch/fetch/strip-markup.ts';

const clean = (raw: string, most = 500) => cleanSourceText(raw, most);

test.each([
  [
    'Notice <b>of</b> <script>alert(1)</script> &amp; &lt;i&gt;Kaspersky&lt;/i&gt; *bold*',
    'Notice of & <i>Kaspersky</i> *bold*',
  ],
  ['<p>One</p><p>Two<br/>three</p>', 'One Two three'],
  ['Ka<b>sper</b>sky', 'Kaspersky'],
  ['&amp;lt;b&amp;gt; is decoded once', '&lt;b&gt; is decoded once'],
  ['§&nbsp;889&#8203; &sect;&#x202E;889&#0;', '§ 889 §889�'],
  ['price < 5 and > 3 <3', 'price < 5 and > 3 <3'],
  ['a <a title="x > y" href=\'b>c\'>link</a> here', 'a link here'],
  ["a <b don't>word</b> more", 'a word more'],
  ['before <!-- a > b --> after <!DOCTYPE x> <?xml y?> end', 'before after end'],
  ['before <!-- it never ends <b>word</b>', 'before word'],
  ['a <style>p > q { }</STYLE >b <script>if (a < b) "</p>"', 'a b'],
  ['half a tag <a href="https://www.cisa.gov/', 'half a tag <a href="https://www.cisa.gov/'],
  ['Kas\u200Bper\u00ADsky\u0000 \u202Etxet\u202C \u2066x\u2069 \u200E\u200F\uFEFF\u061C', 'Kaspersky txet x'],
  ['tag\u{E0041}\u{E007F}s \u001B[31mred\u0007', 'tags [31mred'],
  ['Cafe\u0301 \uD800 lone', 'Café � lone'],
  [' \n\t many \u2028 kinds \u00A0 of\r\nspace ', 'many kinds of space'],
  [`z${'\u0301'.repeat(50)}o`, `\u017A${'\u0301'.repeat(3)}o`],
  ['', ''],
])('%j', (raw, expected) => {
  expect(clean(raw)).toBe(expected);
});

test('what is too long ends at a word, with an ellipsis', () => {
  expect(clean('one two three', 13)).toBe('one two three');
  expect(clean('one two three', 12)).toBe('one two…');
  expect(clean('one two three', 8)).toBe('one two…');
  expect(clean('onetwothree', 6)).toBe('onetw…');
  expect(clean('a😀😀😀', 5)).toBe('a😀…');
  expect(clean('word', 0)).toBe('');
  expect(clean(`first ${' '.repeat(1e6)}last`)).toBe('first…');
});

test('whatever comes, it is bounded, whole and free of what cannot be seen', () => {
  const nasty = fc.constantFrom(
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '<script>',
    '"',
    "='",
    '&',
    '&#x202e;',
    '&lt;',
    '\u202E',
    '\0',
    '\u0301',
    '\uD83D',
    ' ',
  );
  const anySign = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
  const texts = fc.array(fc.oneof(nasty, anySign), { maxLength: 60 });
  fc.assert(
    fc.property(texts, (pieces) => {
      const text = clean(pieces.join(''), 40);
      expect(text.length).toBeLessThanOrEqual(40);
      expect(text.isWellFormed()).toBe(true);
      expect(text).toBe(text.normalize('NFC'));
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]|^\s|\s$|\s\s/u);
    }),
    { numRuns: 100 },
  );
});

const many = 300_000;
test.each([
  ['tags that never end', '<a '.repeat(many)],
  ['quotes that never end', '<a b="'.repeat(many)],
  ['nested tags', '<div>'.repeat(many)],
  ['comments that never end', '<!--'.repeat(many)],
  ['scripts that never end', '<script>'.repeat(many)],
  ['scripts that end', '<script></script>'.repeat(many)],
])('%s in megabytes are stripped in time that grows with them', (_, text) => {
  // A square of the length would take hours: that this ends is the test.
  expect(stripMarkup(text).length).toBeLessThanOrEqual(text.length);
});

test.each([
  ['accents', `a${'\u0301\u0316'.repeat(5e6)}`],
  ['entities', '&#'.repeat(5e6)],
  ['text', 'x'.repeat(1e7)],
])('%s in megabytes are cut before they are read', (_, text) => {
  expect(clean(text).length).toBeLessThanOrEqual(500);
});

test('a long text is kept as far as is asked', () => {
  const text = 'word '.repeat(40_000).trim();
  expect(clean(text, 1_000_000)).toBe(text);
});
