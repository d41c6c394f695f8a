/** What is to be done about which item of the official sources? */
import type { Reading } from '../core/reading.ts';

type Review = NonNullable<Reading['review']>;

const steps: ReadonlyMap<string, Review['step']> = new Map([
  ['approve', 'approve'],
  ['draft', 'approve'],
  ['link', 'link'],
  ['dismiss', 'dismiss'],
]);
const nothing: Review = { step: 'list', item: null, hash: null, record: null, reason: null };
const reasonLimit = 500;

/** `source/id`: in quotation marks, or without a space but for the one in "cisa/ED 25-03". */
const item = /^(?:["“]([^"”]+\/[^"”]+)["”]|([a-z-]+\/(?:(?:BOD|ED)\s+\d\d-\d\d\b|\S+)))(?:\s+|$)/iu;

/** True for what the command takes where it is written without its slash. */
export const isReview = (rest: string): boolean =>
  /^(?:list|queue|items)?$/i.test(rest) ||
  (/^(?:approve|draft|link|dismiss)\s/i.test(rest) && reviewSaid(rest).item !== null);

/** "approve SOURCE/ID", "link SOURCE/ID RECORD", "dismiss SOURCE/ID REASON"; the list for whatever else. */
export function reviewSaid(rest: string): Review {
  const [, verb = '', after = ''] = /^(approve|draft|link|dismiss)\b\s*(.*)$/isu.exec(rest) ?? [];
  const step = steps.get(verb.toLowerCase());
  if (step === undefined) return nothing;
  const match = item.exec(after);
  const key = (match?.[1] ?? match?.[2])?.trim() ?? null;
  const tail = after.slice(match?.[0].length ?? after.length).trim();
  const named: Review = { ...nothing, step, item: key };
  if (step === 'dismiss') return { ...named, reason: orNull(tail.replace(/^(?:because|since|as|:)\s*/i, '')) };
  return { ...named, record: orNull(tail.replace(/^(?:as|to|with)\s+/i, '')) };
}

/** The answer to the question which record, or why; null where it is none. */
export function fillReview(
  waiting: Review,
  slot: 'record' | 'reason',
  said: string,
  directive: string | null,
): Pick<Reading, 'review'> | null {
  if (slot === 'reason') {
    const reason = orNull(said);
    return reason === null || reason.length > reasonLimit ? null : { review: { ...waiting, reason } };
  }
  const [record] = /\b(?:vendors|directives|facts|guidance)\/[a-z0-9-]+/i.exec(said) ?? [];
  if (record !== undefined) return { review: { ...waiting, record: record.toLowerCase() } };
  if (directive !== null) return { review: { ...waiting, record: `directives/${directive}` } };
  return /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(said) ? { review: { ...waiting, record: `directives/${said}` } } : null;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
