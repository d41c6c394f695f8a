/** Does a sentence say what a record says, and nothing else? */
import { isOneSentence } from '../../core/citation.ts';
import { bare, tokensOf } from './plain-tokens.ts';
import { openings } from './synonyms.ts';
import { ordersOf } from './word-orders.ts';

/** The longest sentence of a letter, in characters. */
export const sentenceLimit = 300;

/** Plain writing: no markup, no address, no mention, no other script, nothing hidden. */
const plain = /^[A-Za-z0-9\u00c0-\u017f .,;:'’‘"“”()–—\-%$€£/&]+$/u;

/**
 * True only where the sentence is the claim itself, word for word, but for what cannot change its meaning: dates in
 * another writing, a date that stands elsewhere in its clause, words of the same meaning, active or passive, the speaker last,
 * articles, and an opening that says nothing. Whatever is added, left out, turned or joined makes it false, and so does doubt.
 */
export function isBorneOut(sentence: string, claim: string): boolean {
  if (sentence === claim) return true;
  if (sentence.length > sentenceLimit || !plain.test(sentence) || !isOneSentence(sentence)) return false;
  if (!/^["“]?[\p{L}\d]/u.test(sentence) || !/\.["”]?$/.test(sentence)) return false;
  const said = [bare(tokensOf(sentence)), ...withoutOpening(sentence).map((rest) => bare(tokensOf(rest)))];
  const orders = ordersOf(tokensOf(claim)).map(bare);
  return said.some((words) => orders.some((order) => isSame(words, order)));
}

/** What follows the opening, where there is one. */
function withoutOpening(sentence: string): string[] {
  const lower = sentence.toLowerCase();
  const opening = openings.find((each) => lower.startsWith(each) && /^[\s,:]/.test(lower.slice(each.length)));
  return opening === undefined ? [] : [sentence.slice(opening.length).replace(/^[\s,:]+/, '')];
}

/** Word for word; "in June 2024" is also true of what was on 20 June 2024. */
const isSame = (said: readonly string[], order: readonly string[]): boolean =>
  said.length === order.length &&
  said.every(
    (word, at) =>
      word === order[at] ||
      isMonthOf(said.slice(at, at + 2), order.slice(at, at + 2)) ||
      isMonthOf(said.slice(at - 1, at + 1), order.slice(at - 1, at + 1)),
  );

const isMonthOf = ([prep, month]: readonly string[], [recordPrep, day]: readonly string[]): boolean =>
  prep === 'in' &&
  recordPrep === 'on' &&
  month !== undefined &&
  day !== undefined &&
  /^@\d{4}-\d{2}$/.test(month) &&
  /^@\d{4}-\d{2}-\d{2}$/.test(day) &&
  day.startsWith(`${month}-`);
