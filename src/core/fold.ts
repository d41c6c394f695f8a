/** When are two spellings the same word or the same name? */
import { transliterate } from 'transliteration';

/** Latin letters only, lower case, no accents: "Касперский" becomes "kasperskiy", "Müller" becomes "muller". */
export function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘ʼ]/g, "'");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII, for which transliteration has nothing to do
  return (/^[\x00-\x7f]*$/.test(plain) ? plain : transliterate(plain)).toLowerCase();
}

/** The words of a text, folded: letters and digits, with inner apostrophes, dots, hyphens and ampersands dropped or kept apart. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[a-z0-9]+(?:'[a-z]+)?/g) ?? [];
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
