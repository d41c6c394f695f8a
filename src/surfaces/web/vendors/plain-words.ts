/** By which letters is a row of a table found? */

/**
 * The words of a text in small letters without accents. The script of the desk does the same to what is typed, so that both
 * find the same rows.
 */
export const plainWords = (text: string): string[] =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/\s+/u).filter(Boolean);

/** True where each of the words stands somewhere in a row's own. */
export const holdsWords = (row: string, words: readonly string[]): boolean => words.every((word) => row.includes(word));
