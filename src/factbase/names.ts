/** Which vendors does a text name, however they are spelt? */
import { fold, nameKey } from '../core/fold.ts';
import type { Vendor } from '../core/vendor.ts';
import { formsOf, type NameForm, type NameMatch } from './name-forms.ts';
import { feelOf, positionOf, readsAsName, type TextFeel } from './name-position.ts';
import { NearNames } from './near-names.ts';
import { isNearlyOrdinary, isOrdinary } from './ordinary-words.ts';
import { findUnknown, type UnknownName } from './unknown-name.ts';
import { type Word, wordsIn } from './words-in-text.ts';

/** One place where a vendor is named. `start` and `end` are UTF-16 offsets; `score` runs from 0 to 1. */
export interface Mention {
  readonly vendor: string;
  readonly product: string | null;
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly how: NameMatch;
  readonly score: number;
}

/** A stretch of text that means something else (a client, a directive, a place) unless it is a known vendor's name. */
export interface Taken {
  readonly start: number;
  readonly end: number;
}

export interface Names {
  /**
   * The vendors named, in order, and a name in a vendor's place that is none we know (`didYouMean`: vendor ids, nearest
   * first). Where a spelling fits two vendors or lies too far off, it is unknown, not a guess.
   */
  find(text: string, taken?: readonly Taken[]): { mentions: Mention[]; unknown: UnknownName | null };
  /** The vendor of this id or whole name, or the vendors it may have meant. */
  resolve(said: string): { vendor: string } | { didYouMean: string[] };
}

/** The most words of a name looked at together. */
const longest = 6;
const scores = { exact: 1, alias: 0.98, misspelling: 0.95, transliteration: 0.9 } as const;
/** Words never joined with a neighbour into a name: "a vast", "as us". */
const glue = new Set(
  'a an as at am are be by can did do e for go he i if in is it me my no of on or s so t the to up us we was you'.split(
    ' ',
  ),
);

/** Slips allowed in a name of this many letters. */
const slips = (length: number): number => (length >= 8 ? 2 : length >= 5 ? 1 : 0);

const asMention = (
  text: string,
  words: readonly Word[],
  from: number,
  to: number,
  form: NameForm,
  how: NameMatch,
  score: number,
): Mention => {
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? start;
  return { vendor: form.vendor, product: form.product, start, end, said: text.slice(start, end), how, score };
};

