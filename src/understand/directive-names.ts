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
const spoken = (key: string, next: string | undefined): string =>
  sections.has(key) && /^\d/.test(next ?? '') ? 'section' : key;
const joinedOf = (keys: readonly string[]): string => keys.map((key, at) => spoken(key, keys[at + 1])).join('');

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
  const starts = new Set([...byName.keys()].map((name) => name.slice(0, 3)));
  return {
    find(words) {
      const hits: DirectiveHit[] = [];
      const keys = words.map((word, at) => spoken(word.key, words[at + 1]?.key));
      for (let from = 0; from < words.length; from += 1) {
        let best: DirectiveHit | undefined;
        let joined = '';
        for (let to = from + 1; to <= words.length && to - from <= longest; to += 1) {
          joined += keys[to - 1] ?? '';
          const found = starts.has(joined.slice(0, 3)) ? byName.get(joined) : undefined;
          const [first, last] = [words[from], words[to - 1]];
          if (joined.length >= 3 && !starts.has(joined.slice(0, 3))) break;
          if (found !== undefined && first !== undefined && last !== undefined)
            best = { directives: found, from, to, start: first.start, end: last.end };
        }
        if (best === undefined) continue;
        hits.push(best);
        from = best.to - 1;
      }
      return hits;
    },
    resolve(said) {
      if (directives.has(said)) return said;
      return byName.get(joinedOf(wordsOf(said.replaceAll('§', ' section '))))?.[0];
    },
  };
}
