/** Under which names can a vendor be mentioned? */
import { nameKey } from '../core/fold.ts';
import type { Vendor } from '../core/vendor.ts';
import { isOrdinary } from './ordinary-words.ts';

/** How a mention was recognised. */
export type NameMatch = 'exact' | 'alias' | 'misspelling' | 'transliteration' | 'fuzzy';

/** One name of a vendor or of one of its products. */
export interface NameForm {
  /** The name as a key (folded words with spaces). */
  readonly key: string;
  /** The key without its spaces: what "web root" and "webroot" share. */
  readonly joined: string;
  readonly vendor: string;
  readonly product: string | null;
  readonly how: 'exact' | 'alias' | 'misspelling';
  /** All its words are ordinary ones ("Falcon", "Panda"), or it is too short to stand on its own. */
  readonly ordinary: boolean;
  /** It names a class of makers in words that are also used of single things: "the routers". */
  readonly kind: boolean;
}

const legalWords = new Set(
  'inc incorporated llc ltd limited corp corporation co company gmbh ag sa srl sro plc pbc ao ooo pvt bv nv ab oy lab labs group holdings holding'.split(
    ' ',
  ),
);

/** The spellings a written name stands for: "ByteDance / TikTok" is two names, "China Telecom (Americas)" may be said without the rest. */
function spellings(name: string): string[] {
  const parts = name.split(/\s+\/\s+/);
  return [...parts, ...parts.map((part) => part.replace(/\s*\([^)]*\)/g, '')), ...(parts.length > 1 ? [name] : [])];
}

/** The key without the words that only say what kind of company it is: "kaspersky lab inc" becomes "kaspersky". */
function withoutLegalWords(key: string): string {
  const words = key.split(' ');
  while (words.length > 1 && legalWords.has(words.at(-1) ?? '')) words.pop();
  while (words.length > 1 && legalWords.has(words[0] ?? '')) words.shift();
  return words.join(' ');
}

/** Every name of every vendor, the surest first. A name of one letter or digit is left out. */
export function formsOf(vendors: ReadonlyMap<string, Vendor>): NameForm[] {
  const forms: NameForm[] = [];
  for (const [id, vendor] of vendors) {
    const seen = new Set<string>();
    const add = (name: string, how: NameForm['how'], product: string | null, legal = false): void => {
      for (const spelling of spellings(name)) {
        const key = nameKey(spelling);
        for (const each of legal ? [key, withoutLegalWords(key)] : [key]) {
          const joined = each.replaceAll(' ', '');
          if (joined.length < 2 || seen.has(each)) continue;
          seen.add(each);
          const ordinary = each.split(' ').every((word) => isOrdinary(word)) || (joined.length < 3 && how !== 'exact');
          forms.push({ key: each, joined, vendor: id, product, how, ordinary, kind: vendor.kind === 'class' });
        }
      }
    };
    add(vendor.name, 'exact', null);
    for (const legal of vendor.legal) add(legal, 'exact', null, true);
    for (const alias of vendor.aliases) add(alias, 'alias', null, true);
    for (const product of vendor.products) {
      for (const name of [product.name, ...product.aliases]) add(name, 'alias', product.id);
    }
    for (const misspelling of vendor.misspellings) add(misspelling, 'misspelling', null);
  }
  return forms;
}
