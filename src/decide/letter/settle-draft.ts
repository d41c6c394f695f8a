/** Which sentence of a letter is the draft's, and which the record's own? */
import type { ClaimRef, Section } from '../../core/decision.ts';
import type { FactBase } from '../../core/fact-base.ts';
import type { DraftSentence } from '../../core/letter.ts';
import { isBorneOut } from './is-borne-out.ts';

/** The most sentences of a draft that are looked at. */
export const mostSentences = 14;

export interface SettledClaim {
  readonly ref: ClaimRef;
  /** Null for the record's own sentence. */
  readonly text: string | null;
}

export interface SettledLetter {
  readonly sections: readonly (Omit<Section, 'claims'> & { readonly claims: readonly SettledClaim[] })[];
  /** Sentences of the draft that stand in the letter. */
  readonly drafted: number;
  /** Sentences of the draft that were not borne out, so that the records' own stand in their place. */
  readonly replaced: number;
  /** Claims that the draft left out and a letter needs. */
  readonly added: number;
}

/** The name under which a draft cites a claim. */
export const claimId = ({ record, index }: ClaimRef): string => `${record}#${index}`;

/**
 * Each claim once, in its section. A sentence of the draft stands only where it cites one claim of this letter alone and is
 * borne out by it. What it cites else is said in the records' own words; a claim that is needed and was left out comes last.
 */
export function settleDraft(
  sections: readonly Section[],
  draft: readonly DraftSentence[],
  isNeeded: (ref: ClaimRef, section: Section) => boolean,
  base: Pick<FactBase, 'claimsOf'>,
): SettledLetter {
  const closed = new Map(sections.flatMap(({ claims }) => claims.map((ref) => [claimId(ref), ref] as const)));
  const accepted = new Map<string, string>();
  const order: string[] = [];
  let replaced = 0;
  for (const { text, records } of draft.slice(0, mostSentences)) {
    const [id = '', ...more] = records;
    const ref = closed.get(id);
    const claim = ref === undefined ? undefined : base.claimsOf(ref.record)[ref.index]?.claim.text;
    const stands = more.length === 0 && claim !== undefined && isBorneOut(text, claim);
    order.push(...records);
    if (!stands) replaced += 1;
    else if (!accepted.has(id)) accepted.set(id, text);
  }
  const place = (ref: ClaimRef) => (order.includes(claimId(ref)) ? order.indexOf(claimId(ref)) : order.length);
  let added = 0;
  const settled = sections.map((section) => ({
    ...section,
    claims: section.claims
      .filter((ref) => {
        if (order.includes(claimId(ref))) return true;
        const needed = isNeeded(ref, section);
        if (needed) added += 1;
        return needed;
      })
      .toSorted((a, b) => place(a) - place(b))
      .map((ref) => ({ ref, text: accepted.get(claimId(ref)) ?? null })),
  }));
  return { sections: settled.filter(({ claims }) => claims.length > 0), drafted: accepted.size, replaced, added };
}
