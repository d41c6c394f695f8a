/** What does one record of the Consolidated Screening List say, whichever of its agencies wrote it? */
import { z } from 'zod';
import { Day } from '../core/day.ts';
import { type ScreeningEntry, screeningTypes } from '../core/screening.ts';
import { cleanLine } from './name-forms.ts';

/** Every key may be missing, null, "" or "None"; some agencies write a number where others write text. */
const Text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const line = cleanLine(String(value ?? ''));
    return line === '' || line === 'None' ? null : line;
  });

/** A list, one text with semicolons, or nothing. */
const Texts = z
  .union([z.array(Text), Text])
  .transform((value) =>
    (Array.isArray(value) ? value : (value?.split(';') ?? [])).flatMap((each) =>
      each === null || cleanLine(each) === '' ? [] : [cleanLine(each).replace(/^and\s+/i, '')],
    ),
  );

const Address = z.object({ address: Text, city: Text, state: Text, postal_code: Text, country: Text });
const Addresses = z
  .union([z.array(z.union([Address, Text])), Address, Text])
  .transform((value) => (Array.isArray(value) ? value : [value]));

const Name = z.string('has no name').transform((name, context) => {
  const clean = cleanLine(name);
  if (!/[\p{L}\p{N}]/u.test(clean)) context.addIssue('has no name');
  return clean;
});
const Source = z.string('does not say which list it is on').transform((source, context) => {
  const clean = cleanLine(source);
  if (clean === '') context.addIssue('does not say which list it is on');
  return clean;
});

const Url = Text.transform((text) => {
  const url = z.url({ protocol: /^https?$/ }).safeParse(text ?? '');
  return url.success ? url.data : null;
});

/** "2019-05-21", "2019-05-21T00:00:00Z" or "05/21/2019"; what is no day is left out. */
const DayText = Text.transform((text) => {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text ?? '') ?? [];
  const said = year === '' ? (text ?? '').slice(0, 10) : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Day.safeParse(said).data ?? null;
});

/** One record, with the keys it needs; all others are passed over. */
export const CslRecord = z.object({
  name: Name,
  source: Source,
  alt_names: Texts,
  addresses: Addresses,
  country: Text,
  entity_number: Text,
  id: Text,
  type: Text,
  programs: Texts,
  start_date: DayText,
  end_date: DayText,
  federal_register_notice: Text,
  source_list_url: Url,
  source_information_url: Url,
});
export type CslRecord = z.infer<typeof CslRecord>;

/** The record as an entry, its key aside. */
export function entryOf(record: CslRecord): Omit<ScreeningEntry, 'key'> {
  const places = record.addresses.flatMap((place) =>
    place === null ? [] : [typeof place === 'string' ? { line: place, country: null } : placed(place)],
  );
  const lines = places.map(({ line }) => line).filter((line) => line !== '');
  const countries = [record.country, ...places.map(({ country }) => country)].filter((country) => country !== null);
  const number = isNumbered(record) ? (record.entity_number ?? record.id) : record.entity_number;
  return {
    source: record.source,
    number,
    type: screeningTypes.find((type) => type === record.type?.toLowerCase()) ?? null,
    name: record.name,
    otherNames: [...new Set(record.alt_names)].filter((name) => name !== record.name),
    addresses: lines.length > 0 || record.country === null ? [...new Set(lines)] : [record.country],
    countries: [...new Set(countries)],
    programs: record.programs,
    start: record.start_date,
    end: record.end_date,
    notice: record.federal_register_notice,
    listUrl: record.source_list_url,
    informationUrl: record.source_information_url,
  };
}

/** The Treasury numbers its entries for good; the ids of all others are made from what an entry says and change with it. */
export const isNumbered = ({ source }: Pick<CslRecord, 'source'>): boolean => /treasury/i.test(source);

function placed(place: z.infer<typeof Address>): { line: string; country: string | null } {
  const { address, city, state, postal_code, country } = place;
  const parts = [address?.replace(/^and\s+/i, ''), city, [state, postal_code].filter(Boolean).join(' '), country];
  return { line: parts.filter((part) => part != null && part !== '').join(', '), country };
}
