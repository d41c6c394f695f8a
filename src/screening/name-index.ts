/** Which listed names are alike, out of tens of thousands, within milliseconds? */
import { wordsOf } from '../core/fold.ts';
import type { matchKinds, ScreeningNames } from '../core/screening.ts';
import { makeExactKeys } from './exact-keys.ts';
import { askedName, coreOf, judgeMatch } from './judge-match.ts';
import { nameForms } from './name-forms.ts';
import { nameParts } from './name-parts.ts';
import { makeTrigramIndex } from './trigrams.ts';

/** One entry with the name of it that is most alike: its number among the entry's `nameForms`. */
export interface Alike {
  readonly key: string;
  readonly form: number;
  readonly how: (typeof matchKinds)[number];
  readonly likeness: number;
  /** False for individuals, vessels and aircraft. */
  readonly vendor: boolean;
}

export interface NameIndex {
  /** All that are alike, likeliest first: whole names before near ones, companies before people and ships. */
  search(name: string): Alike[];
  readonly names: number;
  /** What its arrays and texts hold, in bytes. */
  readonly bytes: number;
}

/** How many names that share most letters are compared word by word. */
const compared = 40;

/** Built once for an edition; `isOrdinary` tells the folded words that any text may hold and that are no name alone. */
export function makeNameIndex(rows: readonly ScreeningNames[], isOrdinary: (word: string) => boolean): NameIndex {
  const keys = rows.map((row) => row.key);
  const kinds = rows.map((row) => row.type);
  const texts: string[] = [];
  const owners: number[] = [];
  const ordinals: number[] = [];
  rows.forEach((row, owner) => {
    nameForms(row.name, row.otherNames).forEach((form, ordinal) => {
      const folded = wordsOf(form.replaceAll('&', ' and ')).join(' ');
      if (folded === '') return;
      texts.push(folded);
      owners.push(owner);
      ordinals.push(ordinal);
    });
  });
  const count = texts.length;
  const offsets = new Uint32Array(count + 1);
  texts.forEach((text, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + text.length;
  });
  const all = texts.join('');
  const ownerOf = Uint32Array.from(owners);
  const ordinalOf = Uint8Array.from(ordinals, (ordinal) => Math.min(ordinal, 255));
  const partsAt = (index: number) => nameParts(all.slice(offsets[index], offsets[index + 1]));
  const joinedAt = (index: number) => partsAt(index).words.join('');
  const sortedAt = (index: number) => partsAt(index).words.toSorted().join(' ');
  const made = texts.map((text) => nameParts(text).words);
  const written = made.map((words) => words.join(''));
  const joined = makeExactKeys(count, (index) => written[index] ?? '');
  const sorted = makeExactKeys(count, (index) => made[index]?.toSorted().join(' ') ?? '');
  const trigrams = makeTrigramIndex(count, (index) => written[index] ?? '');

  /** The numbers of the names that are the same but for legal forms, the order of words and how they are parted. */
  function same(name: string, inOrder: string): Set<number> {
    return new Set([
      ...joined.maybe(name).filter((index) => joinedAt(index) === name),
      ...sorted.maybe(inOrder).filter((index) => sortedAt(index) === inOrder),
    ]);
  }

  return {
    names: count,
    bytes:
      all.length +
      offsets.byteLength +
      ownerOf.byteLength +
      ordinalOf.byteLength +
      joined.bytes +
      sorted.bytes +
      trigrams.bytes,
    search(name) {
      const parts = nameParts(name);
      if (parts.words.length === 0) return [];
      const asked = askedName(parts, isOrdinary);
      const best = new Map<number, Alike>();
      const add = (index: number, how: Alike['how'], likeness: number) => {
        const owner = ownerOf[index] ?? 0;
        const kind = kinds[owner] ?? null;
        const alike: Alike = {
          key: keys[owner] ?? '',
          form: ordinalOf[index] ?? 0,
          how,
          likeness,
          vendor: kind === null || kind === 'entity',
        };
        const before = best.get(owner);
        if (before === undefined || inOrder(alike, before) < 0) best.set(owner, alike);
      };
      const whole = same(asked.joined, parts.words.toSorted().join(' '));
      for (const index of whole) add(index, ordinalOf[index] === 0 ? 'exact' : 'alias', 1);
      if (!asked.wholeOnly) {
        const core = coreOf(parts).words.join('');
        const near = new Set(trigrams.near(asked.joined, compared));
        if (core !== '' && core !== asked.joined)
          for (const index of trigrams.near(core, compared / 2)) near.add(index);
        for (const index of near) {
          if (whole.has(index)) continue;
          const likeness = judgeMatch(asked, partsAt(index), kinds[ownerOf[index] ?? 0] === 'individual');
          if (likeness > 0) add(index, 'close', likeness);
        }
      }
      return [...best.values()].toSorted(inOrder);
    },
  };
}

const inOrder = (a: Alike, b: Alike): number =>
  Number(a.how === 'close') - Number(b.how === 'close') ||
  Number(b.vendor) - Number(a.vendor) ||
  b.likeness - a.likeness ||
  Number(a.how === 'alias') - Number(b.how === 'alias') ||
  a.key.localeCompare(b.key);
