/** Utterances for tests of reading, and what they come to. */
import type { Client } from '../../src/core/client.ts';
import { nameKey } from '../../src/core/fold.ts';
import type { Reading } from '../../src/core/reading.ts';
import type { ThreadContext } from '../../src/core/thread-context.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import type { KnownClient } from '../../src/understand/clients.ts';
import type { Reader } from '../../src/understand/make-reader.ts';

/** A Monday. */
export const today = '2026-11-23';

export const client = (name: string, federal: boolean | null = null): KnownClient => {
  const known: Client = { id: `id-${nameKey(name)}`, name, aliases: [], federal, notes: '', createdAt: 0 };
  return { client: known, key: nameKey(name) };
};

export const utterance = (text: string, parts: Partial<Utterance> = {}): Utterance => ({
  event: 'event',
  surface: 'web',
  thread: 'thread',
  person: { id: 'u1', name: 'Sam Rep' },
  text,
  at: Date.parse(`${today}T12:00:00Z`),
  write: true,
  ...parts,
});

interface Around {
  readonly context?: ThreadContext | null;
  readonly clients?: readonly KnownClient[];
  readonly parts?: Partial<Utterance>;
}

export const readWith = (reader: Reader, text: string, { context = null, clients = [], parts }: Around = {}): Reading =>
  reader.read({ utterance: utterance(text, parts), context, clients, today });

/** What a thread remembers after a reading that named a vendor or directive. */
export const after = (reading: Reading, asked: ThreadContext['asked'] = null): ThreadContext => ({
  vendors: reading.vendors,
  audience: reading.audience,
  jurisdiction: reading.jurisdiction,
  activity: reading.activity,
  product: reading.product,
  directive: reading.directive,
  client: reading.client,
  asOf: reading.asOf,
  proposed: null,
  asked,
});
