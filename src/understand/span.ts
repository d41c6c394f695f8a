/** Which stretch of the text carries a meaning of its own? */

/** UTF-16 offsets into the plain text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a stretch of text stands for when the rest of the sentence is read. */
export type SlotName = 'vendor' | 'client' | 'audience' | 'directive' | 'date' | 'place';

export interface SlotSpan extends Span {
  readonly slot: SlotName;
}

/** True when two stretches share a character. */
export const overlap = (one: Span, other: Span): boolean => one.start < other.end && one.end > other.start;

/** True when `outer` holds all of `inner`. */
export const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && outer.end >= inner.end;

/** The text with blanks in the place of some stretches; offsets stay as they were. */
export const without = (text: string, spans: readonly Span[]): string =>
  spans.reduce((left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end), text);
