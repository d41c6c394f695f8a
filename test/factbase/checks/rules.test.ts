import { describe, expect, it } from 'vitest';
import { type Changes, checkTiny, edited, tinyFiles } from '../tiny-content.ts';

const order = 'content/directives/order-one.yaml';
const second = 'content/directives/order-two.yaml';

/** Order Two, in force from 2019, superseding Order One. */
const successor = (tinyFiles[order] ?? '')
  .replaceAll('Order One', 'Order Two')
  .replace('from: 2017-10-01', 'from: 2019-01-01\nsupersedes: [order-one]');

describe('checkRules', () => {
  it.each<[string, Changes, string]>([
    [
      'a binding without a beginning',
      edited(order, ['from: 2017-10-01', 'from: null']),
      `${order}:11 error it binds, but nothing says since when`,
    ],
    [
      'a statement without a speaker',
      edited('content/facts/denial.yaml', ['speaker: Northwind\n', '']),
      'content/facts/denial.yaml:2 error a statement without a speaker',
    ],
    [
      'an actor of what nobody did',
      edited('content/facts/denial.yaml', [
        'kind: statement\nspeaker: Northwind\n',
        'kind: ruling\nactor: northwind\n',
      ]),
      'content/facts/denial.yaml:3 error a ruling with an actor',
    ],
    [
      'an actor whom the event is not about',
      edited('content/facts/denial.yaml', ['kind: statement\nspeaker: Northwind\n', 'kind: event\nactor: fabrikam\n']),
      'content/facts/denial.yaml:3 error "fabrikam" acted, but is none of the vendors it is about',
    ],
    [
      'a claim about what is not kept',
      edited(order, ['    cites:', '    topics: [price]\n    cites:']),
      `${order}:17 error content/topics.yaml says that we keep nothing about "price"`,
    ],
    [
      'a product id written twice',
      edited('content/vendors/northwind.yaml', [
        'name: Northwind Endpoint }',
        'name: Northwind Endpoint }\n  - { id: endpoint, name: Northwind Mail }',
      ]),
      'content/vendors/northwind.yaml:6 error the id "endpoint" is written twice under products',
    ],
    [
      'an ending without its day',
      edited(order, ['until: null', 'until: null\nended: revoked']),
      `${order}:10 error it is "revoked", but until: is null`,
    ],
    [
      'a superseded rule without an end',
      { [second]: successor },
      `${second}:9 error "order-one" is superseded but has no until`,
    ],
    [
      'a superseded rule that ends too late',
      { ...edited(order, ['until: null', 'until: 2019-01-02']), [second]: successor },
      `${second}:9 error "order-one" ends 2019-01-02, after this begins (2019-01-01)`,
    ],
  ])('finds %s', (_, changes, said) => {
    const { lines: all } = checkTiny(changes);

    expect(all).toHaveLength(1);
    expect(all[0]).toContain(said);
  });

  it.each<[string, Changes]>([
    ['a proposal without a beginning', edited(order, ['from: 2017-10-01', 'from: null\nstage: proposed'])],
    [
      'a binding with its own beginning',
      edited(order, ['from: 2017-10-01', 'from: null'], ['effect: prohibits', 'effect: prohibits, from: 2017-11-01']),
    ],
    [
      'a superseded rule that ends on the day',
      { ...edited(order, ['until: null', 'until: 2019-01-01']), [second]: successor },
    ],
    [
      'a superseded rule whose bindings have ends',
      { ...edited(order, ['effect: prohibits', 'effect: prohibits, until: 2019-01-01']), [second]: successor },
    ],
    ['a proposal to supersede', { [second]: successor.replace('until: null', 'until: null\nstage: proposed') }],
  ])('allows %s', (_, changes) => {
    expect(checkTiny(changes).lines).toEqual([]);
  });

  it('finds two rules that supersede each other', () => {
    const { lines } = checkTiny({
      ...edited(order, ['until: null', 'until: 2019-01-01\nsupersedes: [order-two]']),
      [second]: successor.replace('until: null', 'until: 2020-01-01'),
    });

    expect(lines.filter((line) => line.includes('each supersede the other'))).toHaveLength(2);
  });
});
