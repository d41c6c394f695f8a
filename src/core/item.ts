/** What did an official source deliver, before anybody has reviewed it? */
import { z } from 'zod';
import { Id } from './citation.ts';
import { Day } from './day.ts';
import { Person } from './person.ts';
import { SourceId } from './source.ts';

/**
 * What an item announces. `directive`: in force, binds or bans. `framework`: in force, aimed at no single vendor. `delisting`:
 * something ends, never a new ban. `administrative`: meetings, paperwork, introductions.
 */
export const itemTypes = ['directive', 'framework', 'proposal', 'correction', 'delisting', 'administrative'] as const;
export const ItemType = z.enum(itemTypes);
export type ItemType = z.infer<typeof ItemType>;

/** An item is no fact: everything in it is the source's word, cleaned of markup and direction marks, and cut to length. */
export const Item = z.strictObject({
  source: SourceId,
  /** The source's own id: a document number, "ED 25-03", a CVE id, a list entry. */
  id: z.string().min(1).max(200),
  type: ItemType,
  /** Ids of the vendors (or classes of makers) it is about; empty where it is about nobody in particular. */
  vendors: z.array(Id),
  title: z.string().min(1).max(500),
  /** A short passage of the source; empty where it gives none. */
  summary: z.string().max(1_000),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  published: Day.nullable(),
  /** The day the source says it takes effect, or (KEV) by which it must be done. */
  effective: Day.nullable(),
  /** Who issued it, in the source's words: "Commerce Department, Bureau of Industry and Security". */
  issuer: z.string().max(300),
  /** How lawyers cite it: "89 FR 52434". */
  citation: z.string().max(100).nullable(),
  /** What the same thing is known by at other sources too: "ed-25-03", "fr-2024-13695", "cve-2025-20333". */
  keys: z.array(z.string().max(120)),
  /** Whether it is old news: it stood there when the source was first read, and nobody need review it. */
  background: z.boolean(),
});
export type Item = z.infer<typeof Item>;

/** What a curator made of an item. `background`: nobody needs to. `approved`: a draft was made; the record counts once it is in the content. */
export const ItemReview = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting') }),
  z.strictObject({ state: z.literal('background') }),
  z.strictObject({ state: z.literal('approved'), record: z.string(), by: Person, at: z.int() }),
  z.strictObject({ state: z.literal('linked'), record: z.string(), by: Person, at: z.int() }),
  z.strictObject({ state: z.literal('dismissed'), reason: z.string().min(1).max(500), by: Person, at: z.int() }),
]);
export type ItemReview = z.infer<typeof ItemReview>;

/** An item as the ledger keeps it. Times are epoch milliseconds. */
export const KnownItem = Item.extend({
  /** SHA-256 (hex) of what counts as its content. */
  hash: z.string(),
  firstSeen: z.int(),
  /** When its content last changed; `firstSeen` while it never did. */
  changedAt: z.int(),
  review: ItemReview,
  /** The same thing at other sources, or under other addresses of this one. */
  also: z.array(z.strictObject({ source: SourceId, id: z.string(), url: z.string().nullable() })),
});
export type KnownItem = z.infer<typeof KnownItem>;

/** What came of putting an item. `same`: another source, or another address, had told of it already. */
export const itemStates = ['new', 'updated', 'unchanged', 'rejected'] as const;
export type ItemState = (typeof itemStates)[number];

export const itemKey = ({ source, id }: Pick<Item, 'source' | 'id'>): string => `${source}/${id}`;
