/** Which directives are asked for? */
import type { Day } from '../../../core/day.ts';
import type { Directive } from '../../../core/directive.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { audienceChain } from '../../../factbase/place-directive.ts';
import type { Fields, Query } from '../listing/query.ts';
import { type Standing, standings } from '../records/standing.ts';
import { holdsWords, plainWords } from '../vendors/plain-words.ts';
import { type DirectiveRow, directiveRows } from './directive-rows.ts';

export const directiveFields: Fields = { shown: ['q', 'vendor', 'place', 'audience', 'show'], unseen: ['after'] };

export interface DirectivesAsked {
  readonly q: string;
  readonly vendor: string | undefined;
  readonly place: string | undefined;
  readonly audience: string | undefined;
  readonly show: Standing | undefined;
}

export const directivesAsked = (query: Query, base: FactBase): DirectivesAsked => ({
  q: query.text('q'),
  vendor: query.known('vendor', base.vendors, 'vendor'),
  place: query.known('place', base.jurisdictions, 'place'),
  audience: query.known('audience', base.audiences, 'audience'),
  show: query.oneOf('show', standings),
});

/**
 * The directives asked for, the newest first: those that reach the vendor, of that place, that bind the audience or a wider
 * one it belongs to, and that hold the words.
 */
export function findDirectives(asked: DirectivesAsked, base: FactBase, today: Day): DirectiveRow[] {
  const { vendor, place, audience, show, q } = asked;
  const words = plainWords(q);
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
