/** Is a name on the list that of a vendor of ours, or one that only holds it? */
import type { FactBase } from '../../core/fact-base.ts';
import { fold } from '../../core/fold.ts';
import type { ScreeningEntry } from '../../core/screening.ts';
import { isOrdinary } from '../../factbase/ordinary-words.ts';
import { cleanLine, nameForms } from '../../screening/name-forms.ts';
import { nameParts } from '../../screening/name-parts.ts';

export interface NamedVendors {
  /** Listed under their own name, or as a firm that the list calls their affiliate. */
  readonly vendors: readonly string[];
  /** Whose name is a part of a longer one: a firm of theirs, or a namesake. */
  readonly maybe: readonly string[];
}

/** Looks for the vendors of a fact base; makes its index once. */
export interface VendorNames {
  /** A quick look, since most records are nobody's of ours: false where `find` need not be asked. */
  mayName(names: string): boolean;
  find(entry: Pick<ScreeningEntry, 'name' | 'otherNames' | 'type'>): NamedVendors;
}

const affiliated = /^(?<parent>.*?)\.?\s*\baffiliated\s+entit(?:y|ies)\s*:/i;
const technology = new Set(['technology', 'technologies', 'tech']);

/** The words that tell, without legal forms, in one spelling. */
const wordsOf = (name: string): readonly string[] => nameParts(name).words;
/** "Dahua" and "Dahua Technology" are one name; "Positive Technologies" without its second word is just a word. */
const withoutTechnology = (words: readonly string[]): string => words.filter((word) => !technology.has(word)).join(' ');
const isTelling = (words: string): boolean => words.split(' ').some((word) => word.length > 1 && !isOrdinary(word));

export function makeVendorNames(factBase: FactBase): VendorNames {
  const whole = new Map<string, Set<string>>();
  /** Names of one or more words that may be a part of a longer one, by their first word. */
  const parts = new Map<string, { readonly words: readonly string[]; readonly vendor: string }[]>();
  /** A word of each name, the one that tells most. */
  const signs = new Set<string>();
  const add = (key: string, vendor: string) => whole.set(key, (whole.get(key) ?? new Set()).add(vendor));
  for (const [id, { kind, name, legal, aliases }] of factBase.vendors) {
    if (kind === 'class') continue;
    for (const each of [name, ...legal, ...aliases]) {
      const words = wordsOf(each);
      signs.add(signOf(each, words));
      const key = words.join(' ');
      const short = withoutTechnology(words);
      // A single ordinary word ("Panda", "Trend") names too many others.
      if (words.length > 1 || isTelling(key)) add(key, id);
      if (!isTelling(short)) continue;
      add(short, id);
      const kept = short.split(' ');
      if (kept.length > 1 || short.length > 2)
        parts.set(kept[0] ?? '', [...(parts.get(kept[0] ?? '') ?? []), { words: kept, vendor: id }]);
    }
  }
  const named = (form: string): readonly string[] => {
    const words = wordsOf(form);
    const short = withoutTechnology(words);
    return [...(whole.get(words.join(' ')) ?? []), ...((isTelling(short) && whole.get(short)) || [])];
  };
  const within = (form: string): string[] => {
    const words = withoutTechnology(wordsOf(form)).split(' ');
    return words.flatMap((word, at) =>
      (parts.get(word) ?? [])
        .filter((part) => part.words.every((each, index) => words[at + index] === each))
        .map((part) => part.vendor),
    );
  };
  const mayName = anyOf(signs);
  return {
    mayName,
    find({ name, otherNames, type }) {
      if (type !== null && type !== 'entity') return { vendors: [], maybe: [] };
      const forms = nameForms(name, otherNames);
      const parent = affiliated.exec(cleanLine(name))?.groups?.['parent'];
      const vendors = new Set([...forms, ...(parent === undefined ? [] : nameForms(parent, []))].flatMap(named));
      const maybe = new Set(forms.flatMap(within).filter((vendor) => !vendors.has(vendor)));
      return { vendors: [...vendors], maybe: vendors.size > 0 ? [] : [...maybe] };
    },
  };
}

/** The longest word that tells; all words where none does alone, as of another script, whose syllables are in half of all names. */
function signOf(name: string, words: readonly string[]): string {
  const telling = /[^\p{Script=Latin}\P{L}]/u.test(name) ? [] : words.filter(isTelling);
  return telling.toSorted((a, b) => b.length - a.length)[0] ?? words.join('');
}

/** Signs shorter than this stand in other words too: they count as whole words only. */
const short = 4;

/** Whether a text holds one of the signs: long ones however it is spaced. */
function anyOf(signs: ReadonlySet<string>): (text: string) => boolean {
  const [words, runs] = [
    [...signs].filter((sign) => sign.length < short),
    [...signs].filter((sign) => sign.length >= short),
  ];
  const anyWord = new RegExp(` (?:${words.filter(Boolean).join('|') || '(?!)'}) `, 'u');
  const anyRun = new RegExp(runs.join('|') || '(?!)', 'u');
  return (text) => {
    const folded = /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : fold(text);
    const spaced = ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    if (anyRun.test(spaced.replaceAll(' ', ''))) return true;
    // "Z.T.E." is one word.
    return anyWord.test(spaced) || anyWord.test(spaced.replace(/(?<= [\p{L}\p{N}]) (?=[\p{L}\p{N}] )/gu, ''));
  };
}
