/** What is the answer to "may they?", and what does it rest on? */
import { z } from 'zod';
import { Id } from './citation.ts';
import { Day, PartialDay } from './day.ts';
import { Activity, Authority, type activities, Effect } from './directive.ts';
import { Check } from './vendor.ts';

/** Heaviest first. `no-restriction-found` is never "safe" or "cleared"; `unknown` means that Vouch does not know the vendor. */
export const statuses = ['prohibited', 'restricted', 'advised-against', 'no-restriction-found', 'unknown'] as const;
export const Status = z.enum(statuses);
export type Status = z.infer<typeof Status>;

/** The question a verdict answers. Audience `null`: nobody in particular, so the heaviest counts and each ground names whom it binds. */
export const VerdictQuestion = z.strictObject({
  vendor: Id,
  audience: Id.nullable(),
  jurisdiction: Id,
  activity: Activity.nullable(),
  product: Id.nullable(),
  asOf: Day,
});
export type VerdictQuestion = z.infer<typeof VerdictQuestion>;

/** One binding of one directive that bears on the question. */
export const Ground = z.strictObject({
  directive: Id,
  authority: Authority,
  effect: Effect,
  audiences: z.array(Id),
  activities: z.array(Activity),
  jurisdiction: Id,
  from: PartialDay,
  until: PartialDay.nullable(),
  scope: z.string().nullable(),
  /** The class of makers through which the directive reaches the vendor; null where it names the vendor itself. */
  through: Id.nullable().default(null),
});
export type Ground = z.infer<typeof Ground>;

export const Verdict = z.strictObject({
  question: VerdictQuestion,
  status: Status,
  byActivity: z.strictObject({ use: Status, acquire: Status, supply: Status } satisfies Record<
    (typeof activities)[number],
    typeof Status
  >),
  /** In force on the day and binding this audience, heaviest authority first. */
  because: z.array(Ground),
  /** Orders to mend a flaw in a product that may be kept: those in force first, then those that ended, newest first. */
  mitigations: z.array(Ground).default([]),
  /** In force and worth knowing, but binding nobody (`informs`). */
  context: z.array(Ground),
  /** Published but not yet in force, soonest first; `days` until it is (0 where only the month is known and has begun). */
  upcoming: z.array(Ground.extend({ days: z.int().nonnegative() })),
  /** Were in force for this audience and no longer are. */
  ended: z.array(Ground),
  /** Which exceptions of the directives in `because` and `upcoming`: directive and index in its list. */
  exceptions: z.array(z.strictObject({ directive: Id, index: z.int().nonnegative() })),
  /** Two authorities in force that disagree; never averaged. */
  conflicts: z.array(z.strictObject({ one: Id, other: Id })),
  /** Narrower places inside the jurisdiction that have rules of their own for this audience. */
  elsewhere: z.array(Ground),
  /** What "no restriction found" rests on. */
  checked: z.array(Check),
});
export type Verdict = z.infer<typeof Verdict>;

/** Where a question is about when it does not say: the place of the partners Vouch is made for. */
export const homeJurisdiction = 'us';
