/** What would somebody type, or a broken program send, who wants to break Vouch or whoever reads it? */
import fc from 'fast-check';

/** Stands in all hostile markup and in nothing of Vouch's own, so that it is found wherever it comes out alive. */
export const mark = 'zqx';

/** Comes alive where it is drawn without escaping. */
export const markup = [
  `<${mark}>`,
  `</p></main><${mark} on${mark}=1>`,
  `"><img src=x on${mark}=1>`,
  `' on${mark}='1`,
  `" on${mark}="1`,
  `<script>${mark}</script>`,
  `</script><script>${mark}</script>`,
  `</textarea></title></style><svg/on${mark}=1>`,
  `<a href="javascript:${mark}">x</a>`,
  `javascript:${mark}`,
  `JaVaScRiPt:${mark}`,
  `data:text/html,<script>${mark}</script>`,
  `<!--${mark}`,
  `]]><${mark}>`,
  `&lt;${mark}&gt;&#60;${mark}&#62;`,
  `{{constructor.constructor('${mark}')()}}`,
  `\${${mark}}`,
  `<!channel> ${mark}`,
  `<!here|${mark}>`,
  `<!subteam^S${mark}>`,
  `<@U${mark.toUpperCase()}>`,
  `<#C${mark.toUpperCase()}|${mark}>`,
  `<https://${mark}.example|ok>`,
  `<mailto:a@${mark}.example|ok>`,
  `@channel @here @everyone ${mark}`,
  `*${mark}* _${mark}_ ~${mark}~ \`${mark}\` :fire:`,
  `<at>${mark}</at>`,
  `<AT id="0">${mark}</AT>`,
  `{{DATE(2026-11-26T09:41:00Z, LONG)}} ${mark}`,
  `[${mark}](https://${mark}.example)`,
  `![${mark}](https://${mark}.example/x.png)`,
  `[${mark}](javascript:${mark})`,
  `=cmd|'/C ${mark}'!A0`,
  `+${mark}`,
  `-2+3+${mark}`,
  `@SUM(${mark})`,
  `\t=${mark}`,
  `\r=${mark}`,
  `=HYPERLINK("https://${mark}.example","${mark}")`,
  `Acme";\n=${mark}`,
] as const;

/** Means something to what lies below: the database, a path, a pattern, a logger. */
const deeper = [
  "'; drop table concern; --",
  "' or '1'='1",
  '%',
  '_%_',
  '\\',
  '\\u0000',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%s%s%n',
  `\${jndi:ldap://127.0.0.1/a}`,
  '$(id)',
  '`id`',
  '| id',
  '{"__proto__":{"admin":true}}',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'true',
  '[object Object]',
  '(a+)+$',
  `${'a'.repeat(40)}!`,
  'id:',
  'new:',
  'web:00000000-0000-0000-0000-000000000000',
  '00000000-0000-0000-0000-000000000000',
] as const;

/** What numbers and dates break on. */
const numbers = [
  '0',
  '-0',
  '-1',
  '1e309',
  '-1e309',
  '0x10',
  '1_000',
  '٣',
  '１２',
  '9007199254740993',
  '99999999999999999999999',
  '2147483648',
  '1.5',
  'Infinity',
  '0000-00-00',
  '9999-12-31',
  '10000-01-01',
  '2026-02-30',
  '2026-13-01',
  '-2026-01-01',
  '2026-1-1',
  '2026-11-26T00:00:00Z',
  '1 July 275760',
  '+275760-09-13',
  '24:00',
] as const;

/** What letters break on: direction, nothing visible, halves, many marks on one letter. */
const letters = [
  '\u0000',
  'Acme\u0000Dental',
  '\u202eetc\u202c',
  '\u2066\u2067\u2068\u2069',
  '\u200b\u200c\u200d\u2060\ufeff',
  '\ud800',
  '\udc00',
  'Acme \ud83d',
  '\ufffd',
  '\ufffe\uffff',
  '👩‍👩‍👧‍👦🏳️‍🌈🇺🇸',
  `e${'\u0301'.repeat(60)}`,
  'שלום עולם',
  'العربية',
  '東京電力株式会社',
  'Ａｃｍｅ',
  'ſtraße İstanbul ıi',
  'ﷺ',
  '\u2028\u2029\u0085',
  '\u001b[31mred\u001b[0m',
  '\u0007\u0008\u007f\u009b',
  'a\r\nSet-Cookie: x=1',
  '\r\n\r\n<html>',
  '   ',
  '',
  '\n'.repeat(50),
] as const;

