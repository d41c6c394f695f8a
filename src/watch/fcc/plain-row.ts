/** What does a row of the Covered List say, once marks and spaces that come and go are put aside? */
import { nameKey } from '../../core/fold.ts';
import { cleanSourceText } from '../fetch/clean-source-text.ts';

/** A row is some 900 characters at most so far. */
const longest = 4_000;

/** The words as people read them: no footnote marks, no "Visit -" of a link's label, tidy spaces. */
export function plainRow(text: string): string {
  return cleanSourceText(text, longest)
    .replace(/[\^†‡#£³²¹⁰-⁹*§¶]+/gu, ' ')
    .replace(/\bvisit\s+[-–—]\s*/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:)])/g, '$1')
    .trim();
}

/** Its words alone, folded: two rows that share them say the same, however they are set. */
export const wordsOfRow = (text: string): readonly string[] => nameKey(plainRow(text)).split(' ').filter(Boolean);
