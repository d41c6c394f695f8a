/** Which colleagues do the words point at, and how are sentences read that hold their names? */
import type { Person } from '../core/person.ts';
import type { Span } from './span.ts';

const letters = (index: number): string =>
  index.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 26)));
/** One word no person writes, in the place of a name of whatever words, letter case and signs. */
const standIn = (index: number): string => `Qqcolleague${letters(index)}`;
export const standInPattern = 'Qqcolleague[a-z]+';

const pattern = (name: string): string => name.split(/\s+/).map(RegExp.escape).join('\\s+');

/** Where the colleagues are named, each with their place in the list, in the order they stand; the longer name wins. */
export function findPeople(text: string, people: readonly Person[]): (Span & { readonly index: number })[] {
  const found: (Span & { readonly index: number })[] = [];
  const byLength = people
    .map(({ name }, index) => ({ name: name.trim(), index }))
    .sort((a, b) => b.name.length - a.name.length);
  for (const { name, index } of byLength) {
    if (name === '') continue;
    for (const match of text.matchAll(new RegExp(`@?(?<![\\p{L}\\p{N}])${pattern(name)}(?![\\p{L}\\p{N}])`, 'giu'))) {
      const span = { start: match.index, end: match.index + match[0].length, index };
      if (!found.some((other) => other.start < span.end && other.end > span.start)) found.push(span);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

export interface WithStandIns {
  readonly text: string;
  /** What was read from the text, with the names in their places again. */
  restore<Said extends string | null>(said: Said): Said | string;
}

/** The text with one word in the place of each colleague's name, so that rules about names hold for all names. */
export function withStandIns(text: string, people: readonly Person[]): WithStandIns {
  let [put, at] = ['', 0];
  for (const { start, end, index } of findPeople(text, people)) {
    put += `${text.slice(at, start)}${standIn(index)}`;
    at = end;
  }
  return {
    text: put + text.slice(at),
    restore: (said) =>
      said === null
        ? said
        : said.replace(new RegExp(standInPattern, 'gi'), (word) => {
            const index = people.findIndex((_, each) => standIn(each) === word.replace(/^q/, 'Q'));
            return people[index]?.name ?? word;
          }),
  };
}
