import { describe, expect, it } from 'vitest';
import { checkTiny, cite, edited } from './tiny-content.ts';

const order = 'content/directives/order-one.yaml';
const denial = 'content/facts/denial.yaml';

function one(changes: Parameters<typeof checkTiny>[0]): { said: string; fix: string } {
  const { said, fixes } = checkTiny(changes);
  expect(said).toEqual([said[0]]);
  return { said: said[0] ?? '', fix: fixes[0] ?? '' };
}

describe('what does not fit the form of a record', () => {
  it.each([
    [
      'an unknown key',
      [`issuer: Ministry`, 'issuer: Ministry\nsevrity: high'],
      `${order}:4:1 error unknown key "sevrity"`,
      'delete',
    ],
    [
      'a misspelt key, once',
      ['authority: order', 'autority: order'],
      `${order}:4:1 error unknown key "autority"`,
      'did you mean "authority"?',
    ],
    ['a missing key', ['authority: order\n', ''], `${order}:1:1 error "authority" is missing`, 'authority: directive'],
    [
      'a wrong choice',
      ['authority: order', 'authority: ordre'],
      `${order}:4:12 error authority: "ordre" is not one of the known values`,
      'did you mean "order"?',
    ],
    [
      'a choice nothing is near to',
      ['effect: prohibits', 'effect: bans'],
      `${order}:11:67 error effect: "bans" is not one of the known values`,
      'requires-removal, prohibits, restricts',
    ],
    [
      'a key inside a list',
      ['effect: prohibits', 'efect: prohibits'],
      `${order}:11:59 error unknown key "efect"`,
      'did you mean "effect"?',
    ],
    [
      'a day that does not exist',
      ['from: 2017-10-01', 'from: 2017-02-30'],
      `${order}:8:7 error from: not a date, month or year: 2017-02-30`,
      'from: 2017-09-13',
    ],
    [
      'a year read as a number',
      ['published: 2017-09-13', 'published: 2017'],
      `${order}:7:12 error published: 2017 is read as the number 2017, but text is expected`,
      '"2017"',
    ],
    [
      'a number read short',
      ['title: Order One', 'title: 7.10'],
      `${order}:1:8 error title: 7.10 is read as the number 7.1, but text is expected`,
      'put it in quotes: "7.10"',
    ],
    [
      'a switch for text',
      ['title: Order One', 'title: true'],
      `${order}:1:8 error title: true is read as the switch true, but text is expected`,
      '"true"',
    ],
    ['no value', ['issuer: Ministry', 'issuer:'], `${order}:3:8 error issuer: there is no value`, 'issuer: ...'],
    [
      'text for a list',
      ['vendors: [northwind]', 'vendors: northwind'],
      `${order}:5:10 error vendors: a list is expected`,
      '[northwind]',
    ],
    [
      'a list for text',
      ['title: Order One', 'title: [Order One]'],
      `${order}:1:8 error title: text is expected, but this is a list`,
      'title: ',
    ],
    [
      'an empty list',
      ['names: [Order One]', 'names: []'],
      `${order}:2:8 error names: needs at least 1, here are 0`,
      'names: ',
    ],
    [
      'an id in capitals',
      ['[federal-contractor]', '[Federal Contractor]'],
      `${order}:11:19 error audiences, item 1: "Federal Contractor": an id is lower-case words joined by hyphens`,
      'federal-agency',
    ],
    [
      'two sentences in a claim',
      ['90 days.', '90 days. It said so.'],
      `${order}:16:11 error text: a claim is one sentence and ends with its full stop`,
      'One sentence',
    ],
    [
      'a claim without a source',
      [`    cites:\n      - ${cite()}\n`, '    cites: []\n'],
      `${order}:17:12 error cites: a claim without a citation is never shown`,
      'cites: ',
    ],
    [
      'an address that is none',
      ['https://gazette.example/notice', 'gazette.example'],
      `${order}:18:51 error url: "gazette.example" is not a web address`,
      'https://',
    ],
    [
      'a page read without its quote',
      ['quote: as it stands', 'quote: null'],
      `${order}:18:115 error quote: a page that was read needs the quote`,
      'quote',
    ],
    [
      'a quote that is too long',
      ['as it stands', 'word '.repeat(26).trim()],
      `${order}:18:115 error quote: a quote has at most 25 words`,
      'quote',
    ],
    [
      'a text that is too long',
      ['title: Order One', `title: ${'x'.repeat(161)}`],
      `${order}:1:8 error title: 161 characters, at most 160 fit`,
      'shorten',
    ],
    [
      'a misspelt form of one of several',
      ['what: Remove it', 'wat: Remove it'],
      `${order}:13:23 error unknown key "wat"`,
      'did you mean "what"?',
    ],
    [
      'the wrong one of several forms',
      ['effect: prohibits', 'effect: prohibits, products: { onyl: [endpoint] }'],
      `${order}:11:90 error unknown key "onyl"`,
      'did you mean "only"?',
    ],
    [
      'a count in text',
      ['on: 2017-12-12', 'after: { count: "three", unit: days, event: notice }'],
      `${order}:13:23 error count: "three" is text, but a whole number is expected`,
      'digits',
    ],
  ] as const)('says %s', (_, edit, said, fix) => {
    const found = one(edited(order, edit));

    expect(found.said).toContain(said);
    expect(found.fix).toContain(fix);
  });

  it('says that a slot is not one an intent can have', () => {
    const found = one(edited('intents/ask-status.yaml', ['action:', 'slots: { vendr: Which? }\naction:']));

    expect(found.said).toBe('intents/ask-status.yaml:3:10 error unknown key "vendr"');
    expect(found.fix).toContain('did you mean "vendor"?');
  });

  it('says that a file is not a record at all', () => {
    expect(one({ [denial]: '- a list' }).said).toContain(
      'a group of "key: value" lines is expected, but this is a list',
    );
    expect(one({ [denial]: '# nothing yet\n' }).said).toContain('the file is empty');
  });

  it('follows anchors to the place where the text stands', () => {
    const anchored = edited(order, [`- ${cite()}`, `- &notice ${cite(', hw: read')}\n      - *notice`]);

    expect(one(anchored).said).toMatch(/order-one.yaml:18:\d+ error unknown key "hw"/);
  });
});

