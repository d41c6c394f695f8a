/** Is a document about a measure that Vouch follows, and what kind of measure is it? */
import type { ItemType } from '../../core/item.ts';
import { type DocumentFacts, issuersOf, plainText, textOf } from './document-facts.ts';
import { againstExample, againstVendor, type Instrument, instruments, vendorIssuers } from './instrument-phrases.ts';
import { itemTypeOf, type Named } from './item-type.ts';
import { neighbourOf } from './neighbours.ts';

/** `why` and `rejected` are words for a person. `unlessNamed`: what it is after all, should its full text name a vendor. */
export type Verdict =
  | { readonly type: ItemType; readonly why: string }
  | { readonly rejected: string; readonly unlessNamed?: { readonly type: ItemType; readonly why: string } };

/** Judges by title, abstract, action, type and issuer; `named` are our vendors found in title and abstract. */
export function judgeInstrument(facts: DocumentFacts, named: Named): Verdict {
  const neighbour = neighbourOf(facts);
  if (neighbour !== null) return { rejected: neighbour };
  const text = textOf(facts);
  const issuers = issuersOf(facts);
  const instrument = instruments.find(({ phrase, issuer }) => phrase.test(text) && isIssuedBy(issuer, issuers));
  if (instrument === undefined) return byVendor(facts, named, text, issuers);
  const judged = { type: itemTypeOf(facts, instrument, named), why: `it is about ${instrument.name}` };
  if (instrument.ifNamed !== true || named.named.length > 0) return judged;
  return { rejected: `it is about ${instrument.name}, and names no vendor that we follow`, unlessNamed: judged };
}

/** Where a document names no issuer, its words alone decide. */
const isIssuedBy = (issuer: RegExp | undefined, issuers: string | null): boolean =>
  issuer === undefined || issuers === null || issuer.test(issuers);

const measure: Instrument = { name: 'a measure against a vendor', phrase: againstVendor, inForce: 'directive' };

/** No known instrument; but a measure may be new, and name a vendor of ours. */
function byVendor(facts: DocumentFacts, named: Named, text: string, issuers: string | null): Verdict {
  const rejected = { rejected: 'no instrument that we follow is named' };
  if (named.named.length === 0 || !isIssuedBy(vendorIssuers, issuers)) return rejected;
  // A rule whose very title names a vendor is about it, however it says so.
  const against =
    named.inTitle.length > 0
      ? /\brule\b|president/i.test(facts.type) || againstVendor.test(text)
      : againstExample.test(plainText(facts.abstract ?? ''));
  if (!against) return rejected;
  const type = itemTypeOf(facts, measure, named);
  return type === 'administrative' ? rejected : { type, why: `it is about ${measure.name}` };
}
