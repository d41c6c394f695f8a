/** Which words does a text hold, and where? */
import { fold } from '../core/fold.ts';

/** One word of a text: as it is written, folded to a key, and its place (UTF-16 offsets, end exclusive). */
export interface Word {
  readonly said: string;
  /** Latin letters and digits, lower case; the possessive s dropped. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const word = /[\p{L}\p{N}\p{M}]+(?:['’ʼ]\p{L}+)?/gu;

/** The words of a text in order. Whatever folds to nothing (an emoji, a lone mark) is left out. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: said, index: start } of text.matchAll(word)) {
    const key = fold(said)
      .replace(/'s$/, '')
      .replace(/[^a-z0-9]/g, '');
    if (key !== '') words.push({ said, key, start, end: start + said.length });
  }
  return words;
}
