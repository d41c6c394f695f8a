/** What does an utterance mean, in its conversation and with the clients we know? */
import { dayOf } from '../core/day.ts';
import { nameKey, phrasesOf } from '../core/fold.ts';
import type { Clients, Clock, Memory } from '../core/ports.ts';
import type { Reading } from '../core/reading.ts';
import { ThreadContext } from '../core/thread-context.ts';
import type { Utterance } from '../core/utterance.ts';
import { cleanText } from './clean-text.ts';
import type { KnownClient } from './clients.ts';
import type { Reader } from './make-reader.ts';

export interface UnderstandPorts {
  readonly reader: Reader;
  readonly clients: Pick<Clients, 'among' | 'find'>;
  readonly memory: Pick<Memory, 'get'>;
  readonly clock: Clock;
}

/** The most words of a client's name that is looked up in running text. */
const longestName = 6;

/** Reads an utterance with what the thread remembers and the clients its words may name. Throws as `Reader.read` does. */
export async function understand(
  utterance: Utterance,
  { reader, clients, memory, clock }: UnderstandPorts,
): Promise<Reading> {
  const text = cleanText(utterance.text);
  const named = [utterance.client, utterance.form?.entities.client].flatMap((name) =>
    nameKey(name ?? '') === '' ? [] : (name ?? ''),
  );
  const keys = utterance.form === undefined ? phrasesOf(text, longestName) : [];
  const known: KnownClient[] = keys.length === 0 ? [] : [...(await clients.among(keys))];
  for (const name of named) {
    const client = await clients.find(name);
    if (client !== undefined) known.push({ client, key: nameKey(name) });
  }
  const remembered = ThreadContext.safeParse(await memory.get(utterance.thread));
  return reader.read({ utterance, context: remembered.data ?? null, clients: known, today: dayOf(clock()) });
}