describe('what is not YAML', () => {
  it.each([
    [
      'the same key twice',
      ['issuer: Ministry', 'issuer: Ministry\nissuer: Court'],
      `${order}:4:1 error "issuer" is written twice`,
      'keep one',
    ],
    ['a colon inside text', ['title: Order One', 'title: Order: One'], `${order}:1:8 error not YAML`, 'quotes'],
    ['a tab', ['    cites:', '\tcites:'], `${order}:17:1 error not YAML`, 'two spaces'],
    ['an open quote', ['title: Order One', 'title: "Order One'], 'error not YAML', 'close the quote'],
    [
      'two records in a file',
      ['title: Order One', 'title: Order One\n---\ntitle: Order Two'],
      'error not YAML',
      'its own file',
    ],
  ] as const)('says %s', (_, edit, said, fix) => {
    const { said: all, fixes } = checkTiny(edited(order, edit));

    expect(all[0]).toContain(said);
    expect(fixes.join('\n')).toContain(fix);
    expect(all.every((line) => line.startsWith(order))).toBe(true);
  });

  it('warns of text cut short by a number sign', () => {
    const found = one(edited(order, ['title: Order One', 'title: Order #3 of the year']));

    expect(found.said).toBe(`${order}:1:8 warning everything after "#" is left out: "#3 of the year"`);
  });

  it('says that a list item has run into the one above it', () => {
    const asks = 'asks:\n  - where is the line\n  - who is next\n    - what about the others\n  - and we';
    const found = one(
      edited('content/guidance/the-line.yaml', ['asks: [where is the line, who is next, what about the others]', asks]),
    );

    expect(found.said).toBe('content/guidance/the-line.yaml:5:5 error this item is read as more of the text above it');
  });

  it('says that bytes are not text', () => {
    const found = one({ [denial]: `${'title: Caf'}\uFFFD\n` });

    expect(found.said).toBe(`${denial}:1:11 error a character here is damaged`);
  });
});
