/** Which countries does the place of a headquarters name? */

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Every country by its plain English name. Two of them are American states as well, so they need more than their name. */
const countries: readonly string[] = [
  ...new Set(letters.flatMap((one) => letters.map((other) => names.of(one + other) ?? ''))),
].filter((name) => /^\p{L}[\p{L} ’.-]+$/u.test(name) && name !== 'Georgia' && name !== 'Jersey');

/** The longer name first, so that none is taken for a part of it. */
const anyCountry = new RegExp(
  `(?<!\\p{L})(?:${countries.toSorted((a, b) => b.length - a.length).join('|')})(?!\\p{L})`,
  'gu',
);

/** The names of countries, in the order of the alphabet; none where the place names no country. "(US)" is the United States. */
export const countriesIn = (place: string): string[] =>
  [...new Set(place.replace(/\bUS\b/g, 'United States').match(anyCountry) ?? [])].sort();
