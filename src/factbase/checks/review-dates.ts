/** Was each record reviewed after what it says happened, and is the next look still ahead? */
import { type Day, firstDay } from '../../core/day.ts';
import type { Finding, FindingWords } from '../finding.ts';
import { type PlacedCitation, placedCitations, placedClaims } from '../placed-claims.ts';
import type { Content, RecordFile } from '../read-records.ts';
import { findingAt, type SourceFile } from '../source-file.ts';

interface Reviewed {
  readonly reviewed: { readonly by: string; readonly on: Day };
  readonly recheck: Day;
  readonly published?: string;
}

/**
 * What only the clock finds is a warning: a clock may be wrong, or fixed in the past for a replay, and the same content must
 * then still be used. A slip of the year is an error all the same, by the order of the record's own dates.
 */
export function checkReviewDates(content: Content, today: Day): Finding[] {
  const files: readonly RecordFile<Reviewed>[] = [
    ...content.vendors,
    ...content.directives,
    ...content.facts,
    ...content.guidance,
    ...content.playbooks,
    ...content.intents,
    ...[content.audiences, content.jurisdictions, content.topics].filter((table) => table !== null),
  ];
  return [
    ...files.flatMap((file) => checkReview(file, today)),
    ...placedCitations(content).flatMap(checkCitation),
    ...placedClaims(content).flatMap(({ claim, path, record }) => {
      const { on } = record.value.reviewed;
      if (claim.known === undefined || firstDay(claim.known) <= on) return [];
      return later(record.source, [...path, 'known'], `known: ${claim.known}`, on);
    }),
    ...content.vendors.flatMap(checkLists),
  ];
}

function checkReview({ source, value }: RecordFile<Reviewed>, today: Day): Finding[] {
  const { reviewed, recheck, published } = value;
  const findings: Finding[] = [];
  const add = (path: readonly string[], words: FindingWords, severity?: Finding['severity']) =>
    findings.push(findingAt(source, path, words, severity));
  if (reviewed.on > today)
    add(
      ['reviewed', 'on'],
      {
        what: `on: the review of ${reviewed.on} lies in the future (today is ${today})`,
        why: 'people trust a record because somebody has read it against its sources',
        fix: 'write the day on which it was read',
      },
      'warning',
    );
  if (recheck <= reviewed.on)
    add(['recheck'], {
      what: `recheck: ${recheck} is not after the review of ${reviewed.on}`,
      why: 'recheck is the day by which somebody must look again',
      fix: 'write a day after the review, for most records half a year later',
    });
  else if (recheck < today)
    add(
      ['recheck'],
      {
        what: `recheck: ${recheck} has passed`,
        why: 'the record may be out of date, and its answers are still given',
        fix: 'read it against its sources again; then set reviewed and recheck',
      },
      'warning',
    );
  if (published !== undefined && firstDay(published) > reviewed.on)
    findings.push(later(source, ['published'], `published: ${published}`, reviewed.on));
  return findings;
}

function checkCitation({ citation, source, path, reviewed }: PlacedCitation): Finding[] {
  const { checked, published } = citation;
  const findings: Finding[] = [];
  if (checked > reviewed) findings.push(later(source, [...path, 'checked'], `checked: ${checked}`, reviewed));
  if (published !== null && firstDay(published) > checked)
    findings.push(
      findingAt(source, [...path, 'published'], {
        what: `published: ${published} is after the day the source was checked (${checked})`,
        why: 'a page cannot be read before it is published',
        fix: 'look at both dates again',
      }),
    );
  return findings;
}

/** Something dated after the review that is said to have covered it. */
function later(source: SourceFile, path: readonly (string | number)[], what: string, reviewed: Day): Finding {
  return findingAt(source, path, {
    what: `${what} is after the review of ${reviewed}`,
    why: 'the review has not covered it',
    fix: 'read the record against its sources again and set reviewed.on; or correct the date',
  });
}

function checkLists({ source, value }: Content['vendors'][number]): Finding[] {
  return value.checks.flatMap(({ edition, on }, index) => [
    ...(on > value.reviewed.on ? [later(source, ['checks', index, 'on'], `on: ${on}`, value.reviewed.on)] : []),
    ...(edition !== null && edition > on
      ? [
          findingAt(source, ['checks', index, 'edition'], {
            what: `edition: ${edition} is after the day the list was searched (${on})`,
            why: 'an edition cannot be searched before it is out',
            fix: 'look at both dates again',
          }),
        ]
      : []),
  ]);
}
