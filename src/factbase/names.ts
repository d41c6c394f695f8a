/** Which vendors does a text name, however they are spelt? */
import { fold, nameKey } from '../core/fold.ts';
import type { Vendor } from '../core/vendor.ts';
import { formsOf, type NameForm, type NameMatch } from './name-forms.ts';
import { NameMatcher, slips } from './name-matcher.ts';
import { feelOf } from './name-position.ts';
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
   * first). `ours` says that the text speaks of our matter. Where a spelling fits two vendors or lies too far off, it is unknown, not a guess.
   */
  find(text: string, taken?: readonly Taken[], ours?: boolean): { mentions: Mention[]; unknown: UnknownName | null };
  /** The vendor of this id or whole name, or the vendors it may have meant. */
  resolve(said: string): { vendor: string } | { didYouMean: string[] };
}

/** The most words of a name looked at together. */
const longest = 6;
const scores = { exact: 1, alias: 0.98, misspelling: 0.95, transliteration: 0.9 } as const;
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

/** "Fortinet, Palo Alto or Check Point": what stands in a list of vendors is one. */
function isListed(text: string, found: readonly { readonly mention: Mention }[], index: number): boolean {
  const joins = (one: Mention | undefined, other: Mention | undefined) =>
    one !== undefined &&
    other !== undefined &&
    /^\s*(?:,|\/|&|or|and|vs\.?|versus|, (?:or|and))\s*$/i.test(text.slice(one.end, other.start));
  return (
    joins(found[index - 1]?.mention, found[index]?.mention) || joins(found[index]?.mention, found[index + 1]?.mention)
  );
}

/** Builds the gazetteer once; `find` then costs well under a millisecond whatever the number of vendors. */
export function makeNames(vendors: ReadonlyMap<string, Vendor>): Names {
  const matcher = new NameMatcher(formsOf(vendors));
  return {
    find(text, taken = [], ours = false) {
      const words = wordsIn(text);
      const feel = feelOf(text, words, ours);
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
        const hit = matcher.exactAt(feel, from, to);
        if (hit === null) return null;
        const { form } = hit;
        return { mention: asMention(text, words, from, to, form, form.how, scores[form.how]), weak: hit.weak };
      });
      for (const [index, word] of words.entries())
        if (taken.some((each) => word.start < each.end && word.end > each.start)) used[index] = true;
      scan(3, (from, to) => {
        const hit = matcher.nearAt(feel, from, to);
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
      const mentions = found
        .filter((each, index) => !each.weak || !sure || isListed(text, found, index))
        .map((each) => each.mention);
      return { mentions, unknown: findUnknown(feel, used, mentions.length > 0, matcher.near) };
    },
    resolve(said) {
      if (vendors.has(said)) return { vendor: said };
      const joined = nameKey(said).replaceAll(' ', '');
      const whole = matcher.owner(joined);
      if (whole !== null) return { vendor: whole.vendor };
      const shared = [...new Set(matcher.sharing(joined).map((form) => form.vendor))];
      if (shared.length > 0) return { didYouMean: shared };
      const close = matcher.near.find(fold(said).replace(/[^a-z0-9]/g, ''), 3);
      const [best, second] = close;
      if (best !== undefined && best.distance <= slips(joined.length) && second?.distance !== best.distance)
        return { vendor: best.form.vendor };
      return { didYouMean: close.slice(0, 3).map((each) => each.form.vendor) };
    },
  };
}
