/** What goes into a letter about a vendor? */
import type { Day } from '../../core/day.ts';
import type { ClaimRef, Decision, LetterToWrite, Section } from '../../core/decision.ts';
import type { FactBase } from '../../core/fact-base.ts';
import type { Reading } from '../../core/reading.ts';
import { decideVendor } from '../decide-vendor.ts';
import { toneOf } from './tone-of.ts';

/** What an answer about the vendor rests on, in the same order; nothing that the wording of the request alone leads to. */
export function decideLetter(reading: Reading, vendor: string, base: FactBase, today: Day): Decision {
  const plain = { ...reading, text: '', topics: [], premise: null };
  const answer = decideVendor(plain, vendor, base, today, 'show-status');
  if (answer.do !== 'show-status') return answer;
  const { verdict, others, sections } = answer;
  return { do: 'write-letter', verdict, others, tone: toneOf(reading.text), sections };
}

/** Whether a letter must say it: what the verdict rests on, what changes next, what is left out of it, and what somebody says to it. */
export function isNeeded({ verdict: { because, upcoming, exceptions, conflicts } }: LetterToWrite) {
  const bearing = new Set([
    ...[...because, ...upcoming, ...exceptions].map(({ directive }) => `directives/${directive}`),
    ...conflicts.flatMap(({ one, other }) => [`directives/${one}`, `directives/${other}`]),
  ]);
  return (ref: ClaimRef, section: Section): boolean => bearing.has(ref.record) || section.speaker !== undefined;
}
