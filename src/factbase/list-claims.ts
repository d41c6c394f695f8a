/** Which claims does a record make, in which order, and where in its file do they stand? */
import type { Claim } from '../core/citation.ts';
import type { Directive } from '../core/directive.ts';
import type { Fact } from '../core/fact.ts';
import type { Guidance } from '../core/guidance.ts';
import type { Vendor } from '../core/vendor.ts';

/** A record that carries claims, with its kind. */
export type ClaimingRecord =
  | { readonly kind: 'vendors'; readonly value: Vendor }
  | { readonly kind: 'directives'; readonly value: Directive }
  | { readonly kind: 'facts'; readonly value: Fact }
  | { readonly kind: 'guidance'; readonly value: Guidance };

/** One claim and its place: the keys and indexes that lead to it from the top of the file. */
export interface ListedClaim {
  readonly claim: Claim;
  readonly path: readonly (string | number)[];
  /** The topic that its place in the record already says; it holds besides those that the claim names. */
  readonly topic: string | null;
}

const factTopics: Readonly<Partial<Record<Fact['kind'], string>>> = { statement: 'statement', ruling: 'courts' };

/**
 * The claims of a record, in the order of their index: a vendor's headquarters, owner, its classes, then alternatives; a directive's
 * claims, then its exceptions; otherwise as written.
 */
export function listClaims(record: ClaimingRecord): ListedClaim[] {
  switch (record.kind) {
    case 'vendors': {
      const { headquarters, owner, classes, alternatives } = record.value;
      return [
        ...[headquarters].flatMap((each) =>
          each === null ? [] : [{ claim: each.claim, path: ['headquarters', 'claim'], topic: 'provenance' }],
        ),
        ...[owner].flatMap((each) =>
          each === null ? [] : [{ claim: each.claim, path: ['owner', 'claim'], topic: 'provenance' }],
        ),
        ...classes.map(({ claim }, index) => ({ claim, path: ['classes', index, 'claim'], topic: 'who-is-bound' })),
        ...alternatives.map(({ claim }, index) => ({
          claim,
          path: ['alternatives', index, 'claim'],
          topic: 'alternatives',
        })),
      ];
    }
    case 'directives':
      return [
        ...record.value.claims.map((claim, index) => ({ claim, path: ['claims', index], topic: null })),
        ...record.value.exceptions.map((claim, index) => ({ claim, path: ['exceptions', index], topic: 'exceptions' })),
      ];
    case 'facts': {
      const topic = factTopics[record.value.kind] ?? null;
      return record.value.claims.map((claim, index) => ({ claim, path: ['claims', index], topic }));
    }
    case 'guidance':
      return record.value.claims.map((claim, index) => ({ claim, path: ['claims', index], topic: null }));
  }
}
