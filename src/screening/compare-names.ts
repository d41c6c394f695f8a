/** How likely do two spellings name the same company, person or vessel? */
import { editDistance } from '../core/edit-distance.ts';
import { type NameParts, nameParts } from './name-parts.ts';
import { wordLikeness } from './word-likeness.ts';

/** From this likeness on two names are taken for one; chosen on one half of a public set of name pairs (test/bench/public-names.ts). */
export const sameName = 0.725;

/** What words on one side only take off: a person's further names are often left out, a company's seldom. */
const extraOfPerson = 0.25;
const extraOfCompany = 0.9;
/** What words take off that stand against each other. */
const conflict = 1.8;

/**
 * 0 (other names) to 1 (the same name, but for marks, case, legal forms and the order of its words). Symmetric. Names in
 * different scripts are compared in Latin letters.
 */
export function compareNames(a: string, b: string): number {
  return compareParts(nameParts(a), nameParts(b));
}

/** The same for names that are in their parts already. */
export function compareParts(a: NameParts, b: NameParts): number {
  if (a.words.length === 0 || b.words.length === 0) return 0;
  const pairs = align(a, b);
  return Math.max(alignedLikeness(a, b, pairs), joinedLikeness(a, b));
}

interface Pair {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly likeness: number;
}

/** The pairs of words that belong together, most alike first; one word may stand for two that are written apart. */
function align(a: NameParts, b: NameParts): Pair[] {
  const pairs: Pair[] = [];
  const add = (left: number[], right: number[], x: string, y: string) => {
    const likeness = wordLikeness(x, y);
    if (likeness > 0) pairs.push({ left, right, likeness });
  };
  for (let i = 0; i < a.words.length; i += 1) {
    for (let j = 0; j < b.words.length; j += 1) {
      const [x = '', y = ''] = [a.words[i], b.words[j]];
      const [afterX, afterY] = [a.words[i + 1], b.words[j + 1]];
      add([i], [j], x, y);
      if (afterX !== undefined && y.length > x.length) add([i, i + 1], [j], x + afterX, y);
      if (afterY !== undefined && x.length > y.length) add([i], [j, j + 1], x, y + afterY);
    }
  }
  pairs.sort((x, y) => y.likeness - x.likeness || distance(x) - distance(y));
  const left = new Set<number>();
  const right = new Set<number>();
  return pairs.filter((pair) => {
    if (pair.left.some((index) => left.has(index)) || pair.right.some((index) => right.has(index))) return false;
    for (const index of pair.left) left.add(index);
    for (const index of pair.right) right.add(index);
    return true;
  });
}

/** How far a pair is from standing at one place: between two that are equally alike the nearer one is meant. */
const distance = ({ left, right }: Pair): number => Math.abs((left[0] ?? 0) - (right[0] ?? 0));

function alignedLikeness(a: NameParts, b: NameParts, pairs: readonly Pair[]): number {
  const weightOf = (parts: NameParts, indexes: readonly number[]) =>
    indexes.reduce((sum, index) => sum + (parts.weights[index] ?? 0), 0);
  const total = (parts: NameParts) => parts.weights.reduce((sum, weight) => sum + weight, 0);
  let matched = 0;
  let alike = 0;
  let ofLeft = 0;
  let ofRight = 0;
  for (const pair of pairs) {
    const [left, right] = [weightOf(a, pair.left), weightOf(b, pair.right)];
    const weight = Math.max(left, right);
    matched += weight;
    alike += weight * pair.likeness;
    ofLeft += left;
    ofRight += right;
  }
  if (matched === 0) return 0;
  const [restLeft, restRight] = [total(a) - ofLeft, total(b) - ofRight];
  const against = Math.min(restLeft, restRight);
  const extra = Math.max(restLeft, restRight) - against;
  const all = matched + against + extra;
  const company = a.company || b.company;
  const quality = alike / matched;
  return Math.max(
    0,
    quality * (1 - (conflict * against) / all - ((company ? extraOfCompany : extraOfPerson) * extra) / all),
  );
}

/** Written as one word each: finds what is split or joined otherwise. */
function joinedLikeness(a: NameParts, b: NameParts): number {
  const [x, y] = [a.words.join(''), b.words.join('')];
  if (x === y) return 1;
  const longer = Math.max(x.length, y.length);
  if (longer < 6) return 0;
  // Where as many words stand on both sides each was compared with its own, so only a single slip is left to find.
  const slips = longer < 12 || a.words.length === b.words.length ? 1 : 2;
  const apart = editDistance(x, y, slips);
  return apart > slips ? 0 : 1 - (apart / longer) * 1.2;
}
