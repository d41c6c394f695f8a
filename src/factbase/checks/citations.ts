/** Is the same page called the same wherever it is cited? */
import type { Finding } from '../finding.ts';
import { type PlacedCitation, placedCitations } from '../placed-claims.ts';
import type { Content } from '../read-records.ts';
import { findingAt } from '../source-file.ts';

/** Two dates for one page cannot both be right; two titles are only untidy. */
const severities = { published: 'error', publisher: 'warning', title: 'warning' } as const;

export function checkCitations(content: Content): Finding[] {
  const first = new Map<string, PlacedCitation>();
  return placedCitations(content).flatMap((placed) => {
    const { citation, source, path } = placed;
    const key = new URL(citation.url).href;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, placed);
      return [];
    }
    return (['published', 'publisher', 'title'] as const).flatMap((field) => {
      const here = citation[field];
      const there = before.citation[field];
      if (here === there) return [];
      const unsure = here === null || there === null || here.startsWith(there) || there.startsWith(here);
      return findingAt(
        source,
        [...path, field],
        {
          what: `${field}: "${here ?? 'null'}" here, "${there ?? 'null'}" for the same page in ${before.source.path}`,
          why: 'in one answer a page is cited once, so one of the two would be lost',
          fix: 'look at the page and write the same in both places',
        },
        unsure ? 'warning' : severities[field],
      );
    });
  });
}
