/** What does a source deliver, where a test needs no real one? */
import type { Item } from '../../src/core/item.ts';
import type { Delivered, ReadContext, ReadResult, SourceReader } from '../../src/watch/reader.ts';

export function anItem(id: string, rest: Partial<Item> = {}): Item {
  return {
    source: 'cisa',
    id,
    type: 'directive',
    vendors: [],
    title: `Directive ${id}`,
    summary: 'Agencies are told to do something.',
    url: `https://www.cisa.gov/news-events/directives/${id.toLowerCase().replaceAll(' ', '-')}`,
    published: '2026-11-20',
    effective: null,
    issuer: 'CISA',
    citation: null,
    keys: [],
    background: false,
    ...rest,
  };
}

export const items = (...ids: string[]): Delivered[] => ids.map((id) => ({ item: anItem(id) }));

/** A reader of CISA that gives one result after the other, the last again and again; what it was given is kept. */
export function readerOf(
  ...results: (Partial<ReadResult> | Error)[]
): SourceReader & { readonly given: ReadContext[] } {
  const given: ReadContext[] = [];
  return {
    source: 'cisa',
    every: 1_000,
    given,
    read: async (context) => {
      given.push(context);
      const result = results[Math.min(given.length, results.length) - 1];
      if (result === undefined || result instanceof Error) throw result ?? new Error('nothing to give');
      return { delivered: [], memory: null, ...result };
    },
  };
}
