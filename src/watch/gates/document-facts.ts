/** What does a document of an official source say of itself, as far as the gates ask? */

/** Facts in the source's own words, cleaned of markup. A source that does not tell one leaves it empty or null. */
export interface DocumentFacts {
  /** "2024-13695", "C1-2026-12345"; empty where there is none. */
  readonly number: string;
  readonly title: string;
  readonly abstract: string | null;
  /** "Interim rule; correction." */
  readonly action: string | null;
  /** "Rule", "Proposed Rule", "Notice", "Presidential Document". */
  readonly type: string;
  /** Names and slugs of all who issued it, parents included; empty for nobody that counts, null where it is not told: its words alone decide then. */
  readonly agencies: readonly string[] | null;
  readonly cfr: readonly { readonly title: number; readonly part: number | null }[];
  /** What it corrects, an address or a number. */
  readonly correctionOf: string | null;
  /** "FAR Case 2020-011", "ET Docket No. 21-232". */
  readonly dockets: readonly string[];
}

/** The longest text that the gates look at, in characters: an abstract has some 2,000. */
const most = 20_000;

/** One line, plain apostrophes and spaces, so that a phrase is found however it is set. */
export const plainText = (text: string): string =>
  text
    .slice(0, most)
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[‐‑–—]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Title and abstract as one text. */
export const textOf = ({ title, abstract }: Pick<DocumentFacts, 'title' | 'abstract'>): string =>
  `${plainText(title)}\n${plainText(abstract ?? '')}`;

/** Whose rules stand in which part of the Code of Federal Regulations, as a slug. */
const ownersOfParts: readonly {
  readonly title: number;
  readonly from: number;
  readonly to: number;
  readonly owner: string;
}[] = [
  { title: 15, from: 730, to: 774, owner: 'industry-and-security-bureau' },
  { title: 15, from: 7, to: 7, owner: 'commerce-department' },
  { title: 15, from: 791, to: 791, owner: 'commerce-department' },
  { title: 31, from: 500, to: 599, owner: 'foreign-assets-control-office' },
  { title: 47, from: 0, to: 199, owner: 'federal-communications-commission' },
  { title: 48, from: 1, to: 299, owner: 'acquisition-regulations' },
];

/** All issuers in one line, for a look with a pattern; told by the rules it changes too. Null where nothing tells. */
export function issuersOf({ agencies, cfr }: Pick<DocumentFacts, 'agencies' | 'cfr'>): string | null {
  const owners = ownersOfParts.filter(({ title, from, to }) =>
    cfr.some((each) => each.title === title && each.part !== null && each.part >= from && each.part <= to),
  );
  if (agencies === null && owners.length === 0) return null;
  return [...(agencies ?? []), ...owners.map(({ owner }) => owner)].filter(Boolean).join(' | ').slice(0, most);
}
