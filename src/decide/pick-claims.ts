/** Which claims of which records answer the question, known by its day? */
import { type Day, lastDay } from '../core/day.ts';
import type { ClaimRef } from '../core/decision.ts';
import type { ClaimEntry, FactBase } from '../core/fact-base.ts';

/** A reference to a claim. */
export const refOf = (entry: ClaimEntry): ClaimRef => ({ record: entry.record, index: entry.index });

/** True when the claim could be said on that day. */
export const knownBy = (entry: ClaimEntry, day: Day): boolean => lastDay(entry.known) <= day;

/** The first claim of a directive that could be said on the day: the one that says what it did, to whom, when. */
export function leadClaim(directive: string, base: FactBase, day: Day): ClaimRef[] {
  const lead = base.claimsOf(`directives/${directive}`).find((entry) => knownBy(entry, day));
  return lead === undefined ? [] : [refOf(lead)];
}

/** The exceptions of a directive come after its claims in the record's entries. */
export function exceptionClaim(directive: string, index: number, base: FactBase, day: Day): ClaimRef[] {
  const record = base.directives.get(directive);
  const entry = base.claimsOf(`directives/${directive}`)[(record?.claims.length ?? 0) + index];
  return entry === undefined || !knownBy(entry, day) ? [] : [refOf(entry)];
}

/** Every claim about a vendor known by the day: of the vendor's own record, its directives and its facts. */
export function claimsAbout(vendor: string, base: FactBase, day: Day): readonly ClaimEntry[] {
  return [
    ...base.claimsOf(`vendors/${vendor}`),
    ...base.directivesOf(vendor).flatMap(({ id }) => base.claimsOf(`directives/${id}`)),
    ...base.factsOf(vendor).flatMap(({ id }) => base.claimsOf(`facts/${id}`)),
  ].filter((entry) => knownBy(entry, day));
}

/** The same claims, each once, at most `most`, in the order given. */
export function distinct(refs: readonly ClaimRef[], most: number, taken: readonly ClaimRef[] = []): ClaimRef[] {
  const seen = new Set(taken.map((ref) => `${ref.record}#${ref.index}`));
  const kept: ClaimRef[] = [];
  for (const ref of refs) {
    const key = `${ref.record}#${ref.index}`;
    if (seen.has(key) || kept.length === most) continue;
    seen.add(key);
    kept.push(ref);
  }
  return kept;
}
