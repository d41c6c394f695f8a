/** Is this an ordinary English word, and so no name unless the sentence says so? */
import { readFileSync } from 'node:fs';
import { stemmer } from 'stemmer';
import { editDistance } from '../core/edit-distance.ts';

/** The list holds one form of each word, separated by white space; the stem stands for the others. */
const list = readFileSync(new URL('ordinary-words.txt', import.meta.url), 'utf8')
  .split(/\s+/)
  .filter(Boolean);

const words = new Set(list);
const stems = new Set(list.map((word) => stemmer(word)));
const byStart = new Map<string, string[]>();
for (const word of list) {
  const start = word.slice(0, 1);
  byStart.set(start, [...(byStart.get(start) ?? []), word]);
}

/** True for a folded word that is itself on the list, or shares its stem with one. */
export const isListed = (key: string): boolean => words.has(key) || stems.has(stemmer(key));

/** True for a folded word that is on the list in this or another form ("allow", "allowed", "allowing"). */
export function isOrdinary(key: string): boolean {
  return words.has(key) || stems.has(stemmer(key)) || isDoer(key);
}

/** "Cleaner", "scanners", "fastest": an ordinary word with an ending the stemmer keeps. */
function isDoer(key: string): boolean {
  const root = /^(.{3,}?)(?:ers?|ors?|est)$/.exec(key)?.[1];
  if (root === undefined) return false;
  return [root, `${root}e`, root.replace(/(.)\1$/, '$1')].some((each) => words.has(each));
}

/** True for a folded word of five letters or more one slip away from an ordinary word: "usng", "contrctor". */
export function isNearlyOrdinary(key: string): boolean {
  if (key.length < 4) return false;
  const near = [...(byStart.get(key.slice(0, 1)) ?? []), ...(byStart.get(key.slice(1, 2)) ?? [])];
  const stem = stemmer(key);
  return near.some((word) => editDistance(key, word, 1) <= 1 || editDistance(stem, stemmer(word), 1) <= 1);
}
