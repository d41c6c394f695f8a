/** Under which names can an entry of a list be asked for? */

/** What a list written in Windows letters has in place of these, when it was read as Latin-1. */
const windows: Readonly<Record<string, string>> = {
  '\x82': '‚',
  '\x84': '„',
  '\x85': '…',
  '\x8a': 'Š',
  '\x8c': 'Œ',
  '\x8e': 'Ž',
  '\x91': '‘',
  '\x92': '’',
  '\x93': '“',
  '\x94': '”',
  '\x96': '–',
  '\x97': '—',
  '\x9a': 'š',
  '\x9c': 'œ',
  '\x9e': 'ž',
  '\x9f': 'Ÿ',
};

/** One line as people read it: letters mended, no control characters, single spaces, trimmed. */
export function cleanLine(text: string): string {
  return text
    .replace(/[\x82-\x9f]/g, (sign) => windows[sign] ?? ' ')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu, ' ')
    .toWellFormed()
    .trim();
}

/** "a.k.a.", "f/k/a", "doing business as": what stands between two names of one bearer. */
const between =
  /[\s,;(]*\b(?:(?:a|f|n)\s?[./]?\s?k\s?[./]?\s?a|d\s?[./]\s?b\s?[./]\s?a|also known as|formerly known as|now known as|formerly|doing business as|trading as)\b[.:,]*\s*(?:the following [\w-]+ aliase?s?(?: and [\w-]+ locations?)?\s*:)?/gi;
/** Prose that a list adds to a name. */
const afterwards =
  /[;,]?\s*(?:and|including)\s+(?:any|its|all)\s+(?:successors?|sub-?units?|subsidiar(?:y|ies)|affiliates?)\b.*$/i;
const parent = /^.*\baffiliated\s+entit(?:y|ies)\s*:\s*/i;

/**
 * The names that a name as listed and its aliases hold, the listed one first: prose is dropped, "a.k.a." parts, a short
 * name in brackets is one of its own. Of "X (X). Affiliated Entity: Y" only Y is named by this entry.
 */
export function nameForms(name: string, aliases: readonly string[]): string[] {
  const forms = new Map<string, string>();
  for (const listed of [name, ...aliases]) {
    for (const form of formsOf(cleanLine(listed))) {
      const key = form.toLowerCase();
      if (/[\p{L}\p{N}]/u.test(form) && !forms.has(key)) forms.set(key, form);
    }
  }
  return [...forms.values()];
}

function formsOf(listed: string): string[] {
  const named = listed.replace(parent, '').replace(afterwards, '');
  return named
    .split(between)
    .flatMap((part) => part.split(/\s+-(?=\p{Lu})|;/u))
    .flatMap(withoutBrackets)
    .map((form) => tidyEnds(form.replace(/(\p{L})\?(?=\p{L})/gu, '$1')));
}

/** "CETC Institute (CETC 13)" has two names; the place in "Huawei (Suzhou) Co." is a part of its one. */
function withoutBrackets(part: string): string[] {
  const end = /^(?<long>.*\S)\s*\((?<short>[^()]{2,40})\)?[\s.,]*$/u.exec(part)?.groups;
  if (end?.['long'] === undefined || end['short'] === undefined) return [part];
  const { long, short } = end;
  const isRepeated = long.toLowerCase().includes(short.toLowerCase());
  return isRepeated || areInitials(short, long) ? [long, short] : [part];
}

/** "AASPT" of "Academy of Aerospace Solid Propulsion Technology": its letters begin words of the long name, in their order. */
function areInitials(short: string, long: string): boolean {
  if (!/^[\p{Lu}\d][\p{Lu}\d .&-]+$/u.test(short)) return false;
  const letters = [...short.toLowerCase().matchAll(/\p{L}/gu)].map(([letter]) => letter);
  let at = 0;
  for (const [start] of long.toLowerCase().matchAll(/(?<![\p{L}\p{N}])\p{L}/gu)) if (start === letters[at]) at += 1;
  return letters.length > 1 && at === letters.length;
}

const tidyEnds = (form: string): string =>
  form
    .replace(/^[\s.,;:'"“”-]*(?:and\b\s*)?/iu, '')
    .replace(/[\s,;:'"“”-]+$/u, '')
    .trim();
