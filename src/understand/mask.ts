/** What is left of a sentence when every name in it is replaced by what kind of name it is? */
import type { SlotSpan, Span } from './span.ts';

/** A stretch of text and what to put in its place. */
export interface Patch extends Span {
  readonly put: string;
}

/** Puts the word that stands for a kind of name in the place of the name. */
export const slotPatch = ({ slot, start, end }: SlotSpan): Patch => ({ start, end, put: `slot${slot}` });

/** The text with each stretch replaced; where two overlap the earlier, then the longer, wins. */
export function maskText(text: string, patches: readonly Patch[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end, put } of patches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    masked += `${text.slice(at, start)} ${put} `;
    at = end;
  }
  return masked + text.slice(at);
}

/** A training sentence with its placeholders ({vendor}, {date}...) as slot words. */
export const fillSlots = (says: string): string =>
  says.replace(/\{(vendor|client|audience|directive|date)\}/g, (_, slot: string) => ` slot${slot} `);
