/** What did an authority or the market do about a vendor: who is bound, for which activity, since when and until when? */
import { z } from 'zod';
import { Citation, Claim, Id, Line, review } from './citation.ts';
import { PartialDay } from './day.ts';

/** Kinds of authority, heaviest first. */
export const authorities = ['statute', 'regulation', 'order', 'directive', 'advisory', 'market'] as const;
export const Authority = z.enum(authorities);
export type Authority = z.infer<typeof Authority>;

/** What a person does with a product: keeps using it, buys it, or sells it on. */
export const activities = ['use', 'acquire', 'supply'] as const;
export const Activity = z.enum(activities);
export type Activity = z.infer<typeof Activity>;

/**
 * What a binding does to an activity, heaviest first. The last two never change a status: `requires-mitigation` orders a
 * flaw to be mended in a product that may be kept, `informs` binds nobody.
 */
export const effects = [
  'requires-removal',
  'prohibits',
  'restricts',
  'advises-against',
  'requires-mitigation',
  'informs',
] as const;
export const Effect = z.enum(effects);
export type Effect = z.infer<typeof Effect>;

/** Which products a binding reaches; all of the vendor's where neither list is given. */
export const ProductScope = z.union([
  z.strictObject({ only: z.array(Id).min(1) }),
  z.strictObject({ except: z.array(Id).min(1) }),
]);

/**
 * Whom the directive binds for which activity. `from` is the first day it binds, `until` the first day it no longer does;
 * both default to the directive's own. `scope` narrows it in words ("on government-issued mobile devices").
 */
export const Binding = z.strictObject({
  audiences: z.array(Id).min(1),
  /** Audiences inside those that it leaves out: a rule for civilian agencies spares the Defense Department. */
  sparing: z.array(Id).min(1).optional(),
  activities: z.array(Activity).min(1),
  effect: Effect,
  from: PartialDay.optional(),
  until: PartialDay.optional(),
  products: ProductScope.optional(),
  scope: Line.max(160).optional(),
});
export type Binding = z.infer<typeof Binding>;

/** A date by which something must be done, fixed or counted from an event. Cited by the first claim's sources unless it has its own. */
export const Deadline = z.union([
  z.strictObject({
    on: PartialDay,
    what: Line.max(200),
    audiences: z.array(Id).optional(),
    cites: z.array(Citation).optional(),
  }),
  z.strictObject({
    after: z.strictObject({
      count: z.int().positive(),
      unit: z.enum(['days', 'business-days', 'months']),
      event: Line.max(120),
    }),
    what: Line.max(200),
    audiences: z.array(Id).optional(),
    cites: z.array(Citation).optional(),
  }),
]);
export type Deadline = z.infer<typeof Deadline>;

/** What the directive leaves out, as a claim, with the products or audiences it leaves out where they have ids. */
export const Exception = Claim.extend({ products: z.array(Id).optional(), audiences: z.array(Id).optional() });
export type Exception = z.infer<typeof Exception>;

/** How a directive came to its end. */
export const endings = ['closed', 'revoked', 'superseded', 'expired', 'overturned'] as const;

export const Directive = z.strictObject({
  title: Line.max(160),
  /** What people call it, shortest first: "BOD 17-01". */
  names: z.array(Line.max(120)).min(1),
  issuer: Line.max(160),
  authority: Authority,
  stage: z.enum(['final', 'proposed']).default('final'),
  /** Companies, or classes of makers; what names a class reaches the vendors that belong to it. */
  vendors: z.array(Id),
  jurisdiction: Id,
  published: PartialDay,
  from: PartialDay.nullable(),
  until: PartialDay.nullable(),
  /** How it ended, where it did. */
  ended: z.enum(endings).optional(),
  binds: z.array(Binding).default([]),
  deadlines: z.array(Deadline).default([]),
  exceptions: z.array(Exception).default([]),
  supersedes: z.array(Id).default([]),
  /** Directives of another authority that say otherwise; both are shown. */
  disagrees: z.array(Id).default([]),
  related: z.array(Id).default([]),
  topics: z.array(Id).default([]),
  claims: z.array(Claim).min(1),
  /** For curators only, never shown to a rep or a client. */
  notes: z.string().optional(),
  ...review,
});
export type Directive = z.infer<typeof Directive>;
