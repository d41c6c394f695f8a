/** Which known names lie within a few slips of a misspelt one? */
import { editDistance } from '../core/edit-distance.ts';
import type { NameForm } from './name-forms.ts';

export interface NearName {
  readonly form: NameForm;
  readonly distance: number;
}

/** The shortest name compared by spelling: with fewer letters everything is near everything. */
const shortest = 5;

function trigrams(word: string): string[] {
  const padded = `  ${word} `;
  return Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3));
}

/**
 * An index of names by their trigrams. A name within `limit` slips shares all but some three trigrams a slip, which leaves
 * a handful to compare letter by letter, however many names there are.
 */
export class NearNames {
  readonly #forms: readonly NameForm[];
  readonly #postings = new Map<string, number[]>();
  readonly #hits: Uint8Array;

  constructor(forms: readonly NameForm[]) {
    this.#forms = forms.filter((form) => form.joined.length >= shortest && form.how !== 'misspelling');
    this.#hits = new Uint8Array(this.#forms.length);
    for (const [index, form] of this.#forms.entries()) {
      for (const trigram of new Set(trigrams(form.joined))) {
        const posting = this.#postings.get(trigram);
        if (posting === undefined) this.#postings.set(trigram, [index]);
        else posting.push(index);
      }
    }
  }

  /** Names at most `limit` slips away, nearest first, one for each vendor. */
  find(joined: string, limit: number): NearName[] {
    if (joined.length < shortest - 1) return [];
    const grams = [...new Set(trigrams(joined))];
    const needed = Math.max(2, grams.length - 3 * limit - 1);
    const touched: number[] = [];
    for (const gram of grams) {
      for (const index of this.#postings.get(gram) ?? []) {
        const hits = this.#hits[index] ?? 0;
        if (hits === 0) touched.push(index);
        this.#hits[index] = hits + 1;
      }
    }
    const found = new Map<string, NearName>();
    for (const index of touched) {
      const enough = (this.#hits[index] ?? 0) >= needed;
      this.#hits[index] = 0;
      const form = this.#forms[index];
      if (!enough || form === undefined || Math.abs(form.joined.length - joined.length) > limit) continue;
      const distance = editDistance(joined, form.joined, limit);
      const known = found.get(form.vendor);
      if (distance <= limit && (known === undefined || distance < known.distance))
        found.set(form.vendor, { form, distance });
    }
    return [...found.values()].sort((a, b) => a.distance - b.distance || a.form.vendor.localeCompare(b.form.vendor));
  }
}
