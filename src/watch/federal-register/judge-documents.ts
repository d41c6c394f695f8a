/** Which documents are about measures that Vouch follows, and about whom? */
import type { FactBase } from '../../core/fact-base.ts';
import type { Item, ItemType } from '../../core/item.ts';
import { keyOf, numbersIn } from '../cisa/directive-numbers.ts';
import { aboutVendors } from '../gates/about-vendors.ts';
import { textOf } from '../gates/document-facts.ts';
import { judgeInstrument } from '../gates/instrument-gate.ts';
import { vendorsIn } from '../gates/vendors-in.ts';
import type { Delivered } from '../reader.ts';
import type { FederalRegisterDocument } from './federal-register-document.ts';
import { factsHash, type KnownText } from './federal-register-memory.ts';

/** The document's own part of its full text; null where it could not be had. */
export type TextOf = (document: FederalRegisterDocument) => Promise<string | null>;

export interface Judged {
  readonly delivered: readonly Delivered[];
  readonly texts: readonly KnownText[];
  /** Numbers of documents whose text could not be had. */
  readonly unread: readonly string[];
}

/** One after the other: the full text is asked for only where the instrument gate lets a document through, and once. */
export async function judgeDocuments(
  documents: readonly FederalRegisterDocument[],
  known: readonly KnownText[],
  textIn: TextOf,
  factBase: FactBase,
): Promise<Judged> {
  const byNumber = new Map(known.map((text) => [text.number, text]));
  const delivered: Delivered[] = [];
  const texts: KnownText[] = [];
  const unread: string[] = [];
  for (const document of documents) {
    const { facts } = document;
    const named = vendorsIn(textOf(facts), factBase);
    const verdict = judgeInstrument(facts, { named, inTitle: vendorsIn(facts.title, factBase) });
    const judged = 'rejected' in verdict ? verdict.unlessNamed : verdict;
    if (judged === undefined) {
      if ('rejected' in verdict) delivered.push(rejected(document, verdict.rejected));
      continue;
    }
    const about = (fullText: string | null) =>
      aboutVendors(facts, { type: judged.type, day: document.published, fullText }, factBase);
    const hash = factsHash(document, factBase);
    const before = byNumber.get(facts.number);
    let vendors = before?.hash === hash ? before.vendors : null;
    if (vendors === null && judged.type !== 'administrative') {
      const fullText = await textIn(document);
      if (fullText === null) unread.push(facts.number);
      else vendors = about(fullText);
    }
    if (vendors !== null) texts.push({ number: facts.number, hash, vendors });
    vendors ??= about(null);
    if ('rejected' in verdict && vendors.length === 0) delivered.push(rejected(document, verdict.rejected));
    else delivered.push({ item: itemOf(document, judged.type, vendors) });
  }
  return { delivered, texts, unread };
}

const rejected = ({ facts, url, published }: FederalRegisterDocument, reason: string): Delivered => ({
  rejected: { id: facts.number, title: facts.title, url, published, reason },
});

function itemOf(document: FederalRegisterDocument, type: ItemType, vendors: readonly string[]): Item {
  const { facts, summary, published, effective, issuer, citation, url } = document;
  const { number, title } = facts;
  return {
    source: 'federal-register',
    id: number,
    type,
    vendors: [...vendors],
    title,
    summary,
    url,
    published,
    effective,
    issuer,
    citation,
    keys: [`fr-${number.toLowerCase()}`, ...numbersIn(title).map(keyOf)],
    background: false,
  };
}
