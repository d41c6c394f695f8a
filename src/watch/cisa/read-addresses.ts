/** What do the three addresses of CISA give, each for itself? */
import { type Day, dayOf, sayDay } from '../../core/day.ts';
import { asVouchError } from '../../core/errors.ts';
import { addressOf } from '../address-of.ts';
import { badAnswer } from '../bad-answer.ts';
import { type FeedEntry, readFeed } from '../feed/read-feed.ts';
import { decodeText } from '../fetch/decode-text.ts';
import type { ReadContext, Validators } from '../reader.ts';
import { type CisaMemory, feeds, listPath } from './cisa-memory.ts';
import { type ListedPage, readDirectiveList } from './read-directive-list.ts';

/** Directives are closed, not taken off the list: with fewer than this share of its links it is not the whole page. */
const leastOfList = 0.6;

export interface CisaAnswers {
  /** The entries of both feeds, alerts first. */
  readonly entries: readonly FeedEntry[];
  readonly pages: readonly ListedPage[];
  /** One sentence for each address that failed. */
  readonly failures: readonly string[];
  readonly notes: readonly string[];
  readonly validators: Readonly<Record<string, Validators>>;
}

/** Rejects with `unavailable` only where every address failed. */
export async function readAddresses(context: ReadContext, before: CisaMemory | undefined): Promise<CisaAnswers> {
  const entries: FeedEntry[] = [];
  const pages: ListedPage[] = [];
  const failures: string[] = [];
  const notes: string[] = [];
  const validators: Record<string, Validators> = { ...before?.validators };
  const look = async (path: string, use: (text: string) => void): Promise<void> => {
    try {
      const body = await context.fetch(addressOf(context.base, path), before?.validators[path]);
      if (body === 'unchanged') return;
      use(decodeText(body));
      validators[path] = body.validators;
    } catch (thrown) {
      const error = asVouchError(thrown);
      if (error.code !== 'unavailable') throw thrown;
      failures.push(`${path}: ${error.message}`);
    }
  };
  for (const path of feeds) {
    await look(path, (text) => {
      const read = readFeed(text, dayOf(context.at));
      if (read.length === 0) throw badAnswer('The feed has no entries, and it has always had some.');
      entries.push(...read);
      const gap = before === undefined ? null : gapOf(read, dayOf(before.at));
      if (gap !== null) notes.push(`${path}: ${gap}`);
    });
  }
  await look(listPath, (text) => {
    const read = readDirectiveList(text, context.base);
    if (before !== undefined && read.length < before.listed * leastOfList)
      throw badAnswer(`The page of directives links to ${read.length}, and linked to ${before.listed} before.`);
    pages.push(...read);
  });
  if (failures.length > feeds.length) throw badAnswer(failures.join(' '));
  return { entries, pages, failures, notes, validators };
}

/** A feed holds so few entries that between two looks some may have come and gone. */
function gapOf(entries: readonly FeedEntry[], last: Day): string | null {
  const days = entries.map(({ published }) => published).filter((day) => day !== null);
  const oldest = days.toSorted()[0];
  return oldest !== undefined && oldest > last
    ? `the oldest entry is of ${sayDay(oldest)}, the last look was on ${sayDay(last)}: items may have been missed`
    : null;
}