/** Builds the gazetteer once; `find` then costs well under a millisecond whatever the number of vendors. */
export function makeNames(vendors: ReadonlyMap<string, Vendor>): Names {
  const forms = formsOf(vendors);
  const near = new NearNames(forms);
  const byJoined = new Map<string, NameForm[]>();
  let mostLetters = 0;
  for (const form of forms) {
    byJoined.set(form.joined, [...(byJoined.get(form.joined) ?? []), form]);
    mostLetters = Math.max(mostLetters, form.joined.length);
  }

  /** The one vendor a spelling stands for: its own name before another's alias; null when two have equal claim. */
  function owner(found: readonly NameForm[]): NameForm | null {
    for (const how of ['exact', 'alias', 'misspelling'] as const) {
      const fitting = found.filter((form) => form.how === how);
      if (fitting.length > 0)
        return new Set(fitting.map((form) => form.vendor)).size === 1 ? (fitting[0] ?? null) : null;
    }
    return null;
  }

  function exactAt(feel: TextFeel, from: number, to: number): { form: NameForm; weak: boolean } | null {
    const window = feel.words.slice(from, to);
    const joined = window.map((word) => word.key).join('');
    if (joined.length > mostLetters) return null;
    const form = owner(byJoined.get(joined) ?? []);
    if (form === null) return null;
    const key = window.map((word) => word.key).join(' ');
    const asWritten = (byJoined.get(joined) ?? []).some((each) => each.key === key);
    if (!asWritten && window.length > 1 && window.some((word) => glue.has(word.key) || word.key.length < 3))
      return null;
    const plain =
      form.ordinary || (window.every((word) => isOrdinary(word.key)) && (!asWritten || window.length === 1));
    if (!plain) return { form, weak: false };
    const position = positionOf(feel, from, to);
    if (window.length > 1 && !asWritten && window.every((word) => !glue.has(word.key) && word.key.length > 2))
      return position.article || window.some((word) => word.key === 'with') ? null : { form, weak: position.frame < 2 };
    return readsAsName(position) ? { form, weak: position.frame < 2 } : null;
  }

  function nearAt(
    feel: TextFeel,
    from: number,
    to: number,
  ): { form: NameForm; distance: number; foreign: boolean } | null {
    const window = feel.words.slice(from, to);
    const joined = window.map((word) => word.key).join('');
    const limit = slips(joined.length);
    if (limit === 0 || joined.length > 40) return null;
    if (
      window.every((word) => isOrdinary(word.key)) ||
      (window.length > 1 && window.some((word) => glue.has(word.key)))
    )
      return null;
    const foreign = window.some((word) => /[^\p{Script=Latin}\p{N}\p{M}'’ʼ]/u.test(word.said));
    // Russian case endings hide the name's own: "Касперского" is said of "Касперский".
    const spelt = foreign ? joined.replace(/(?:ogo|omu|im|om|aya|oy|uyu)$/, 'iy') : joined;
    const [best, second] = near.find(spelt, limit);
    if (best === undefined || best.distance > slips(best.form.joined.length)) return null;
    if (second !== undefined && second.distance === best.distance) return null;
    if (window.length > 1 && best.form.key.split(' ').length === 1 && best.distance > 1) return null;
    const sameStart = spelt[0] === best.form.joined[0];
    if (!sameStart && (best.distance > 1 || joined.length < 6)) return null;
    const position = positionOf(feel, from, to);
    if (
      (best.form.ordinary || joined.length < 7) &&
      position.frame + position.capital === 0 &&
      window.some((word) => isNearlyOrdinary(word.key))
    )
      return null;
    if (best.form.ordinary && position.frame < 2) return null;
    return { form: best.form, distance: best.distance, foreign };
  }

  return {
    find(text, taken = []) {
      const words = wordsIn(text);
      const feel = feelOf(text, words);
      const used = words.map(() => false);
      const found: { mention: Mention; weak: boolean }[] = [];
      const scan = (
        most: number,
        look: (from: number, to: number) => { mention: Mention; weak: boolean } | null,
      ): void => {
        for (let from = 0; from < words.length; from += 1) {
          for (let to = Math.min(words.length, from + most); to > from; to -= 1) {
            if (used.slice(from, to).includes(true)) continue;
            const hit = look(from, to);
            if (hit === null) continue;
            found.push(hit);
            used.fill(true, from, to);
            break;
          }
        }
      };
      scan(longest, (from, to) => {
        const hit = exactAt(feel, from, to);
        if (hit === null) return null;
        const { form } = hit;
        return { mention: asMention(text, words, from, to, form, form.how, scores[form.how]), weak: hit.weak };
      });
      for (const [index, word] of words.entries())
        if (taken.some((each) => word.start < each.end && word.end > each.start)) used[index] = true;
      scan(3, (from, to) => {
        const hit = nearAt(feel, from, to);
        if (hit === null) return null;
        const score = hit.foreign ? scores.transliteration : 1 - hit.distance / hit.form.joined.length;
        return {
          mention: asMention(text, words, from, to, hit.form, hit.foreign ? 'transliteration' : 'fuzzy', score),
          weak: false,
        };
      });
      found.sort((a, b) => a.mention.start - b.mention.start);
      // "Kaspersky updates on Windows" is about Kaspersky: a name that may be an ordinary word yields to a sure one.
      const sure = found.some((each) => !each.weak);
      const mentions = found.filter((each) => !each.weak || !sure).map((each) => each.mention);
      return { mentions, unknown: findUnknown(feel, used, mentions.length > 0, near) };
    },
    resolve(said) {
      if (vendors.has(said)) return { vendor: said };
      const joined = nameKey(said).replaceAll(' ', '');
      const whole = owner(byJoined.get(joined) ?? []);
      if (whole !== null) return { vendor: whole.vendor };
      const shared = [...new Set((byJoined.get(joined) ?? []).map((form) => form.vendor))];
      if (shared.length > 0) return { didYouMean: shared };
      const close = near.find(fold(said).replace(/[^a-z0-9]/g, ''), 3);
      const [best, second] = close;
      if (best !== undefined && best.distance <= slips(joined.length) && second?.distance !== best.distance)
        return { vendor: best.form.vendor };
      return { didYouMean: close.slice(0, 3).map((each) => each.form.vendor) };
    },
  };
}
