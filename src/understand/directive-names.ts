/** Which directive is named? */
import type { FactBase } from '../core/fact-base.ts';
import { wordsOf } from '../core/fold.ts';
import { isOrdinary } from '../factbase/ordinary-words.ts';
import type { Word } from '../factbase/words-in-text.ts';
import type { Span } from './span.ts';

export interface DirectiveHit extends Span {
  /** All directives of that name, the heaviest-named first. */
  readonly directives: readonly string[];
  readonly from: number;
  readonly to: number;
}

export interface DirectiveReader {
  find(words: readonly Word[]): DirectiveHit[];
  /** The directive of this id or name. */
  resolve(said: string): string | undefined;
}

/** The most words of a name looked at together. */
const longest = 12;
const sections = new Set(['s', 'sec', 'sect', 'section', 'paragraph']);

/** Letters and digits only, with the many ways of writing "section" made one: "§ 1634" and "Sec. 1634" agree. */
const joinedOf = (keys: readonly string[]): string =>
  keys.map((key, index) => (sections.has(key) && /^\d/.test(keys[index + 1] ?? '') ? 'section' : key)).join('');

/** The shorter ways of saying a name: without "the", and a clause by its number alone ("52.204-23"). */
function waysToSay(name: string): string[][] {
  const keys = wordsOf(name.replaceAll('§', ' section ')).map((word) => word.replace(/'s$/, '').replace(/'/g, ''));
  const ways = [keys];
  if (keys[0] === 'the') ways.push(keys.slice(1));
  const number = /\b\d{1,3}\.\d{2,4}-\d{1,4}\b/.exec(name)?.[0];
  if (number !== undefined) ways.push(wordsOf(number));
  return ways;
}

const generic = new Set(
  'a an the of on for and ban order directive rule rules law act notice statement list decision warning guidance determination prohibition regulation removal measure final interim'.split(
    ' ',
  ),
);

/** A name must tell its directive from any other: "the DHS ban" does, "the ban" does not. */
function telling(keys: readonly string[]): boolean {
  const own = keys.filter((key) => !generic.has(key));
  if (keys.length === 1) return own.some((key) => key.length >= 4 && (/\d/.test(key) || !isOrdinary(key)));
  return own.length > 0 && keys.join('').length >= 4;
}

export function makeDirectiveReader({ directives }: Pick<FactBase, 'directives'>): DirectiveReader {
  const byName = new Map<string, string[]>();
  for (const [id, directive] of directives) {
    for (const name of [...directive.names, directive.title, id]) {
      for (const keys of waysToSay(name)) {
        const joined = joinedOf(keys);
        const owners = byName.get(joined) ?? [];
        if (telling(keys) && !owners.includes(id)) byName.set(joined, [...owners, id]);
      }
    }
  }
  const lengths = new Set([...byName.keys()].map((name) => name.length));
  return {
    find(words) {
      const hits: DirectiveHit[] = [];
      for (let from = 0; from < words.length; from += 1) {
        for (let to = Math.min(words.length, from + longest); to > from; to -= 1) {
          const joined = joinedOf(words.slice(from, to).map((word) => word.key));
          const found = lengths.has(joined.length) ? byName.get(joined) : undefined;
          const [first, last] = [words[from], words[to - 1]];
          if (found === undefined || first === undefined || last === undefined) continue;
          hits.push({ directives: found, from, to, start: first.start, end: last.end });
          from = to - 1;
          break;
        }
      }
      return hits;
    },
    resolve(said) {
      if (directives.has(said)) return said;
      return byName.get(joinedOf(wordsOf(said.replaceAll('§', ' section '))))?.[0];
    },
  };
}
