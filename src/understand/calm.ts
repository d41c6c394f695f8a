/** How is a text read in which letters were drawn out, or a name was spelled letter by letter? */

/** "Dahuaaaa": three times the same letter or more. */
const stretched = /(\p{L})\1{2,}/gu;
/** "K a s p e r s k y". */
const spelledOut = /(?<![\p{L}\p{N}])\p{L}(?: \p{L}){3,}(?![\p{L}\p{N}])/gu;
const word = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The text as it was meant, and as long as before: what is left out of a word is made up for by blanks behind it, so that
 * offsets into one are offsets into the other.
 */
export const calm = (text: string): string =>
  text
    .replace(spelledOut, (said) => said.replaceAll(' ', '').padEnd(said.length))
    .replace(word, (said) => said.replace(stretched, '$1').padEnd(said.length));
