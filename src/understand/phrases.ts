/** Where in a text do the phrases of a list stand? */
import { wordsOf } from '../core/fold.ts';
import type { Word } from '../factbase/words-in-text.ts';
import type { Span } from './span.ts';

export interface PhraseHit<Value> extends Span {
  readonly value: Value;
  /** Word positions; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

export interface Phrases<Value> {
  /** The longest phrases, from left to right, none overlapping another. */
  find(words: readonly Word[]): PhraseHit<Value>[];
  /** What the whole text is, if it is one phrase. */
  whole(text: string): Value | undefined;
}

/** One form for singular and plural, the same for the list and the text: "agencies" and "agency", "contracts" and "contract". */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && /[^siu]s$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Looks phrases up by their folded words, singular or plural. A phrase given twice keeps its first value. */
export function makePhrases<Value>(entries: Iterable<readonly [phrase: string, value: Value]>): Phrases<Value> {
  const values = new Map<string, Value>();
  const starts = new Map<string, number>();
  for (const [phrase, value] of entries) {
    const keys = wordsOf(phrase).map((word) => singular(word.replace(/'s$/, '').replace(/'/g, '')));
    const [first] = keys;
    if (first === undefined || values.has(keys.join(' '))) continue;
    values.set(keys.join(' '), value);
    starts.set(first, Math.max(starts.get(first) ?? 0, keys.length));
  }
  return {
    find(words) {
      const keys = words.map((word) => singular(word.key));
      const hits: PhraseHit<Value>[] = [];
      for (let from = 0; from < keys.length; from += 1) {
        const most = Math.min(keys.length - from, starts.get(keys[from] ?? '') ?? 0);
        for (let length = most; length > 0; length -= 1) {
          const value = values.get(keys.slice(from, from + length).join(' '));
          const [first, last] = [words[from], words[from + length - 1]];
          if (value === undefined || first === undefined || last === undefined) continue;
          hits.push({ value, from, to: from + length, start: first.start, end: last.end });
          from += length - 1;
          break;
        }
      }
      return hits;
    },
    whole(text) {
      return values.get(
        wordsOf(text)
          .map((word) => singular(word.replace(/'s$/, '').replace(/'/g, '')))
          .join(' '),
      );
    },
  };
}
