/** Which documents does a search of the Federal Register find, page after page? */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { asVouchError } from '../../core/errors.ts';
import { badAnswer } from '../bad-answer.ts';
import { follow } from '../fetch/follow.ts';
import { readJson } from '../fetch/read-json.ts';
import { official } from '../fetch/source-rules.ts';
import type { ReadContext } from '../reader.ts';

/** The API makes page 1 of any page past these, and says nothing. */
const mostPages = 50;
const mostDocuments = 10_000;

/** An answer without documents has neither `results` nor `total_pages`. */
const Page = z.object({
  count: z.union([z.number(), z.string()]).nullish(),
  results: z.array(z.unknown()).optional(),
  next_page_url: z.string().nullish(),
});

export interface Pages {
  readonly documents: readonly unknown[];
  /** Why there may be more than these, in words for a person. */
  readonly failure?: string;
}

export const home = official['federal-register'].hosts;

/** Rejects with `unavailable` where not even the first page is good; a later one that is not ends the reading. */
export async function readPages(
  first: URL,
  { fetch, base }: Pick<ReadContext, 'fetch' | 'base'>,
  rest: () => Promise<void>,
): Promise<Pages> {
  const documents: unknown[] = [];
  const seen = new Set<string>();
  let url = first;
  for (let number = 1; number <= mostPages; number += 1) {
    await rest();
    let page: Page;
    try {
      page = await readPage(url, fetch);
    } catch (thrown) {
      if (number === 1) throw thrown;
      return { documents, failure: `page ${number} of a search could not be read: ${asVouchError(thrown).message}` };
    }
    if (seen.has(page.hash)) return { documents, failure: `page ${number} of a search is a page that came before` };
    seen.add(page.hash);
    documents.push(...page.documents);
    if (page.next === null) return { documents };
    if (documents.length >= mostDocuments) break;
    const next = follow(page.next, base, home);
    if (next === null) return { documents, failure: 'the next page of a search is said to be at another address' };
    // One that does not count on would be read again and again.
    if (Number(next.searchParams.get('page')) !== number + 1)
      return { documents, failure: `page ${number + 1} of a search is said to be a page that came before` };
    url = next;
  }
  return { documents, failure: `a search finds more than ${mostDocuments.toLocaleString('en-US')} documents` };
}

interface Page {
  readonly documents: readonly unknown[];
  readonly next: string | null;
  /** Of the documents alone: the address of the next page counts on where the documents do not. */
  readonly hash: string;
}

async function readPage(url: URL, fetch: ReadContext['fetch']): Promise<Page> {
  const body = await fetch(url);
  if (body === 'unchanged') throw badAnswer('The Federal Register says that nothing changed, though it was not asked.');
  const parsed = Page.safeParse(readJson(body));
  if (!parsed.success)
    throw badAnswer('The answer of the Federal Register has another shape than before.', parsed.error);
  const { results, count, next_page_url } = parsed.data;
  if (results === undefined && String(count) !== '0')
    throw badAnswer('The answer of the Federal Register holds no documents and does not say that there are none.');
  return { documents: results ?? [], next: next_page_url ?? null, hash: hashOf(results ?? []) };
}

const hashOf = (documents: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(documents)).digest('hex');
