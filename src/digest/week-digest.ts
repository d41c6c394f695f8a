/** What happened in some days, what lies ahead, and how much is open: what a room may know of it? */
import { type Day, dayOf, daysBetween } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Books } from '../core/ports.ts';
import type { Block, NumberedCitation } from '../core/reply.ts';
import { Citer } from '../decide/cite.ts';
import { ahead } from './ahead.ts';
import { openFollowUps, raisedConcerns } from './counts.ts';
import type { Days } from './digest-slots.ts';
import { newsOf, showNews } from './news.ts';
import { numberWord } from './number-words.ts';
import { reported } from './reported.ts';
import { saySources } from './say-sources.ts';
import { sayWeek } from './say-week.ts';
import { statusChanges } from './status-changes.ts';

/** What a digest is about: its days, whose they are, and for whom. */
export interface Week extends Days {
  /** The room's time zone: its days begin and end there. */
  readonly zone: string;
  /** The day it is read: what was due before is overdue. */
  readonly today: Day;
  /** People of other organisations read the room it is for. */
  readonly shared: boolean;
}

export interface Digest {
  readonly blocks: Block[];
  readonly citations: NumberedCitation[];
}

/** What a digest is made from. */
export type DigestBooks = Pick<Books, 'clients' | 'concerns' | 'tasks' | 'items' | 'sources' | 'history'>;

/**
 * The digest: what is new, what was reported and is not reviewed, what comes next, what clients worry about and what is still
 * to be done. It is made from records, the sources' words and counts alone, so that it never names a client, nor anything a
 * rep wrote. What outsiders read holds nothing of the log and nothing that is not reviewed.
 */
export async function weekDigest(base: FactBase, books: DigestBooks, week: Week): Promise<Digest> {
  const citer = new Citer(base);
  const { zone, shared, to } = week;
  const news = [
    ...showNews(await newsOf(base, books, week, zone), base, to, citer),
    ...(shared ? [] : await reported(base, books, week, zone)),
    ...(await statusChanges(base, books, week, zone, citer)),
  ];
  const blocks: Block[] = [
    { kind: 'headline', text: titleOf(week), status: null, citations: [] },
    ...(news.length > 0 ? news : [nothingNew]),
    ...ahead(base, to, citer),
    ...(shared ? [] : await ofTheLog(base, books, week)),
  ];
  return { blocks, citations: citer.citations };
}

/** "The week from 16 to 22 November 2026"; of more or fewer days not "the week". */
const titleOf = (days: Days): string =>
  `${daysBetween(days.from, days.to) === 6 ? 'The week' : 'The days'} ${sayWeek(days)}`;

const nothingNew: Block = { kind: 'text', text: 'Nothing new.', internal: false };

/** What members alone get to see: counts of the log, how the sources stand, and how much waits for a curator. */
async function ofTheLog(base: FactBase, books: DigestBooks, week: Week): Promise<Block[]> {
  const states = await books.sources.list();
  const waiting = await books.items.count({ states: ['waiting'] });
  return [
    ...(await raisedConcerns(base, books, week, week.zone)),
    ...(await openFollowUps(books, week.today)),
    { kind: 'text', text: saySources(states, week.today), internal: true },
    ...(waiting === 0 ? [] : [{ kind: 'text' as const, text: sayWaiting(waiting), internal: true }]),
    {
      kind: 'sources',
      rows: states.map(({ source, ok, checkedAt, failedSince, error }) => ({
        source,
        ok,
        checked: checkedAt === null ? null : dayOf(checkedAt),
        since: failedSince === null ? null : dayOf(failedSince),
        error,
      })),
    },
  ];
}

/** "Three items wait for review: say “review”." */
function sayWaiting(count: number): string {
  const word = numberWord(count);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${count === 1 ? 'item waits' : 'items wait'} for review: say “review”.`;
}
