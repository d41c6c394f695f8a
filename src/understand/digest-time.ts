/** When in the week is the digest wanted, and which week's is looked at? */
import type { Day } from '../core/day.ts';
import type { Reading } from '../core/reading.ts';
import { zoneOf } from './zone-words.ts';

type Time = NonNullable<Reading['digestTime']>;

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const weekday =
  /\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|sat(?=\s+(?:at|\d))|sun(?=\s+(?:at|\d)))s?\b/i;

/** A clock time; the longer forms first. */
const clock =
  /(?<![\d:.,/-])(?:(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?(?![\p{L}])|(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?![\d-])(?:\s*h\b)?|(\d{1,2})\s*(?:h\b|o['’]?clock\b|hours?\b)|(?<=\bat\s)(\d{1,2})(?![\d/.:-]|\s*(?:%|st|nd|rd|th)))/iu;
const named = /\b(noon|midday|midnight)\b/i;

const iana = /(?<![\p{L}\p{N}/])([a-z]{2,}(?:\/[a-z0-9_+-]+){1,2})/iu;
const short = /\b(et|est|edt|ct|cst|cdt|mt|mst|mdt|pt|pst|pdt|utc|gmt|cet|cest|bst)\b/i;
/** "New York time", "Eastern Standard Time": one to three words before "time". */
const spoken = /((?:[\p{L}.'’-]+\s+){1,3}?)(?:(?:standard|daylight|summer)\s+)?time\b/iu;
const bare =
  /\b(?:in|of|from|,)?\s*\b(eastern|central european|central|mountain|pacific|london|berlin|paris|madrid|rome|amsterdam|vienna|zurich|dublin|new york|chicago|denver|los angeles|toronto|sydney|tokyo|singapore)\s*[.!]?$/i;
/** What looks like a zone and is none has to be asked about; "and/or" does not. */
const likeIana = /^(?:africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific|etc|us)\//i;
const likePlace = /(?:\d|[ap]\.?m\.?|h|o['’]?clock|noon|midnight),?\s+((?:\p{Lu}[\p{L}.'’-]*\s+){1,3})time\b/u;
const otherLetters = /(?:\d|[ap]\.?m\.?|h|o['’]?clock|noon|midnight)\s+([A-Z]{2,5})\b/;

/** As far as it is said; null where nothing of a time is. */
export function digestTime(text: string): Time | null {
  const day = weekday.exec(text)?.[1]?.toLowerCase();
  const hour = hourIn(text);
  const zone = zoneIn(text);
  const index = day === undefined ? -1 : weekdays.findIndex((each) => each.startsWith(day.slice(0, 3)));
  const time: Time = {
    weekday: index < 0 ? null : index + 1,
    hour: hour === undefined || 'unclear' in hour ? null : hour.hour,
    zone: zone === undefined || 'unclear' in zone ? null : zone.zone,
    unclear:
      hour !== undefined && 'unclear' in hour
        ? hour.unclear
        : zone !== undefined && 'unclear' in zone
          ? zone.unclear
          : null,
  };
  return Object.values(time).every((each) => each === null) ? null : time;
}

function hourIn(text: string): { readonly hour: number } | { readonly unclear: string } | undefined {
  const word = named.exec(text)?.[1]?.toLowerCase();
  if (word !== undefined) return { hour: word === 'midnight' ? 0 : 12 };
  const match = clock.exec(withoutWeeks(text));
  if (match === null) return undefined;
  const [said, twelve, past, half, full, minutes, spelt, plain] = match;
  const number = Number(twelve ?? full ?? spelt ?? plain);
  const clean = Number(past ?? minutes ?? 0) === 0;
  const hour = half === undefined ? number : (number % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const exists = half === undefined ? number <= 23 : number >= 1 && number <= 12;
  return clean && exists ? { hour } : { unclear: said.trim() };
}

function zoneIn(text: string): { readonly zone: string } | { readonly unclear: string } | undefined {
  const written = iana.exec(text)?.[1];
  if (written !== undefined) {
    const zone = zoneOf(written);
    if (zone !== undefined) return { zone };
    if (likeIana.test(written) || /^\p{Lu}\p{L}+\/\p{Lu}/u.test(written)) return { unclear: written };
  }
  const words = spoken.exec(text)?.[1]?.trim();
  const found = words === undefined ? undefined : longest(words);
  if (found !== undefined) return { zone: found };
  const letters = short.exec(text)?.[1] ?? bare.exec(text)?.[1];
  const known = letters === undefined ? undefined : zoneOf(letters);
  if (known !== undefined) return { zone: known };
  const strange = likePlace.exec(text)?.[1]?.trim() ?? otherLetters.exec(text)?.[1];
  if (strange === undefined || /^(?:AM|PM)$/.test(strange)) return undefined;
  const zone = zoneOf(strange);
  return zone === undefined ? { unclear: strange } : { zone };
}

/** "8am New York" -> "New York": the longest run of words at the end that names a zone. */
function longest(words: string): string | undefined {
  const all = words.split(/\s+/);
  return all.map((_, index) => zoneOf(all.slice(index).join(' '))).find((zone) => zone !== undefined);
}

const isoWeek = /\b(\d{4})[\s-]*w\s*(\d{1,2})\b/i;
const spokenWeek = /\bweek\s*(?:no\.?|number|#)?\s*(\d{1,3})(?:\s*(?:,|of|in|\/)?\s*(\d{4}))?\b/i;
const shortWeek = /(?<![\p{L}\d-])w(\d{2})\b/iu;

const withoutWeeks = (text: string): string =>
  [isoWeek, spokenWeek, shortWeek].reduce((left, form) => left.replace(form, ' '), text);

/**
 * "2026-W47" of "2026-W47", "week 47", "week 47 of 2026" or "last week"; without a year the last such week that has begun by
 * `today`. A week that no year has is given as it was said; null where none is said.
 */
export function digestWeek(text: string, today: Day): string | null {
  const [, isoYear, iso] = isoWeek.exec(text) ?? [];
  if (isoYear !== undefined && iso !== undefined) return weekId(Number(isoYear), iso);
  const [, number = shortWeek.exec(text)?.[1], year] = spokenWeek.exec(text) ?? [];
  const now = Temporal.PlainDate.from(today);
  if (number !== undefined) {
    if (year !== undefined) return weekId(Number(year), number);
    const current = now.yearOfWeek ?? now.year;
    const isPast = Number(number) <= (now.weekOfYear ?? 0) || Number(number) > 53;
    return weekId(isPast ? current : current - 1, number);
  }
  if (!/\blast\s+week\b/i.test(text)) return null;
  const before = now.subtract({ days: 7 });
  return weekId(before.yearOfWeek ?? before.year, String(before.weekOfYear ?? 0));
}

const weekId = (year: number, week: string): string => `${year}-W${week.padStart(2, '0')}`;

/** The same from the fields of a form: a weekday's name or 1 to 7, an hour, a zone. */
export function timeOfForm(said: Readonly<Record<'weekday' | 'hour' | 'zone', string | null>>): Time | null {
  const day = weekdays.findIndex((each, index) => {
    const words = said.weekday?.toLowerCase();
    return words === String(index + 1) || (words !== undefined && words.length > 2 && each.startsWith(words));
  });
  const hour =
    said.hour === null ? undefined : (hourIn(said.hour) ?? hourIn(`at ${said.hour}`) ?? { unclear: said.hour });
  const zone = said.zone === null ? undefined : zoneOf(said.zone);
  const wrong = [
    said.weekday !== null && day < 0 ? said.weekday : null,
    hour !== undefined && 'unclear' in hour ? hour.unclear : null,
    zone === undefined ? said.zone : null,
  ].find((each) => each !== null);
  if (Object.values(said).every((each) => each === null)) return null;
  return {
    weekday: day < 0 ? null : day + 1,
    hour: hour === undefined || 'unclear' in hour ? null : hour.hour,
    zone: zone ?? null,
    unclear: wrong ?? null,
  };
}
