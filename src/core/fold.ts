/** When are two spellings the same word or the same name? */
import { transliterate } from 'transliteration';

/**
 * Latin letters, lower case, no accents: "Касперский" becomes "kasperskiy", "Müller" becomes "muller". A script that
 * nobody transliterates stays as it is, so that two names in it stay two names.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[^\p{ASCII}]/gu, (sign) => {
      const latin = transliterate(sign);
      // Sign by sign, so that one that nobody transliterates is kept wherever it stands.
      return /[\p{L}\p{N}]/u.test(latin) || !/[\p{L}\p{N}]/u.test(sign) ? latin : sign.normalize('NFKD');
    })
    .replace(/\p{M}/gu, '')
    .toLowerCase();
}

/** The words of a text, folded: letters and digits; an inner apostrophe stays, every other mark parts words. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? [];
}

/** A name as a key: folded words joined by one space, possessive s dropped. "Acme, Inc." and "ACME inc" share one. */
export function nameKey(name: string): string {
  return wordsOf(name)
    .map((word) => word.replace(/'s$/, '').replace(/'/g, ''))
    .join(' ');
}

/** Every run of up to `most` words of a text as a name key, longest first: what may be a name in a sentence. */
export function phrasesOf(text: string, most: number): string[] {
  const words = wordsOf(text).map((word) => word.replace(/'s$/, '').replace(/'/g, ''));
  const phrases = new Set<string>();
  for (let length = Math.min(most, words.length); length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      phrases.add(words.slice(start, start + length).join(' '));
    }
  }
  return [...phrases];
}
