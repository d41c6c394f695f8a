/** Which vendors is a document about, with its full text or without? */
import type { FactBase } from '../../core/fact-base.ts';
import type { ItemType } from '../../core/item.ts';
import { classesIn } from './classes-in.ts';
import { type DocumentFacts, textOf } from './document-facts.ts';
import { listedVendors } from './listed-vendors.ts';
import { mentionsIn, vendorsIn } from './vendors-in.ts';

/**
 * How often the full text must name a vendor that neither title nor abstract does. Lists name each company at least twice,
 * in the reasons and in the entry; rules for all name many an example once.
 */
const enough: Readonly<Record<ItemType, number>> = {
  directive: 2,
  delisting: 2,
  correction: 2,
  framework: 5,
  proposal: 5,
  administrative: 5,
};

/** Clauses are named after a vendor: their titles in a list of clauses say nothing of the rule at hand. */
const clauseTitle =
  /\bProhibition on (?:Contracting for Hardware, Software, and Services Developed or Provided by\s+(?:Kaspersky Lab(?: and Other)?(?: Covered Entities)?)|a\s+ByteDance Covered Application)/g;

/** Ids of vendors and classes in order of the alphabet. `day`: when it was published; `fullText`: null where it was not had. */
export function aboutVendors(
  facts: Pick<DocumentFacts, 'title' | 'abstract'>,
  { type, day, fullText }: { readonly type: ItemType; readonly day: string; readonly fullText: string | null },
  factBase: FactBase,
): string[] {
  const text = textOf(facts);
  const head = new Set([...vendorsIn(text, factBase), ...classesIn(text, factBase)]);
  if (fullText !== null)
    for (const [vendor, count] of mentionsIn(fullText.replaceAll(clauseTitle, ' '), factBase))
      if (count >= enough[type]) head.add(vendor);
  if (head.size === 0) for (const vendor of listedVendors(text, type, day, factBase)) head.add(vendor);
  return [...head].sort();
}
