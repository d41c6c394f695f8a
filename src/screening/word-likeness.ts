/** How alike are two words of two names? */
import { editDistance } from '../core/edit-distance.ts';

/** Spellings of one sound in the romanisations that lists use, longest first. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|ch|cz|tsch|zh|dj/g, 'c'],
  [/ph/g, 'f'],
  [/kh|gh|ck|q|g/g, 'k'],
  [/th/g, 't'],
  [/dz|ts|tz|z|x/g, 's'],
  [/ks/g, 's'],
  [/w|b(?=$)/g, 'v'],
  [/ou|oo|ow/g, 'u'],
  [/ee|iy|ij|yy|ey|ei|ie|y|j/g, 'i'],
  [/o/g, 'u'],
  [/e/g, 'i'],
  [/ai|ia/g, 'i'],
  [/h/g, ''],
  [/(.)\1+/g, '$1'],
];

const soundKeys = new Map<string, string>();

/** A word as it sounds, roughly: what differs only by the way of romanising gets one key. */
export function soundOf(word: string): string {
  const known = soundKeys.get(word);
  if (known !== undefined) return known;
  let key = word;
  for (const [pattern, sign] of sounds) key = key.replace(pattern, sign);
  if (soundKeys.size > 20_000) soundKeys.clear();
  soundKeys.set(word, key);
  return key;
}

/** Alike in letters, opposite in meaning. */
const sides = new Set('north south east west northern southern eastern western upper lower'.split(' '));

/** How many slips a word of so many letters may have and still be the same word. */
export const slipsIn = (letters: number): number => (letters <= 3 ? 0 : letters <= 5 ? 1 : letters <= 9 ? 2 : 3);

/** False where the letters alone say that more than `slips` lie between: one slip brings and takes at most one letter. */
function mayBeWithin(a: string, b: string, slips: number): boolean {
  if (Math.abs(a.length - b.length) > slips) return false;
  let apart = lettersOf(a) ^ lettersOf(b);
  let count = 0;
  for (; apart !== 0; apart &= apart - 1) count += 1;
  return count <= 2 * slips;
}

/** The letters of a word as bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/**
 * 0 (other words) to 1 (the same). Within the slips that a word of this length may have it falls with each slip; a word
 * that sounds the same is nearly the same; an initial stands for its word.
 */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (shorter === 1) return a[0] === b[0] && /\p{L}/u.test(a) && longer > 1 ? 0.85 : 0;
  if (/^\d+$/.test(a) || /^\d+$/.test(b) || (sides.has(a) && sides.has(b))) return 0;
  const slips = slipsIn(longer);
  const distance = mayBeWithin(a, b, slips) ? editDistance(a, b, slips) : slips + 1;
  const spelt = distance <= slips ? 1 - (distance / longer) * (distance === 1 ? 0.8 : 1.15) : 0;
  if (shorter < 3) return spelt;
  const x = soundOf(a);
  const y = soundOf(b);
  if (x === y && x.length >= 2) return Math.max(spelt, 0.93);
  if (x.length < 4 || y.length < 4) return spelt;
  const heard = mayBeWithin(x, y, 1) && editDistance(x, y, 1) <= 1 ? 0.9 - 1 / Math.max(x.length, y.length) : 0;
  return Math.max(spelt, heard);
}
