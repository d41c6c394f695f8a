/** Blocks about the sources, what they reported, and whom that touches, for tests that draw them. */
import fc from 'fast-check';
import { itemTypes } from '../../../src/core/item.ts';
import type { Block } from '../../../src/core/reply.ts';
import { sourceIds } from '../../../src/core/source.ts';

type ItemRow = Extract<Block, { kind: 'items' }>['rows'][number];

const today = '2026-11-26';

export const itemRow = (parts: Partial<ItemRow> = {}): ItemRow => ({
  source: 'federal-register',
  id: '2024-13695',
  hash: 'a'.repeat(64),
  type: 'directive',
  title: 'Final Determination: Case No. ICTS-2021-002, Kaspersky Lab, Inc.',
  summary: 'A short passage of the source.',
  url: 'https://www.federalregister.gov/d/2024-13695',
  published: '2024-06-24',
  effective: '2024-07-20',
  issuer: 'Commerce Department, Bureau of Industry and Security',
  vendors: ['Kaspersky'],
  waiting: true,
  ...parts,
});

export const items = (rows: ItemRow[], title = 'Waiting for review'): Block => ({ kind: 'items', title, rows });

/** The same text wherever one can come from outside. */
export const nastyWatch = (name: string): Block[] => [
  items(
    [
      itemRow({ id: name, hash: name, title: name, summary: name, url: name, issuer: name, vendors: [name, name] }),
      itemRow({ source: 'kev', id: `${name}2`, title: name, url: name, waiting: false }),
    ],
    name,
  ),
  items([itemRow({ id: name, title: name, summary: name, url: name, issuer: name })], name),
  {
    kind: 'exposures',
    title: name,
    rows: [
      {
        id: 'e',
        client: { id: 'c', name },
        vendor: 'x',
        product: null,
        seats: 12,
        renewal: today,
        recordedBy: { id: 'U', name },
        recordedAt: 0,
      },
    ],
  },
  {
    kind: 'touched',
    title: name,
    directive: 'x',
    rows: [
      {
        client: { id: 'c', name },
        vendor: 'x',
        why: [name, name],
        tasks: [{ title: name, due: today, owner: name, ownerId: null, note: '', directive: null }],
        created: 1,
      },
    ],
  },
  {
    kind: 'answers',
    title: name,
    rows: [{ receipt: 'r', question: name, on: today, before: name, after: name }],
  },
  { kind: 'sources', rows: [{ source: 'cisa', ok: false, checked: today, since: today, error: name }] },
  {
    kind: 'trend',
    title: name,
    points: [
      { label: name, count: 0 },
      { label: name, count: 3 },
    ],
  },
  { kind: 'file', name, text: `${name}\n  ${name}` },
];

/** The same in any number and length. */
export function anyWatch(words: (max: number) => fc.Arbitrary<string>): fc.Arbitrary<Block>[] {
  const many = <T>(each: fc.Arbitrary<T>, maxLength: number) => fc.array(each, { maxLength, size: 'max' });
  const day = fc.option(fc.constantFrom('2017-09-13', '2024-06-24', today));
  const client = words(120).map((name) => ({ id: 'c', name }));
  return [
    fc.record({
      kind: fc.constant('items' as const),
      title: words(80),
      rows: many(
        fc.record({
          source: fc.constantFrom(...sourceIds),
          id: words(200),
          hash: fc.constant('b'.repeat(64)),
          type: fc.constantFrom(...itemTypes),
          title: words(500),
          summary: words(1_000),
          url: fc.option(fc.oneof(fc.webUrl({ withQueryParameters: true }), words(40))),
          published: day,
          effective: day,
          issuer: words(300),
          vendors: fc.array(words(60), { maxLength: 30 }),
          waiting: fc.boolean(),
        }),
        30,
      ),
    }),
    fc.record({
      kind: fc.constant('exposures' as const),
      title: words(80),
      rows: many(
        fc.record({
          id: fc.uuid(),
          client,
          vendor: fc.constant('some'),
          product: fc.option(fc.constant('some')),
          seats: fc.option(fc.integer({ min: 1, max: 10_000_000 })),
          renewal: day,
          recordedBy: words(120).map((name) => ({ id: 'U1', name })),
          recordedAt: fc.constant(0),
        }),
        60,
      ),
    }),
    fc.record({
      kind: fc.constant('touched' as const),
      title: words(80),
      directive: fc.constant('some'),
      rows: many(
        fc.record({
          client,
          vendor: fc.constant('some'),
          why: fc.array(words(300), { maxLength: 20 }),
          tasks: fc.array(
            fc.record({
              title: words(200),
              due: fc.constant(today),
              owner: words(120),
              ownerId: fc.constant(null),
              note: fc.constant(''),
              directive: fc.constant(null),
            }),
            { maxLength: 12 },
          ),
          created: fc.nat({ max: 9 }),
        }),
        40,
      ),
    }),
    fc.record({
      kind: fc.constant('answers' as const),
      title: words(80),
      rows: many(
        fc.record({
          receipt: fc.uuid(),
          question: words(4_000),
          on: fc.constant(today),
          before: words(400),
          after: words(400),
        }),
        30,
      ),
    }),
    fc.record({
      kind: fc.constant('sources' as const),
      rows: many(
        fc.record({
          source: fc.constantFrom(...sourceIds),
          ok: fc.option(fc.boolean()),
          checked: day,
          since: day,
          error: fc.option(words(2_000)),
        }),
        10,
      ),
    }),
    fc.record({
      kind: fc.constant('trend' as const),
      title: words(80),
      points: fc.array(fc.record({ label: words(60), count: fc.nat() }), { minLength: 2, maxLength: 60 }),
    }),
    fc.record({
      kind: fc.constant('file' as const),
      name: words(120),
      text: fc.array(words(400), { maxLength: 200, size: 'max' }).map((lines) => lines.join('\n')),
    }),
  ];
}
