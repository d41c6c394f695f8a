/** Where does every claim and every citation of the content stand? */
import type { Citation } from '../core/citation.ts';
import type { Day, PartialDay } from '../core/day.ts';
import { type ClaimingRecord, type ListedClaim, listClaims } from './list-claims.ts';
import type { Content, RecordFile } from './read-records.ts';
import type { SourceFile } from './source-file.ts';

export type Claiming = ClaimingRecord & Pick<RecordFile<unknown>, 'id' | 'source'>;

/** Every record that carries claims. */
export function claimingRecords(content: Content): Claiming[] {
  return [
    ...content.vendors.map((file) => ({ kind: 'vendors' as const, ...file })),
    ...content.directives.map((file) => ({ kind: 'directives' as const, ...file })),
    ...content.facts.map((file) => ({ kind: 'facts' as const, ...file })),
    ...content.guidance.map((file) => ({ kind: 'guidance' as const, ...file })),
  ];
}

export interface PlacedClaim extends ListedClaim {
  readonly record: Claiming;
  /** When the record itself was published, where it has such a date. */
  readonly published: PartialDay | null;
}

export function placedClaims(content: Content): PlacedClaim[] {
  return claimingRecords(content).flatMap((record) => {
    const published = 'published' in record.value ? record.value.published : null;
    return listClaims(record).map((listed) => ({ ...listed, record, published }));
  });
}

export interface PlacedCitation {
  readonly citation: Citation;
  readonly source: SourceFile;
  readonly path: readonly (string | number)[];
  /** The day the whole record was last read against its sources. */
  readonly reviewed: Day;
}

/** The citations of all claims and of all deadlines that have their own. */
export function placedCitations(content: Content): PlacedCitation[] {
  const ofClaims = placedClaims(content).flatMap(({ claim, path, record }) =>
    claim.cites.map((citation, index) => ({
      citation,
      source: record.source,
      path: [...path, 'cites', index],
      reviewed: record.value.reviewed.on,
    })),
  );
  const ofDeadlines = content.directives.flatMap(({ value, source }) =>
    value.deadlines.flatMap((deadline, at) =>
      (deadline.cites ?? []).map((citation, index) => ({
        citation,
        source,
        path: ['deadlines', at, 'cites', index],
        reviewed: value.reviewed.on,
      })),
    ),
  );
  return [...ofClaims, ...ofDeadlines];
}
