/** What does one document in an answer of the Federal Register say, if it can be read? */
import { z } from 'zod';
import { addDays, Day, type Day as DayText } from '../../core/day.ts';
import { cleanSourceText } from '../fetch/clean-source-text.ts';
import type { DocumentFacts } from '../gates/document-facts.ts';
import type { Delivered } from '../reader.ts';

const text = z.string().nullish().catch(null);

const Agency = z.object({ name: text, raw_name: text, slug: text });

/** Fields may be missing or null; only the number and the date are needed. Fields that nobody knows are no harm. */
const Answer = z.object({
  document_number: z.string().trim().min(1).max(60),
  publication_date: Day,
  title: text,
  type: text,
  abstract: text,
  action: text,
  agencies: z.array(Agency).nullish().catch(null),
  effective_on: Day.nullish().catch(null),
  citation: text,
  html_url: text,
  raw_text_url: text,
  docket_ids: z.array(z.string()).nullish().catch(null),
  cfr_references: z
    .array(z.object({ title: z.coerce.number(), part: z.coerce.number().nullish().catch(null) }))
    .nullish()
    .catch(null),
  correction_of: text,
});

export interface FederalRegisterDocument {
  readonly facts: DocumentFacts;
  /** The abstract's beginning; empty where there is none. */
  readonly summary: string;
  readonly published: DayText;
  readonly effective: DayText | null;
  readonly issuer: string;
  readonly citation: string | null;
  /** On the Federal Register's own site, whatever the answer says. */
  readonly url: string;
  /** Where the full text is said to be. */
  readonly text: string | null;
}

/** A Monday issue is listed on the Saturday before; what is further ahead is no date. Days. */
const furthestAhead = 8;
const longestAbstract = 10_000;

/** The document, or why it cannot be read. `place`: its place in the answer, to tell it by. */
export function readDocument(
  value: unknown,
  place: number,
  today: DayText,
): FederalRegisterDocument | Extract<Delivered, { rejected: unknown }> {
  const parsed = Answer.safeParse(value);
  if (!parsed.success) return { rejected: unreadable(value, place, faultOf(parsed.error)) };
  const { data } = parsed;
  const number = plainNumber(data.document_number);
  if (number === null) return { rejected: unreadable(value, place, 'its number is not one of the Federal Register') };
  if (data.publication_date > addDays(today, furthestAhead))
    return { rejected: unreadable(value, place, 'its date is more than a week ahead') };
  const agencies = data.agencies ?? null;
  const facts: DocumentFacts = {
    number,
    title: quoted(cleanSourceText(data.title ?? '', 500)) || `Federal Register document ${number}`,
    abstract: quoted(cleanSourceText(data.abstract ?? '', longestAbstract)) || null,
    action: cleanSourceText(data.action ?? '', 300) || null,
    type: cleanSourceText(data.type ?? '', 60),
    agencies:
      agencies?.flatMap(({ name, raw_name, slug }) => [name, raw_name, slug].filter((each) => !!each)).map(String) ??
      null,
    cfr: (data.cfr_references ?? []).map(({ title, part }) => ({ title, part: part ?? null })),
    correctionOf: data.correction_of ?? null,
    dockets: data.docket_ids ?? [],
  };
  const names = (agencies ?? []).map(({ name, raw_name }) => cleanSourceText(name ?? raw_name ?? '', 100));
  return {
    facts,
    summary: quoted(cleanSourceText(data.abstract ?? '', 1_000)),
    published: data.publication_date,
    effective: data.effective_on ?? null,
    issuer: cleanSourceText([...new Set(names.filter(Boolean))].join(', '), 300),
    citation: cleanSourceText(data.citation ?? '', 100) || null,
    url: addressOf(data.html_url ?? null, number),
    text: data.raw_text_url ?? null,
  };
}

/** Dashes vary: "2011–1234" is "2011-1234". */
function plainNumber(number: string): string | null {
  const plain = number.replaceAll(/[‐‑‒–—]/g, '-').toUpperCase();
  return /^[A-Z0-9]{1,10}(?:-[A-Z0-9]{1,12}){1,3}$/.test(plain) ? plain : null;
}

/** The Federal Register writes quotes as its printers do: ``so''. */
const quoted = (words: string): string => words.replaceAll(/``|''/g, '"');

function addressOf(given: string | null, number: string): string {
  const url = given === null ? null : URL.parse(given);
  const isOwn =
    url !== null && url.protocol === 'https:' && url.host === 'www.federalregister.gov' && url.username === '';
  return isOwn ? url.href : `https://www.federalregister.gov/d/${number}`;
}

const faults: Readonly<Record<string, string>> = {
  document_number: 'it has no number',
  publication_date: 'its date is not a date',
};
const faultOf = ({ issues: [issue] }: z.ZodError): string =>
  faults[String(issue?.path[0])] ?? 'it is no document as the Federal Register describes them';

const Hint = z.object({ document_number: text, title: text, publication_date: text }).partial().catch({});

function unreadable(value: unknown, place: number, reason: string) {
  const hint = Hint.parse(value);
  const id = cleanSourceText(hint.document_number ?? '', 60) || `document ${place} of the answer`;
  const title = cleanSourceText(hint.title ?? '', 500) || id;
  return { id, title, url: null, published: null, reason };
}
