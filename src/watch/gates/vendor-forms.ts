/** In which ways is each of our vendors written in official texts, and how surely does each way mean it? */
import type { FactBase } from '../../core/fact-base.ts';
import { fold, nameKey } from '../../core/fold.ts';
import { isOrdinary } from '../../factbase/ordinary-words.ts';
import { ambiguousNames } from './second-words.ts';

/** One way to write a vendor. */
export interface VendorForm {
  readonly vendor: string;
  /** Folded words. */
  readonly keys: readonly string[];
  /** The words as the record writes them. */
  readonly said: readonly string[];
  /**
   * `any`: means it in any case. `cased`: only in the record's own capitals. `second`: only before a word that
   * `ambiguousNames` or a company's own word adds.
   */
  readonly how: 'any' | 'cased' | 'second';
  /** The marks between its words count: "N-able", "Dr.Web". */
  readonly tight: readonly string[] | null;
}

export interface VendorForms {
  /** By first word, the longest first. */
  readonly byFirst: ReadonlyMap<string, readonly VendorForm[]>;
  /** Names in scripts that set no spaces between words. */
  readonly unspaced: readonly { readonly vendor: string; readonly text: string }[];
  /** The vendor of each whole name as a key; null where two have it. */
  readonly whole: ReadonlyMap<string, string | null>;
}

const word = /[\p{L}\p{N}\p{M}]+/gu;
const unspacedScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const legalEnd = new Set(
  'inc incorporated llc ltd limited corp corporation co company gmbh ag sa srl plc pbc oyj nv kabushiki kaisha holdings holding'.split(
    ' ',
  ),
);
const legalStart = new Set('ao ooo oao jsc pjsc zao'.split(' '));

/** The words of a text as written, folded. */
export const foldWord = (said: string): string =>
  /^[\w]+$/.test(said) ? said.toLowerCase() : fold(said).replace(/[^\p{L}\p{N}]/gu, '');

const cache = new WeakMap<FactBase, VendorForms>();

/** The ways to write the vendors of a fact base; worked out once for each. */
export function vendorFormsOf(factBase: FactBase): VendorForms {
  const known = cache.get(factBase);
  if (known !== undefined) return known;
  const made = makeForms(factBase);
  cache.set(factBase, made);
  return made;
}

function makeForms({ vendors }: FactBase): VendorForms {
  const forms: VendorForm[] = [];
  const unspaced: { vendor: string; text: string }[] = [];
  const whole = new Map<string, string | null>();
  for (const [vendor, record] of vendors) {
    if (record.kind === 'class') continue;
    const companyNames = [record.name, ...record.legal, ...record.aliases];
    const productNames = record.products.flatMap(({ name, aliases }) => [name, ...aliases]);
    const seen = new Set<string>();
    for (const name of [...companyNames, ...productNames]) {
      const isCompany = companyNames.includes(name);
      for (const spelling of spellingsOf(name)) {
        if (unspacedScript.test(spelling)) {
          if (spelling.length > 1) unspaced.push({ vendor, text: spelling });
          continue;
        }
        const key = nameKey(spelling);
        if (isCompany) whole.set(key, whole.has(key) && whole.get(key) !== vendor ? null : vendor);
        const form = formOf(vendor, spelling, name === record.name, isCompany);
        if (form === null || seen.has(form.keys.join(' '))) continue;
        seen.add(form.keys.join(' '));
        forms.push(form);
      }
    }
  }
  return { byFirst: grouped(forms), unspaced, whole };
}

/** "ByteDance / TikTok" is two names; "Huawei Technologies Co., Ltd." is said without its end, "AO Kaspersky Lab" without its start. */
function spellingsOf(name: string): string[] {
  const parts = name.split(/\s+\/\s+/).flatMap((part) => [part, part.replace(/\s*\([^)]*\)/g, '')]);
  return [...new Set(parts.flatMap((part) => [part, withoutLegal(part)]))];
}

function withoutLegal(name: string): string {
  const words = name.split(/[\s,]+/).filter(Boolean);
  const bare = (text: string | undefined): string => (text ?? '').toLowerCase().replace(/[^a-z]/g, '');
  while (words.length > 1 && legalEnd.has(bare(words.at(-1)))) words.pop();
  while (words.length > 1 && legalStart.has(bare(words[0]))) words.shift();
  return words.join(' ');
}

function formOf(vendor: string, spelling: string, isMain: boolean, isCompany: boolean): VendorForm | null {
  const said = spelling.match(word) ?? [];
  const keys = said.map(foldWord);
  const joined = keys.join('');
  if (joined.length < 2) return null;
  const key = keys.join(' ');
  const tight = keys[0] !== undefined && keys[0].length <= 2 && keys.length > 1 ? gapsOf(spelling) : null;
  const make = (how: VendorForm['how']): VendorForm => ({ vendor, keys, said, how, tight });
  if (ambiguousNames[key] !== undefined) return make('second');
  const ordinary = keys.every((each) => isOrdinary(each) || /^\d+$/.test(each));
  if (keys.length > 1) return make(ordinary || tight !== null ? 'cased' : 'any');
  // An abbreviation that is not what the vendor goes by ("ASA", "KIS") is somebody else's as often as not.
  if (!isMain && joined.length <= 4) return null;
  if (ordinary) return isCompany ? make('second') : null;
  return make(joined.length <= 4 ? 'cased' : 'any');
}

const gapsOf = (spelling: string): string[] => spelling.split(word).slice(1, -1);

function grouped(forms: readonly VendorForm[]): Map<string, VendorForm[]> {
  const byFirst = Map.groupBy(forms, ({ keys }) => keys[0] ?? '');
  for (const [first, some] of byFirst) {
    // Where the first word says it all, longer ways of the same vendor say no more.
    const sure = new Set(
      some.filter(({ keys, how }) => keys.length === 1 && how === 'any').map(({ vendor }) => vendor),
    );
    const kept = some.filter(({ vendor, keys }) => keys.length === 1 || !sure.has(vendor));
    byFirst.set(
      first,
      kept.sort((a, b) => b.keys.length - a.keys.length),
    );
  }
  return byFirst;
}
