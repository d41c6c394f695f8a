import { describe, expect, it } from 'vitest';
import { type Changes, checkTiny, edited, tinyFiles } from '../tiny-content.ts';

const contoso = 'content/vendors/contoso.yaml';
const northwind = 'content/vendors/northwind.yaml';
const order = 'content/directives/order-one.yaml';

describe('checkNames', () => {
  it.each<[string, Changes, string]>([
    [
      'the alias of another vendor, however it is spelt',
      edited(contoso, ['headquarters', 'aliases: ["Nw SÉCURITY"]\nheadquarters']),
      `${northwind}:3 error "NW Security" already means the vendor "contoso"`,
    ],
    [
      'the product of another vendor',
      edited(contoso, ['headquarters', 'misspellings: [northwind endpoint]\nheadquarters']),
      `${northwind}:5 error "Northwind Endpoint" already means the vendor "contoso"`,
    ],
    [
      'the id of another vendor',
      edited(northwind, ['[NW Security]', '[CONTOSO]']),
      `${northwind}:3 error "CONTOSO" already means the vendor "contoso"`,
    ],
    [
      'the same name twice in one vendor',
      edited(northwind, ['[NW Security]', '[NW Security, "N.W. Security", nw-security]']),
      `${northwind}:3 warning "nw-security" is the same name as "NW Security"`,
    ],
    [
      'a name without letters',
      edited(northwind, ['[NW Security]', '["!?"]']),
      `${northwind}:3 error "!?" holds no letter or digit`,
    ],
    [
      'the name of another directive',
      { 'content/directives/order-two.yaml': tinyFiles[order] ?? '' },
      'content/directives/order-two.yaml:2 error "Order One" already means the directive "order-one"',
    ],
  ])('finds %s', (_, changes, said) => {
    const { lines: all } = checkTiny(changes);

    expect(all).toEqual([expect.stringContaining(said)]);
  });
});

describe('checkCitations', () => {
  it('finds one page with two dates, and warns of two titles', () => {
    const { lines } = checkTiny(
      edited(
        'content/guidance/the-line.yaml',
        ['title: Notice', 'title: The Notice'],
        ['published: 2017-09-13', 'published: 2018-09-13'],
      ),
    );

    expect(lines).toEqual([
      expect.stringMatching(
        /^content\/guidance\/the-line.yaml:6 warning title: "The Notice" here, "Notice" for the same page in .*northwind.yaml/,
      ),
      expect.stringMatching(/^content\/guidance\/the-line.yaml:6 error published: "2018-09-13" here/),
    ]);
  });

  it('only warns where one place knows the date less exactly', () => {
    const { lines } = checkTiny(
      edited('content/guidance/the-line.yaml', ['published: 2017-09-13', 'published: 2017-09']),
    );

    expect(lines).toEqual([expect.stringContaining('warning published: "2017-09" here')]);
  });
});
