/** Is an utterance read with what the thread remembers and the clients the ledger knows? */
import { expect, test } from 'vitest';
import type { Client } from '../../src/core/client.ts';
import { nameKey } from '../../src/core/fold.ts';
import type { ThreadContext } from '../../src/core/thread-context.ts';
import { makeReader } from '../../src/understand/make-reader.ts';
import { understand } from '../../src/understand/understand.ts';
import { tinyFactBase } from '../fact-base.ts';
import { after, client, readWith, today, utterance } from './said.ts';

const reader = makeReader(tinyFactBase());
const globex = client('Globex', true).client;

/** Ports over a list of clients and what each thread remembers. */
function ports(clients: readonly Client[], remembered: Readonly<Record<string, unknown>> = {}) {
  const asked: string[][] = [];
  return {
    asked,
    reader,
    clock: () => Date.parse(`${today}T12:00:00Z`),
    memory: { get: async (thread: string) => remembered[thread] },
    clients: {
      among: async (keys: readonly string[]) => {
        asked.push([...keys]);
        return clients
          .filter((each) => keys.includes(nameKey(each.name)))
          .map((each) => ({ client: each, key: nameKey(each.name) }));
      },
      find: async (said: string) => clients.find((each) => each.id === said || nameKey(each.name) === nameKey(said)),
    },
  };
}

test('a client of the ledger is known by its words, its field and its form', async () => {
  const wanted = { id: globex.id, name: 'Globex', federal: true };
  const found = ports([globex]);
  expect((await understand(utterance("can globex's staff keep Kaspersky"), found)).client).toEqual(wanted);
  expect((await understand(utterance('can they keep Kaspersky', { client: 'GLOBEX' }), found)).client).toEqual(wanted);
  const form = { intent: 'list-concerns', entities: { client: globex.id } };
  expect((await understand(utterance('', { form }), found)).client).toEqual(wanted);
  expect(found.asked[0]).toContain('globex');
});

test('the thread is remembered; another thread and a broken memory are not', async () => {
  const context: ThreadContext = after(readWith(reader, 'may a federal contractor use Kaspersky'));
  const kept = ports([], { one: context, broken: { vendors: 'kaspersky' } });
  const question = 'was that a ban?';
  expect(await understand(utterance(question, { thread: 'one' }), kept)).toMatchObject({
    vendors: ['kaspersky'],
    audience: 'federal-contractor',
  });
  expect((await understand(utterance(question, { thread: 'two' }), kept)).vendors).toEqual([]);
  expect((await understand(utterance(question, { thread: 'broken' }), kept)).vendors).toEqual([]);
});

test('the day is the clock’s', async () => {
  const reading = await understand(utterance("what's new since Friday"), ports([]));
  expect(reading.since).toBe('2026-11-20');
});

test('what cannot be read is refused before anybody is asked', async () => {
  const found = ports([globex]);
  await expect(understand(utterance('x'.repeat(100_000)), found)).rejects.toMatchObject({ code: 'too-large' });
  expect(found.asked).toEqual([]);
});
