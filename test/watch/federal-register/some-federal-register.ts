/** What does the Federal Register answer, where a test needs no real one? */
import { createHash } from 'node:crypto';
import { VouchError } from '../../../src/core/errors.ts';
import type { FactBase } from '../../../src/core/fact-base.ts';
import { makeFederalRegisterReader } from '../../../src/watch/federal-register/federal-register-reader.ts';
import type { Body, ReadResult } from '../../../src/watch/reader.ts';

const site = 'https://www.federalregister.gov';
export const now = Date.parse('2025-12-08T09:00:00Z');

/** A document as the API gives it, with whatever the test cares about; `undefined` leaves a field out. */
export function document(number: string, parts: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    document_number: number,
    title: 'Additions to the Entity List ',
    type: 'Rule',
    abstract: 'BIS amends the EAR by adding 3 entries to the Entity List.',
    action: 'Final rule.',
    agencies: [
      {
        raw_name: 'DEPARTMENT OF COMMERCE',
        name: 'Commerce Department',
        id: 54,
        parent_id: null,
        slug: 'commerce-department',
      },
      {
        raw_name: 'Bureau of Industry and Security',
        name: 'Industry and Security Bureau',
        id: 241,
        parent_id: 54,
        slug: 'industry-and-security-bureau',
      },
    ],
    publication_date: '2025-12-04',
    effective_on: '2025-12-04',
    citation: '90 FR 52362',
    html_url: `${site}/documents/2025/12/04/${number}/additions-to-the-entity-list`,
    raw_text_url: `${site}/documents/full_text/text/2025/12/04/${number}.txt`,
    docket_ids: ['Docket No. 251201-0163'],
    cfr_references: [{ title: 15, part: 744, chapter: null, citation_url: null }],
    correction_of: null,
    ...parts,
  };
}

/** An answer with these documents; none of them has neither `results` nor `total_pages`. */
export const answer = (documents: readonly unknown[], parts: Record<string, unknown> = {}): string =>
  JSON.stringify(
    documents.length === 0
      ? { count: 0, description: 'Documents', ...parts }
      : { count: documents.length, description: 'Documents', total_pages: 1, results: documents, ...parts },
  );

/** The pages of a document as plain text, as the site gives them. */
export const fullText = (number: string, words: string): string =>
  `<html><body><pre>[Federal Register Volume 90]\n[FR Doc No: ${number}]\n\n${words}\n\n[FR Doc. ${number} Filed 12-3-25; 8:45 am]\nBILLING CODE 3510-33-P\n</pre></body></html>`;

export const body = (url: URL, text: string | Uint8Array): Body => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { url: url.href, bytes, contentType: 'application/json', hash, validators: {} };
};

type Says = string | Uint8Array | Error;

/** `search`: what the n-th search (from 1) answers, the first page and those after it; none finds anything where it is not said. */
export interface Site {
  readonly search?: (url: URL, nth: number) => Says;
  readonly text?: (url: URL) => Says;
  readonly memory?: unknown;
  readonly at?: number;
}

export const unavailable = (why: string) => new VouchError('unavailable', why, 'Wait.');

/** One look, with every address that was asked and every pause that was made. */
export async function look(
  factBase: FactBase,
  { search = () => answer([]), text = () => unavailable('not found'), memory, at = now }: Site,
): Promise<ReadResult & { readonly asked: readonly URL[]; readonly pauses: readonly number[] }> {
  const asked: URL[] = [];
  const pauses: number[] = [];
  let searches = 0;
  const result = await makeFederalRegisterReader(async (pause) => pauses.push(pause)).read({
    base: new URL(`${site}/api/v1/`),
    at,
    memory,
    factBase,
    fetch: async (url) => {
      asked.push(url);
      const isText = url.pathname.includes('/full_text/');
      if (!isText) searches += 1;
      const says = isText ? text(url) : search(url, searches);
      if (says instanceof Error) throw says;
      return body(url, says);
    },
  });
  return { ...result, asked, pauses };
}

/** The first search finds these, the others nothing. */
export const finds =
  (...documents: unknown[]) =>
  (_: URL, nth: number): string =>
    answer(nth === 1 ? documents : []);

export const itemsOf = ({ delivered }: ReadResult) => delivered.flatMap((each) => ('item' in each ? [each.item] : []));
export const rejectedOf = ({ delivered }: ReadResult) =>
  delivered.flatMap((each) => ('rejected' in each ? [each.rejected] : []));
