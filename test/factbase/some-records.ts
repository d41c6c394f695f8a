/** Single records for tests of the fact base, with whatever the test cares about. */
import { Directive } from '../../src/core/directive.ts';
import { Fact } from '../../src/core/fact.ts';
import { Vendor } from '../../src/core/vendor.ts';

const review = { reviewed: { by: 'test', on: '2026-11-01' }, recheck: '2027-05-01' };

export function citation(parts: Record<string, unknown> = {}) {
  return {
    publisher: 'Gazette',
    title: 'Notice',
    url: 'https://gazette.example/notice',
    published: '2017-01-01',
    quote: 'as it stands',
    checked: '2026-11-01',
    how: 'read',
    ...parts,
  };
}

export function claim(text: string, parts: Record<string, unknown> = {}) {
  return { text, cites: [citation()], ...parts };
}

export function vendor(parts: Record<string, unknown>): Vendor {
  return Vendor.parse({
    name: 'Northwind',
    headquarters: null,
    owner: null,
    checks: [
      { list: 'The list', url: 'https://gazette.example/list', edition: null, on: '2026-11-01', result: 'not-listed' },
    ],
    ...review,
    ...parts,
  });
}

export function directive(parts: Record<string, unknown>): Directive {
  return Directive.parse({
    title: 'Order',
    names: ['the order'],
    issuer: 'Ministry',
    authority: 'order',
    vendors: ['northwind'],
    jurisdiction: 'us',
    published: '2017-01-01',
    from: '2017-01-01',
    until: null,
    claims: [claim('The ministry ordered it.')],
    ...review,
    ...parts,
  });
}

export function fact(parts: Record<string, unknown>, ...texts: string[]): Fact {
  return Fact.parse({
    title: 'Report',
    kind: 'event',
    vendors: ['northwind'],
    published: '2017-01-01',
    claims: texts.map((text) => claim(text)),
    ...review,
    ...parts,
  });
}
