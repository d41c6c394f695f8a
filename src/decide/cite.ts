/** How do claims get their [n], and which citations stand under the answer? */
import type { Citation } from '../core/citation.ts';
import type { ClaimRef, Section } from '../core/decision.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Block, NumberedCitation, ShownClaim } from '../core/reply.ts';

/** Citations shown with one claim: the heaviest two say enough on a card; the record holds all. */
const mostPerClaim = 2;

/** Numbers citations in the order they are first used; the same page with the same quote keeps its number. */
export class Citer {
  readonly #base: FactBase;
  readonly #numbers = new Map<string, NumberedCitation>();

  constructor(base: FactBase) {
    this.#base = base;
  }

  /** Every citation used so far, in order of n. */
  get citations(): NumberedCitation[] {
    return [...this.#numbers.values()];
  }

  /** One claim as it is shown; undefined when the record or the claim is not there. */
  claim(ref: ClaimRef): ShownClaim | undefined {
    const entry = this.#base.claimsOf(ref.record)[ref.index];
    if (entry === undefined) return undefined;
    return { text: entry.claim.text, citations: this.numbers(entry.claim.cites), record: ref.record };
  }

  /** The number of a claim's heaviest citation alone; none when the claim is not there. */
  heaviest(ref: ClaimRef | undefined): number[] {
    const entry = ref === undefined ? undefined : this.#base.claimsOf(ref.record)[ref.index];
    return entry === undefined ? [] : this.numbers(entry.claim.cites.slice(0, 1));
  }

  /** The numbers of the heaviest of some citations. */
  numbers(citations: readonly Citation[]): number[] {
    return [...new Set(citations.slice(0, mostPerClaim).map((citation) => this.#number(citation)))];
  }

  /** One block a section; a section whose claims are gone is dropped. */
  sections(sections: readonly Section[]): Block[] {
    return sections.flatMap(({ title, claims, speaker }): Block[] => {
      const shown = claims.flatMap((ref) => this.claim(ref) ?? []);
      return shown.length === 0 ? [] : [{ kind: 'claims', title, claims: shown, speaker: speaker ?? null }];
    });
  }

  #number(citation: Citation): number {
    const key = `${citation.url}\n${citation.quote ?? ''}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known.n;
    const n = this.#numbers.size + 1;
    const { publisher, title, url, published, quote, checked, how } = citation;
    this.#numbers.set(key, { n, title, publisher, url, published, quote, checked, how });
    return n;
  }
}

/** The numbers under which the claims of some records stand in the blocks. */
export function numbersOf(records: readonly string[], blocks: readonly Block[]): number[] {
  const numbers = blocks.flatMap((block) =>
    block.kind === 'claims'
      ? block.claims.filter((claim) => records.includes(claim.record)).flatMap((claim) => claim.citations.slice(0, 1))
      : [],
  );
  return [...new Set(numbers)].slice(0, 4);
}
