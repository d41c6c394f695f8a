/** Do the dates of rules come in an order that can be true? */
import { firstDay, lastDay, type PartialDay } from '../../core/day.ts';
import type { Directive } from '../../core/directive.ts';
import type { Finding, FindingWords } from '../finding.ts';
import { placedClaims } from '../placed-claims.ts';
import type { Content, RecordFile } from '../read-records.ts';
import { findingAt } from '../source-file.ts';

/** True when the first date is certainly earlier than the second, however exactly both are known. */
export const surelyBefore = (one: PartialDay, other: PartialDay): boolean => lastDay(one) < firstDay(other);

/** True when the second date is certainly not after the first. */
const surelyNotAfter = (until: PartialDay, from: PartialDay): boolean => lastDay(until) <= firstDay(from);

export function checkRecordDates(content: Content): Finding[] {
  return [...content.directives.flatMap(checkDirective), ...checkKnown(content)];
}

function checkDirective({ source, value }: RecordFile<Directive>): Finding[] {
  const { published, from, until } = value;
  const findings: Finding[] = [];
  const add = (path: readonly (string | number)[], words: FindingWords, severity?: Finding['severity']) =>
    findings.push(findingAt(source, path, words, severity));
  if (from !== null && until !== null && surelyNotAfter(until, from)) add(['until'], ended(until, from));
  if (from !== null && Number(published.slice(0, 4)) - Number(from.slice(0, 4)) > 1)
    add(
      ['from'],
      {
        what: `from: ${from} is long before it was published (${published})`,
        why: 'a rule seldom reaches back for years; often the year is a slip',
        fix: 'look at both dates again',
      },
      'warning',
    );
  for (const [index, binding] of value.binds.entries()) {
    const begins = binding.from ?? from;
    const ends = binding.until ?? until;
    const path = ['binds', index, binding.until === undefined ? 'from' : 'until'];
    const own = binding.from !== undefined || binding.until !== undefined;
    if (own && begins !== null && ends !== null && surelyNotAfter(ends, begins)) add(path, ended(ends, begins));
  }
  for (const [index, deadline] of value.deadlines.entries())
    if ('on' in deadline && surelyBefore(deadline.on, published))
      add(['deadlines', index, 'on'], {
        what: `on: the deadline ${deadline.on} lies before the directive was published (${published})`,
        why: 'nobody can be given a date that has passed',
        fix: 'look at both dates again',
      });
  return findings;
}

function ended(until: PartialDay, from: PartialDay): FindingWords {
  return {
    what: `until: ${until} is not after from: ${from}`,
    why: 'until is the first day on which the rule no longer holds; so it would never have held',
    fix: 'look at both dates again; use null where no end is known',
  };
}

function checkKnown(content: Content): Finding[] {
  return placedClaims(content).flatMap(({ claim, path, record, published }) => {
    const { known } = claim;
    if (known === undefined || published === null || !surelyBefore(known, published)) return [];
    return findingAt(record.source, [...path, 'known'], {
      what: `known: ${known} lies before the record was published (${published})`,
      why: 'known is the day from which a claim could be said, where that is later than its record',
      fix: 'remove known, or correct one of the dates',
    });
  });
}
