/** What is left of a sentence when every name in it is replaced by what kind of name it is? */
import type { SlotName, SlotSpan } from './span.ts';

/** The word that stands for a name of a kind. */
export const slotWord = (slot: SlotName): string => `slot${slot}`;

/** The text with each stretch replaced by its slot word; where two overlap the earlier, then the longer, wins. */
export function maskText(text: string, spans: readonly SlotSpan[]): string {
  let masked = '';
  let at = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < at) continue;
    masked += `${text.slice(at, span.start)} ${slotWord(span.slot)} `;
    at = span.end;
  }
  return masked + text.slice(at);
}

/** A training sentence with its placeholders ({vendor}, {date}...) as slot words. */
export const fillSlots = (says: string): string =>
  says.replace(/\{(vendor|client|audience|directive|date)\}/g, (_, slot: string) => ` slot${slot} `);
