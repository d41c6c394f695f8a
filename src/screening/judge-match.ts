/** May the name that was asked for and a listed one belong to the same bearer? */
import { editDistance } from '../core/edit-distance.ts';
import { compareParts } from './compare-names.ts';
import type { NameParts } from './name-parts.ts';

/** From this likeness on a listed name is shown as a possible match; lower than for one name in two spellings, since a person looks at it. */
export const possible = 0.72;
/** Names with fewer letters than this are not looked for by near spellings: too many are one slip apart. */
const shortName = 6;

/** What the whole words of a name say of it, for `isOrdinary` that tells which words any text may hold. */
export interface Asked {
  readonly parts: NameParts;
  readonly joined: string;
  /** True where only the whole name will do: very short ones, and those of ordinary words alone. */
  readonly wholeOnly: boolean;
}

export function askedName(parts: NameParts, isOrdinary: (word: string) => boolean): Asked {
  const joined = parts.words.join('');
  const ordinary = parts.words.every(
    (word, index) => (parts.weights[index] ?? 0) < 1 || /^\d+$/.test(word) || isOrdinary(word),
  );
  return { parts, joined, wholeOnly: ordinary || joined.length < 4 };
}

/** 0, or a likeness from `possible` on. The words that half of all companies have ("technology") may be missing on one side. */
export function judgeMatch({ parts, joined }: Asked, listed: NameParts, individual: boolean): number {
  const asked = individual ? parts : { ...parts, company: true };
  if (joined.length < shortName) return onlyWeakBeside(asked, listed) ? 0.9 : 0;
  const [core, listedCore] = [coreOf(asked), coreOf(listed)];
  // One word is part of the names of many people
  if (core.words.length === 1 && listedCore.words.length > 1 && individual) return 0;
  if (
    core.words.length === 1 &&
    listedCore.words.length === 1 &&
    !isNear(core.words[0] ?? '', listedCore.words[0] ?? '')
  )
    return 0;
  const likeness = Math.max(compareParts(asked, listed), byCore(asked, core, listed, listedCore));
  return likeness >= possible ? likeness : 0;
}

/** Where one word decides, it has one slip, and two only if it is long. */
const isNear = (a: string, b: string): boolean => {
  const slips = Math.max(a.length, b.length) < 9 ? 1 : 2;
  return editDistance(a, b, slips) <= slips;
};

function byCore(asked: NameParts, core: NameParts, listed: NameParts, listedCore: NameParts): number {
  const weakAsked = asked.words.length - core.words.length;
  const weakListed = listed.words.length - listedCore.words.length;
  if (weakAsked + weakListed === 0 || core.words.length === 0 || listedCore.words.length === 0) return 0;
  const likeness = compareParts(core, listedCore);
  if (weakAsked === 0 || weakListed === 0) return 0.95 * likeness;
  // "Dahua Technology" and "Dahua Electronics" may be namesakes or not: alike enough to be looked at, no more.
  return likeness === 1 && core.words.join('').length >= 5 ? 0.75 : 0;
}

/** The name without the words that half of all companies have. */
export function coreOf(parts: NameParts): NameParts {
  const kept = parts.words.flatMap((word, index) => (parts.weights[index] === 1 ? [word] : []));
  return { words: kept, weights: kept.map(() => 1), company: parts.company };
}

/** Every word asked stands in the listed name, and what is left of it tells nothing. */
const onlyWeakBeside = (asked: NameParts, listed: NameParts): boolean =>
  asked.words.every((word) => listed.words.includes(word)) &&
  listed.words.every((word, index) => asked.words.includes(word) || (listed.weights[index] ?? 0) < 1);
