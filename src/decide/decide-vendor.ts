/** How is a question about a vendor answered, or why not? */
import type { Day } from '../core/day.ts';
import type { Decision, Section } from '../core/decision.ts';
import { type FactBase, vendorName } from '../core/fact-base.ts';
import type { Reading } from '../core/reading.ts';
import { statuses, type Verdict } from '../core/verdict.ts';
import { audienceChain } from '../factbase/place-directive.ts';
import { questionOf } from '../factbase/question-of.ts';
import { verdict } from '../factbase/verdict.ts';
import { claimsAbout, distinct, knownBy, refOf } from './pick-claims.ts';
import { topicClaims, vendorSections } from './vendor-sections.ts';

/** A verdict with its grounds; or a refusal when the records have nothing on what was asked. */
export function decideVendor(
  reading: Reading,
  vendor: string,
  base: FactBase,
  today: Day,
  shape: 'answer-vendor' | 'show-status',
): Decision {
  const result = verdict(questionOf(reading, vendor, today), base);
  if (shape === 'answer-vendor' && !answerable(reading, result, base)) {
    const looked = new Set(claimsAbout(vendor, base, result.question.asOf).map((entry) => entry.record)).size;
    return { do: 'refuse', refusal: { why: 'no-record', vendor, topics: reading.topics, looked } };
  }
  return {
    do: shape,
    verdict: result,
    others: otherAudiences(result, base),
    sections: vendorSections(reading, result, base),
    premiseDenied: deniedPremise(reading.premise, result),
  };
}

/** The topic that the grounds of a verdict answer. */
const legalBasis = 'clauses';

/** What the question takes for granted, where the verdict says otherwise. */
function deniedPremise(premise: Reading['premise'], { because, byActivity }: Verdict): Reading['premise'] {
  const stands = premise === 'banned' ? !Object.values(byActivity).includes('prohibited') : because.length > 0;
  return premise !== null && stands ? premise : null;
}

/** What Vouch keeps no records of at all: prices, test results. */
const notKept = (reading: Reading, base: FactBase): boolean =>
  reading.topics.some((topic) => base.topics.get(topic)?.kept === false);

/** Structure, not a score: every topic asked must have a claim, and plain "may they" is always answerable. */
function answerable(reading: Reading, result: Verdict, base: FactBase): boolean {
  if (notKept(reading, base) || reading.unplaced) return false;
  // "Which law is that?" is answered by what the verdict rests on.
  if (reading.topics.join() === legalBasis && result.because.length > 0) return true;
  // What is asked first must be on record: what else the sentence touches does not stand in for it.
  if (reading.topics.length > 0) return topicClaims(reading.topics.slice(0, 1), result, base).length > 0;
  return (
    reading.strange.length === 0 || reading.activity !== null || reading.audience !== null || reading.premise !== null
  );
}

/** The audiences inside the asked one (federal contractors among businesses) for whom the answer is heavier; all when none was asked. */
function otherAudiences(result: Verdict, base: FactBase): { audience: string; verdict: Verdict }[] {
  const { audience } = result.question;
  const each = (id: string) => ({ audience: id, verdict: verdict({ ...result.question, audience: id }, base) });
  if (audience === null) return [...base.audiences.keys()].map(each);
  return [...base.audiences.keys()]
    .filter((inner) => inner !== audience && audienceChain(inner, base)?.has(audience) === true)
    .map(each)
    .filter((inner) => statuses.indexOf(inner.verdict.status) < statuses.indexOf(result.status));
}

/** Two or more vendors side by side. */
export function decideCompare(reading: Reading, base: FactBase, today: Day): Decision {
  if (notKept(reading, base)) {
    return {
      do: 'refuse',
      refusal: { why: 'no-record', vendor: null, topics: reading.topics, looked: base.facts.size },
    };
  }
  const verdicts = reading.vendors.slice(0, 4).map((vendor) => verdict(questionOf(reading, vendor, today), base));
  const sections = verdicts.map((each): Section => {
    const { vendor, asOf } = each.question;
    const grounds = vendorSections({ ...reading, topics: [] }, each, base)[0]?.claims ?? [];
    const home = base
      .claimsOf(`vendors/${vendor}`)
      .filter((entry) => entry.topics.includes('provenance') && knownBy(entry, asOf));
    return {
      title: vendorName(vendor, base),
      claims: distinct([...grounds.slice(0, 3), ...home.map(refOf)], 5),
    };
  });
  return { do: 'compare-vendors', verdicts, sections: sections.filter((section) => section.claims.length > 0) };
}

/** The records of one topic about a vendor, without a verdict: alternatives, provenance, statements. */
export function decideTopic(
  reading: Reading,
  vendor: string,
  topic: string,
  headline: string,
  base: FactBase,
  today: Day,
): Decision {
  const asOf = reading.asOf ?? today;
  const about = claimsAbout(vendor, base, asOf);
  const claims = about.filter((entry) => entry.topics.includes(topic));
  if (claims.length === 0) {
    return {
      do: 'refuse',
      refusal: { why: 'no-record', vendor, topics: [topic], looked: new Set(about.map((entry) => entry.record)).size },
    };
  }
  const newestFirst = claims.toSorted((a, b) => b.known.localeCompare(a.known));
  const section: Section = { title: null, claims: distinct(newestFirst.map(refOf), 8) };
  return {
    do: 'show-claims',
    vendor,
    headline,
    sections: [topic === 'statement' ? { ...section, speaker: vendorName(vendor, base) } : section],
  };
}
