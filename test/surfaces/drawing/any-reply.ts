/** What can a reply hold? Anything, for tests that draw it. */
import fc from 'fast-check';
import type { Block, Reply } from '../../../src/core/reply.ts';
import { statuses } from '../../../src/core/verdict.ts';
import { replyOf, task, today } from './some-replies.ts';
import { anyWatch } from './watch-replies.ts';

const words = (max: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: Math.min(max, 60) }),
    fc.integer({ min: 1, max }).map((length) => 'lorem <!here> *ipsum* & :fire: '.repeat(400).slice(0, length)),
  );
const status = fc.constantFrom(...statuses);
const byActivity = { use: status, acquire: status, supply: status };
const day = fc.constantFrom('2017-09-13', '2024-06', '2026');
const number = fc.integer({ min: 1, max: 30 });
const many = <T>(each: fc.Arbitrary<T>, maxLength: number) => fc.array(each, { maxLength, size: 'max' });

const claim = fc.record({
  text: words(280).map((text) => `§ ${text}`),
  citations: fc.array(number, { maxLength: 3 }),
  record: fc.constant('facts/some'),
});

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('headline' as const),
    text: words(2_000),
    status: fc.option(status),
    citations: fc.array(number, { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('activities' as const), ...byActivity }),
  fc.record({
    kind: fc.constant('audiences' as const),
    title: words(80),
    rows: many(fc.record({ who: words(300), ...byActivity }), 30),
  }),
  fc.record({
    kind: fc.constant('claims' as const),
    title: fc.option(words(200)),
    claims: many(claim, 25),
    speaker: fc.option(words(30)),
  }),
  fc.record({ kind: fc.constant('text' as const), text: words(6_000), internal: fc.boolean() }),
  fc.record({
    kind: fc.constant('checks' as const),
    rows: many(
      fc.record({
        list: words(100),
        url: fc.webUrl(),
        edition: fc.constant(null),
        on: fc.constant(today),
        result: fc.constantFrom('listed' as const, 'not-listed' as const),
      }),
      20,
    ),
  }),
  fc.record({
    kind: fc.constant('vendors' as const),
    rows: many(
      fc.record({
        id: fc.constant('some'),
        name: words(100),
        status,
        ...byActivity,
        reviewed: fc.constantFrom(today, '2026-11-01'),
      }),
      150,
    ),
  }),
  fc.record({
    kind: fc.constant('directives' as const),
    title: words(80),
    rows: many(
      fc.record({
        id: fc.constant('some'),
        title: words(300),
        issuer: words(100),
        published: day,
        from: fc.constant(null),
        citations: fc.array(number, { maxLength: 1 }),
      }),
      60,
    ),
  }),
  fc.record({
    kind: fc.constant('tasks' as const),
    title: words(40),
    rows: many(
      fc
        .record({ title: words(200), owner: words(120), client: words(120), id: fc.uuid() })
        .map(({ client, id, ...parts }) => task(id, { ...parts, client: { id: 'c', name: client } })),
      60,
    ),
  }),
  fc.record({
    kind: fc.constant('proposals' as const),
    concern: fc.uuid(),
    rows: many(
      fc.record({
        title: words(200),
        due: fc.constant(today),
        owner: words(120),
        ownerId: fc.constant(null),
        note: fc.constant(''),
        directive: fc.constant(null),
      }),
      20,
    ),
  }),
  fc.record({
    kind: fc.constant('counts' as const),
    title: words(80),
    rows: many(fc.record({ what: words(100), count: fc.nat(), note: fc.option(words(100)) }), 40),
  }),
  ...anyWatch(words),
  fc.record({
    kind: fc.constant('commands' as const),
    rows: many(fc.record({ usage: words(160), shows: words(160) }), 30),
  }),
  fc.record({
    kind: fc.constant('problem' as const),
    code: fc.constant('internal' as const),
    text: words(4_000),
    remedy: words(4_000),
    reference: fc.constant('ref'),
  }),
);

/** A reply of any blocks, whose claims each start with a mark of their own: `§3.1§ `. */
export const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    blocks: fc.array(block, { maxLength: 60, size: 'small' }),
    citations: fc.array(
      fc.record({
        title: words(300),
        publisher: words(120),
        url: fc.oneof(fc.webUrl({ withQueryParameters: true }), words(40)),
        published: fc.option(day),
        quote: fc.option(words(200)),
        checked: fc.constant(today),
        how: fc.constantFrom('read' as const, 'located' as const),
      }),
      { minLength: 30, maxLength: 30 },
    ),
    suggestions: fc.array(
      fc.record({
        label: words(120),
        intent: fc.constantFrom('ask-vendor', 'log-concern', 'create-task', 'accept-tasks', 'help'),
        entities: fc.record({ vendor: words(60), client: words(120), words: words(4_000) }, { requiredKeys: [] }),
      }),
      { maxLength: 9 },
    ),
    receipt: fc.option(fc.uuid()),
    abstained: fc.boolean(),
  })
  .map(({ blocks, citations, ...parts }) =>
    replyOf(
      blocks.map((each, at) => numbered(each, at)),
      { ...parts, citations: citations.map((citation, index) => ({ n: index + 1, ...citation })) },
    ),
  );

/** Marks every claim, so that it is found again. */
const numbered = (each: Block, at: number): Block =>
  each.kind === 'claims'
    ? { ...each, claims: each.claims.map((one, index) => ({ ...one, text: `§${at}.${index}${one.text}` })) }
    : each;
