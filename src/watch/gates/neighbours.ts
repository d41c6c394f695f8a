/** Which documents speak of our words or our vendors and are about something else? */
import { type DocumentFacts, issuersOf, textOf } from './document-facts.ts';

interface Neighbour {
  /** In words for a person, as the reason for leaving it out. */
  readonly reason: string;
  /** In title and abstract; any text where not said. */
  readonly phrase?: RegExp;
  /** Of whom; anybody where not said. */
  readonly issuer?: RegExp;
}

const neighbours: readonly Neighbour[] = [
  {
    reason: 'it is about forced labor: the Uyghur Forced Labor Prevention Act has an Entity List of its own',
    phrase: /\buyghur\b|\bUFLPA\b|\bforced labor\b|\bxinjiang\b/i,
  },
  {
    reason: 'it is a case of the International Trade Commission between companies, not a rule',
    issuer: /international[- ]trade[- ]commission/i,
  },
  { reason: 'it is an antitrust case', issuer: /antitrust/i },
  { reason: 'it is an antitrust case', phrase: /\b(?:proposed )?final judgments?\b.{0,40}\bcompetitive impact\b/i },
  { reason: 'it is about import duties', issuer: /international[- ]trade[- ]administration/i },
  {
    reason: 'it is about import duties',
    phrase: /\bcountervailing dut(?:y|ies)\b|\bantidumping\b|\bsection (?:301|232)\b/i,
  },
  { reason: 'it is about patents or trade marks', issuer: /patent[- ]and[- ]trademark/i },
  { reason: 'it is about aircraft', issuer: /federal[- ]aviation/i },
  { reason: 'it is about aircraft', phrase: /\bairworthiness\b/i },
  {
    reason: 'it only continues a national emergency',
    phrase: /^continuation of (?:the )?national emergenc(?:y|ies)\b/i,
  },
  { reason: 'it is about cars', phrase: /\bconnected vehicles?\b|\bmotor vehicles?\b/i },
  {
    reason: 'it is about energy use: "covered equipment" are appliances there',
    phrase: /\benergy conservation (?:program|standards?)\b|\btest procedures?\b/i,
    issuer: /energy[- ]department|department of energy|energy[- ]efficiency/i,
  },
  { reason: 'it is about security of transport', issuer: /transportation[- ]security|coast[- ]guard/i },
  { reason: 'it is about records on persons', phrase: /\bsystems? of records\b|\bcomputer matching\b/i },
];

/** Why the document is about something else; null where no neighbour is known. */
export function neighbourOf(facts: DocumentFacts): string | null {
  const text = textOf(facts);
  const issuers = issuersOf(facts);
  const found = neighbours.find(
    ({ phrase, issuer }) =>
      (phrase?.test(text) ?? true) && (issuer === undefined || (issuers !== null && issuer.test(issuers))),
  );
  return found?.reason ?? null;
}