const long = fc
  .tuple(
    fc.constantFrom('x', 'é', '👾', '<', '"', `<${mark}>`, 'ab ', '\n', '=1+', '[', '('),
    fc.integer({ min: 50, max: 5_000 }),
  )
  .map(([piece, times]) => piece.repeat(times).slice(0, 20_000));

/** What a rep could say, with something in it that they would not. */
const sentences = [
  (it: string) => `Is Kaspersky safe for our federal work? ${it}`,
  (it: string) => `log that ${it} is worried about Kaspersky: do we remove it?`,
  (it: string) => `create a follow-up to call ${it} by next Friday`,
  (it: string) => `Is "${it}" banned?`,
  (it: string) => `${it} uses 500 seats of Kaspersky until 2027-03-01`,
  (it: string) => `which clients asked about ${it}?`,
  (it: string) => `write a letter to ${it} about Kaspersky`,
  (it: string) => `screen ${it}`,
  (it: string) => `/vendor ${it}`,
  (it: string) => `/concern ${it}`,
  (it: string) => `compare Kaspersky and ${it} as of ${it}`,
  (it: string) => `done with ${it}`,
  (it: string) => `yes ${it}`,
] as const;

/** Any halves of UTF-16, in any order. */
const halves = fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units));

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...markup) },
  { weight: 2, arbitrary: fc.constantFrom(...deeper) },
  { weight: 1, arbitrary: fc.constantFrom(...numbers) },
  { weight: 2, arbitrary: fc.constantFrom(...letters) },
  { weight: 1, arbitrary: long },
  { weight: 1, arbitrary: halves },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
);

/** A text to be put wherever a text may stand. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: piece },
  { weight: 2, arbitrary: fc.tuple(piece, piece).map(([one, other]) => `${one}${other}`) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...sentences), piece).map(([sentence, it]) => sentence(it)) },
);

/** A value of JSON to be put wherever a value may stand, as the text of it: what JavaScript cannot hold, too. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: hostileText.map((text) => JSON.stringify(text)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'null',
      'true',
      '[]',
      '{}',
      '[[]]',
      '[null]',
      '0',
      '-0',
      '-1',
      '1e309',
      '1e-400',
      '9007199254740993',
      `1${'0'.repeat(400)}`,
      '0.1',
      '{"__proto__":{"admin":true}}',
      '{"constructor":{"prototype":{"admin":true}}}',
      '{"type":"__proto__","text":{"text":{"text":1}}}',
      '{"a":1,"a":2}',
      '{"toString":1,"valueOf":1,"hasOwnProperty":1,"then":1,"toJSON":1}',
      '{"length":1e9}',
      '{"$ref":"#"}',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('[', '{"a":'), fc.constantFrom(20, 500, 5_000))
      .map(([open, depth]) => `${open.repeat(depth)}1${(open === '[' ? ']' : '}').repeat(depth)}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 100, max: 3_000 })
      .map((many) => `[${Array.from({ length: many }, () => '"x"').join(',')}]`),
  },
);

/** What stands after the first slash of an address, or in a query. */
export const hostilePath: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: hostileText.map((text) => encodeURIComponent(text.toWellFormed())) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '%2e%2e/%2e%2e/etc/passwd',
      '..%2f..%2fdesk.js',
      '%252e%252e%252f',
      '%00',
      'x%00.css',
      '%',
      '%zz',
      '%C3',
      '%ED%A0%80',
      '%F4%90%80%80',
      '//evil.example/',
      '\\\\evil.example',
      ';jsessionid=1',
      '?'.repeat(50),
      '#',
      '__proto__',
      'constructor',
      'desk.css/../desk.js',
      '.git/config',
      '.env',
      'node_modules/hono/package.json',
      `${'a/'.repeat(1_000)}`,
      'x'.repeat(8_000),
    ),
  },
);
