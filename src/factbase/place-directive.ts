/** Which bindings of a directive bear on a question, and are they in force on its day? */
import { type Day, lastDay } from '../core/day.ts';
import { activities, type Binding, type Directive } from '../core/directive.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Membership } from '../core/vendor.ts';
import type { Ground, VerdictQuestion } from '../core/verdict.ts';

/** What a verdict is computed from. */
export type VerdictBase = Pick<FactBase, 'vendors' | 'audiences' | 'jurisdictions' | 'directives' | 'directivesOf'>;

type When = 'in force' | 'upcoming' | 'ended' | 'not yet published';

/** One binding placed on the question: when it holds, whom it reaches, and whether its products and place fit. */
export interface Placed {
  readonly ground: Ground;
  readonly when: When;
  readonly reachesProduct: boolean;
  readonly place: 'here' | 'narrower' | 'other';
}

/** Every binding of a directive that reaches the question's audience and place; none where the directive holds elsewhere. */
export function placeDirective(
  id: string,
  directive: Directive,
  question: VerdictQuestion,
  base: VerdictBase,
): Placed[] {
  const place = placeOf(directive.jurisdiction, question.jurisdiction, base);
  if (place === 'other') return [];
  const chain = audienceChain(question.audience, base);
  const membership = membershipOf(directive, question.vendor, base);
  const bindings: readonly Binding[] =
    directive.binds.length > 0 && directive.stage === 'final'
      ? directive.binds
      : [{ audiences: [], activities: [...activities], effect: 'informs' }];
  return bindings
    .filter(
      (binding) =>
        chain === null ||
        binding.audiences.length === 0 ||
        (binding.audiences.some((audience) => chain.has(audience)) &&
          binding.sparing?.some((audience) => chain.has(audience)) !== true),
    )
    .map((binding) => {
      const from = binding.from ?? directive.from ?? directive.published;
      const until = binding.until ?? directive.until;
      return {
        ground: {
          directive: id,
          authority: directive.authority,
          effect: binding.effect,
          audiences: binding.audiences,
          activities: binding.activities,
          jurisdiction: directive.jurisdiction,
          from,
          until,
          scope: binding.scope ?? null,
          through: membership?.class ?? null,
        },
        when: whenOf(directive, from, until, question.asOf),
        reachesProduct:
          membership === undefined
            ? reaches(binding, question.product)
            : question.product === null || (membership.products?.includes(question.product) ?? true),
        place,
      };
    });
}

/** How a directive that names a class reaches a vendor of the class; undefined where it names the vendor itself. */
function membershipOf(directive: Directive, vendor: string, base: VerdictBase): Membership | undefined {
  if (directive.vendors.includes(vendor)) return undefined;
  return base.vendors.get(vendor)?.classes.find((each) => directive.vendors.includes(each.class));
}

function whenOf(directive: Directive, from: string, until: string | null, asOf: Day): When {
  if (until !== null && asOf >= lastDay(until)) return 'ended';
  if (asOf >= lastDay(from)) return 'in force';
  return asOf >= lastDay(directive.published) ? 'upcoming' : 'not yet published';
}

function reaches(binding: Binding, product: string | null): boolean {
  if (product === null || binding.products === undefined) return true;
  return 'only' in binding.products
    ? binding.products.only.includes(product)
    : !binding.products.except.includes(product);
}

/** Whether a rule of one place holds in another (`here`), only in part of it (`narrower`), or not there at all. */
export function placeOf(of: string, asked: string, base: Pick<FactBase, 'jurisdictions'>): Placed['place'] {
  const wider = (place: string) => {
    const within = base.jurisdictions.get(place)?.within;
    return within == null ? [] : [within];
  };
  if (widen(asked, wider).has(of)) return 'here';
  return widen(of, wider).has(asked) ? 'narrower' : 'other';
}

/** An id and everything it belongs to, however many steps up. */
export function widen(id: string, wider: (id: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set([id]);
  for (const each of seen) for (const next of wider(each)) seen.add(next);
  return seen;
}

/** The audience and every wider one it belongs to; null when nobody in particular is asked about. */
export function audienceChain(audience: string | null, base: Pick<FactBase, 'audiences'>): ReadonlySet<string> | null {
  return audience === null ? null : widen(audience, (each) => base.audiences.get(each)?.is ?? []);
}
