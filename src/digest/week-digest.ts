/** What happened in a week, what lies ahead, and how much is open: what a room may know of it? */
import type { Day } from '../core/day.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Books } from '../core/ports.ts';
import type { Block, NumberedCitation } from '../core/reply.ts';
import { Citer } from '../decide/cite.ts';
import { ahead } from './ahead.ts';
import { openFollowUps, raisedConcerns } from './counts.ts';
import { newDirectives, reviewedDirectives } from './news.ts';
import { sayWeek } from './say-week.ts';

/** The days a digest is about, first and last; `shared`: people of other organisations read the room it is for. */
export interface Week {
  readonly from: Day;
  readonly to: Day;
  readonly shared: boolean;
}

export interface Digest {
  readonly blocks: Block[];
  readonly citations: NumberedCitation[];
}

/**
 * The week's digest: what is new, what was read again, what comes next, what clients worry about and what is still to be
 * done. It is made from records and counts alone, so that it never names a client, nor anything a rep wrote.
 */
export async function weekDigest(
  base: FactBase,
  books: Pick<Books, 'clients' | 'concerns' | 'tasks'>,
  week: Week,
): Promise<Digest> {
  const citer = new Citer(base);
  const news = [...newDirectives(base, week, citer), ...reviewedDirectives(base, week, citer)];
  const blocks: Block[] = [
    { kind: 'headline', text: `The week ${sayWeek(week)}`, status: null, citations: [] },
    ...(news.length > 0 ? news : [nothingNew(week)]),
    ...ahead(base, week.to, citer),
    ...(await raisedConcerns(base, books, week)),
    ...(week.shared ? [] : await openFollowUps(books, week.to)),
  ];
  return { blocks, citations: citer.citations };
}

const nothingNew = (week: Week): Block => ({
  kind: 'text',
  text: `No directive was published or reviewed ${sayWeek(week)}.`,
  internal: false,
});
