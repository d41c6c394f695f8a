/** How well is read what was never taught: half of what intents/ says, after learning from the other half? */
import { expect, test } from 'vitest';
import type { Intent } from '../../src/core/intent.ts';
import type { ThreadContext } from '../../src/core/thread-context.ts';
import { makeReader } from '../../src/understand/make-reader.ts';
import { realFactBase } from '../fact-base.ts';
import { after, client, readWith } from './said.ts';

const factBase = realFactBase();
const half = (intent: Intent, odd: boolean): string[] => intent.says.filter((_, at) => (at % 2 === 1) === odd);
const reader = makeReader({
  ...factBase,
  intents: new Map([...factBase.intents].map(([id, intent]) => [id, { ...intent, says: half(intent, false) }])),
});

const clients = ['Acme Dental', 'Bluth Company', 'Initech'].map((name) => client(name));
const names: Readonly<Record<string, readonly string[]>> = {
  vendor: ['Kaspersky', 'sophos', 'Webroot'],
  client: clients.map((each) => each.client.name),
  audience: ['federal contractor', 'government agency'],
  directive: ['BOD 17-01', 'section 1634'],
  date: ['13 September 2017', '3 December', 'last week'],
};
/** The sentence with names in place of its braces, each time the next of the kind. */
function filled(says: string): string {
  let turn = says.length;
  return says.replace(/\{(\w+)\}/g, (_, kind: string) => {
    turn += 1;
    const list = names[kind] ?? [];
    return list[turn % list.length] ?? kind;
  });
}
const before: ThreadContext = after({
  ...readWith(reader, 'is Kaspersky banned'),
  vendors: ['kaspersky', 'sophos'],
  directive: 'us-dhs-bod-17-01',
});
/** Half a sentence ("who owns them") means something only after another. */
const speaksBack = [
  'answer-vendor',
  'show-provenance',
  'show-statement',
  'show-alternatives',
  'compare-vendors',
  'explain-directive',
  'log-concern',
];

test('four of five untaught sentences are read right, and very few as nothing at all', () => {
  const read = [...factBase.intents].flatMap(([id, intent]) =>
    half(intent, true).map((says) => {
      const context = !says.includes('{vendor}') && speaksBack.includes(intent.action) ? before : null;
      const reading = readWith(reader, filled(says), { context, clients });
      const declined = reading.intent === null && intent.action === 'decline';
      return { says, id, got: reading.intent, right: reading.intent === id || declined };
    }),
  );
  const wrong = read.filter((each) => !each.right);
  expect(read.length).toBeGreaterThan(600);
  expect(
    1 - wrong.length / read.length,
    wrong.map((each) => `${each.says}: ${each.id}, got ${each.got}`).join('\n'),
  ).toBeGreaterThan(0.8);
  expect(wrong.filter((each) => each.got === null).length / read.length).toBeLessThan(0.04);
});
