/** What do we know about a vendor: its names, products, home, owner, alternatives, and the lists it was looked up in? */
import { z } from 'zod';
import { Claim, Id, Line, review } from './citation.ts';
import { Day } from './day.ts';

/** One list that was searched for the vendor (or could not be), on a day, in a certain edition. */
export const Check = z.strictObject({
  list: Line.max(120),
  url: z.url({ protocol: /^https?$/ }),
  edition: Day.nullable(),
  on: Day,
  result: z.enum(['not-listed', 'listed', 'not-checked']),
});
export type Check = z.infer<typeof Check>;

export const Product = z.strictObject({
  id: Id,
  name: Line.max(120),
  aliases: z.array(Line.max(120)).default([]),
});
export type Product = z.infer<typeof Product>;

/** A fact of provenance: the short words for a table, and the claim that carries its source. */
export const Provenance = z.strictObject({ is: Line.max(120), claim: Claim });

/** That a vendor belongs to a class of makers, with which of its products (all where not said), and the claim that bears it out. */
export const Membership = z.strictObject({ class: Id, products: z.array(Id).min(1).optional(), claim: Claim });
export type Membership = z.infer<typeof Membership>;

export const Vendor = z.strictObject({
  /** A class stands for all makers of something ("routers made abroad"); rules name it, vendors belong to it. */
  kind: z.enum(['company', 'class']).default('company'),
  name: Line.max(80),
  legal: z.array(Line.max(120)).default([]),
  aliases: z.array(Line.max(120)).default([]),
  misspellings: z.array(Line.max(120)).default([]),
  categories: z.array(Line.max(60)).default([]),
  products: z.array(Product).default([]),
  headquarters: Provenance.nullable(),
  owner: Provenance.nullable(),
  classes: z.array(Membership).default([]),
  alternatives: z.array(z.strictObject({ vendor: Id, claim: Claim })).default([]),
  checks: z.array(Check).min(1, 'say which lists were searched, or that none was'),
  ...review,
});
export type Vendor = z.infer<typeof Vendor>;
