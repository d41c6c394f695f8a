/** Which vendors and directives does somebody look for? */
import type { Day } from '../../../core/day.ts';
import { lastDay } from '../../../core/day.ts';
import type { FactBase } from '../../../core/fact-base.ts';
import { nameKey, wordsOf } from '../../../core/fold.ts';
import { makeNames, type Names } from '../../../factbase/names.ts';
import { vendorsLike } from '../../forms/match-names.ts';

/** A record that an item of the list stands for. */
export interface Found {
  readonly kind: 'vendor' | 'directive';
  readonly id: string;
}

/** The most characters of a search that are looked at: longer than any name. */
export const longestSearch = 200;

/** The gazetteer of a fact base takes longer to build than to use. */
const gazetteers = new WeakMap<FactBase, Names>();

function namesOf(base: FactBase): Names {
  const names = gazetteers.get(base) ?? makeNames(base.vendors);
  gazetteers.set(base, names);
  return names;
}

/** The vendor surely meant, then those whose names hold what was typed, then those named in it. `near`: those spelt nearly so. */
function vendorsFor(typed: string, base: FactBase): { readonly sure: string[]; readonly near: string[] } {
  const names = namesOf(base);
  const meant = names.resolve(typed);
  const like = vendorsLike(typed, base).map(([id]) => id);
  const named = names.find(typed).mentions.map(({ vendor }) => vendor);
  return {
    sure: [...new Set([...('vendor' in meant ? [meant.vendor] : []), ...like, ...named])],
    near: 'didYouMean' in meant ? meant.didYouMean : [],
  };
}

/** How well a directive fits, 0 best; undefined where it does not. Names are compared without their spaces too: "BOD17-01". */
function fit(typed: string, id: string, base: FactBase): number | undefined {
  const directive = base.directives.get(id);
  if (directive === undefined) return undefined;
  const names = [...directive.names, directive.title, id].map((name) => nameKey(name).replaceAll(' ', ''));
  const key = nameKey(typed).replaceAll(' ', '');
  if (names.some((name) => name.startsWith(key))) return 0;
  if (names.some((name) => name.includes(key))) return 1;
  const vendors = directive.vendors.map((vendor) => base.vendors.get(vendor)?.name ?? '');
  const there = wordsOf([directive.title, ...directive.names, directive.issuer, ...vendors].join(' '));
  const wanted = wordsOf(typed);
  return wanted.every((word) => there.some((own) => own.startsWith(word))) ? 2 : undefined;
}

/**
 * Vendors first, then directives: those that fit best first, then the newest, and after them those about a vendor that was
 * found. Names that are only spelt nearly so count where nothing else fits. Nothing typed finds all.
 */
export function searchRecords(typed: string, base: FactBase, today: Day): Found[] {
  const said = typed.slice(0, longestSearch);
  const everything = nameKey(said) === '';
  const known = [...base.directives].filter(([, { published }]) => lastDay(published) <= today);
  const fits = new Map(known.map(([id]) => [id, everything ? 0 : fit(said, id, base)] as const));
  const { sure, near } = everything ? { sure: [...base.vendors.keys()], near: [] } : vendorsFor(said, base);
  const vendors = sure.length > 0 || [...fits.values()].some((score) => score !== undefined) ? sure : near;
  const directives = known
    .flatMap(([id, directive]) => {
      const about = directive.vendors.some((vendor) => vendors.includes(vendor)) ? 3 : undefined;
      const score = fits.get(id) ?? about;
      return score === undefined ? [] : [{ id, score, published: lastDay(directive.published) }];
    })
    .toSorted((a, b) => a.score - b.score || b.published.localeCompare(a.published));
  return [
    ...vendors.map((id): Found => ({ kind: 'vendor', id })),
    ...directives.map(({ id }): Found => ({ kind: 'directive', id })),
  ];
}
