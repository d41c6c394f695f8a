/** Does the quick reader of plain YAML say the same as the full parser, or nothing? */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readPlainYaml } from '../../src/factbase/plain-yaml.ts';
import { findingsIn, parseSource } from '../../src/factbase/source-file.ts';

const root = resolve(import.meta.dirname, '../..');
const texts = globSync(['content/**/*.yaml', 'intents/*.yaml'], { cwd: root }).map((name) =>
  readFileSync(join(root, name), 'utf8'),
);

/** What it says must be what the full parser says, of a text in which nothing is wrong or misleading. */
function agrees(text: string): boolean {
  const plain = readPlainYaml(text);
  if (plain === undefined) return false;
  const { source } = parseSource('a.yaml', 'a.yaml', Buffer.from(text));
  expect(findingsIn(source, text), text).toEqual([]);
  expect(plain.value, text).toStrictEqual(source.document.toJS());
  return true;
}

test('nearly all records are plain', () => {
  const plain = texts.filter(agrees);
  expect(plain.length).toBeGreaterThan(texts.length * 0.95);
});

test('a record with a few signs changed is read the same or left to the full parser', () => {
  const sign = fc.constantFrom(
    ...`\n :-#'"[]{},|>&*!%@\`?~=.0a\\`,
    '\n  ',
    '\n- ',
    ': ',
    ' #',
    '\n\n',
    "''",
    '- - ',
    '<<: ',
    '---\n',
    ...'abc 012,',
  );
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(3), put: sign });
  const short = texts.filter((text) => text.length < 3_000);
  let plain = 0;
  fc.assert(
    fc.property(fc.constantFrom(...short), fc.array(change, { minLength: 1, maxLength: 2 }), (text, changes) => {
      const changed = changes.reduce((made, { at, cut, put }) => {
        const place = Math.floor(at * made.length);
        return made.slice(0, place) + put + made.slice(place + cut);
      }, text);
      if (agrees(changed)) plain += 1;
    }),
    { numRuns: 1_000 },
  );
  // Otherwise this would say nothing.
  expect(plain).toBeGreaterThan(25);
});

test('any value written in any of the usual ways is read the same or left to the full parser', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...` \n:-#'"[]{},|>&*!?~.0129eExxoinfaNul`), maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom(
      'null',
      'true',
      'no',
      '0x1F',
      '0o17',
      '1e3',
      '-0',
      '007',
      '.5',
      '2017-09-13',
      '12:30',
      '-.inf',
      '=',
      '<<',
    ),
  );
  const key = fc.oneof({ weight: 20, arbitrary: fc.stringMatching(/^[a-zA-Z_][a-z0-9_-]{0,6}$/) }, text);
  const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true }));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, tie('list'), tie('map')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  }));
  const style = fc.record({
    lineWidth: fc.constantFrom(0, 20, 80),
    indent: fc.constantFrom(2, 4),
    indentSeq: fc.boolean(),
    collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
    defaultStringType: fc.constantFrom(
      'PLAIN' as const,
      'QUOTE_SINGLE' as const,
      'QUOTE_DOUBLE' as const,
      'BLOCK_LITERAL' as const,
      'BLOCK_FOLDED' as const,
    ),
  });
  let plain = 0;
  fc.assert(
    fc.property(value, style, (made, options) => {
      if (agrees(stringify(made, options))) plain += 1;
    }),
    { numRuns: 2_000 },
  );
  expect(plain).toBeGreaterThan(25);
});

describe('what is left to the full parser', () => {
  test.each([
    ['an empty file', ''],
    ['a text that goes on on the next line', 'a: one\n  two\n'],
    ['a comment beside a value', 'a: one # two\n'],
    ['a text cut short by its own #', 'a: one #two\n'],
    ['a key twice', 'a: one\na: two\n'],
    ['a key twice in one line', 'a: { b: one, b: two }\n'],
    ['an item too far to the right', 'a:\n  - one\n    - two\n'],
    ['an anchor', 'a: &b one\nc: *b\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a number in another base', 'a: 0o17\n'],
    ['two documents', 'a: one\n---\nb: two\n'],
    ['a tab', 'a:\tone\n'],
    ['a key without a value', 'a:\nb: one\n'],
    ['a line that belongs nowhere', 'a:\n    b: one\n  c: two\n'],
    ['lists in lists without end', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
    ['the prototype as a key', 'a: { __proto__: b }\n'],
  ])('%s', (_, text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });
});
