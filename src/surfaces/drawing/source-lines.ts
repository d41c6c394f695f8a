/** What is said about a source, and which numbers share a line? */
import { sayDay } from '../../core/day.ts';
import type { NumberedCitation } from '../../core/reply.ts';

/** Citations that quote one page stand together, in the order of their numbers. */
export function byPage(citations: readonly NumberedCitation[]): NumberedCitation[][] {
  const pages = Map.groupBy(citations, ({ url, title, publisher, published }) =>
    JSON.stringify([url, title, publisher, published]),
  );
  return [...pages.values()];
}

/** When it was published, in full. */
export const publishedOn = ({ published }: Pick<NumberedCitation, 'published'>): string =>
  published === null ? 'no date given' : sayDay(published);

/** "Read on 20 November 2026". */
export const checkedOn = ({ how, checked }: Pick<NumberedCitation, 'how' | 'checked'>): string =>
  `${how === 'read' ? 'Read' : 'Located'} on ${sayDay(checked)}`;
