/** What is shown under a verdict, in which order: what was asked, the grounds, what is left out, what changes next, the vendor's word? */
import { type Day, firstDay, lastDay } from '../core/day.ts';
import type { ClaimRef, Section } from '../core/decision.ts';
import { type ClaimEntry, type FactBase, vendorName } from '../core/fact-base.ts';
import type { Reading } from '../core/reading.ts';
import type { Ground, Verdict } from '../core/verdict.ts';
import { placeOf } from '../factbase/place-directive.ts';
import { spreadGrounds } from '../factbase/spread-grounds.ts';
import { claimsAbout, distinct, exceptionClaim, knownBy, leadClaim, refOf } from './pick-claims.ts';
import { claimsWithOwnWords } from './record-words.ts';

const mostGrounds = 6;
const mostAsked = 4;
/** Of the claims that hold the question's own words, so many come before the others of its topic. */
const mostSaid = 3;

/** The sections of an answer about a vendor; each claim appears once, where it first belongs. */
export function vendorSections(reading: Reading, verdict: Verdict, base: FactBase): Section[] {
  const { vendor, asOf } = verdict.question;
  const taken: ClaimRef[] = [];
  const sections: Section[] = [];
  const add = (title: string | null, refs: readonly ClaimRef[], most: number, speaker?: string) => {
    const claims = distinct(refs, most, taken);
    taken.push(...claims);
    if (claims.length > 0) sections.push({ title, claims, ...(speaker === undefined ? {} : { speaker }) });
  };
  const leads = (grounds: readonly Ground[]) => grounds.flatMap((ground) => leadClaim(ground.directive, base, asOf));

  add(null, topicClaims(reading.topics, verdict, base, reading.text), mostAsked);
  if (taken.length === 0) add('On record about this', claimsWithOwnWords(reading.text, vendor, base, asOf), 3);
  add(taken.length > 0 ? 'What it rests on' : null, leads(spreadGrounds(verdict.because)), mostGrounds);
  add('What ties it to these rules', memberClaims(verdict, base), 2);
  const isOver = ({ until }: Ground) => until !== null && lastDay(until) <= asOf;
  add('Orders to mend a flaw, not to stop using it', leads(verdict.mitigations.filter((each) => !isOver(each))), 4);
  add('Orders to mend a flaw that have ended', leads(verdict.mitigations.filter(isOver)), 3);
  add(
    'What is left out',
    verdict.exceptions.flatMap(({ directive, index }) => exceptionClaim(directive, index, base, asOf)),
    3,
  );
  add(
    'What changes next',
    [...verdict.upcoming.flatMap((ground) => datedClaims(ground, base, asOf)), ...dueClaims(verdict, base)],
    4,
  );
  add(
    'Where authorities disagree',
    verdict.conflicts.flatMap(({ one, other }) => [...leadClaim(one, base, asOf), ...leadClaim(other, base, asOf)]),
    4,
  );
  add('Some places have rules of their own', leads(verdict.elsewhere), 3);
  if (verdict.because.length === 0) add('Also on record', leads(verdict.context), 3);
  for (const { speaker, claims } of vendorPosition(vendor, verdict, base))
    add(`What ${speaker} says`, claims, 2, speaker);
  return sections;
}

/** Why rules for a whole class of makers bear on this vendor. */
function memberClaims(verdict: Verdict, base: FactBase): ClaimRef[] {
  const { vendor, asOf } = verdict.question;
  const through = new Set([...verdict.because, ...verdict.upcoming].flatMap((ground) => ground.through ?? []));
  const claims = (base.vendors.get(vendor)?.classes ?? [])
    .filter((each) => through.has(each.class))
    .map((each) => each.claim);
  return base
    .claimsOf(`vendors/${vendor}`)
    .filter((entry) => claims.includes(entry.claim) && knownBy(entry, asOf))
    .map(refOf);
}

