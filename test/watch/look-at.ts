/** What does a reader make of answers that a test gives it? */
import { createHash } from 'node:crypto';
import type { FactBase } from '../../src/core/fact-base.ts';
import type { Item } from '../../src/core/item.ts';
import { Item as ItemSchema } from '../../src/core/item.ts';
import { badAnswer } from '../../src/watch/bad-answer.ts';
import type { Body, Fetcher, ReadResult, SourceReader } from '../../src/watch/reader.ts';

/** By path below the address: a text or bytes, 'unchanged', or null where the address fails. */
export type Answers = Readonly<Record<string, string | Uint8Array | null>>;

export const bodyOf = (url: string, content: string | Uint8Array): Body => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { url, bytes, contentType: null, hash, validators: { etag: '"1"' } };
};

export interface Looked extends ReadResult {
  readonly items: readonly Item[];
  readonly rejected: readonly { readonly id: string; readonly reason: string }[];
}

/** One look; what it leaves goes through JSON, as in the ledger, and every item must fit the schema. */
export async function lookAt(
  reader: SourceReader,
  answers: Answers,
  {
    on,
    memory,
    factBase,
    base = 'https://www.cisa.gov/',
  }: { readonly on: string; readonly memory?: unknown; readonly factBase: FactBase; readonly base?: string },
): Promise<Looked> {
  const fetch: Fetcher = async (url) => {
    const answer = answers[url.pathname.slice(1)];
    if (answer === undefined) throw new Error(`the test has no answer for ${url.href}`);
    if (answer === null) throw badAnswer('The server does not answer.');
    return answer === 'unchanged' ? 'unchanged' : bodyOf(url.href, answer);
  };
  const result = await reader.read({ fetch, base: new URL(base), at: Date.parse(`${on}T12:00:00Z`), memory, factBase });
  const kept: unknown = result.memory === undefined ? undefined : JSON.parse(JSON.stringify(result.memory));
  return {
    ...result,
    memory: kept,
    items: result.delivered.flatMap((each) => ('item' in each ? [ItemSchema.parse(each.item)] : [])),
    rejected: result.delivered.flatMap((each) => ('rejected' in each ? [each.rejected] : [])),
  };
}
