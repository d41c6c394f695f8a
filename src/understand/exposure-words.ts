/** What does a sentence say about what a client has, and about the clients a directive touches? */
import type { Day } from '../core/day.ts';
import { seatsLimit } from '../core/exposure.ts';
import type { FactBase } from '../core/fact-base.ts';
import { nameKey } from '../core/fold.ts';
import type { ActionId } from '../core/intent.ts';
import type { Reading } from '../core/reading.ts';
import { dateSpans } from './date-words.ts';
import { isQuestion } from './question-form.ts';
import { readDate } from './read-date.ts';
import { overlap, type Span } from './span.ts';

const counted =
  '(?:seats?|licen[cs]es?|subscriptions?|users?|endpoints?|devices?|machines?|computers?|workstations?|laptops?|pcs?|servers?|boxes|units|cameras?|routers?|switches|firewalls?|phones?|drones?)';
/** "500 seats", "1,200 Kaspersky seats", "a 500-seat contract". */
const seats = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(\\d{1,3}(?:[,.\\u202f ]\\d{3})+|\\d+)(k)?[\\s-]+(?:[\\p{L}\\p{N}'’&-]+\\s+){0,4}?${counted}\\b`,
  'iu',
);
const renewing = /\b(?:renew\w*|expir\w*|runs?\s+out|run\s+until|term|contract|subscription|ends?|until|till)\b/i;
const having =
  /\b(?:has|have|had|runs?|uses?|owns?|bought|holds?|licensed|is on|are on|renews?|renewed|record|note|log|put|add|exposure)\b/i;
/** What is asked for beside it, or felt about it: a question or a concern, and no record of what there is. */
const meantOtherwise =
  /\?\s*$|\b(?:worr\w+|concern\w*|nervous|afraid|upset|scared|uneasy|unhappy|angry|ask(?:s|ed|ing)?|call(?:s|ed|ing)|complain\w*|banned|allowed|prohibited|legal|problem|may (?:they|we|he|she|it)|can (?:they|we|i)|should (?:they|we|i)|must (?:they|we)|what now|what do we|remind|follow-?\s?up|task|wants?|needs?)\b/i;

/** Whether the words can mean one of the actions about exposures at all; true for every other action. `masked`: with slot words for names. */
export function mayMean(action: ActionId | undefined, masked: string): boolean {
  switch (action) {
    case 'record-exposure':
      return (
        !isQuestion(masked.trim()) &&
        !meantOtherwise.test(masked) &&
        having.test(masked) &&
        (seats.test(masked) || (/\brenew\w*/i.test(masked) && /\bslotdate\b/.test(masked)))
      );
    case 'list-exposures':
      return /\b(?:seats?|exposures?|exposed|renewals?|renews?|licen[cs]es?)\b/i.test(masked);
    case 'list-touched':
      return (
        /\b(?:touch\w*|affect\w*|hit|hits|impact\w*|reach\w*|bear\w*)\b/i.test(masked) &&
        /\b(?:clients?|customers?|accounts?|who|whom|whose|every(?:one|body)|slotdirective|follow-?\s?ups?)\b/i.test(
          masked,
        )
      );
    default:
      return true;
  }
}

/** How many seats, and the first day they may have to be renewed; null for what is not said. `named`: stretches that are names. */
export function exposureParts(
  text: string,
  today: Day,
  named: readonly Span[],
): Pick<Reading, 'seats' | 'renewal' | 'badDate'> {
  const spans = dateSpans(text).filter((span) => !named.some((each) => overlap(each, span)));
  const lead = (span: Span) => renewing.test(text.slice(0, span.start).split(/[;!?]/).at(-1) ?? '');
  const span = spans.find(lead) ?? spans.at(-1);
  const meaning = span === undefined ? null : readDate(span.said, today, true);
  const bad = meaning !== null && 'impossible' in meaning;
  return {
    seats: seatsIn(
      spans.reduce(
        (left, { start, end }) => `${left.slice(0, start)}${' '.repeat(end - start)}${left.slice(end)}`,
        text,
      ),
    ),
    renewal: meaning === null || bad || !('first' in meaning) ? null : meaning.first,
    badDate: bad ? (span?.said ?? null) : null,
  };
}

function seatsIn(text: string): number | null {
  const [, digits, thousand] = seats.exec(text) ?? [];
  if (digits === undefined) return null;
  const count = Number(digits.replace(/\D/g, '')) * (thousand === undefined ? 1 : 1_000);
  return count >= 1 && count <= seatsLimit ? count : null;
}

/** Of "create the follow-ups for those BOD 17-01 touches" the step that creates; a question only looks. */
export const touchedStep = (text: string): NonNullable<Reading['touched']> =>
  !isQuestion(text) && !/\?\s*$/.test(text) && /\b(?:create|make|add|set\s+up|open|accept)\b/i.test(text)
    ? 'create'
    : 'list';

/** The product of a vendor that is said by its id or name after the vendor's own: "endpoint-security". */
export function productSaid(
  text: string,
  vendor: string | undefined,
  { vendors }: Pick<FactBase, 'vendors'>,
): string | null {
  const record = vendor === undefined ? undefined : vendors.get(vendor);
  if (record === undefined) return null;
  const said = ` ${nameKey(text)} `;
  const own = nameKey(record.name);
  const keys = (id: string, names: readonly string[]) =>
    [id, ...names]
      .map(nameKey)
      .flatMap((key) => (key.startsWith(`${own} `) ? [key, key.slice(own.length + 1)] : [key]));
  const hits = record.products.flatMap(({ id, name, aliases }) =>
    keys(id, [name, ...aliases]).flatMap((key) => (key !== '' && said.includes(` ${key} `) ? [{ id, key }] : [])),
  );
  return hits.toSorted((a, b) => b.key.length - a.key.length)[0]?.id ?? null;
}
