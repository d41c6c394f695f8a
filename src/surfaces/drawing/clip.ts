/** How is our own long text cut? */

/** Where a longer text is best cut so that at most `max` UTF-16 units stay: between words, or at least never inside a character. */
export function cutAt(text: string, max: number): number {
  const space = text.lastIndexOf(' ', max);
  if (space > max / 2) return space;
  const code = text.charCodeAt(max - 1);
  return code >= 0xd800 && code <= 0xdbff ? max - 1 : max;
}

/** At most `max` UTF-16 units, cut at a word and ended by "…" where it was longer. Never for a claim: a claim is whole or left out. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, cutAt(text, max - 1)).replace(/[\s.,:;(-]+$/u, '')}…`;
}
