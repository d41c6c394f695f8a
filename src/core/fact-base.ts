/** What does Vouch know, once content/ and intents/ are read and checked? */
import type { Audience, Jurisdiction } from './audience.ts';
import type { Claim } from './citation.ts';
import type { Day, PartialDay } from './day.ts';
import type { Directive } from './directive.ts';
import type { Fact } from './fact.ts';
import type { Guidance } from './guidance.ts';
import type { Intent } from './intent.ts';
import type { Playbook } from './playbook.ts';
import type { Topic } from './topic.ts';
import type { Vendor } from './vendor.ts';

/** The record kinds that carry claims; a record's full id is `kind/id`: `directives/us-dhs-bod-17-01`. */
export const recordKinds = ['vendors', 'directives', 'facts', 'guidance'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** One claim with where it lives: what search finds and receipts name. */
export interface ClaimEntry {
  /** `kind/id` */
  readonly record: string;
  readonly kind: RecordKind;
  readonly index: number;
  readonly claim: Claim;
  /** The first day it could be said. */
  readonly known: PartialDay;
  readonly vendors: readonly string[];
  readonly title: string;
  readonly topics: readonly string[];
}

export interface Hit {
  readonly entry: ClaimEntry;
  /** BM25, unbounded; only comparable within one query. */
  readonly score: number;
}

/** Frozen after loading; a reload makes a new one. Maps are keyed by id (file name). */
export interface FactBase {
  /** Hash over every content file: the version a receipt names. */
  readonly version: string;
  readonly vendors: ReadonlyMap<string, Vendor>;
  readonly directives: ReadonlyMap<string, Directive>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly guidance: ReadonlyMap<string, Guidance>;
  readonly audiences: ReadonlyMap<string, Audience>;
  readonly jurisdictions: ReadonlyMap<string, Jurisdiction>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly playbooks: ReadonlyMap<string, Playbook>;
  readonly intents: ReadonlyMap<string, Intent>;
  /** Directives naming a vendor, newest last. */
  directivesOf(vendor: string): readonly { readonly id: string; readonly directive: Directive }[];
  /** Facts naming a vendor, newest last. */
  factsOf(vendor: string): readonly { readonly id: string; readonly fact: Fact }[];
  /** All claims of one record (`kind/id`), in order; empty when there is no such record. */
  claimsOf(record: string): readonly ClaimEntry[];
  /** SHA-256 (hex) of the record's file, or undefined. */
  hashOf(record: string): string | undefined;
  /** The claims that fit the words best, best first; within one vendor and known by a day where given. */
  search(
    words: string,
    within: { readonly vendor?: string; readonly by?: Day; readonly limit?: number },
  ): readonly Hit[];
  /** True when some claim of the vendor (or any claim) holds a word of this stem. */
  knowsWord(word: string, vendor?: string): boolean;
}

/** What a vendor is called; its id where there is no record of it. */
export const vendorName = (id: string, base: Pick<FactBase, 'vendors'>): string => base.vendors.get(id)?.name ?? id;

/** What a product of a vendor is called; its id where there is no record of it. */
export const productName = (vendor: string, product: string, base: Pick<FactBase, 'vendors'>): string =>
  base.vendors.get(vendor)?.products.find(({ id }) => id === product)?.name ?? product;
