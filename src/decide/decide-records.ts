/** What do the records say that are asked for by themselves: a directive, the newest ones, a curated answer? */
import { type Day, lastDay } from '../core/day.ts';
import type { Decision, Section } from '../core/decision.ts';
import type { FactBase } from '../core/fact-base.ts';
import type { Reading } from '../core/reading.ts';
import { distinct, knownBy, refOf } from './pick-claims.ts';

/** What a directive says: its lead, what was asked of it, the rest. */
export function explain(reading: Reading, base: FactBase, today: Day): Decision {
  const id = reading.directive ?? '';
  const entries = base.claimsOf(`directives/${id}`).filter((entry) => knownBy(entry, reading.asOf ?? today));
  if (entries.length === 0)
    return {
      do: 'refuse',
      refusal: { why: 'no-record', vendor: reading.vendors[0] ?? null, topics: reading.topics, looked: 1 },
    };
  const asked = entries.filter((entry) => entry.topics.some((topic) => reading.topics.includes(topic)));
  const sections: Section[] = [
    { title: null, claims: distinct([...entries.slice(0, 1), ...asked, ...entries].map(refOf), 10) },
  ];
  return { do: 'explain-directive', directive: id, sections };
}

/** Newest first; those published since the day asked for, or the ten newest. */
export function recent(reading: Reading, base: FactBase, today: Day): string[] {
  const vendor = reading.vendors[0];
  const until = reading.asOf ?? today;
  const { since } = reading;
  const newest = [...base.directives]
    .filter(([, directive]) => vendor === undefined || directive.vendors.includes(vendor))
    .filter(
      ([, directive]) =>
        lastDay(directive.published) <= until && (since === null || lastDay(directive.published) >= since),
    )
    .toSorted(([, a], [, b]) => lastDay(b.published).localeCompare(lastDay(a.published)));
  return newest.slice(0, since === null ? 10 : 50).map(([id]) => id);
}

/** The curated answer to a recurring question. */
export function guidance(reading: Reading, base: FactBase): Decision {
  const id = reading.guidance;
  if (id === null || !base.guidance.has(id))
    return {
      do: 'refuse',
      refusal: {
        why: 'no-record',
        vendor: reading.vendors[0] ?? null,
        topics: reading.topics,
        looked: base.guidance.size,
      },
    };
  return {
    do: 'show-guidance',
    guidance: id,
    sections: [{ title: null, claims: base.claimsOf(`guidance/${id}`).map(refOf) }],
  };
}
