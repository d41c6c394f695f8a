/** Which documents of the Federal Register are about measures that Vouch follows? */
import { setTimeout } from 'node:timers/promises';
import { dayOf } from '../../core/day.ts';
import { asVouchError } from '../../core/errors.ts';
import { decodeText } from '../fetch/decode-text.ts';
import { follow } from '../fetch/follow.ts';
import type { Delivered, ReadContext, ReadResult, SourceReader } from '../reader.ts';
import { type FederalRegisterDocument, readDocument } from './federal-register-document.ts';
import { FederalRegisterMemory, newestTexts, windowFrom } from './federal-register-memory.ts';
import { ownPart } from './full-text.ts';
import { judgeDocuments, type TextOf } from './judge-documents.ts';
import { queriesOf } from './queries.ts';
import { home, readPages } from './read-pages.ts';

const hour = 60 * 60 * 1000;
/** Its keepers ask for at most five requests a second, and one a second for full texts. Milliseconds. */
const betweenPages = 200;
const betweenTexts = 1_000;
/** So many refusals in a row mean that texts are not to be had today. */
const patience = 3;
/** The first look goes back a month; no look needs more. */
const mostTexts = 200;

/** `pause` resolves after so many milliseconds. */
export const makeFederalRegisterReader = (
  pause: (milliseconds: number) => Promise<unknown> = (milliseconds) => setTimeout(milliseconds),
): SourceReader => ({ source: 'federal-register', every: 12 * hour, read: (context) => read(context, pause) });

export const federalRegisterReader = makeFederalRegisterReader();

/** A search that fails after a good one keeps what the good one found, and the source counts as failed. */
async function read(context: ReadContext, pause: (milliseconds: number) => Promise<unknown>): Promise<ReadResult> {
  const { base, at, factBase } = context;
  const before = FederalRegisterMemory.safeParse(context.memory).data;
  const found = new Map<string, FederalRegisterDocument>();
  const unreadable = new Map<string, Delivered>();
  let read = 0;
  let failure: string | undefined;
  let asked = 0;
  const rest = async () => {
    if (asked > 0) await pause(betweenPages);
    asked += 1;
  };
  for (const [index, url] of queriesOf(base, windowFrom(before, at), factBase).entries()) {
    try {
      const pages = await readPages(url, context, rest);
      failure ??= pages.failure;
      for (const [place, value] of pages.documents.entries()) {
        read += 1;
        const document = readDocument(value, place + 1, dayOf(at));
        // Searches find the same document, and numbers come twice: the first is the newest.
        if ('rejected' in document) unreadable.set(`${document.rejected.id} ${document.rejected.title}`, document);
        else if (!found.has(document.facts.number)) found.set(document.facts.number, document);
      }
    } catch (thrown) {
      if (index === 0) throw thrown;
      failure ??= `a search could not be read: ${asVouchError(thrown).message}`;
    }
  }
  const { delivered, texts, unread } = await judgeDocuments(
    [...found.values()],
    before?.texts ?? [],
    textsOf(context, pause),
    factBase,
  );
  const notes = [
    // A search for an agency that is spelt wrong finds nothing and says nothing.
    ...(read === 0 ? ['no document of any agency was found, which is unusual'] : []),
    ...(unreadable.size === 0 ? [] : [`${unreadable.size} of ${read} documents could not be read`]),
    ...(unread.length === 0
      ? []
      : [`the full text could not be had, and vendors only it names are missing: ${unread.join(', ')}`]),
  ];
  const memory: FederalRegisterMemory = { since: dayOf(at), texts: newestTexts(texts, before?.texts ?? []) };
  return {
    delivered: [...delivered, ...unreadable.values()],
    memory,
    notes,
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Gets full texts, politely; a text that cannot be had is tried again at the next look. */
function textsOf({ fetch, base }: ReadContext, pause: (milliseconds: number) => Promise<unknown>): TextOf {
  let refused = 0;
  let asked = 0;
  return async ({ facts, text }) => {
    const url = text === null ? null : follow(text, base, home);
    if (url === null || refused >= patience || asked >= mostTexts) return null;
    asked += 1;
    await pause(betweenTexts);
    try {
      const body = await fetch(url);
      const own = body === 'unchanged' ? null : ownPart(decodeText(body), facts.number);
      refused = own === null ? refused + 1 : 0;
      return own;
    } catch {
      refused += 1;
      return null;
    }
  };
}