/** Claims that carry one of the topics: those nearest to the question's words first, then those of the directives that bear on the verdict first, then newest first. */
export function topicClaims(topics: readonly string[], verdict: Verdict, base: FactBase, text = ''): ClaimRef[] {
  if (topics.length === 0) return [];
  const { vendor, asOf } = verdict.question;
  const said = base.search(text, { vendor, by: asOf, limit: mostSaid }).map(({ entry }) => entry);
  const nearness = (entry: ClaimEntry) => {
    const at = said.findIndex((each) => each.record === entry.record && each.index === entry.index);
    return at === -1 ? said.length : at;
  };
  const bearing = [...verdict.because, ...verdict.upcoming, ...verdict.mitigations, ...verdict.context].map(
    (ground) => `directives/${ground.directive}`,
  );
  const exempting = verdict.exceptions.map(({ directive }) => `directives/${directive}`);
  const rank = (entry: ClaimEntry) => {
    const place = [...bearing, ...exempting].indexOf(entry.record);
    return place === -1 ? bearing.length + exempting.length : place;
  };
  const sorted = claimsAbout(verdict.question.vendor, base, verdict.question.asOf)
    .filter((entry) => entry.topics.some((topic) => topics.includes(topic)))
    .filter((entry) => inPlace(entry, verdict, base))
    .toSorted(
      (a, b) =>
        hits(b, topics) - hits(a, topics) ||
        nearness(a) - nearness(b) ||
        rank(a) - rank(b) ||
        b.known.localeCompare(a.known) ||
        a.index - b.index,
    );
  // Whatever was asked gets its best claim before anything gets a second.
  const firsts = topics.flatMap((topic) => sorted.find((entry) => entry.topics.includes(topic)) ?? []);
  return [...new Set([...firsts, ...sorted])].map(refOf);
}

const hits = (entry: ClaimEntry, topics: readonly string[]) =>
  entry.topics.filter((topic) => topics.includes(topic)).length;

/** A directive that holds elsewhere only answers a question about elsewhere. */
function inPlace(entry: ClaimEntry, verdict: Verdict, base: FactBase): boolean {
  if (entry.kind !== 'directives' || entry.topics.includes('other-countries') || entry.topics.includes('states'))
    return true;
  const directive = base.directives.get(entry.record.slice('directives/'.length));
  return directive !== undefined && placeOf(directive.jurisdiction, verdict.question.jurisdiction, base) === 'here';
}

/** What a coming directive does, and the claims that carry its dates. */
function datedClaims(ground: Ground, base: FactBase, asOf: Day): ClaimRef[] {
  const dated = base
    .claimsOf(`directives/${ground.directive}`)
    .filter((entry) => knownBy(entry, asOf) && entry.topics.includes('deadlines'));
  return [...leadClaim(ground.directive, base, asOf), ...dated.slice(0, 2).map(refOf)];
}

/** The lead claims of directives whose fixed deadline is still ahead. */
function dueClaims(verdict: Verdict, base: FactBase): ClaimRef[] {
  const { asOf } = verdict.question;
  return verdict.because.flatMap(({ directive }) => {
    const ahead = nextDeadline(directive, base, asOf);
    if (ahead === undefined) return [];
    const claim = base
      .claimsOf(`directives/${directive}`)
      .find((entry) => entry.topics.includes('deadlines') && knownBy(entry, asOf));
    return claim === undefined ? [] : [refOf(claim)];
  });
}

/** The first day of a directive's next fixed deadline on or after a day; with `chain` of those that bind one of its audiences. */
export function nextDeadline(
  directive: string,
  base: FactBase,
  day: Day,
  chain: ReadonlySet<string> | null = null,
): Day | undefined {
  return (base.directives.get(directive)?.deadlines ?? [])
    .filter(({ audiences }) => chain === null || audiences === undefined || audiences.some((each) => chain.has(each)))
    .flatMap((deadline) => ('on' in deadline && lastDay(deadline.on) >= day ? [firstDay(deadline.on)] : []))
    .toSorted()[0];
}

/** The vendor's statements known by the day: first those that answer the measures at hand, newest first. */
function vendorPosition(vendor: string, verdict: Verdict, base: FactBase): { speaker: string; claims: ClaimRef[] }[] {
  const bearing = new Set([...verdict.because, ...verdict.upcoming].map((ground) => ground.directive));
  const statements = base
    .factsOf(vendor)
    .filter(
      ({ fact }) =>
        fact.kind === 'statement' &&
        fact.answers.some((id) => bearing.has(id)) &&
        lastDay(fact.published) <= verdict.question.asOf,
    )
    .toReversed();
  const newest = statements[0];
  if (newest === undefined) return [];
  const claims = base.claimsOf(`facts/${newest.id}`).filter((entry) => knownBy(entry, verdict.question.asOf));
  return [{ speaker: newest.fact.speaker ?? vendorName(vendor, base), claims: claims.map(refOf) }];
}
