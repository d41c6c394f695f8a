/** Which directives are asked for? */
import { z } from 'zod';
import { Id } from '../../../core/citation.ts';
import type { Day } from '../../../core/day.ts';
import type { Directive } from '../../../core/directive.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { audienceChain } from '../../../factbase/place-directive.ts';
import { SoughtWords, unreadable } from '../records/read-query.ts';
import { standings } from '../records/standing.ts';
import { holdsWords, plainWords } from '../vendors/plain-words.ts';
import { type DirectiveRow, directiveRows } from './directive-rows.ts';

export const DirectivesQuery = z.object({
  q: SoughtWords.optional(),
  vendor: Id.max(80).optional(),
  place: Id.max(80).optional(),
  audience: Id.max(80).optional(),
  show: z.enum(standings).optional(),
  /** The last row of the page before. */
  after: Id.max(120).optional(),
});
export type DirectivesQuery = z.infer<typeof DirectivesQuery>;

/**
 * The directives asked for, the newest first: those that reach the vendor, of that place, that bind the audience or a wider
 * one it belongs to, and that hold the words. `bad-input` where the vendor, place or audience is none on record.
 */
export function findDirectives(query: DirectivesQuery, base: FactBase, today: Day): DirectiveRow[] {
  const { vendor, place, audience, show, q } = query;
  if (vendor !== undefined && !base.vendors.has(vendor)) throw unreadable('vendor');
  if (place !== undefined && !base.jurisdictions.has(place)) throw unreadable('place');
  if (audience !== undefined && !base.audiences.has(audience)) throw unreadable('audience');
  const words = plainWords(q ?? '');
  const chain = audience === undefined ? null : audienceChain(audience, base);
  const reaching = vendor === undefined ? null : new Set(base.directivesOf(vendor).map(({ id }) => id));
  return directiveRows(base, today).filter(
    (row) =>
      (reaching === null || reaching.has(row.id)) &&
      (place === undefined || row.directive.jurisdiction === place) &&
      (chain === null || binds(row.directive, chain)) &&
      (show === undefined || row.standing === show) &&
      holdsWords(row.words, words),
  );
}

const binds = (directive: Directive, chain: ReadonlySet<string>): boolean =>
  directive.binds.some(
    ({ audiences, sparing = [] }) =>
      audiences.some((each) => chain.has(each)) && !sparing.some((each) => chain.has(each)),
  );
