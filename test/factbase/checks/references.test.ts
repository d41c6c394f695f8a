import { describe, expect, it } from 'vitest';
import { type Changes, checkTiny, cite, edited, tinyFiles } from '../tiny-content.ts';

const order = 'content/directives/order-one.yaml';
const vendor = 'content/vendors/northwind.yaml';

describe('checkReferences', () => {
  it.each<[string, Changes, string, string]>([
    [
      'a vendor',
      edited(order, ['[northwind]', '[northwnd]']),
      `${order}:5 error vendors, item 1: there is no vendor "northwnd"`,
      'did you mean "northwind"?',
    ],
    [
      'a jurisdiction',
      edited(order, ['jurisdiction: us', 'jurisdiction: fr']),
      `${order}:6 error jurisdiction: there is no jurisdiction "fr"`,
      'use one of: world, us',
    ],
    [
      'an audience that is bound',
      edited(order, ['[federal-contractor]', '[federal-contracter]']),
      `${order}:11 error`,
      'did you mean "federal-contractor"?',
    ],
    [
      'an audience of a deadline',
      edited(order, ['what: Remove it', 'what: Remove it, audiences: [everybody]']),
      `${order}:13 error audiences, item 1: there is no audience "everybody"`,
      'business',
    ],
    [
      'a product of another vendor',
      edited(order, ['effect: prohibits', 'effect: prohibits, products: { except: [antivirus] }']),
      `${order}:11 error except, item 1: there is no product "antivirus"`,
      'endpoint',
    ],
    [
      'a class that is a company',
      edited(vendor, [
        'headquarters:',
        `classes:\n  - { class: contoso, claim: { text: It makes routers., cites: [${cite()}] } }\nheadquarters:`,
      ]),
      `${vendor}:7 error class: there is no class of makers "contoso"`,
      'content/vendors/contoso.yaml with kind: class',
    ],
    [
      'a product that is not its own, in a class',
      {
        'content/vendors/routers.yaml': (tinyFiles['content/vendors/contoso.yaml'] ?? '').replace(
          'name: Contoso',
          'name: Routers made abroad\nkind: class',
        ),
        ...edited(vendor, [
          'headquarters:',
          `classes:\n  - { class: routers, products: [router], claim: { text: It makes routers., cites: [${cite()}] } }\nheadquarters:`,
        ]),
      },
      `${vendor}:7 error products, item 1: there is no product "router"`,
      'endpoint',
    ],
    [
      'a topic',
      edited(order, ['topics: [deadlines]', 'topics: [deadline]']),
      `${order}:14 error`,
      'did you mean "deadlines"?',
    ],
    [
      'a topic of a claim',
      edited(order, ['    cites:', '    topics: [dedlines]\n    cites:']),
      `${order}:17 error`,
      'did you mean "deadlines"?',
    ],
    [
      'what it supersedes',
      edited(order, ['issuer: Ministry', 'issuer: Ministry\nsupersedes: [order-zero]']),
      `${order}:4 error supersedes, item 1: there is no other directive "order-zero"`,
      'content/directives/order-zero.yaml',
    ],
    [
      'itself',
      edited(order, ['issuer: Ministry', 'issuer: Ministry\nrelated: [order-one]']),
      `${order}:4 error related, item 1: there is no other directive, fact or guidance "order-one"`,
      '',
    ],
    [
      'what a statement answers',
      edited('content/facts/denial.yaml', ['[order-one]', '[order-on]']),
      'content/facts/denial.yaml:6 error answers, item 1: there is no directive "order-on"',
      '"order-one"',
    ],
    [
      'an alternative',
      edited(vendor, [
        'owner: null',
        `owner: null\nalternatives:\n  - vendor: contosso\n    claim: { text: Some moved to Contoso., cites: [${cite()}] }`,
      ]),
      `${vendor}:14 error vendor: there is no other vendor "contosso"`,
      '"contoso"',
    ],
    [
      'an audience of a playbook',
      edited('content/playbooks/removal.yaml', ['[business]', '[busines]']),
      'content/playbooks/removal.yaml:2 error',
      '"business"',
    ],
    [
      'the meaning of a near miss',
      edited('intents/log-concern.yaml', ['means: ask-status', 'means: ask-stats']),
      'intents/log-concern.yaml:4 error means: there is no intent or guidance "ask-stats"',
      '"ask-status"',
    ],
  ])('finds %s that is not there', (_, changes, said, fix) => {
    const { lines: all, fixes } = checkTiny(changes);

    expect(all).toHaveLength(1);
    expect(all[0]).toContain(said);
    expect(fixes[0]).toContain(fix);
  });

  it('tells the loss of a file that many records name once', () => {
    const names = Array.from({ length: 5 }, (_, index) => `content/facts/denial-${index}.yaml`);
    const gone = Object.fromEntries(
      names.map((name) => [name, (tinyFiles['content/facts/denial.yaml'] ?? '').replace('[northwind]', '[fabrikam]')]),
    );

    expect(checkTiny(gone).lines).toEqual([
      'content/facts/denial-0.yaml:4 error vendors, item 1: there is no vendor "fabrikam", here and in 4 more places',
    ]);
  });

  it('takes the product of any vendor of the directive', () => {
    const changes = edited(
      order,
      ['[northwind]', '[contoso, northwind]'],
      ['effect: prohibits', 'effect: prohibits, products: { only: [endpoint] }'],
    );

    expect(checkTiny(changes).lines).toEqual([]);
  });
});

describe('checkTables', () => {
  const audiences = 'content/audiences.yaml';
  const places = 'content/jurisdictions.yaml';

  it.each<[string, Changes, string]>([
    [
      'a wider audience that is not there',
      edited(audiences, ['is: [business]', 'is: [busness]']),
      `${audiences}:3 error federal-contractor: there is no audience "busness"`,
    ],
    [
      'a place that is not there',
      edited(audiences, ['jurisdiction: us', 'jurisdiction: usa']),
      `${audiences}:3 error there is no jurisdiction "usa"`,
    ],
    [
      'a wider place that is not there',
      edited(places, ['within: world', 'within: wrld']),
      `${places}:3 error us: there is no jurisdiction "wrld"`,
    ],
    [
      'a word that means two audiences',
      edited(audiences, ['words: [contractor]', 'words: [Company]']),
      `${audiences}:3 error "Company" already stands for the audience "business"`,
    ],
    [
      'a word that is the id of another',
      edited(audiences, ['words: [business, company]', 'words: ["federal contractor"]']),
      `${audiences}:2 error "federal contractor" already stands for the audience "federal-contractor"`,
    ],
    [
      'an id written twice',
      edited(places, ['id: us,', 'id: world,']),
      `${places}:3 error the jurisdiction "world" is written twice`,
    ],
  ])('finds %s', (_, changes, said) => {
    expect(checkTiny(changes).lines).toContain(said);
  });

  it('finds rows that belong, in the end, to themselves', () => {
    const cycle = edited(places, ['within: null', 'within: us']);

    expect(checkTiny(cycle).lines).toEqual([
      `${places}:2 error the jurisdiction "world" belongs, in the end, to itself`,
      `${places}:3 error the jurisdiction "us" belongs, in the end, to itself`,
    ]);
  });
});
