/** What does an utterance mean, in its conversation and with the clients we know? */
import type { Clients } from '../core/client-books.ts';
import { dayOf } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import { nameKey, phrasesOf } from '../core/fold.ts';
import type { Model } from '../core/model.ts';
import type { Clock, Memory } from '../core/ports.ts';
import type { Reading } from '../core/reading.ts';
import { ThreadContext } from '../core/thread-context.ts';
import type { Utterance } from '../core/utterance.ts';
import { cleanText } from './clean-text.ts';
import type { KnownClient } from './clients.ts';
import { isUnsure } from './is-unsure.ts';
import type { Reader } from './make-reader.ts';
import { readWithModel } from './read-with-model.ts';
import { confirmed } from './said-yes.ts';

export interface UnderstandPorts {
  readonly reader: Reader;
  readonly clients: Pick<Clients, 'among' | 'find'>;
  readonly memory: Pick<Memory, 'get'>;
  readonly clock: Clock;
  /** Asked for a second reading where the first is unsure; null where there is none. */
  readonly model?: Model | null;
  /** What a model picks from. */
  readonly base?: FactBase;
}

/** The most words of a client's name that is looked up in running text. */
const longestName = 6;

/** Reads an utterance with what the thread remembers and the clients its words may name. Throws as `Reader.read` does. */
export async function understand(
  utterance: Utterance,
  { reader, clients, memory, clock, model, base }: UnderstandPorts,
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
  const context = remembered.data ?? null;
  const waited = confirmed(utterance, text, context);
  if (waited !== null) return waited;
  const today = dayOf(clock());
  const local = reader.read({ utterance, context, clients: known, today });
  if (model == null || base === undefined || !isUnsure(local, base)) return local;
  return readWithModel({ local, utterance, context, clients: known, today }, { model, base });
}
