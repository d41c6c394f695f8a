/** What is taken out of every text from outside, whatever it is drawn on? */

/** Well-formed, with plain line breaks and spaces, and without control characters and marks that turn the reading direction. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/\p{Bidi_Control}/gu, '');
}

/** All on one line, with single spaces. */
export const onOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The same of a text from outside. */
export const tidyLine = (text: string): string => onOneLine(tidy(text));
