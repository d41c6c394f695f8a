/** May this audience use, buy or sell this vendor's product here, on that day, and by which directives? */
import { daysBetween, firstDay } from '../core/day.ts';
import { type Activity, activities, authorities, type Effect, effects } from '../core/directive.ts';
import { type Ground, type Status, statuses, type Verdict, type VerdictQuestion } from '../core/verdict.ts';
import { audienceChain, type Placed, placeDirective, type VerdictBase } from './place-directive.ts';

const statusOf: Record<Effect, Status> = {
  'requires-removal': 'prohibited',
  prohibits: 'prohibited',
  restricts: 'restricted',
  'advises-against': 'advised-against',
  'requires-mitigation': 'no-restriction-found',
  informs: 'no-restriction-found',
};

/**
 * The verdict on a question: a pure function of the directives. A date known only to the month or year counts from its
 * last day for a beginning and to its last day for an end, so that nothing is said to hold, or to be over, too early.
 * Whoever may not use a product may not buy or sell it for that use either: bindings on `use` count for all activities.
 * To those who only buy, as agencies do, it may not be sold where they may not buy it.
 */
export function verdict(question: VerdictQuestion, base: VerdictBase): Verdict {
  const vendor = base.vendors.get(question.vendor);
  if (vendor === undefined)
    return {
      ...emptyVerdict(question),
      status: 'unknown',
      byActivity: { use: 'unknown', acquire: 'unknown', supply: 'unknown' },
    };
  const chain = audienceChain(question.audience, base);
  const placed = base
    .directivesOf(question.vendor)
    .flatMap(({ id, directive }) => placeDirective(id, directive, question, base));
  const here = placed.filter((each) => each.place === 'here');
  const reaching = here.filter((each) => each.reachesProduct);
  const binding = reaching.filter((each) => statusOf[each.ground.effect] !== 'no-restriction-found');
  const inForce = binding.filter((each) => each.when === 'in force');
  const byActivity = {
    use: heaviest(inForce, 'use', chain, base),
    acquire: heaviest(inForce, 'acquire', chain, base),
    supply: heaviest(inForce, 'supply', chain, base),
  };
  const asked = (each: Placed) => question.activity === null || covers(each.ground, question.activity, chain, base);
  const shown = [...inForce, ...binding.filter((each) => each.when === 'upcoming')].filter(asked);
  return {
    question,
    status:
      question.activity === null
        ? worst(activities.map((activity) => byActivity[activity]))
        : byActivity[question.activity],
    byActivity,
    because: sorted(inForce.filter(asked)),
    mitigations: mitigationsOf(reaching),
    context: sorted(reaching.filter((each) => each.when === 'in force' && each.ground.effect === 'informs')),
    upcoming: sorted(binding.filter((each) => each.when === 'upcoming' && asked(each)))
      .toSorted((a, b) => firstDay(a.from).localeCompare(firstDay(b.from)))
      .map((ground) => ({ ...ground, days: Math.max(0, daysBetween(question.asOf, firstDay(ground.from))) })),
    ended: sorted(binding.filter((each) => each.when === 'ended' && asked(each))),
    exceptions: exceptionsOf(
      here.filter((each) => each.when === 'in force' || each.when === 'upcoming'),
      shown,
      question,
      base,
    ),
    conflicts: conflictsOf(
      here.filter((each) => each.when === 'in force'),
      base,
    ),
    elsewhere: sorted(
      placed.filter(
        (each) =>
          each.place === 'narrower' &&
          each.when === 'in force' &&
          each.reachesProduct &&
          statusOf[each.ground.effect] !== 'no-restriction-found' &&
          asked(each),
      ),
    ),
    checked: vendor.checks,
  };
}

function emptyVerdict(question: VerdictQuestion): Verdict {
  return {
    question,
    status: 'no-restriction-found',
    byActivity: { use: 'no-restriction-found', acquire: 'no-restriction-found', supply: 'no-restriction-found' },
    because: [],
    mitigations: [],
    context: [],
    upcoming: [],
    ended: [],
    exceptions: [],
    conflicts: [],
    elsewhere: [],
    checked: [],
  };
}

function covers(
  ground: Ground,
  activity: Activity,
  chain: ReturnType<typeof audienceChain>,
  base: VerdictBase,
): boolean {
  return (
    ground.activities.includes(activity) ||
    ground.activities.includes('use') ||
    (activity === 'supply' &&
      ground.activities.includes('acquire') &&
      ground.audiences.some((each) => chain?.has(each) !== false && base.audiences.get(each)?.onlyBuys === true))
  );
}

function heaviest(
  inForce: readonly Placed[],
  activity: Activity,
  chain: ReturnType<typeof audienceChain>,
  base: VerdictBase,
): Status {
  return worst(
    inForce.filter((each) => covers(each.ground, activity, chain, base)).map((each) => statusOf[each.ground.effect]),
  );
}

/** The heaviest of some statuses; `no-restriction-found` of none. */
export function worst(all: readonly Status[]): Status {
  return statuses.find((status) => all.includes(status)) ?? 'no-restriction-found';
}

function sorted(placed: readonly Placed[]): Ground[] {
  return placed
    .map((each) => each.ground)
    .sort(
      (a, b) =>
        authorities.indexOf(a.authority) - authorities.indexOf(b.authority) ||
        effects.indexOf(a.effect) - effects.indexOf(b.effect) ||
        b.from.localeCompare(a.from) ||
        a.directive.localeCompare(b.directive),
    );
}

/** Those that still hold before those that ended; the newest first among each. */
function mitigationsOf(placed: readonly Placed[]): Ground[] {
  const orders = placed.filter((each) => each.ground.effect === 'requires-mitigation');
  const newest = (when: Placed['when']) =>
    orders
      .filter((each) => each.when === when)
      .map((each) => each.ground)
      .sort((a, b) => b.from.localeCompare(a.from) || a.directive.localeCompare(b.directive));
  return [...newest('in force'), ...newest('ended')];
}

/** Exceptions of what is shown, and those that let the asked product through. */
function exceptionsOf(
  live: readonly Placed[],
  shown: readonly Placed[],
  question: VerdictQuestion,
  base: VerdictBase,
): Verdict['exceptions'] {
  const chain = audienceChain(question.audience, base);
  const ids = new Set([...shown, ...live.filter((each) => !each.reachesProduct)].map((each) => each.ground.directive));
  return [...ids].flatMap((directive) =>
    (base.directives.get(directive)?.exceptions ?? []).flatMap((exception, index) => {
      const forProduct =
        question.product === null || exception.products === undefined || exception.products.includes(question.product);
      const forAudience =
        chain === null || exception.audiences === undefined || exception.audiences.some((each) => chain.has(each));
      return forProduct && forAudience ? [{ directive, index }] : [];
    }),
  );
}

function conflictsOf(inForce: readonly Placed[], base: VerdictBase): Verdict['conflicts'] {
  const ids = [...new Set(inForce.map((each) => each.ground.directive))];
  return ids.flatMap((one) =>
    (base.directives.get(one)?.disagrees ?? [])
      .filter((other) => ids.includes(other) && (one < other || !base.directives.get(other)?.disagrees.includes(one)))
      .map((other) => ({ one, other })),
  );
}
