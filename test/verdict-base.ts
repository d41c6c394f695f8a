/** A fact base of a few directives, for tests of the verdict. */
import { Audiences, Jurisdictions } from '../src/core/audience.ts';
import { Directive } from '../src/core/directive.ts';
import { Vendor } from '../src/core/vendor.ts';
import type { VerdictBase } from '../src/factbase/place-directive.ts';

const review = { reviewed: { by: 'test', on: '2026-11-01' }, recheck: '2027-05-01' };

const cites = [
  {
    publisher: 'Gazette',
    title: 'Notice',
    url: 'https://example.com/notice',
    published: '2017-01-01',
    quote: 'so it is ordered',
    checked: '2026-11-01',
    how: 'read',
  },
];

/** A directive on the vendor `northwind` with whatever the test cares about. */
export function directive(parts: Record<string, unknown>): Directive {
  return Directive.parse({
    title: 'Order on Northwind',
    names: ['the order'],
    issuer: 'Ministry',
    authority: 'order',
    vendors: ['northwind'],
    jurisdiction: 'us',
    published: '2017-01-01',
    from: '2017-01-01',
    until: null,
    claims: [{ text: 'The ministry ordered it.', cites }],
    ...review,
    ...parts,
  });
}

const vendor = Vendor.parse({
  name: 'Northwind',
  headquarters: null,
  owner: null,
  checks: [
    {
      list: 'The list',
      url: 'https://example.com/list',
      edition: '2026-08-20',
      on: '2026-11-01',
      result: 'not-listed',
    },
  ],
  ...review,
});

const { audiences } = Audiences.parse({
  audiences: [
    { id: 'federal-agency', label: 'agency', plural: 'agencies', words: ['agency'], onlyBuys: true },
    { id: 'business', label: 'business', plural: 'businesses', words: ['business'] },
    { id: 'federal-contractor', label: 'contractor', plural: 'contractors', words: ['contractor'], is: ['business'] },
    {
      id: 'defense',
      label: 'defense',
      plural: 'defense',
      words: ['defense'],
      is: ['federal-contractor', 'federal-agency'],
    },
  ],
  ...review,
});

const { jurisdictions } = Jurisdictions.parse({
  jurisdictions: [
    { id: 'world', label: 'worldwide', words: ['worldwide'], within: null },
    { id: 'us', label: 'the United States', words: ['us'], within: 'world' },
    { id: 'us-nh', label: 'New Hampshire', words: ['new hampshire'], within: 'us' },
    { id: 'eu', label: 'the European Union', words: ['eu'], within: 'world' },
    { id: 'de', label: 'Germany', words: ['germany'], within: 'eu' },
  ],
  ...review,
});

const routers = Vendor.parse({ ...vendor, kind: 'class', name: 'Routers made abroad' });
const maker = Vendor.parse({
  ...vendor,
  name: 'Contoso',
  products: [
    { id: 'routers', name: 'Contoso Router' },
    { id: 'phones', name: 'Contoso Phone' },
  ],
  classes: [{ class: 'routers', products: ['routers'], claim: { text: 'Contoso makes routers abroad.', cites } }],
});

/** The base that holds these directives under these ids; Contoso's routers belong to the class `routers`. */
export function verdictBase(directives: Record<string, Directive>): VerdictBase {
  const all = new Map(Object.entries(directives));
  return {
    vendors: new Map([
      ['northwind', vendor],
      ['routers', routers],
      ['contoso', maker],
    ]),
    directives: all,
    audiences: new Map(audiences.map((audience) => [audience.id, audience])),
    jurisdictions: new Map(jurisdictions.map((jurisdiction) => [jurisdiction.id, jurisdiction])),
    directivesOf: (id) =>
      [...all]
        .filter(([, each]) => each.vendors.some((named) => named === id || (id === 'contoso' && named === 'routers')))
        .map(([key, each]) => ({ id: key, directive: each })),
  };
}
